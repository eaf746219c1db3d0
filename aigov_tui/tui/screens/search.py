"""Search everything as one types: hits with their words marked, hints, what was meant, facets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import NO_DOCUMENTS
from aigov_tui.tui.citation import cite_hit
from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context, Situation
from aigov_tui.tui.messages import CopyRequested
from aigov_tui.tui.queries import QueryFailed, ask
from aigov_tui.tui.render.filters import Names, filter_words, in_words
from aigov_tui.tui.render.help_texts import NOTHING_FOUND, NOTHING_FOUND_WITHIN, how_to_search
from aigov_tui.tui.render.rows import FacetLine, FacetView, HitView
from aigov_tui.tui.render.titles import plain_title
from aigov_tui.tui.screens.calm import CalmScreen
from aigov_tui.tui.screens.facets import FacetList, filter_for
from aigov_tui.tui.screens.outcome import ApplyFilter, GoTo, Outcome
from aigov_tui.tui.screens.save_search import SaveSearchScreen
from aigov_tui.tui.screens.searches import Searched, begin, facets_of, finished, hit_rows, kept_search
from aigov_tui.tui.state import Reading
from aigov_tui.tui.widgets.command_bar import CommandBar
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.row_source import in_memory
from aigov_tui.tui.widgets.search_box import SearchBox, SearchNote
from aigov_tui.tui.writing import can_write, write

if TYPE_CHECKING:
    from aigov_tui.model.rows import Hit, SearchPage
    from aigov_tui.store.database import SearchOrder

_PAUSE = 0.09  # seconds without a key before the store is asked
_FACET_PAUSE = 0.3
_ORDERS: tuple[SearchOrder, ...] = ("rank", "date", "source")
_SAVED = "saved:"


class SearchScreen(Commanded, CalmScreen[Outcome]):
    """A box, its hits, their facets. The keyboard stays in the box; arrows move in the hits."""

    context = Context.SEARCH
    BINDINGS = bindings_of(Context.SEARCH)
    CSS_PATH = "search.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012  # Textual's type
    AUTO_FOCUS = "Input"

    class _Answered(Message):
        bubble = False

        def __init__(self, page: SearchPage) -> None:
            super().__init__()
            self.page = page

    class _Invited(Message):
        bubble = False

        def __init__(self, saved: list[str]) -> None:
            super().__init__()
            self.saved = saved

    class _Finished(Message):
        bubble = False

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class _Saved(Message):
        bubble = False

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    def __init__(self, filters: Focus, last: Searched | None = None, names: Names | None = None) -> None:
        super().__init__()
        self._names = names or {}
        self._last = begin(filters, last)
        self._filters = self._last.filters
        self._order: SearchOrder = self._last.order
        self._asked = ""
        self._invitation = how_to_search()
        self._return_to: int | None = self._last.hit

    def compose(self) -> ComposeResult:
        """The box over hits and facets."""
        with Vertical(id="box") as box:
            within = filter_words(self._filters, self._names)
            box.border_title = plain_title("Search" + (f" within {within}" if within else " everything"))
            yield SearchBox(self._last.query, placeholder='words, "a phrase", speaker:…', compact=True)
            yield SearchNote()
        with Horizontal(id="found"):
            yield PagedList(HitView(), empty="", id="hits")
            yield FacetList(FacetView(), empty="", id="facets")
        yield CommandBar()

    def on_mount(self) -> None:
        """The hits have no keyboard of their own: the box keeps it."""
        self.query_one("#hits", PagedList).can_focus = False
        self.query_one("#found").border_title = plain_title("Hits")
        self._search(self._last.query)
        ask(self, "saved searches", lambda store: self._Invited(store.complete(_SAVED, len(_SAVED))))

    @on(_Invited)
    def _invite(self, message: _Invited) -> None:
        """Before anything is asked the hits' place says how one can."""
        self._invitation = how_to_search(message.saved)
        if not self._asked.strip():
            self._hits.empty = self._invitation
            self._hits.refresh()

    def reread(self) -> None:
        """The hits may be others, and elsewhere."""
        self._return_to = self._hits.cursor
        self._search(self._asked)

    def searched(self) -> Searched:
        """What to come back to."""
        return Searched(self._asked, self._filters, self._order, self._hits.cursor)

    @property
    def _hits(self) -> PagedList[Hit]:
        return self.query_one("#hits", PagedList)

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        if message.value != self._last.query:
            self._return_to = None
        self._search(message.value)

    def _search(self, query: str) -> None:
        if bool(query.strip()) != bool(self._asked.strip()):
            self.call_after_refresh(self.refresh_bindings)  # what a search makes possible
        self._asked = query
        note = self.query_one(SearchNote)
        if not query.strip():
            note.show(None)
        self._hits.empty = self._nothing_found() if query.strip() else self._invitation
        rows = hit_rows(
            query,
            self._order,
            self._filters,
            lambda page: self.post_message(self._Answered(page)),
            self._hits.room(),
        )
        self._hits.show(rows, wait=_PAUSE, keep_row=False)
        self._count_facets(query)

    def _nothing_found(self) -> str:
        return NOTHING_FOUND_WITHIN if self._filters else NOTHING_FOUND

    def _count_facets(self, query: str) -> None:
        facets: PagedList[FacetLine] = self.query_one("#facets", PagedList)
        if not query.strip():
            facets.show(in_memory(()))
            return
        if not facets.display or not self.has_class("-wide"):
            return
        facets.show(facets_of(query, self._filters), wait=_FACET_PAUSE)

    @on(_Answered)
    def _answered(self, message: _Answered) -> None:
        if message.page.query == self._asked:
            hints = [in_words(hint, self._names) for hint in message.page.hints if hint != NO_DOCUMENTS]
            if NO_DOCUMENTS in message.page.hints:
                self._hits.empty = NO_DOCUMENTS
                self._hits.refresh()
            elif hints and not message.page.total:  # whole, where the line under the box has no room for them
                self._hits.empty = "\n".join((*hints, "", self._nothing_found()))
                self._hits.refresh()
            self.query_one(SearchNote).show(replace(message.page, hints=tuple(hints)))

    @on(PagedList.Loaded)
    def _loaded(self, message: PagedList.Loaded) -> None:
        message.stop()
        if message.control is self._hits and self._return_to is not None:
            self._hits.move_to(self._return_to, by_person=False)
            self._return_to = None

    @on(PagedList.Highlighted)
    def _highlighted(self, message: PagedList.Highlighted) -> None:
        message.stop()

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        """The list shows the sentence; what could not be saved is said in passing."""
        message.stop()
        if message.group == "saved search":
            self.app.notify(message.sentence, severity="error")

    @on(PagedList.Asked, "#hits")
    def _hit_asked(self, message: PagedList.Asked) -> None:
        message.stop()
        hit: Hit = message.row
        if message.what == "copy":
            self.post_message(CopyRequested(cite_hit(hit), "the hit with its citation"))
        elif message.what == "choose":
            self._open(hit)

    @on(PagedList.Asked, "#facets")
    def _facet_asked(self, message: PagedList.Asked) -> None:
        message.stop()
        chosen = filter_for(message.row, self._filters.with_("query", self._asked))
        if message.what == "choose" and chosen is not None:
            self.dismiss(chosen)

    @on(SearchBox.Offered)
    def _offered(self, message: SearchBox.Offered) -> None:
        message.stop()
        self.query_one(SearchNote).offer(message.found)

    @on(SearchNote.SuggestionTaken)
    def _take_suggestion(self) -> None:
        page = self.query_one(SearchNote).page
        if page is not None and page.suggestion:
            box = self.query_one(Input)
            box.value = page.suggestion
            box.cursor_position = len(page.suggestion)

    def _open(self, hit: Hit) -> None:
        self.dismiss(GoTo(Reading(hit.source_key, (hit.start_char, hit.end_char), self._asked)))

    def situation(self) -> Situation:
        """Looks at the box and at the hits."""
        page = self.query_one(SearchNote).page if self.is_mounted else None
        suggestion = bool(page and page.suggestion)
        row = self.is_mounted and self._hits.row() is not None
        return Situation(
            row=row or suggestion,
            words=bool(self._asked.strip()),
            writable=self.is_mounted and can_write(self),
        )

    def action_open(self) -> None:
        """Open the hit under the cursor; where nothing was found, search for what was meant."""
        facets = self.query_one("#facets", PagedList)
        if facets.has_focus:
            facets.action_choose()
        elif (hit := self._hits.row()) is not None and self._hits.total:
            self._open(hit)
        else:
            self._take_suggestion()

    def action_apply(self) -> None:
        """Make the query a filter of the main screen."""
        query, filters = self._asked.strip(), self._filters
        if query:
            ask(self, "filter", lambda store: self._Finished(finished(store, query, filters)))

    def action_save_search(self) -> None:
        """Keep the query under a name."""
        query = self._asked.strip()
        if not query:
            return

        def save(name: str | None) -> None:
            if name is not None:
                write(self, "saved search", lambda path: self._Saved(kept_search(path, name, query)))

        self.app.push_screen(SaveSearchScreen(query), save)

    @on(_Saved)
    def _saved(self, message: _Saved) -> None:
        self.app.notify(f"Saved. {message.query} stands for it in any search.", timeout=5)

    @on(_Finished)
    def _apply(self, message: _Finished) -> None:
        self.dismiss(ApplyFilter("query", message.query))

    def action_copy(self) -> None:
        """Copy the hit under the cursor."""
        self._hits.action_copy()

    def action_move(self, step: int) -> None:
        """Move in the hits."""
        self._hits.move_to(self._hits.cursor + step)

    def action_sort(self) -> None:
        """Sort the hits in the next way."""
        self._order = _ORDERS[(_ORDERS.index(self._order) + 1) % len(_ORDERS)]
        self._search(self._asked)

    def on_resize(self, event: events.Resize) -> None:
        """Facets are counted only where there is room for them."""
        if event.size.width >= 110 and self._asked.strip():
            self._count_facets(self._asked)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
