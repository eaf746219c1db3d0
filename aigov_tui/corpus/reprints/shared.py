"""Which keys several of very many paragraphs have, and which leading paragraphs have each, in some bytes for each of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from aigov_tui.corpus.reprints.choose import CROWD
from aigov_tui.corpus.reprints.signature import KEY_BITS, unpacked

_PARTS = 12
"""Of a key, the bits by which keys are told apart before equal ones are looked for, so that those of a million paragraphs
need not be sorted at once."""


class SharedKeys:
    """The keys that several paragraphs have, each by a number of its own, and those of these paragraphs that lead."""

    def __init__(self, packed: Iterable[bytes]) -> None:
        """`packed` are the keys of all paragraphs, as in `Signature`."""
        parts = [array("I") for _ in range(1 << _PARTS)]
        for keys in packed:
            for key in unpacked(keys):
                parts[key >> KEY_BITS - _PARTS].append(key)
        parts.reverse()
        self._keys = array("I")
        self._starts = array("I", [0])  # where the places for each begin: no more than tell a crowd
        while parts:
            counts = Counter(parts.pop())
            for key in sorted(key for key, number in counts.items() if number > 1):
                self._keys.append(key)
                self._starts.append(self._starts[-1] + min(counts[key], CROWD + 1))
        self._places = array("i", bytes(4 * self._starts[-1]))
        self._leaders = bytearray(len(self._keys))  # how many places of each are taken
        bits = len(self._keys).bit_length()
        self._shift = KEY_BITS - bits
        self._begins = array("I")  # where those begin whose first bits are the same: a few
        for number, key in enumerate(self._keys):
            while len(self._begins) <= key >> self._shift:
                self._begins.append(number)
        self._begins.extend([len(self._keys)] * ((1 << bits) + 1 - len(self._begins)))

    def numbers(self, keys: Iterable[int]) -> list[int]:
        """Of those of the keys that several have, in order."""
        known, begins, shift = self._keys, self._begins, self._shift
        found = []
        for key in keys:
            part = key >> shift
            end = begins[part + 1]
            number = bisect_left(known, key, begins[part], end)
            if number < end and known[number] == key:
                found.append(number)
        return found

    def leading(self, numbers: Iterable[int]) -> list[list[int]]:
        """The places of those that lead and have each of the keys, in order; of a crowd only enough to know it for one."""
        places, starts, leaders = self._places, self._starts, self._leaders
        return [places[starts[at] : starts[at] + leaders[at]].tolist() for at in numbers]

    def lead(self, place: int, numbers: Sequence[int]) -> None:
        """Let a paragraph lead that has the keys; it comes after those that did before."""
        for number in numbers:
            leaders = self._leaders[number]
            if leaders <= CROWD:
                self._places[self._starts[number] + leaders] = place
                self._leaders[number] = leaders + 1
