"""A form to keep a search under a name."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from aigov_tui.model.display import one_line
from aigov_tui.tui.render.line import Piece, paragraph_lines
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.screens.form import FormScreen
from aigov_tui.tui.widgets.field import Field
from aigov_tui.tui.widgets.lines_view import LinesView


class SaveSearchScreen(FormScreen[str]):
    """The search over the name to keep it under."""

    AUTO_FOCUS = "Input"

    def __init__(self, query: str) -> None:
        super().__init__()
        self._query = query

    def compose(self) -> ComposeResult:
        """The query, then its name."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title("Save this search")
            frame.border_subtitle = keys_title("enter save · esc back")
            yield LinesView(self._lines)
            yield Field("Name", hint="saved:NAME then stands for it in any search", id="name")

    def _lines(self, width: int, palette: Palette) -> list[list[Piece]]:
        return paragraph_lines(one_line(self._query), width, base=palette.quote, limit=2)

    def on_mount(self) -> None:
        """The words are only looked at."""
        self.query_one(LinesView).can_focus = False

    def action_save(self) -> None:
        """Hand back the name."""
        name = self.query_one(Field).value
        if name:
            self.dismiss(name)
        else:
            self.complain("Type a name for the search.")
