"""The box a query is typed into, which shows how its last word may go on, and the line that tells what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.suggester import SuggestionReady
from textual.widget import Widget
from textual.widgets import Input

from aigov_tui.model.display import one_line
from aigov_tui.tui.ports import Store
from aigov_tui.tui.queries import QueryFailed, ask, host
from aigov_tui.tui.render.line import PLAIN, Piece, strip_of, width_of
from aigov_tui.tui.render.words import plural

if TYPE_CHECKING:
    from aigov_tui.model.rows import SearchPage

_PAUSE = 0.12  # seconds without a key before completions are looked up
_MOST_OFFERED = 6
_INVITATION = "Type to search; the hits follow every key."


@dataclass(frozen=True, slots=True)
class Completions:
    """How the last word of `query` may go on: whole queries, and the options as a person reads them."""

    query: str
    queries: tuple[str, ...] = ()
    options: tuple[str, ...] = ()

    @property
    def ghost(self) -> str | None:
        """The first that goes on from what is typed, letter for letter."""
        return next(
            (one for one in self.queries if len(one) > len(self.query) and one.startswith(self.query)), None
        )


def completions(store: Store, query: str) -> Completions:
    """What may stand in place of the last word of `query`."""
    from aigov_tui.store.search.complete import word_at

    start, _ = word_at(query, len(query))
    options = store.complete(query, len(query)) if start < len(query) else []
    shown = tuple(one_line(option) for option in options[:_MOST_OFFERED])
    return Completions(query, tuple(query[:start] + option for option in shown), shown)


class SearchBox(Input):
    """A box that shows what is pasted into it, escape sequences too, and obeys none of it.

    What the last word may become stands dimmed behind it; the right arrow takes it.
    """

    # Textual lays the whole screen out again whenever this changes, at every key. A box of one line never moves anything.
    virtual_size: reactive[Size] = reactive(Size(0, 0), layout=False)

    class Offered(Message):
        """What the last word may become."""

        def __init__(self, found: Completions) -> None:
            super().__init__()
            self.found = found

    class _Completed(Message):
        bubble = False

        def __init__(self, found: Completions) -> None:
            super().__init__()
            self.found = found

    def validate_value(self, value: str) -> str:
        """The value, made safe."""
        return one_line(value)

    def watch_value(self, value: str) -> None:
        """Look up how the last word may go on."""
        if self.is_mounted:
            ask(self, "completions", lambda store: self._Completed(completions(store, value)), wait=_PAUSE)

    @on(_Completed)
    def _offer(self, message: _Completed) -> None:
        found = message.found
        if found.query != self.value or not self.cursor_at_end:
            return
        if found.ghost is not None:
            self.post_message(SuggestionReady(found.query, found.ghost))
        self.post_message(self.Offered(found))

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        """Nothing to offer then; the search itself says what is wrong."""
        message.stop()


class SearchNote(Widget):
    """The line under the box: what was found, hints about the query, what was meant, how it may go on."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "SearchNote { height: 1; }"

    class SuggestionTaken(Message):
        """A person clicked on what was meant."""

    def __init__(self) -> None:
        super().__init__()
        self.page: SearchPage | None = None
        self._offered: Completions | None = None

    def show(self, page: SearchPage | None) -> None:
        """Another answer."""
        self.page = page
        self.refresh()

    def offer(self, found: Completions) -> None:
        """How the query may go on."""
        self._offered = found
        self.refresh()

    def _pieces(self, *, brief: bool = False) -> list[Piece]:
        palette, page = host(self).palette, self.page
        if page is None:
            return [(_INVITATION, palette.dim)]
        pieces: list[Piece] = []
        if page.suggestion and not page.total:
            pieces += [
                ("Nothing found. Did you mean ", palette.text),
                (page.suggestion, palette.accent),
                ("? Enter searches for it.", palette.text),
            ]
        else:
            about = "" if page.total_is_exact else "more than "
            pieces.append((about + plural(page.total, "hit"), palette.strong))
            if page.order and not brief:  # none where nothing can be looked for yet
                pieces.append((f", {page.order}", palette.dim))
        pieces += [(f" · {hint}", palette.warning) for hint in page.hints]
        return pieces + self._ways_on(page.query)

    def _ways_on(self, query: str) -> list[Piece]:
        """Values of a field, where the query ends in one: words as such are only shown in the box."""
        palette, offered = host(self).palette, self._offered
        if offered is None or offered.query != query or ":" not in query.rpartition(" ")[2]:
            return []
        return (
            [(" · → ", palette.dim), ("  ".join(offered.options), palette.accent)] if offered.options else []
        )

    def render_line(self, y: int) -> Strip:
        """The note; without the order where that leaves more room for a hint."""
        pieces = self._pieces() if y == 0 else []
        if width_of(pieces) >= self.size.width:
            pieces = self._pieces(brief=True)
        return strip_of([(" ", PLAIN), *pieces], self.size.width, self.rich_style)

    def on_click(self) -> None:
        """Take the suggestion."""
        if self.page is not None and self.page.suggestion:
            self.post_message(self.SuggestionTaken())
