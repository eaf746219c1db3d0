"""Puts the widgets' lines together for the terminal, asking each widget only for lines that can be seen and changed.

Textual's compositor asks every widget on the screen, those wholly covered too, for all its lines whenever a line
changes: at a key that moves a cursor by one row this takes longer than all else. What comes out is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

Chops = list[dict[int, Strip | None]]
"""For each line of the screen what begins in which cell; None is not drawn."""


class SparingCompositor(Compositor):
    """A compositor that does no more than is needed."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """What has changed since the last time. Called by Textual."""
        changed = self._dirty_regions.copy()
        self._dirty_regions.clear()
        if not changed:
            return None
        spans = list(self._regions_to_spans(changed))
        wanted: dict[int, tuple[int, int]] = {}
        for y, start, end in spans:
            first, last = wanted.get(y, (start, end))
            wanted[y] = (min(first, start), max(last, end))
        return ChopsUpdate(self._chops(wanted), spans, [cuts[1:] for cuts in self.cuts])

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
            lines = [y for y in shown.line_range if any(left <= cut < right for cut in open_at.get(y, ()))]
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
