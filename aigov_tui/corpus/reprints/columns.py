"""The signatures of very many paragraphs in little memory, and which of their keys several have."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right

from aigov_tui.corpus.reprints.signature import SAMPLED

_PARTS = 64
"""Parts in which equal keys are looked for, so that those of a million paragraphs need not be sorted at once."""


class Columns:
    """Ids, sizes and keys of very many paragraphs, in the order of their ranks: some 90 bytes each."""

    def __init__(self) -> None:
        self.ids, self.sizes = array("q"), array("I")
        self.count_shared = 0
        self._ends = array("Q", [0])
        self._keys = array("I")
        self._shared = array("i")

    def add(self, identifier: int, size: int, packed: bytes) -> None:
        """Take in a paragraph; `packed` as in `Signature`."""
        self.ids.append(identifier)
        self.sizes.append(size)
        self._keys.frombytes(packed)
        self._ends.append(len(self._keys))

    def share(self) -> None:
        """Find out which keys are held by several, once all paragraphs are there."""
        if sys.byteorder == "little":
            self._keys.byteswap()
        self._shared, self.count_shared = _shared(self._keys)

    def shared_keys(self, index: int) -> list[int]:
        """The keys of a paragraph that some other has, too, each as a number below `count_shared`."""
        return [key for key in self._shared[self._ends[index] : self._ends[index + 1]] if key >= 0]

    def reached(self, index: int, other: int) -> int:
        """`signature.reached` of two paragraphs."""
        start, end = self._ends[index], self._ends[index + 1]
        its_start, its_end = self._ends[other], self._ends[other + 1]
        if its_end - its_start < SAMPLED:
            return end - start
        return bisect_right(self._keys, self._keys[its_end - 1], start, end) - start


def _shared(keys: array[int]) -> tuple[array[int], int]:
    """For each key a number that its equals have, too, and -1 where it has none; and how many numbers there are."""
    found = array("i", [-1]) * len(keys)
    parts = [array("I") for _ in range(_PARTS)]
    for position, key in enumerate(keys):
        parts[key % _PARTS].append(position)
    count = 0
    while parts:
        first: dict[int, int] = {}
        for position in parts.pop():
            before = first.setdefault(keys[position], position)
            if before == position:
                continue
            if found[before] < 0:
                found[before] = count
                count += 1
            found[position] = found[before]
    return found, count
