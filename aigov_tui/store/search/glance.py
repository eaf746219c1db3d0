"""The last resort where FTS5 finds nothing in time: reading the first paragraphs in which the words may stand together.

Where common words stand is at hand, whether they follow each other is not; in what has them all it often is soon read.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_

from aigov_tui.store.places import positions
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.passing import Passing
from aigov_tui.store.search.placed import Placed
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import And, Fuzzy, Near, Node, Or, Text, leaves

MOST_GLANCED = 150
"""Paragraphs that are read: a few milliseconds."""
MOST_LEAVES = 6
"""Words and phrases of a query up to which it is worth a glance: the places of each word may have to be read."""


class Glance:
    """Looks at what may fit one filter."""

    def __init__(self, chosen: Filter, placed: Placed, passing: Passing, memory: Memory) -> None:
        self._chosen = chosen
        self._placed = placed
        self._passing = passing
        self._memory = memory

    def first(self, text: Node) -> list[int]:
        """Of the first paragraphs that may fit, those that do, in the order of import."""
        if sum(1 for _ in leaves(text)) > MOST_LEAVES:
            return []
        bits = self._bits(text)
        if bits is None:
            return []
        if self._chosen.counts_by_default:
            bits &= self._memory.counted
        ids, _ = self._passing.among(positions(bits, MOST_GLANCED), surely=True)
        return self._passing.fitting(text, ids)

    def _bits(self, node: Node) -> int | None:
        """Where it may stand, or some of what it may stand for; None where that is not at hand."""
        match node:
            case Text(text, prefix):
                *whole, last = words(text)
                return self._all_of((*map(Text, whole), Text(last, prefix)))
            case Fuzzy(text):
                ways = self._chosen.spellings.get(node) or (text,)
                found = [self._memory.places(way) for way in ways]
                return reduce(or_, (one.present for one in found if one is not None), 0) or None
            case And(items) | Near(items):
                return self._all_of(items)
            case Or(items):
                every = [self._bits(item) for item in items]
                known = [bits for bits in every if bits is not None]
                return reduce(or_, known) if known else None
            case _:
                return None

    def _all_of(self, items: Iterable[Node]) -> int | None:
        every = [
            self._of_word(item) if isinstance(item, Text) and len(words(item.text)) == 1 else self._bits(item)
            for item in items
        ]
        known = [bits for bits in every if bits is not None]
        return reduce(and_, known) if known else None

    def _of_word(self, item: Text) -> int | None:
        places = self._placed.of(item) or self._placed.beginning(item)
        return places.present if places is not None else None
