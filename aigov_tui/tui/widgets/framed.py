"""A frame around other widgets, whose titles change often."""

from __future__ import annotations

from typing import Self

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip


class Framed(Vertical):
    """Other titles draw the first and the last line of the frame again, and nothing that is within it."""

    _only_frame = False

    def entitle(self, title: Content | None = None, subtitle: Content | None = None) -> None:
        """Put these into the frame; None leaves what is there."""
        self._only_frame = self.is_mounted
        try:
            if title is not None and title.markup != self.border_title:
                self.border_title = title
            if subtitle is not None and subtitle.markup != self.border_subtitle:
                self.border_subtitle = subtitle
        finally:
            self._only_frame = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines: all but the first and the last are alike. Called by Textual."""
        last = self.outer_size.height - 1
        drawn: dict[int, Strip] = {}
        lines: list[Strip] = []
        for y in crop.line_range:
            alike = y if y in (0, last) else 1
            if alike not in drawn:
                [drawn[alike]] = super().render_lines(Region(crop.x, alike, crop.width, 1))
            lines.append(drawn[alike])
        return lines

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw again; while only titles change, only the frame's lines that hold them. Called by Textual."""
        if self._only_frame:
            (left, top), (width, height) = self.content_offset, self.outer_size
            regions = (Region(-left, -top, width, 1), Region(-left, height - 1 - top, width, 1))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
