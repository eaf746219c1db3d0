"""What the main screen copies: the words selected in a document with their citation, the filters as a query."""

from __future__ import annotations

from aigov_tui.tui.messages import CopyRequested
from aigov_tui.tui.screens.visiting import VisitingScreen
from aigov_tui.tui.widgets.reader import Reader


class CopyingScreen(VisitingScreen):
    """Copies what a person selected, or looks through."""

    def action_copy_text(self) -> None:
        """What is selected in the document, with its citation: by ctrl+c, too. Called by Textual."""
        reader = self.query_one(Reader)
        if reader.selected_span() is not None:
            reader.action_copy()
        else:
            super().action_copy_text()

    def action_copy_query(self) -> None:
        """Copy the filters as a search query."""
        self.post_message(CopyRequested(self.filters.to_query(), "the filters as a search query"))
