"""The screen behind a dialog, tinted.

Textual sends it through Rich, which weighs every piece of text anew: two thirds of the time in which a dialog opens. Here the
lines that the compositor has put together are taken as they are, and each style is tinted once. What comes out is the same.
"""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.css.styles import RulesMap
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.visual import RenderOptions, Visual


class Behind(Visual):
    """What a dialog of a translucent background shows of another screen."""

    def __init__(self, screen: Screen[object], tint: Color) -> None:
        self._screen = screen
        self._tint = tint
        self._tinted: dict[Style | None, Style] = {}

    def render_strips(
        self, width: int, height: int | None, style: VisualStyle, options: RenderOptions
    ) -> list[Strip]:
        """The other screen's lines. Called by Textual."""
        lines = self._screen._compositor.render_strips()
        tinted = self._style
        return [
            Strip([Segment(text, tinted(style)) for text, style, control in line if not control]).crop(
                0, width
            )
            for line in (lines if height is None else lines[:height])
        ]

    def _style(self, style: Style | None) -> Style:
        """As Textual tints it, without what it links to."""
        found = self._tinted.get(style)
        if found is None:
            [segment] = BackgroundScreen.process_segments([Segment(" ", style)], self._tint)
            found = self._tinted[style] = segment.style or Style()
        return found

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All there is. Called by Textual."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """All there is. Called by Textual."""
        return self._screen.size.height
