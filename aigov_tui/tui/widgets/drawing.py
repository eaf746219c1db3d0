"""What the widgets that draw line by line have in common: their style is worked out once a drawing, not once a line."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Drawn(ScrollView):
    """A `ScrollView` whose `base` is its `rich_style`, which to find out walks up to the screen each time."""

    _base: Style | None = None

    @property
    def base(self) -> Style:
        """The style that lies under everything."""
        return self._base if self._base is not None else self.rich_style

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines. Called by Textual."""
        self._base = self.rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._base = None
