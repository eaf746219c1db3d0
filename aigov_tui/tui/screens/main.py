"""The main screen: four linked panes under one set of filters."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.reactive import reactive

from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context, Situation
from aigov_tui.tui.messages import Counted, Described
from aigov_tui.tui.ports import Store
from aigov_tui.tui.queries import QueryFailed, ask, host
from aigov_tui.tui.render.filters import filter_words
from aigov_tui.tui.screens.calm import CalmScreen
from aigov_tui.tui.screens.correcting import after_edit
from aigov_tui.tui.screens.placing import PlacingScreen
from aigov_tui.tui.widgets.chips import Chips
from aigov_tui.tui.widgets.command_bar import CommandBar
from aigov_tui.tui.widgets.entities import EntitiesPane
from aigov_tui.tui.widgets.import_watch import ImportWatch
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.pane import Pane
from aigov_tui.tui.widgets.quotes import QuotesPane
from aigov_tui.tui.widgets.reader import Reader
from aigov_tui.tui.widgets.reader_pane import ReaderPane
from aigov_tui.tui.widgets.sources import SourcesPane
from aigov_tui.tui.widgets.tabs import PaneTabs

if TYPE_CHECKING:
    from aigov_tui.model.rows import Overview
    from aigov_tui.tui.edits import Edit

_SAY_AGAIN_AFTER = 10.0  # seconds; every pane fails alike when the database is gone


class MainScreen(Commanded, PlacingScreen):
    """Hands the filters and the open document down to its panes, takes counts and failures up."""

    context = Context.MAIN
    BINDINGS = bindings_of(Context.MAIN)
    CSS_PATH = "main.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (160, "-wide")]  # noqa: RUF012  # Textual's type
    AUTO_FOCUS = "#sources PagedList"

    overview: reactive[Overview | None] = reactive(None, repaint=False)
    counts: reactive[dict[str, tuple[int, int]]] = reactive(dict, repaint=False)
    described: reactive[dict[str, str]] = reactive(dict, repaint=False)

    class _Known(Message):
        bubble = False

        def __init__(self, overview: Overview, actors: list[str]) -> None:
            super().__init__()
            self.overview = overview
            self.actors = actors

    def __init__(self) -> None:
        super().__init__()
        self._last_failure, self._failed_at = "", 0.0

    def compose(self) -> ComposeResult:
        """Chips over panes over footer; tabs only where one pane fits."""
        yield Chips(id="chips").data_bind(MainScreen.filters, MainScreen.order, MainScreen.overview)
        yield PaneTabs().data_bind(MainScreen.counts, MainScreen.described, current=MainScreen.pane)
        with Container(id="panes"):
            sources = SourcesPane(id="sources")
            sources.add_class("-current")  # from the first moment, or nothing could take the keyboard
            yield sources.data_bind(MainScreen.filters, MainScreen.undoable)
            yield ReaderPane(id="reader").data_bind(MainScreen.reading, MainScreen.filters)
            yield EntitiesPane(id="entities").data_bind(MainScreen.filters, MainScreen.undoable)
            yield QuotesPane(id="quotes").data_bind(MainScreen.filters)
        yield CommandBar()
        yield ImportWatch()

    def on_mount(self) -> None:
        """Count everything, and learn the actors' colours, once the frame is on the screen."""
        # Textual arranges a screen by its breakpoints when it is resized, which the first one is not at first.
        width = self.app.size.width
        self.add_class(max(point for point in self.HORIZONTAL_BREAKPOINTS if point[0] <= width)[1])
        self.call_after_refresh(host(self).stores.start)
        self._count_everything()

    def _count_everything(self) -> None:
        def question(store: Store) -> Message:
            return self._Known(store.overview(), [actor.key for actor in store.actors()])

        ask(self, "overview", question)

    @on(_Known)
    def _know(self, message: _Known) -> None:
        self.overview = message.overview
        host(self).palette = host(self).palette.with_actors(message.actors)
        self.repaint()

    def repaint(self) -> None:
        """Draw everything in the palette of now."""
        for rows in self.query(PagedList):
            rows.repaint()
        for reader in self.query(Reader):
            reader.repaint()
        for widget in self.query("Chips, PaneTabs, CommandBar"):
            widget.refresh()

    def situation(self) -> Situation:
        """Looks at filters, history and what escape would clear."""
        filters = len(self.filters.active())
        marked = self.reading is not None and self.reading.span is not None
        return Situation(
            filters=filters,
            past=bool(self.history.past),
            future=bool(self.history.future),
            clearable=bool(filters or marked or self.selections),
            writable=host(self).database is not None,
            problems=bool(self.overview and self.overview.problems),
        )

    @on(Counted)
    def _count(self, message: Counted) -> None:
        self.counts = {**self.counts, message.pane: (message.count, message.total)}

    @on(Described)
    def _describe(self, message: Described) -> None:
        self.described = {**self.described, message.pane: message.words}

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        again = message.sentence == self._last_failure and monotonic() < self._failed_at + _SAY_AGAIN_AFTER
        self._last_failure, self._failed_at = message.sentence, monotonic()
        if again:
            return
        self.app.notify(message.sentence, title="The database", severity="error", timeout=10, markup=False)

    # Corrections

    def reading_title(self) -> tuple[str, str] | None:
        """Key and title of the open document."""
        document = self.query_one(Reader).document
        return None if document is None else (document.source.key, document.source.title)

    def corrected(self, edit: Edit | None) -> None:
        """Names, metadata or counts are others now: everything is read again, and the filters follow."""
        self._count_everything()
        self.go(after_edit(edit, self.here()))
        for pane in self.query(Pane):
            pane.reread()
        self.query_one(Reader).reread()
        self.query_one(Chips).rename()

    @on(ImportWatch.Imported)
    def _imported(self, message: ImportWatch.Imported) -> None:
        """Another program imported: what is shown, and where one is in it, stays; what it says is read again."""
        self.corrected(None)
        for screen in self.app.screen_stack:  # one over another, all over this one
            if isinstance(screen, CalmScreen):
                screen.reread()
        if message.is_new:
            self.app.notify("An import changed the database: everything shown was read again.", timeout=6)

    # Other screens

    def reviewed(self) -> None:
        """Suggestions may have been decided on: the counts follow, and what fits an issue."""
        self._count_everything()
        if self.filters.issue:
            for pane in self.query(Pane):
                pane.reread()

    def action_export(self) -> None:
        """Write what fits the filters to a file."""
        from aigov_tui.tui.screens.export import export

        what = {"reader": "sources"}.get(self.pane, self.pane)
        export(self, what, self.filters, filter_words(self.filters, self.names()))
