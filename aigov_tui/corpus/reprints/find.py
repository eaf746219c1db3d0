"""Paragraphs among many that repeat one another, or one that is known already; nearly linear in their number.

The longest come first. Each looks up, by the keys of its signature, the few paragraphs before it that share the rarest
ones, reads those, and joins the one it agrees with most: that one leads, and says all that the others say. Nothing is
joined to a paragraph that has joined another, so that no chain of small changes ties two different texts together.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from aigov_tui.corpus.reprints.compare import similarity
from aigov_tui.corpus.reprints.reading import Reading, read
from aigov_tui.corpus.reprints.signature import Signature

CROWD = 48
"""A key that more leading paragraphs than this have tells nothing, and would make the work quadratic."""

_LOOKED_AT = 3
"""Paragraphs that one is compared with, at most."""

_READINGS = 1 << 16
"""Read paragraphs kept at hand: about a kilobyte each."""

_AT_ONCE = 10_000
"""Keys that what is known is asked for at a time."""

_Read = Callable[[int], Reading]


@dataclass(frozen=True, slots=True)
class NearRepeat:
    """Paragraph `id` says again what paragraph `of_id` says, which repeats nothing itself.

    `similarity` is the share of its words, 0 to 1; 1 where the two agree letter for letter.
    """

    id: int
    of_id: int
    similarity: float


class Known(Protocol):
    """The paragraphs found in earlier imports that repeat nothing: what a store answers from its table of keys."""

    def holders(self, keys: Sequence[int]) -> Iterable[tuple[int, int, int]]:
        """Of each of these keys the paragraphs that have it, as (key, id, size); none of a key that very many have."""


class Nothing:
    """No paragraph is known."""

    def holders(self, keys: Sequence[int]) -> Iterable[tuple[int, int, int]]:
        """No paragraph has any key."""
        return ()


def find_near_repeats(
    new: Iterable[tuple[int, Signature]], text_of: Callable[[int], str], known: Known | None = None
) -> list[NearRepeat]:
    """Which of the new paragraphs, given as (id, signature) in the order in which they were published or stored, repeat
    another one, new or known; and which known ones repeat a new, fuller one.

    `text_of` gives the text of a new or known paragraph; of those alone that share a key with another. Ids are whole
    numbers, no two alike. A paragraph repeats the fullest that has its words, the earliest of equal ones. Who followed
    a known one that is listed here should follow where it goes.
    """
    search = _Search(new, text_of, known or Nothing())
    return search.run()


class _Signatures:
    """Columns of the new paragraphs: some 100 bytes each."""

    def __init__(self, new: Iterable[tuple[int, Signature]]) -> None:
        self.ids, self.sizes = array("q"), array("l")
        self._keys, self._ends = array("q"), array("q", [0])
        for identifier, signature in new:
            self.ids.append(identifier)
            self.sizes.append(signature.size)
            self._keys.extend(signature.keys)
            self._ends.append(len(self._keys))

    def keys(self, index: int) -> array[int]:
        """The keys of one paragraph, the one of its whole text first."""
        return self._keys[self._ends[index] : self._ends[index + 1]]

    def keys_of_several(self) -> bytearray:
        """For each bucket of keys whether more than one paragraph has a key in it: most keys are nobody else's."""
        seen = bytearray(1 << max(16, (4 * len(self._keys)).bit_length()))
        last = len(seen) - 1
        for key in self._keys:
            bucket = key & last
            if seen[bucket] < 2:
                seen[bucket] += 1
        return seen

    def distinct_keys(self) -> Iterable[list[int]]:
        """All keys, some at a time."""
        for start in range(0, len(self._keys), _AT_ONCE):
            yield sorted(set(self._keys[start : start + _AT_ONCE]))


class _Search:
    """One search under way. A paragraph is meant by its index here: new ones from 0, known ones after them."""

    def __init__(
        self, new: Iterable[tuple[int, Signature]], text_of: Callable[[int], str], known: Known
    ) -> None:
        self.new = _Signatures(new)
        self.count = len(self.new.ids)
        self.ids, self.sizes = self.new.ids[:], self.new.sizes[:]
        self.shared = self.new.keys_of_several()
        self.holders: dict[int, list[int]] = {}
        self.found: dict[int, tuple[int, float]] = {}
        self.reading: _Read = lru_cache(maxsize=_READINGS)(lambda index: read(text_of(self.ids[index])))
        self._add_known(known)

    def _add_known(self, known: Known) -> None:
        indexes: dict[int, int] = {}
        last = len(self.shared) - 1
        for keys in self.new.distinct_keys():
            for key, identifier, size in known.holders(keys):
                index = indexes.get(identifier)
                if index is None:
                    index = indexes[identifier] = len(self.ids)
                    self.ids.append(identifier)
                    self.sizes.append(size)
                held = self.holders.setdefault(key, [])
                if index not in held:
                    held.append(index)
                self.shared[key & last] = 2

    def run(self) -> list[NearRepeat]:
        sizes = self.new.sizes
        for index in sorted(range(self.count), key=lambda index: (-sizes[index], index)):
            keys = self._telling(index)
            if keys:
                self._place(index, keys)
        return [
            NearRepeat(self.ids[index], self.ids[self._leader(index)], share)
            for index, (_, share) in sorted(self.found.items())
        ]

    def _leader(self, index: int) -> int:
        while index in self.found:
            index = self.found[index][0]
        return index

    def _telling(self, index: int) -> list[int]:
        """The keys that some other paragraph has, too."""
        last = len(self.shared) - 1
        shared = self.shared
        return [key for key in self.new.keys(index) if shared[key & last] > 1]

    def _place(self, index: int, keys: Sequence[int]) -> None:
        """Let a paragraph join the one it agrees with most, or lead, also those known ones that it says in full."""
        whole = self.new.keys(index)[0]
        twin = self._twin(whole)
        if twin is not None:
            self.found[index] = twin, 1.0
            return
        best, best_share = index, 0.0
        fuller: list[tuple[int, float]] = []
        for other in self._candidates(keys):
            if self.sizes[other] < self.sizes[index]:
                fuller.append((other, similarity(self.reading(other), self.reading(index))))
            elif best_share < 1:
                share = similarity(self.reading(index), self.reading(other))
                if share > best_share:
                    best, best_share = other, share
        if best != index:
            self.found[index] = best, best_share
            return
        self.found.update((other, (index, share)) for other, share in fuller if share)
        for key in keys:
            self.holders.setdefault(key, []).append(index)

    def _twin(self, whole: int) -> int | None:
        """The paragraph that agrees letter for letter."""
        held = self.holders.get(whole)
        return self._leader(held[0]) if held else None

    def _candidates(self, keys: Sequence[int]) -> list[int]:
        """The few leading paragraphs that share most, what is rare counting more."""
        points: dict[int, float] = {}
        for key in keys:
            held = self.holders.get(key)
            if held is None or len(held) > CROWD:
                continue
            worth = 1 / (1 + len(held))
            for other in held:
                points[other] = points.get(other, 0.0) + 1 + worth
        free = [other for other in points if other not in self.found]
        return sorted(free, key=lambda other: (-points[other], other))[:_LOOKED_AT]
