"""A scrolling view of lines that somebody else makes for its width: details, help, wordings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.geometry import Size
from textual.strip import Strip

from aigov_tui.tui.queries import host
from aigov_tui.tui.render.line import Piece, strip_of
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.widgets.drawing import Drawn

MakeLines = Callable[[int, Palette], Sequence[Sequence[Piece]]]
"""Lines for a width in cells."""


class LinesView(Drawn, can_focus=True):
    """Shows what `make` yields; asks again when the width or the theme changes."""

    ALLOW_SELECT = False
    DEFAULT_CSS = (
        "LinesView { scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; height: 1fr; }"
    )

    def __init__(self, make: MakeLines, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._make = make
        self._lines: Sequence[Sequence[Piece]] = ()
        self._made_for: tuple[int, int] | None = None

    def show(self, make: MakeLines) -> None:
        """Show something else."""
        self._make = make
        self.remake()

    def remake(self) -> None:
        """Make the lines again."""
        self._made_for = None
        self._ensure()
        self.refresh()

    def _ensure(self) -> None:
        width, palette = self.scrollable_content_region.width, host(self).palette
        if width > 0 and self._made_for != (width, id(palette)):
            self._lines = self._make(width, palette)
            self._made_for = (width, id(palette))
            self.virtual_size = Size(width, len(self._lines))

    def on_resize(self) -> None:
        """Another width, other lines."""
        self._ensure()

    def render_line(self, y: int) -> Strip:
        """One line."""
        index = self.scroll_offset.y + y
        shown = self._lines[index] if index < len(self._lines) else ()
        return strip_of(shown, self.size.width, self.base)
