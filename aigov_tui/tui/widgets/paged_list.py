"""A list one works in: the keys and the mouse of every list, over the rows that `RowList` reads and draws."""

from __future__ import annotations

from typing import Any, TypeVar

from textual import events
from textual.message import Message

from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context, Situation
from aigov_tui.tui.widgets.row_list import RowList

RowT = TypeVar("RowT")


class PagedList(Commanded, RowList[RowT], can_focus=True, inherit_bindings=False):
    """A list with one cursor. Posts `Asked` on Enter, a click, and what else can be wanted of a row."""

    context = Context.LIST
    BINDINGS = bindings_of(Context.LIST)

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

    def situation(self) -> Situation:
        """Rows can be used when there is one under the cursor."""
        return Situation(row=self.row() is not None)

    def action_cursor_up(self) -> None:
        """One row up."""
        self.move_to(self.cursor - 1)

    def action_cursor_down(self) -> None:
        """One row down."""
        self.move_to(self.cursor + 1)

    def rows_in_sight(self) -> range:
        """The rows of which at least the first line is in the window."""
        height, top = self.row_height, self.scroll_offset.y
        end = top + self.scrollable_content_region.height
        return range(-(-top // height), min(self.total or 0, -(-end // height)))

    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height // self.row_height - 1)

    def action_page_up(self) -> None:
        """One page up."""
        self.move_to(self.cursor - self._page())

    def action_page_down(self) -> None:
        """One page down."""
        self.move_to(self.cursor + self._page())

    def action_cursor_first(self) -> None:
        """To the first row."""
        self.move_to(0)

    def action_cursor_last(self) -> None:
        """To the last row."""
        self.move_to(self.total or 0)

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
        index = (self.scroll_offset.y + event.y) // self.row_height
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
