"""What all screens have in common: they are drawn again only where something changed."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from aigov_tui.tui.screens.compositor import SparingCompositor

ResultT = TypeVar("ResultT")


class CalmScreen(Screen[ResultT]):
    """A screen that is not drawn whole for a change of one widget."""

    # Textual draws the whole screen again whenever the keyboard goes elsewhere. The two widgets draw themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name, id, classes)
        self._compositor = SparingCompositor()

    def on_screen_resume(self) -> None:
        """Take the size of now: a screen is not told when the terminal changes its size while another covers it."""
        if self.is_attached and self.size and self.size != self.app.size:
            self.post_message(events.Resize(self.app.size, self.app.size))

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Leave, once, and not before it is there.

        A key pressed while it is closing would take the screen behind away, too; one pressed while it is opening
        would take away what is still being put on it.
        """
        if self.app.screen is not self:
            return AwaitComplete()
        if self.is_mounted:
            return super().dismiss(result)

        def leave() -> None:
            self.dismiss(result)

        self.call_later(leave)
        return AwaitComplete()


class CalmModal(ModalScreen[ResultT], CalmScreen[ResultT]):
    """Such a screen that lies over another. Textual's own comes first: Textual reads styles along the first bases."""
