"""The line that says which pane one is in, where only one fits on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from aigov_tui.tui.queries import host
from aigov_tui.tui.render.line import PLAIN, Piece, fit, strip_of, width_of
from aigov_tui.tui.render.words import count, roughly

_LEAST = 8  # cells in which there is any use in saying more

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
    described: reactive[dict[str, str]] = reactive(dict)

    class Picked(Message):
        """A person clicked on a tab."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self) -> None:
        super().__init__()
        self._extents: list[tuple[int, int, str]] = []

    def render_line(self, y: int) -> Strip:
        """The tabs, then what is to be said of the pane that is shown."""
        palette, width = host(self).palette, self.size.width
        if y:
            return strip_of([], width, self.rich_style)
        words = self.described.get(self.current, "")
        pieces = self._tabs(PANES)
        if width_of(pieces) + 1 + cell_len(words) > width:
            pieces = self._tabs(PANES, rough=True)
        if width_of(pieces) > width:  # the one that is shown must be seen
            pieces = self._tabs([(key, pane, name * (pane == self.current)) for key, pane, name in PANES])
        room = width - width_of(pieces) - 1
        if room >= _LEAST:
            pieces.append((fit(words, room).rjust(room), palette.dim))
        return strip_of(pieces, width, self.rich_style)

    def _tabs(self, panes: Sequence[tuple[str, str, str]], *, rough: bool = False) -> list[Piece]:
        """The tabs of key, pane and name; of one without a name the key alone. `rough`: with the others' counts so."""
        palette = host(self).palette
        pieces: list[Piece] = []
        self._extents = []
        for key, pane, name in panes:
            start = width_of(pieces)
            style = palette.cursor if pane == self.current else PLAIN
            shown = self.counts.get(pane)
            counted = roughly if rough and pane != self.current else count
            words = "" if shown is None or not name else f" {counted(shown[0])}"
            pieces += [(f" {key} ", style + palette.key), (name, style + palette.strong)]
            pieces += [(words, style + palette.dim), (" " if name else "", style), (" ", PLAIN)]
            self._extents.append((start, width_of(pieces), pane))
        return pieces

    def on_click(self, event: events.Click) -> None:
        """Go to the pane clicked on."""
        for start, end, pane in self._extents:
            if start <= event.x < end:
                self.post_message(self.Picked(pane))
