"""What the widgets that draw line by line have in common: their style is worked out once a drawing, not once a line."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from aigov_tui.tui.widgets.scroll_bar import LineBar, filtered


class Drawn(ScrollView):
    """A `ScrollView` that draws its own lines, over the style `base`."""

    _base: Style | None = None

    def on_mount(self) -> None:
        """Once the frame is on the screen, give the scrollbar its style.

        Textual would do so when the keyboard first comes here, and lay the whole screen out again.
        """
        self.call_after_refresh(lambda: self.app.stylesheet.apply(self.vertical_scrollbar))

    @property
    def base(self) -> Style:
        """The style that lies under everything."""
        return self._base if self._base is not None else self.rich_style

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines, without looking after a frame and padding where there are none. Called by Textual."""
        self._base = self.rich_style
        try:
            if self.styles.gutter:
                return super().render_lines(crop)
            lines = [self.render_line(y) for y in crop.line_range]
        finally:
            self._base = None
        if crop.column_span != (0, self.size.width):
            lines = [line.crop(*crop.column_span) for line in lines]
        return list(filtered(self, lines))

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar, made when it is asked for first. Called by Textual."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = LineBar(name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar


class DrawnLines(Drawn):
    """Lines in a frame that others decide on: more or fewer of them move nothing but the scrollbar."""

    # Textual lays the whole screen out again whenever this changes: at every key, of a list that follows what is typed.
    # Which lines are drawn again, those know that change them.
    virtual_size: reactive[Size] = reactive(Size(0, 0), layout=False, repaint=False)

    _scrolled: tuple[Size, int] | None = (
        None  # what the scrollbar shows: all lines, and the height of the window
    )

    def on_mount(self) -> None:
        """Once the frame is on the screen, keep a place for the scrollbar."""
        self.call_after_refresh(self._keep_scrollbar)

    def _keep_scrollbar(self) -> None:
        """From now on it is there, blank where there is nothing to scroll: to come and go, it moves the whole screen."""
        self.styles.overflow_y = "scroll"

    def set_lines(self, lines: int) -> None:
        """There are so many lines now."""
        width, height = self.scrollable_content_region.size
        size = Size(width, max(lines, height))  # with fewer than fit, Textual draws a bar
        if (size, height) != self._scrolled:  # else the scrollbar would be drawn again for nothing
            self.virtual_size, self._scrolled = size, (size, height)
            self.scroll_y = self.validate_scroll_y(self.scroll_y)
            self.call_after_refresh(self._draw_scrollbar)  # the lines come first

    def _draw_scrollbar(self) -> None:
        self._scroll_update(self.virtual_size)  # which a new layout would have called
