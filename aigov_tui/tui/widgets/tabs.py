"""The line that says which pane one is in, where only one fits on the screen."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from aigov_tui.tui.queries import host
from aigov_tui.tui.render.line import PLAIN, Piece, strip_of, width_of
from aigov_tui.tui.render.words import count

PANES = (
    ("1", "sources", "Sources"),
    ("2", "reader", "Reader"),
    ("3", "entities", "Entities"),
    ("4", "quotes", "Quotes"),
)


class PaneTabs(Widget):
    """The four panes with their keys and counts; the current one marked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "PaneTabs { height: 1; }"

    current: reactive[str] = reactive("sources")
    counts: reactive[dict[str, tuple[int, int]]] = reactive(dict)

    class Picked(Message):
        """A person clicked on a tab."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self) -> None:
        super().__init__()
        self._extents: list[tuple[int, int, str]] = []

    def render_line(self, y: int) -> Strip:
        """The tabs."""
        palette = host(self).palette
        pieces: list[Piece] = []
        self._extents = []
        for key, pane, name in PANES:
            start = width_of(pieces)
            style = palette.cursor if pane == self.current else PLAIN
            shown = self.counts.get(pane)
            words = "" if shown is None else f" {count(shown[0])}"
            pieces += [(f" {key} ", style + palette.key), (name, style + palette.strong)]
            pieces += [(words, style + palette.dim), (" ", style), (" ", PLAIN)]
            self._extents.append((start, width_of(pieces), pane))
        return strip_of(pieces if y == 0 else [], self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Go to the pane clicked on."""
        for start, end, pane in self._extents:
            if start <= event.x < end:
                self.post_message(self.Picked(pane))
