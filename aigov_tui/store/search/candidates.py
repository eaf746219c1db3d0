"""Where words may stand together, bit by bit, from what is at hand: whatever else the query asks of them.

Whether words follow each other or are near is not at hand; in what has them all it is soon read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from aigov_tui.store.places import bits_of
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.fts import Spellings
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.parts import parts_of
from aigov_tui.store.search.placed import Placed
from aigov_tui.store.search.postings import Postings
from aigov_tui.store.search.tree import And, Fuzzy, Near, Node, Not, Or, Text, leaves

MOST_LEAVES = 12
"""Words and phrases of a query up to which it is worth looking: the places of each word may have to be read."""
MOST_LOOKED_UP = 12_000
"""Paragraphs with rare words that are looked up for one query."""


@dataclass(frozen=True, slots=True)
class Bits:
    """A number whose binary digit i says whether paragraph i may fit; `is_all`: no other fits."""

    bits: int
    is_all: bool


class Candidates:
    """Looks for what may fit one query; `counting` paragraphs only (no boilerplate, no repeats) or all."""

    def __init__(
        self,
        placed: Placed,
        postings: Postings,
        memory: Memory,
        estimates: Estimates,
        spellings: Spellings,
        among: Callable[[], Sequence[int] | None],
        *,
        counting: bool,
    ) -> None:
        """`among` gives the paragraphs that the rest of the query lets through, where these are few."""
        self._placed = placed
        self._postings = postings
        self._memory = memory
        self._estimates = estimates
        self._spellings = spellings
        self._among = among
        self._counting = counting
        self._within: int | None = None
        self._left = MOST_LOOKED_UP
        self._known: dict[Node, Bits | None] = {}

    def of(self, text: Node, few: int) -> Bits | None:
        """What may fit, looked for until it is but a `few`; None where nothing is at hand."""
        if text not in self._known:
            self._known[text] = self._looked_for(text, few)
        return self._known[text]

    def _looked_for(self, text: Node, few: int) -> Bits | None:
        if sum(1 for _ in leaves(text)) > MOST_LEAVES:
            return None
        self._left = MOST_LOOKED_UP
        among = self._among()
        within = [bits_of(among)] if among is not None else []
        if self._counting:
            within.append(self._memory.counted)
        self._within = reduce(and_, within) if within else None
        found = self._of(text, few)
        return Bits(self._fitting(found.bits), found.is_all) if found is not None else None

    def _fitting(self, bits: int) -> int:
        """Without what the rest of the query is known not to let through."""
        return bits if self._within is None else bits & self._within

    def _are_few(self, bits: int, few: int) -> bool:
        return self._fitting(bits).bit_count() <= few

    def _of(self, node: Node, few: int) -> Bits | None:
        match node:
            case Text():
                parts = parts_of(node)
                if len(parts) > 1 and (bits := self._postings.paired.bits(node)) is not None:
                    return Bits(bits, True)
                return self._all_of(parts, few) if len(parts) > 1 else self._of_word(parts[0])
            case Fuzzy(text):
                return self._any_of([Text(way) for way in self._spellings.get(node) or (text,)], few)
            case And(items):
                found = self._all_of([item for item in items if not isinstance(item, Not)], few)
                return self._without(found, [item.item for item in items if isinstance(item, Not)], few)
            case Near(items):
                return self._all_of(items, few)
            case Or(items):
                return self._any_of(items, few)
            case _:
                return None

    def _all_of(self, items: Iterable[Node], few: int) -> Bits | None:
        """From the rarest on, until few are left; what is known in part comes last."""
        bits: int | None = None
        parts: list[int] = []
        for item in sorted(items, key=self._estimates.most):
            if bits is not None and self._are_few(bits, few):
                return Bits(bits, True)
            found = self._of(item, few)
            if found is None:
                continue
            if found.is_all:
                bits = found.bits if bits is None else bits & found.bits
            else:
                parts.append(found.bits)
        if bits is not None and (not parts or self._are_few(bits, few)):
            return Bits(bits, True)
        known = [*parts, bits] if bits is not None else parts
        return Bits(reduce(and_, known), False) if known else None

    def _without(self, found: Bits | None, excluded: Sequence[Node], few: int) -> Bits | None:
        """Without what surely has a word that must not stand there."""
        if found is None or not excluded or self._are_few(found.bits, few):
            return found
        bits = found.bits
        for item in excluded:
            if not isinstance(item, Text):
                continue
            places = self._placed.of(item) or self._placed.beginning(item)
            if places is not None:
                bits &= ~places.present
        return Bits(bits, found.is_all)

    def _any_of(self, items: Sequence[Node], few: int) -> Bits | None:
        every = [self._of(item, few) for item in items]
        known = [found for found in every if found is not None]
        if not known:
            return None
        is_all = len(known) == len(every) and all(found.is_all for found in known)
        return Bits(reduce(or_, (found.bits for found in known)), is_all)

    def _of_word(self, item: Text) -> Bits | None:
        most = self._estimates.most(item)
        if not most:
            return Bits(0, True)
        places = self._placed.of(item)
        if places is not None:
            return Bits(places.present, True)
        if self._postings.is_rare(item) and most <= self._left:
            self._left -= 0 if self._postings.is_known(item) else most
            ids = self._postings.paragraphs(item, counting=self._counting)
            return Bits(bits_of(ids), True) if ids is not None else None
        part = self._placed.beginning(item)
        return Bits(part.present, False) if part is not None else None
