"""Where the keyboard is on the main screen: in which pane, on which row in sight, on the filters."""

from __future__ import annotations

from textual import events, on
from textual.reactive import reactive

from aigov_tui.tui.screens.calm import CalmScreen
from aigov_tui.tui.widgets.chips import Chips
from aigov_tui.tui.widgets.tabs import PaneTabs

_PANES = ("sources", "reader", "entities", "quotes")


class SwitchingScreen(CalmScreen[None]):
    """Keeps `pane`, the current one's id, and the keyboard together."""

    pane: reactive[str] = reactive("sources", repaint=False)

    def watch_pane(self, pane: str) -> None:
        """In a narrow terminal only the current pane is there; elsewhere the class changes nothing to be seen."""
        narrow = self.has_class("-narrow")
        for node in self.query(".pane"):
            node.set_class(node.id == pane, "-current", update=narrow)

    def on_descendant_focus(self) -> None:
        """The pane with the keyboard is the current one."""
        focused = self.focused
        pane = (
            next((node.id for node in focused.ancestors if node.has_class("pane")), None) if focused else None
        )
        if pane is not None and pane != self.pane:
            self.pane = pane

    @on(PaneTabs.Picked)
    def _picked(self, message: PaneTabs.Picked) -> None:
        self.action_pane(message.pane)

    def on_click(self, event: events.Click) -> None:
        """A click on a pane's frame, its name above all, puts the keyboard into it."""
        widget, _ = self.get_widget_at(*event.screen_offset)
        if widget.id in _PANES:
            self.action_pane(widget.id)

    def action_pane(self, pane: str) -> None:
        """Put the keyboard into a pane."""
        self.pane = pane
        self.query_one(f"#{pane}").query_one("PagedList, Reader").focus()

    def action_next_pane(self, step: int) -> None:
        """To the next or the previous pane: Tab works when only one is in sight, too."""
        self.action_pane(_PANES[(_PANES.index(self.pane) + step) % len(_PANES)])

    def action_jump(self) -> None:
        """Let a letter lead to any row in sight."""
        from aigov_tui.tui.screens.jump import jump

        jump(self)

    def action_chips(self) -> None:
        """Put the keyboard on the filters."""
        self.query_one(Chips).focus()
