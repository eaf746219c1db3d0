"""Everything that people said of names and documents and that still stands, the latest first, to take it back."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from aigov_tui.tui.queries import QueryFailed
from aigov_tui.tui.render.line import Piece, paragraph_lines, spread
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.screens.form import FormScreen
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.row_source import in_memory
from aigov_tui.tui.writing import write

if TYPE_CHECKING:
    from aigov_tui.model.decision import EntityDecision, SourceDecision

    Decision = EntityDecision | SourceDecision


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision in up to two lines, then when it was given."""

    height: int = 3

    def lines(self, row: Decision, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """The sentence over the time."""
        given = row.created_at[:16].replace("T", " ")
        said = paragraph_lines(row.sentence, width, base=palette.text, limit=2)
        return (*said, spread([(given, palette.dim)], [], width))

    def identity(self, row: Decision) -> Hashable:
        """Its kind and number."""
        return (type(row), row.id)


class DecisionsScreen(FormScreen["Decision"]):
    """Hands back the decision to take back."""

    AUTO_FOCUS = "PagedList"

    class _Read(Message):
        bubble = False

        def __init__(self, decisions: list[Decision]) -> None:
            super().__init__()
            self.decisions = decisions

    def compose(self) -> ComposeResult:
        """A frame around the list."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title("What was corrected")
            frame.border_subtitle = keys_title("enter take it back · esc back")
            yield PagedList(DecisionView(), empty="Reading …")

    @property
    def _list(self) -> PagedList[Decision]:
        return self.query_one(PagedList)

    def on_mount(self) -> None:
        """Read them."""

        def read(path: Path) -> Message:
            from aigov_tui.store.decided import entity_decisions, source_decisions

            found: list[Decision] = [*entity_decisions(path), *source_decisions(path)]
            return self._Read(sorted(found, key=lambda one: one.created_at, reverse=True))

        write(self, "decisions", read, slow="")

    @on(_Read)
    def _show(self, message: _Read) -> None:
        rows = message.decisions
        self._list.empty = "Nothing was corrected yet."
        self._list.show(in_memory(rows))

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        message.stop()
        self._list.empty = message.sentence
        self._list.repaint()

    @on(PagedList.Loaded)
    @on(PagedList.Highlighted)
    @on(PagedList.Asked)
    def _moved(self, message: Message) -> None:
        message.stop()

    def action_save(self) -> None:
        """Hand back the one under the cursor."""
        if (row := self._list.row()) is not None:
            self.dismiss(row)
