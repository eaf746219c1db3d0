"""Where the main screen leads: the other screens, opened where they were left, and what one comes back with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.reactive import reactive

from aigov_tui.model.focus import Focus
from aigov_tui.tui.messages import VariantsRequested
from aigov_tui.tui.screens.calm import CalmScreen
from aigov_tui.tui.screens.outcome import Outcome
from aigov_tui.tui.widgets.chips import Chips

if TYPE_CHECKING:
    from aigov_tui.tui.render.filters import Names
    from aigov_tui.tui.screens.comparison import Compared
    from aigov_tui.tui.screens.searches import Searched


class VisitingScreen(CalmScreen[None]):
    """Opens other screens under `filters`, and remembers what was last searched for and compared."""

    filters: reactive[Focus] = reactive(Focus(), repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._last_compared: Compared | None = None
        self._last_search: Searched | None = None

    def come_back(self, outcome: Outcome | None) -> None:
        """Do what another screen was left for."""
        raise NotImplementedError

    def reviewed(self) -> None:
        """Suggestions may have been decided on: show it."""
        raise NotImplementedError

    def names(self) -> Names:
        """What the filters are called."""
        return self.query_one(Chips).names()

    def action_search(self) -> None:
        """Search everything, as one types."""
        from aigov_tui.tui.screens.search import SearchScreen

        screen = SearchScreen(self.filters, self._last_search, self.names())

        def left(outcome: Outcome | None) -> None:
            self._last_search = screen.searched()
            self.come_back(outcome)

        self.app.push_screen(screen, left)

    def action_compare(self) -> None:
        """Compare what the actors hold."""
        from aigov_tui.tui.screens.comparison import ComparisonScreen

        screen = ComparisonScreen(self.filters, self._last_compared, self.names())

        def left(outcome: Outcome | None) -> None:
            self._last_compared = screen.compared()
            self.reviewed()
            self.come_back(outcome)

        self.app.push_screen(screen, left)

    def action_facets(self) -> None:
        """Filter by a count."""
        from aigov_tui.tui.screens.facets import FacetsScreen

        self.app.push_screen(FacetsScreen(self.filters), self.come_back)

    def action_notes(self) -> None:
        """Show every note, to go to its words."""
        from aigov_tui.tui.screens.notes import NotesScreen

        self.app.push_screen(NotesScreen(), self.come_back)

    def action_problems(self) -> None:
        """Show what could not be read."""
        from aigov_tui.tui.screens.problems import ProblemsScreen

        self.app.push_screen(ProblemsScreen())

    @on(VariantsRequested)
    def _variants(self, message: VariantsRequested) -> None:
        from aigov_tui.tui.screens.variants import VariantsScreen

        self.app.push_screen(VariantsScreen(message.group_id), self.come_back)
