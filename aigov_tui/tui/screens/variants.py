"""Every wording of one quote side by side, the words that differ marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from aigov_tui.tui.citation import cite_quote
from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context
from aigov_tui.tui.messages import CopyRequested
from aigov_tui.tui.ports import Store
from aigov_tui.tui.queries import QueryFailed, ask
from aigov_tui.tui.render.diff import differing_spans, repeated
from aigov_tui.tui.render.line import Piece, paragraph_lines
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import plain_title
from aigov_tui.tui.render.words import FORMS, date_words, doubt_words, plural
from aigov_tui.tui.render.wrap import flowing
from aigov_tui.tui.screens.calm import CalmScreen
from aigov_tui.tui.screens.outcome import GoTo, Outcome
from aigov_tui.tui.state import Reading
from aigov_tui.tui.widgets.command_bar import CommandBar
from aigov_tui.tui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from aigov_tui.model.rows import QuoteRow

_NARROWEST = 34  # cells a column needs
_MOST_LINES = 400
_MOST_WORDINGS = 200


class Wording(LinesView):
    """One outlet's wording in a column of its own."""

    class Focused(Message):
        """The keyboard came to this wording."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, index: int, quote: QuoteRow, base: QuoteRow, same_as: int | None = None) -> None:
        super().__init__(self._make_lines)
        self.index = index
        self._same = "" if same_as is None else f"word for word as {same_as + 1}"
        self.quote = quote
        self._differing = [] if quote is base else differing_spans(base.text, quote.text)
        self.border_title = plain_title(f"{index + 1}" + ("  fullest" if quote is base else ""))
        self.border_subtitle = plain_title(date_words(quote.published_on))

    def _make_lines(self, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        quote = self.quote
        speaker = quote.speaker_name or quote.speaker_text or "speaker unknown"
        spans = [(start, end, palette.difference) for start, end in self._differing]
        lines: list[list[Piece]] = paragraph_lines(quote.source_title, width, base=palette.title, limit=3)
        lines += [
            [],
            *paragraph_lines(flowing(quote.text), width, spans, palette.text, limit=_MOST_LINES),
            [],
        ]
        lines.append([("— ", palette.dim), (speaker, palette.actor(quote.speaker_actor_key))])
        for fact in filter(None, (doubt_words(quote.confidence), FORMS[quote.form], self._same)):
            lines += paragraph_lines(fact, width, base=palette.dim)
        return lines

    def on_focus(self) -> None:
        """Say so."""
        self.post_message(self.Focused(self.index))

    def on_click(self, event: events.Click) -> None:
        """A double click goes to the exact words."""
        if event.chain == 2:
            self.post_message(VariantsScreen.OpenClicked())


class VariantsScreen(Commanded, CalmScreen[Outcome]):
    """As many columns as fit; left and right turn through the rest."""

    context = Context.VARIANTS
    BINDINGS = bindings_of(Context.VARIANTS)
    CSS_PATH = "variants.tcss"

    class OpenClicked(Message):
        """A wording was double-clicked."""

    class _Read(Message):
        bubble = False

        def __init__(self, quotes: list[QuoteRow]) -> None:
            super().__init__()
            self.quotes = quotes

    def __init__(self, group_id: int) -> None:
        super().__init__()
        self._group_id = group_id
        self._current = 0
        self._count = 0

    def compose(self) -> ComposeResult:
        """Columns over the footer."""
        with Horizontal(id="wordings") as frame:
            frame.border_title = plain_title("Wordings")
        yield CommandBar()

    def on_mount(self) -> None:
        """Read the wordings."""
        group = self._group_id
        ask(self, "variants", lambda store: self._question(store, group))

    def reread(self) -> None:
        """Read the wordings again: other quotes may be among them, under other numbers."""
        quotes = [wording.quote for wording in self.query(Wording)]
        if (current := self._quote()) is not None:
            quotes = [current, *quotes]
        ask(self, "variants", lambda store: self._question_again(store, quotes))

    def _question(self, store: Store, group: int) -> Message:
        return self._Read(store.variants(group)[:_MOST_WORDINGS])

    def _question_again(self, store: Store, quotes: Sequence[QuoteRow]) -> Message:
        """The wordings of the remark that the first of these quotes is which still is one of several."""
        groups = (store.variant_group(quote.source_key, quote.text) for quote in quotes)
        group = next((group for group in groups if group is not None), None)
        return self._Read([] if group is None else store.variants(group)[:_MOST_WORDINGS])

    @on(_Read)
    async def _read(self, message: _Read) -> None:
        shown, quotes = self._quote(), message.quotes
        if shown is not None and not quotes:
            self.app.notify("These wordings are in the database no more.", markup=False)
            self.dismiss(None)
            return
        self._count = len(quotes)
        frame = self.query_one("#wordings")
        same = repeated(one.text for one in quotes)
        times = f", printed {self._count} times" if any(one is not None for one in same) else ""
        frame.border_title = plain_title(f"One quote in {plural(same.count(None), 'wording')}{times}")
        if shown is not None:
            places = [(one.source_key, one.text) for one in quotes]
            place = shown.source_key, shown.text
            self._current = places.index(place) if place in places else min(self._current, len(quotes) - 1)
            await frame.remove_children(Wording)
        if quotes:
            await frame.mount_all(Wording(i, one, quotes[0], same[i]) for i, one in enumerate(quotes))
            self._show()

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        self.app.notify(message.sentence, severity="error", markup=False)
        self.dismiss(None)

    def on_resize(self) -> None:
        """Another number of columns may fit."""
        self._show()

    def _show(self) -> None:
        """Show the columns around the current one, and put the keyboard there."""
        wordings = list(self.query(Wording))
        if not wordings:
            return
        fit = max(1, (self.size.width - 2) // _NARROWEST)
        first = max(0, min(self._current - fit + 1, len(wordings) - fit)) if self._current >= fit else 0
        for wording in wordings:
            wording.display = first <= wording.index < first + fit
        wordings[self._current].focus()

    @on(Wording.Focused)
    def _focused(self, message: Wording.Focused) -> None:
        self._current = message.index

    @on(OpenClicked)
    def _open_clicked(self) -> None:
        self.action_open()

    def action_turn(self, step: int) -> None:
        """To the next wording, or the one before."""
        if self._count:
            self._current = (self._current + step) % self._count
            self._show()

    def _quote(self) -> QuoteRow | None:
        return next((w.quote for w in self.query(Wording) if w.index == self._current), None)

    def action_open(self) -> None:
        """Go to the exact words of the current wording."""
        if (quote := self._quote()) is not None:
            self.dismiss(GoTo(Reading(quote.source_key, (quote.start_char, quote.end_char))))

    def action_copy(self) -> None:
        """Copy the current wording."""
        if (quote := self._quote()) is not None:
            self.post_message(CopyRequested(cite_quote(quote), "the wording with its citation"))

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
