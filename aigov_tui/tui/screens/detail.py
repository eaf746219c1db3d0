"""A dialog with everything known about one row."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context, Situation
from aigov_tui.tui.messages import CopyRequested
from aigov_tui.tui.render.details import Facts
from aigov_tui.tui.render.line import PLAIN, Piece, paragraph_lines
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.render.wrap import flowing
from aigov_tui.tui.screens.calm import CalmModal
from aigov_tui.tui.widgets.lines_view import LinesView

_LABEL_WIDTH = 13
_MOST_LINES = 40  # of one value; a quote can be as long as a document


class DetailScreen(Commanded, CalmModal[None]):
    """Labels at the left, values wrapped at the right."""

    context = Context.DIALOG
    BINDINGS = bindings_of(Context.DIALOG)
    CSS_PATH = "dialog.tcss"

    def __init__(self, title: str, facts: Facts) -> None:
        super().__init__()
        self._title = title
        self._facts = facts

    def compose(self) -> ComposeResult:
        """A frame around the facts."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title(self._title)
            frame.border_subtitle = keys_title("y copy · esc back")
            yield LinesView(self._lines)

    def _lines(self, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        lines: list[list[Piece]] = [[]]
        for label, value in self._facts:
            wrapped = paragraph_lines(
                flowing(value), max(8, width - _LABEL_WIDTH - 1), base=palette.text, limit=_MOST_LINES
            )
            for number, pieces in enumerate(wrapped or [[]]):
                name = label if number == 0 else ""
                lines.append([(name.ljust(_LABEL_WIDTH), palette.dim), (" ", PLAIN), *pieces])
        return lines

    def situation(self) -> Situation:
        """There is always something to copy."""
        return Situation(row=True)

    def action_copy(self) -> None:
        """Copy labels and values."""
        text = "\n".join(f"{label}: {value}" for label, value in self._facts)
        self.post_message(CopyRequested(text, "these details"))

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
