"""A list of any length: it draws the rows in sight and reads them from the store a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from rich.style import Style
from textual import events, on
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context, Situation
from aigov_tui.tui.ports import Store
from aigov_tui.tui.queries import QueryFailed, ask, host
from aigov_tui.tui.render.line import PLAIN, Piece, strip_of
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.widgets.row_cache import PAGE, RowCache
from aigov_tui.tui.widgets.row_source import Rows, RowView

RowT = TypeVar("RowT")


class PagedList(Commanded, ScrollView, Generic[RowT], can_focus=True, inherit_bindings=False):
    """A list with one cursor. Posts `Highlighted` when the cursor moves and `Chosen` on Enter or a click."""

    context = Context.LIST
    BINDINGS = bindings_of(Context.LIST)
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PagedList { scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; overflow-y: auto; height: 1fr; }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    total: reactive[int | None] = reactive(None, repaint=False)

    class Highlighted(Message):
        """The cursor is on this row; `by_person` is False when the rows moved under it."""

        def __init__(self, sender: PagedList[Any], row: Any, *, by_person: bool) -> None:  # noqa: ANN401
            super().__init__()
            self.sender = sender
            self.row = row
            self.by_person = by_person

        @property
        def control(self) -> PagedList[Any]:
            """The list, for `@on` selectors."""
            return self.sender

    class Asked(Message):
        """A person wants something of a row: `what` is "choose", "copy" or "detail"."""

        def __init__(self, sender: PagedList[Any], row: Any, what: str) -> None:  # noqa: ANN401
            super().__init__()
            self.sender = sender
            self.row = row
            self.what = what

        @property
        def control(self) -> PagedList[Any]:
            """The list, for `@on` selectors."""
            return self.sender

    class Loaded(Message):
        """The rows of a new question are here; there are `total`."""

        def __init__(self, sender: PagedList[Any], total: int) -> None:
            super().__init__()
            self.sender = sender
            self.total = total

        @property
        def control(self) -> PagedList[Any]:
            """The list, for `@on` selectors."""
            return self.sender

    @dataclass
    class _PageRead(Message):
        """A worker has read rows; `total` comes with the first page of a new question."""

        bubble: ClassVar[bool] = False

        question: Rows[Any]
        offset: int
        rows: Sequence[Any]
        total: int | None

    def __init__(self, view: RowView[RowT], *, empty: str = "Nothing here.", id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.view = view
        self.empty = empty
        self.chosen: Callable[[RowT], bool] | None = None
        self._question: Rows[RowT] | None = None
        self._rows: RowCache[RowT] = RowCache()
        self._asked_for: int | None = None
        self._renewing = False  # the rows in sight are an older question's; no page is read for them any more
        self._keep_row = True
        self._hover: int | None = None
        self._failure: str | None = None
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(512)

    # What is shown

    def show(self, rows: Rows[RowT], *, wait: float = 0.0, keep_row: bool = True) -> None:
        """Show other rows, after `wait` seconds; the old ones stay in sight until the new ones are here.

        With `keep_row` the cursor stays on the same row if it is on the first page, else it goes to the top.
        """
        self._question = rows
        self._asked_for = None
        self._renewing, self._keep_row = True, keep_row
        question = rows

        def first_page(store: Store) -> Message:
            total = question.count(store)
            return self._PageRead(question, 0, question.page(store, PAGE, 0) if total else (), total)

        ask(self, "rows", first_page, wait=wait)

    def row(self, index: int | None = None) -> RowT | None:
        """The row at `index`, by default under the cursor; None where there is none or it is not read yet."""
        return self._rows.get(self.cursor if index is None else index)

    def repaint(self) -> None:
        """Draw everything again, after something that rows look at has changed."""
        self._strips.clear()
        self.refresh()

    def move_to(self, index: int, *, by_person: bool = True) -> None:
        """Put the cursor on a row and scroll it into sight."""
        if not self.total:
            return
        old, new = self.cursor, max(0, min(index, self.total - 1))
        self.cursor = new
        self._refresh_row(old)
        self._refresh_row(new)
        self._scroll_to_cursor()
        row = self.row()
        if row is not None:
            self.post_message(self.Highlighted(self, row, by_person=by_person))

    @on(_PageRead)
    def _page_read(self, message: _PageRead) -> None:
        if message.question is not self._question:
            return
        if message.total is None:
            self._asked_for = None
            self._rows.put(message.offset, message.rows)
            self.repaint()
            if message.offset <= self.cursor < message.offset + PAGE:
                self.move_to(self.cursor, by_person=False)
            return
        under_cursor = self.row()
        self._renewing = False
        self._failure = None
        self._rows = RowCache()
        self._rows.put(0, message.rows)
        self.total = message.total
        self.virtual_size = Size(self.scrollable_content_region.width, message.total * self.view.height)
        self.cursor = self._same_row(under_cursor) if self._keep_row else 0
        self.repaint()
        self.post_message(self.Loaded(self, message.total))
        self._scroll_to_cursor()
        if (row := self.row()) is not None:
            self.post_message(self.Highlighted(self, row, by_person=False))
        self.screen.refresh_bindings()

    def _same_row(self, old: RowT | None) -> int:
        """Where the row that was under the cursor stands now; the first row if it is not on the first page."""
        if old is None:
            return 0
        identity = self.view.identity(old)
        return next(
            (i for i, row in enumerate(self._rows.first_page()) if self.view.identity(row) == identity), 0
        )

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        self._failure = message.sentence
        self._asked_for = None
        self._renewing = False
        self.total = 0
        self.virtual_size = Size(0, 0)
        self.repaint()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the rows in sight."""
        width = self.size.width
        if not self.total:
            return self._render_empty(y, width)
        index, part = divmod(self.scroll_offset.y + y, self.view.height)
        if index >= self.total:
            return Strip.blank(width, self.rich_style)
        row = self._rows.get(index)
        if row is None:
            self._read_around(index)
        return self._render_row(index, part, row, width)

    def _render_row(self, index: int, part: int, row: RowT | None, width: int) -> Strip:
        palette = host(self).palette
        chosen = row is not None and self.chosen is not None and self.chosen(row)
        state = (index == self.cursor, index == self._hover, chosen, self.has_focus, row is None)
        key = (index, part, width, state, id(palette), self.rich_style)
        if key in self._strips:
            return self._strips[key]
        base = self.rich_style + self._row_style(index, palette)
        pieces: list[Piece] = [("▌" if chosen else " ", palette.chosen if chosen else PLAIN)]
        if row is None:
            pieces.append(("…" if part == 0 else "", palette.dim))
        else:
            lines = self.view.lines(row, width - 2, palette)
            pieces.extend(lines[part] if part < len(lines) else ())
        strip = strip_of(pieces, width, base)
        self._strips[key] = strip
        return strip

    def _row_style(self, index: int, palette: Palette) -> Style:
        if index == self.cursor:
            return palette.cursor if self.has_focus else palette.cursor_blurred
        return palette.hover if index == self._hover else PLAIN

    def _render_empty(self, y: int, width: int) -> Strip:
        from aigov_tui.tui.render.line import paragraph_lines

        palette = host(self).palette
        words = self._failure or ("Reading …" if self.total is None else self.empty)
        lines = paragraph_lines(
            words, max(4, width - 2), base=palette.warning if self._failure else palette.dim
        )
        line = y - 1
        pieces: list[Piece] = [(" ", PLAIN), *lines[line]] if 0 <= line < len(lines) else []
        return strip_of(pieces, width, self.rich_style)

    def _read_around(self, index: int) -> None:
        """Read the first page in sight that is not here; one question at a time, the newest sight wins."""
        question = self._question
        last = min((self.total or 1) - 1, index + self.size.height // self.view.height)
        offset = self._rows.missing(index, max(index, last))
        if question is None or self._renewing or offset is None or offset == self._asked_for:
            return
        self._asked_for = offset
        ask(
            self,
            "rows",
            lambda store: self._PageRead(question, offset, question.page(store, PAGE, offset), None),
            wait=0.02,
        )

    def _refresh_row(self, index: int) -> None:
        self.refresh_lines(index * self.view.height, self.view.height)

    def _scroll_to_cursor(self) -> None:
        top, height = self.cursor * self.view.height, self.scrollable_content_region.height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        elif top + self.view.height > self.scroll_offset.y + height:
            self.scroll_to(y=top + self.view.height - height, animate=False, force=True)

    def on_resize(self) -> None:
        """Lines are drawn for the new width, and the cursor stays in sight."""
        self.virtual_size = Size(self.scrollable_content_region.width, (self.total or 0) * self.view.height)
        self._strips.clear()
        self._scroll_to_cursor()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._strips.clear()

    # What a person does

    def situation(self) -> Situation:
        """Rows can be used when there is one under the cursor."""
        return Situation(row=self.row() is not None)

    def action_cursor_up(self) -> None:
        """One row up."""
        self.move_to(self.cursor - 1)

    def action_cursor_down(self) -> None:
        """One row down."""
        self.move_to(self.cursor + 1)

    def _rows_in_sight(self) -> int:
        return max(1, self.scrollable_content_region.height // self.view.height - 1)

    def action_page_up(self) -> None:
        """One page up."""
        self.move_to(self.cursor - self._rows_in_sight())

    def action_page_down(self) -> None:
        """One page down."""
        self.move_to(self.cursor + self._rows_in_sight())

    def action_cursor_first(self) -> None:
        """To the first row."""
        self.move_to(0)

    def action_cursor_last(self) -> None:
        """To the last row."""
        self.move_to((self.total or 1) - 1)

    def _ask_of_row(self, what: str) -> None:
        if (row := self.row()) is not None:
            self.post_message(self.Asked(self, row, what))

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        self._ask_of_row("choose")

    def action_copy(self) -> None:
        """Copy the row under the cursor."""
        self._ask_of_row("copy")

    def action_detail(self) -> None:
        """Show what is known about the row under the cursor."""
        self._ask_of_row("detail")

    def _index_at(self, event: events.MouseEvent) -> int | None:
        index = (self.scroll_offset.y + event.y) // self.view.height
        return index if self.total and 0 <= index < self.total else None

    def on_click(self, event: events.Click) -> None:
        """A click chooses a row."""
        index = self._index_at(event)
        if index is not None:
            self.move_to(index)
            self.action_choose()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The row under the pointer is shown."""
        self._set_hover(self._index_at(event))

    def on_leave(self) -> None:
        """The pointer is elsewhere."""
        self._set_hover(None)

    def _set_hover(self, index: int | None) -> None:
        if index == self._hover:
            return
        old, self._hover = self._hover, index
        for changed in (old, index):
            if changed is not None:
                self._refresh_row(changed)
