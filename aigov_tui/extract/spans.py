"""Stretches of text that can be asked quickly which of them touch a given one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


class Spans:
    """Spans (start, end) in text order, none overlapping another."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def touching(self, start: int, end: int) -> range:
        """The indices of the spans that share a character with `start:end`."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def covers(self, start: int, end: int) -> bool:
        """True when any span shares a character with `start:end`."""
        return bool(self._starts) and bool(self.touching(start, end))
