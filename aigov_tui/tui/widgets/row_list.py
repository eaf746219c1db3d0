"""A list of any length: the rows in sight, read from the store a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from textual import on
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer

from aigov_tui.tui.queries import QueryFailed, ask, host
from aigov_tui.tui.widgets.drawing import DrawnLines
from aigov_tui.tui.widgets.row_cache import PAGE, RowCache
from aigov_tui.tui.widgets.row_painting import Look, RowPainter, line_of_words
from aigov_tui.tui.widgets.row_reading import FirstRead, PageRead, Placed, first_read
from aigov_tui.tui.widgets.row_source import Rows, RowView

RowT = TypeVar("RowT")

_ROOMY = 28  # lines from which on a blank one between rows is worth more than the rows that it takes away
_SLOW = 0.25  # seconds after which one says that rows are being read


class RowList(DrawnLines, Generic[RowT]):
    """The rows of a question and one cursor. Posts `Highlighted` when the cursor moves.

    Where that is quicker, the first page is shown before it is known how many rows there are and where each stands.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RowList { scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; overflow-y: auto; height: 1fr; }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    total: reactive[int | None] = reactive(None, repaint=False)

    class Highlighted(Message):
        """The cursor is on this row; `by_person` is False when the rows moved under it."""

        def __init__(self, sender: RowList[Any], row: Any, *, by_person: bool) -> None:  # noqa: ANN401
            super().__init__()
            self.sender = sender
            self.row = row
            self.by_person = by_person

        @property
        def control(self) -> RowList[Any]:
            """The list, for `@on` selectors."""
            return self.sender

    class Loaded(Message):
        """The rows of a new question are here; there are `total`, or (`more`) at least so many."""

        def __init__(self, sender: RowList[Any], total: int, *, more: bool = False) -> None:
            super().__init__()
            self.sender = sender
            self.total = total
            self.more = more

        @property
        def control(self) -> RowList[Any]:
            """The list, for `@on` selectors."""
            return self.sender

    class Slow(Message):
        """Rows are being read, and one had better say so."""

    def __init__(
        self,
        view: RowView[RowT],
        *,
        empty: str = "Nothing here.",
        airy: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`airy`: where there is room, a blank line stands below each row."""
        super().__init__(id=id)
        self.view = view
        self.row_height = view.height
        self._airy = airy
        self.empty = empty
        self.chosen: Callable[[RowT], bool] | None = None
        self._question: Rows[RowT] | None = None
        self._placed: Rows[RowT] | None = None  # where rows are read from by position
        self._rows: RowCache[RowT] = RowCache()
        self._painter = RowPainter(view)
        self._asked_for: int | None = None
        self._renewing = False  # the rows in sight are an older question's; no page is read for them any more
        self._more = False  # it is not known yet how many rows there are
        self._to_last = False  # a person wants to be at the end, wherever it turns out to be
        self._keep_row = True
        self._hover: int | None = None
        self._failure: str | None = None
        self._words_shown = ""  # in place of rows
        self.letters: dict[int, str] = {}  # before rows, while one of them is to be jumped to
        self._slow_timer: Timer | None = None

    # What is shown

    def show(self, rows: Rows[RowT], *, wait: float = 0.0, keep_row: bool = True) -> None:
        """Show other rows, after `wait` seconds; the old ones stay in sight until the new ones are here.

        With `keep_row` the cursor stays on the same row if it is on the first page, else it goes to the top.
        """
        self._question = rows
        self._asked_for = None
        self._renewing, self._keep_row, self._to_last = True, keep_row, False
        self._stop_slow_timer()
        self._slow_timer = self.set_timer(wait + _SLOW, self._say_slow)
        ask(self, "rows", lambda store: first_read(rows, store, self.post_message), wait=wait)

    def row(self, index: int | None = None) -> RowT | None:
        """The row at `index`, by default under the cursor; None where there is none or it is not read yet."""
        return self._rows.get(self.cursor if index is None else index)

    def repaint(self) -> None:
        """Draw everything again, after something that rows look at has changed."""
        self._painter.forget()
        self.refresh()

    def move_to(self, index: int, *, by_person: bool = True) -> None:
        """Put the cursor on a row and scroll it into sight."""
        if not self.total:
            return
        self._to_last = self._more and index >= self.total
        old, new = self.cursor, max(0, min(index, self.total - 1))
        self.cursor = new
        self._refresh_row(old)
        self._refresh_row(new)
        self._scroll_to_cursor()
        row = self.row()
        if row is not None:
            self.post_message(self.Highlighted(self, row, by_person=by_person))

    @on(FirstRead)
    def _first_read(self, message: FirstRead) -> None:
        if message.question is not self._question:
            return
        under_cursor = self.row()
        self._stop_slow_timer()
        # After likely rows were shown a person may have chosen among them.
        keep_row = self._keep_row or not self._renewing
        self._renewing = False
        self._failure = None
        self._placed, self._more = message.placed, message.more
        self._rows = RowCache()
        self._rows.put(0, message.rows, is_whole=not message.rest_follows)
        if message.rest_follows:
            self._asked_for = 0
        was_empty = self.total == 0
        self._set_total(message.total)
        self.cursor = self._same_row(under_cursor) if keep_row else 0
        if message.total or not was_empty or self._words_shown != self.empty:
            self.repaint()
        self.post_message(self.Loaded(self, message.total, more=message.more))
        self._scroll_to_cursor()
        if (row := self.row()) is not None:
            self.post_message(self.Highlighted(self, row, by_person=False))
        if self._to_last and not message.more:
            self.move_to(message.total - 1)
        self.call_after_refresh(self.screen.refresh_bindings)

    @on(Placed)
    def _all_placed(self, message: Placed) -> None:
        if message.question is not self._question:
            return
        self._placed, self._more = message.placed, False
        self._set_total(message.total)
        self.refresh()
        self.post_message(self.Loaded(self, message.total))
        if self._to_last:
            self.move_to(message.total - 1)

    def _set_total(self, total: int) -> None:
        self.total = total
        self.set_lines(total * self.row_height)

    @on(PageRead)
    def _page_read(self, message: PageRead) -> None:
        if message.question is not self._question:
            return
        self._asked_for = None
        first = message.offset + len(self._rows.page(message.offset))  # of those that are new
        self._rows.put(message.offset, message.rows)
        self.refresh_lines(first * self.row_height, PAGE * self.row_height)
        if first <= self.cursor < message.offset + PAGE:
            self.move_to(self.cursor, by_person=False)
        self._read_ahead()

    def _same_row(self, old: RowT | None) -> int:
        """Where the row that was under the cursor stands now; the first row if it is not on the first page."""
        if old is None:
            return 0
        identity = self.view.identity(old)
        return next((i for i, row in enumerate(self._rows.page(0)) if self.view.identity(row) == identity), 0)

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        self._stop_slow_timer()
        self._failure = message.sentence
        self._asked_for = None
        self._renewing = False
        self.total = 0
        self.set_lines(0)
        self.repaint()

    def _say_slow(self) -> None:
        if self._renewing:  # the timer may have run out while the rows were on their way
            self.post_message(self.Slow())

    def _stop_slow_timer(self) -> None:
        if self._slow_timer is not None:
            self._slow_timer.stop()
            self._slow_timer = None

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the rows in sight."""
        width = self.size.width
        if not self.total:
            return self._render_empty(y, width)
        index, part = divmod(self.scroll_offset.y + y, self.row_height)
        if index >= self.total:
            return Strip.blank(width, self.base)
        row = self._rows.get(index)
        if row is None:
            self._read_around(index)
        chosen = row is not None and self.chosen is not None and self.chosen(row)
        letter = self.letters.get(index) if part == 0 else None
        here = index == self.cursor
        look = Look(here, index == self._hover, chosen, here and self.has_focus, letter)
        return self._painter.line(index, part, row, width, look, self.base, host(self).palette)

    def _render_empty(self, y: int, width: int) -> Strip:
        palette = host(self).palette
        words = self._failure or ("Reading …" if self.total is None else self.empty)
        self._words_shown = words
        return line_of_words(words, y, width, palette.warning if self._failure else palette.dim, self.base)

    # Pages

    def _read_around(self, index: int) -> None:
        """Read the first page in sight that is not here.

        By position that takes so little that it is let come before the next is asked for; else the newest sight wins.
        """
        last = min((self.total or 1) - 1, index + self._lines_in_sight() // self.row_height)
        if self._asked_for is None or self._placed is None:
            self._read_page(self._rows.missing(index, max(index, last)))

    def _read_ahead(self) -> None:
        """Read what a page up or down would bring into sight, by position only."""
        if self._placed is None or self._asked_for is not None or not self.total:
            return
        top, lines = self.scroll_offset.y, self._lines_in_sight()
        first = max(0, (top - lines) // self.row_height)
        last = min(self.total - 1, (top + 2 * lines) // self.row_height)
        self._read_page(self._rows.missing(first, max(first, last)))

    def _read_page(self, offset: int | None) -> None:
        question, source = self._question, self._placed or self._question
        if (
            question is None
            or source is None
            or offset is None
            or self._renewing
            or offset == self._asked_for
        ):
            return
        self._asked_for = offset
        ask(
            self,
            "page" if self._placed else "rows",
            lambda store: PageRead(question, offset, source.page(store, PAGE, offset)),
            wait=0.0 if self._placed else 0.02,
        )

    # The window

    def _lines_in_sight(self) -> int:
        return self.scrollable_content_region.height

    def room(self) -> int:
        """How many rows there is room for."""
        return -(-self._lines_in_sight() // self.row_height)

    def _refresh_row(self, index: int) -> None:
        self.refresh_lines(index * self.row_height, self.row_height)

    def _scroll_to_cursor(self) -> None:
        top, height = self.cursor * self.row_height, self.scrollable_content_region.height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        elif top + self.row_height > self.scroll_offset.y + height:
            self.scroll_to(y=top + self.row_height - height, animate=False, force=True)

    def on_resize(self) -> None:
        """Lines are drawn for the new width, and the cursor stays in sight."""
        first = self.scroll_offset.y // self.row_height
        room = self._airy and self._lines_in_sight() >= _ROOMY
        height = self.view.height + (1 if room else 0)
        moved, self.row_height = height != self.row_height, height
        self.set_lines((self.total or 0) * height)
        self._painter.forget()
        if moved:
            self.scroll_to(y=first * height, animate=False, force=True)
        self._scroll_to_cursor()
