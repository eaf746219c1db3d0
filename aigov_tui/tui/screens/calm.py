"""What all screens have in common: they are drawn again only where something changed."""

from __future__ import annotations

from asyncio import get_running_loop
from typing import TypeVar

from rich.console import RenderableType
from textual import events
from textual.await_complete import AwaitComplete
from textual.reactive import Reactive
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from aigov_tui.tui.screens.behind import Behind
from aigov_tui.tui.screens.compositor import SparingCompositor

ResultT = TypeVar("ResultT")


class CalmScreen(Screen[ResultT]):
    """A screen that is not drawn whole for a change of one widget."""

    # Textual draws the whole screen again whenever the keyboard goes elsewhere. The two widgets draw themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    _begun = False  # has it been drawn whole

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name, id, classes)
        self._compositor = SparingCompositor()

    def reread(self) -> None:
        """Another program changed the database: read again what is shown. Screens that show something of it do."""

    def _compositor_refresh(self) -> None:
        """Draw what changed. Called by Textual.

        Textual draws a screen that comes upon another twice before the time at which it is to be drawn whole, and has a
        screen behind a dialog draw the dialog again at whatever it is told from then on.
        """
        self._begun = self._begun or self in self._dirty_widgets or len(self.app.screen_stack) == 1
        if not self._begun:
            return
        super()._compositor_refresh()
        if self is not self.app.screen:
            self._repaint_required = False
        elif self._compositor._dirty_regions:  # there was no time for all of it: keys come first
            # Straight to its own messages it would go on in the same step of the event loop.
            get_running_loop().call_soon(self.call_later, self._draw_rest)

    def _draw_rest(self) -> None:
        if self.is_current and not self.app._batch_count:
            self._compositor.update_widgets(self._dirty_widgets)  # with what has changed since
            self._compositor_refresh()
        else:
            self._dirty_widgets.add(self)  # for when it is drawn next

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

    def render(self) -> RenderableType | Behind:  # type: ignore[override]  # a Visual will do for Textual
        """The screen behind, quickly. Called by Textual."""
        found = super().render()
        return Behind(found.screen, found.color) if isinstance(found, BackgroundScreen) else found

    async def action_press(self, key: str) -> None:
        """Do what a key does that the frame names, for who clicked on it."""
        bound = self.active_bindings.get(key)
        if bound is not None and bound.enabled:
            await self.app.run_action(bound.binding.action, bound.node)
