"""How many times a word stands in each paragraph, told from all the places where it does.

A common word has a million of them: what is done here for each is done by C, of which Python sees nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, compress
from operator import eq
from typing import Self

_FIRST = bytes([1, 0]) + bytes(254)


class Tally:
    """`ids` of the paragraphs in which a word stands, in order; `more`: how many times more than once, where it does."""

    __slots__ = ("ids", "more")

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.more: Counter[int] = Counter()

    @classmethod
    def of(cls, numbers: Mapping[int, int]) -> Self:
        """What stands so many times in each of these paragraphs."""
        tally = cls()
        tally.ids = sorted(numbers)
        tally.more.update({row_id: number - 1 for row_id, number in numbers.items() if number > 1})
        return tally

    def add(self, places: Sequence[int]) -> None:
        """Note some more places: the ids of their paragraphs in order, once for each time, and none noted before."""
        is_again = bytes(map(eq, places, chain((-1,), places)))
        self.ids.extend(compress(places, is_again.translate(_FIRST)))
        self.more.update(compress(places, is_again))

    def numbers(self) -> dict[int, int]:
        """How many times it stands in each."""
        numbers = dict.fromkeys(self.ids, 1)
        for row_id, more in self.more.items():
            numbers[row_id] += more
        return numbers
