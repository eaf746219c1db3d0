"""A scrollbar as finished lines: Textual's own way, over a Rich console, takes as long as a page of rows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.color import Color
    from textual.geometry import Region
    from textual.widget import Widget

_KEPT = 64  # positions of some bars


class LineBar(ScrollBar):
    """A scrollbar that stands, drawn line by line."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines. Called by Textual."""
        bar = cast(ScrollBarRender, self.render())
        colours = cast(Style, bar.style)
        width, height = self.size.width, max(self.size.height, crop.bottom)
        extent = (height, bar.virtual_size, bar.window_size, bar.position, width)
        lines = _lines(*extent, colours.bgcolor, colours.color, self.visual_style.rich_style)
        return list(filtered(self, lines[crop.y : crop.bottom]))


def filtered(widget: Widget, lines: Iterable[Strip]) -> Iterator[Strip]:
    """A widget's lines as the theme lets them through: without colour, where there is to be none."""
    filters = widget.get_line_filters()
    background = widget.background_colors[1]
    for line in lines:
        for one in filters:
            line = line.apply_filter(one, background)
        yield line


@lru_cache(_KEPT)
def _lines(
    lines: int,
    virtual: int,
    window: int,
    position: float,
    width: int,
    back: Color | None,
    bar: Color | None,
    base: Style,
) -> tuple[Strip, ...]:
    assert back is not None
    assert bar is not None
    drawn = ScrollBarRender.render_bar(lines, virtual, window, position, width, True, back, bar)
    return tuple(Strip([Segment(text, base + style)], width) for text, style, _ in drawn.segments)
