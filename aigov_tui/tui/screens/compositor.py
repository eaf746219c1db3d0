"""Puts the widgets' lines together for the terminal, asking each widget only for lines that can be seen and changed.

Textual's compositor asks every widget on the screen, those wholly covered too, for all its lines whenever a line
changes: at a key that moves a cursor by one row this takes longer than all else. What comes out is the same. And where
much has changed, Textual draws it in one go, and a key pressed meanwhile waits for the last line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import perf_counter
from typing import cast

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

Chops = list[dict[int, Strip | None]]
"""For each line of the screen what begins in which cell; None is not drawn."""


_AT_ONCE = (
    0.002  # seconds of drawing after which what else has changed is left for the next step of the event loop
)
_LINES = 6  # between two looks at the clock


class SparingCompositor(Compositor):
    """A compositor that does no more than is needed."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """What has changed since the last time, from the top as far as there is time; the rest stays changed.

        Called by Textual.
        """
        spans = list(self._regions_to_spans(self._dirty_regions))
        self._dirty_regions.clear()
        wanted: dict[int, tuple[int, int]] = {}
        for y, start, end in spans:
            first, last = wanted.get(y, (start, end))
            wanted[y] = (min(first, start), max(last, end))
        left = [y for y in wanted if 0 <= y < self.size.height]
        if not left:
            return None
        until = perf_counter() + _AT_ONCE
        chops: Chops = [{}] * self.size.height
        drawn: set[int] = set()
        while left and (not drawn or perf_counter() < until):
            some, left = left[:_LINES], left[_LINES:]
            found = self._chops({y: wanted[y] for y in some})
            for y in some:
                chops[y] = found[y]
            drawn.update(some)
        self._dirty_regions.update(Region(x, y, end - x, 1) for y, x, end in spans if y in left)
        return ChopsUpdate(
            chops, [span for span in spans if span[0] in drawn], [cuts[1:] for cuts in self.cuts]
        )

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        """The lines within `crop`. Called by Textual."""
        wanted = {y: (crop.x, crop.right) for y in crop.line_range if is_rendered_line(y)}
        return cast(Sequence[Mapping[int, Strip]], self._chops(wanted))

    def _chops(self, wanted: Mapping[int, tuple[int, int]]) -> Chops:
        """The lines that are wanted, each from a cell up to another. The widget in front comes first."""
        cuts = self.cuts
        chops: Chops = [dict.fromkeys(cuts[y][:-1]) if y in wanted else {} for y in range(len(cuts))]
        open_at = {
            y: {cut for cut, end in zip(cuts[y], cuts[y][1:], strict=False) if cut < last and end > first}
            for y, (first, last) in wanted.items()
            if 0 <= y < len(cuts)
        }
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            left, right = shown.column_span
            lines = [
                y
                for y, cuts_left in open_at.items()
                if shown.y <= y < shown.bottom and any(left <= cut < right for cut in cuts_left)
            ]
            if not lines:
                continue
            top = lines[0]
            strips = widget.render_lines(
                Region(left - region.x, top - region.y, shown.width, lines[-1] - top + 1)
            )
            for y, strip in enumerate(strips, top):  # fewer, of a widget that has not got its size yet
                own = [cut for cut in cuts[y] if left <= cut <= right] if y in open_at else []
                parts = strip.divide([cut - left for cut in own[1:]]) if own else ()
                for cut, part in zip(own, parts, strict=False):
                    if cut in open_at[y]:
                        chops[y][cut] = part
                        open_at[y].remove(cut)
        return chops
