"""A pane of the main screen: a titled frame around a list that follows the filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive

from aigov_tui.model.focus import Focus
from aigov_tui.tui.commands.command import Commanded
from aigov_tui.tui.messages import (
    CopyRequested,
    Counted,
    Described,
    DetailRequested,
    EditRequested,
    UndoRequested,
)
from aigov_tui.tui.ports import Store
from aigov_tui.tui.queries import QueryFailed, ask
from aigov_tui.tui.render.titles import pane_title, plain_title
from aigov_tui.tui.render.words import count
from aigov_tui.tui.widgets.framed import Framed
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.row_source import Rows, RowView

if TYPE_CHECKING:
    from aigov_tui.tui.render.details import Facts

RowT = TypeVar("RowT")


def count_words(shown: int, total: int | None, *, more: bool = False) -> str:
    """In words: 9 of 34, or just 34 when nothing is filtered out; 100+ of 345 while there are `more`.

    More than there were when all was counted: an import has added some since, and nothing is filtered out.
    """
    if more:
        return f"{count(shown)}+" + ("" if total is None else f" of {count(total)}")
    return count(shown) if total is None or shown >= total else f"{count(shown)} of {count(total)}"


class Pane(Commanded, Framed):
    """A frame with a list. Subclasses say which rows, and what choosing one means."""

    NAME: ClassVar[str]
    KEY: ClassVar[str]
    EMPTY: ClassVar[str] = "Nothing fits these filters. Press x to remove the last one."
    NONE: ClassVar[str] = "None yet. What aigov import reads is shown here."

    filters: reactive[Focus] = reactive(Focus(), init=False, repaint=False)
    undoable: reactive[bool] = reactive(False, init=False, repaint=False)

    class _Total(Message):
        bubble: ClassVar[bool] = False

        def __init__(self, total: int) -> None:
            super().__init__()
            self.total = total

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="pane")
        self._total: int | None = None
        self._shown: int | None = None
        self._more = False  # there are more than `_shown`, it is not known yet how many
        self._return_to: int | None = None

    # What subclasses say

    def view(self) -> RowView[Any]:
        """How a row looks."""
        raise NotImplementedError

    def rows(self) -> Rows[Any]:
        """The rows that fit the filters."""
        raise NotImplementedError

    def count_all(self, store: Store) -> int:
        """How many rows there are without any filter."""
        raise NotImplementedError

    def is_chosen(self, row: Any) -> bool:  # noqa: ANN401
        """Is this row what the filters are about?"""
        raise NotImplementedError

    def choose(self, row: Any) -> None:  # noqa: ANN401
        """A person chose this row."""
        raise NotImplementedError

    def preview(self, row: Any) -> None:  # noqa: ANN401
        """A person moved the cursor to this row."""

    def facts(self, row: Any) -> Facts:  # noqa: ANN401
        """Everything known of this row."""
        raise NotImplementedError

    def citation(self, row: Any) -> str:  # noqa: ANN401
        """The row as a text to copy."""
        raise NotImplementedError

    # What all panes do

    def compose(self) -> ComposeResult:
        """A list; the title is in the frame."""
        view = self.view()
        yield PagedList(view, empty=self.EMPTY, airy=view.height > 1)

    @property
    def list(self) -> PagedList[Any]:
        """The pane's list."""
        return self.query_one(PagedList)

    def on_mount(self) -> None:
        """Mark what is chosen; count everything once."""
        self.list.chosen = self.is_chosen
        self._retitle()
        self.reload()
        self.recount()

    def recount(self) -> None:
        """Count all rows there are, for "9 of 34"."""
        ask(self, "total", lambda store: self._Total(self.count_all(store)))

    def watch_filters(self) -> None:
        """Other filters: other rows."""
        if self.is_mounted:
            self.reload()

    def reload(self) -> None:
        """Read the rows that fit."""
        self.list.show(self.rows())

    def resort(self) -> None:
        """Read the rows in another order, and show its first."""
        self.list.show(self.rows(), keep_row=False)

    def reread(self) -> None:
        """Something was corrected: read and count everything again; the cursor stays where it was."""
        self._return_to = self.list.cursor
        self.reload()
        self.recount()

    @on(_Total)
    def _count_total(self, message: _Total) -> None:
        self._total = message.total
        self.list.empty = self.EMPTY if message.total else self.NONE
        self.list.refresh()
        self._retitle()

    @on(PagedList.Loaded)
    def _loaded(self, message: PagedList.Loaded) -> None:
        message.stop()
        self._shown, self._more = message.total, message.more
        if message.more and self._total is not None and self.shows_all():
            self._shown, self._more = self._total, False  # which were counted before
        self._retitle()
        if self._return_to is not None and not message.more:
            self.list.move_to(self._return_to, by_person=False)
            self._return_to = None

    def shows_all(self) -> bool:
        """Whether the rows are those that `count_all` counts."""
        return not self.filters

    def qualities(self) -> str:
        """How the rows are chosen and sorted, for the title."""
        return ""

    @on(PagedList.Slow)
    def _say_slow(self, message: PagedList.Slow) -> None:
        """What is in sight is not what was asked for any more."""
        message.stop()
        self.entitle(pane_title(self.KEY, self.NAME, "reading …"))
        self.post_message(Described(self.id or "", "reading …"))

    def _retitle(self) -> None:
        words = "" if self._shown is None else count_words(self._shown, self._total, more=self._more)
        if self._shown is not None and not self._more:
            total = self._total if self._total is not None else self._shown
            self.post_message(Counted(self.id or "", self._shown, total))
        self.entitle(pane_title(self.KEY, self.NAME, words), plain_title(self.qualities()))
        self.post_message(Described(self.id or "", self.qualities()))

    @on(PagedList.Highlighted)
    def _highlighted(self, message: PagedList.Highlighted) -> None:
        message.stop()
        self.highlighted(message.row)
        if message.by_person:
            self._return_to = None
            self.preview(message.row)
            self.screen.refresh_bindings()

    def action_edit(self) -> None:
        """Say what is wrong with the row."""
        if (row := self.list.row()) is not None:
            self.post_message(EditRequested(row))

    def action_undo(self) -> None:
        """Take the last correction back."""
        self.post_message(UndoRequested())

    def highlighted(self, row: Any) -> None:  # noqa: ANN401
        """The cursor is on this row, whoever put it there."""

    @on(PagedList.Asked)
    def _asked(self, message: PagedList.Asked) -> None:
        message.stop()
        if message.what == "choose":
            self.choose(message.row)
        elif message.what == "copy":
            self.post_message(
                CopyRequested(self.citation(message.row), f"the {self.row_name} with its citation")
            )
        else:
            self.post_message(DetailRequested(self.row_name.capitalize(), self.facts(message.row)))

    row_name: ClassVar[str] = "row"

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        """The list shows its own failure; a count that fails leaves the title without one."""
        self.entitle(pane_title(self.KEY, self.NAME, ""))
