"""What only common words find, without asking FTS5: where each of them stands is at hand, bit by bit."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import repeat
from operator import add, and_, mul, or_

from aigov_tui.store import places
from aigov_tui.store.search.beginnings import Beginning, Beginnings
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.fts import is_text
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.postings import Postings
from aigov_tui.store.search.tokens import terms, words
from aigov_tui.store.search.tree import And, Node, Not, Or, Text, conjuncts, leaves
from aigov_tui.store.search.vocabulary import champions
from aigov_tui.store.standing import InBits

LONGEST = 24
"""Different words of one query whose places are looked at: each takes a moment to read for the first time."""


@dataclass(frozen=True, slots=True)
class First:
    """Paragraphs, and how many fit: not `is_all`, at least so many, of which these are the first."""

    ids: list[int]
    number: int
    is_all: bool


class Placed:
    """Asks for the places of common words through one connection's memory."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        memory: Memory,
        postings: Postings,
        beginnings: Beginnings,
        estimates: Estimates,
    ) -> None:
        self._connection = connection
        self._memory = memory
        self._postings = postings
        self._beginnings = beginnings
        self._estimates = estimates

    def of(self, item: Node) -> InBits | None:
        """Where a common word stands, or what begins so; None for anything else, and what is not known whole."""
        if not isinstance(item, Text) or len(found := terms(item.text)) > 1:
            return None
        if not item.prefix:
            return self._memory.places(found[0])
        beginning = self._beginnings.of(found[0], partly=False)
        return beginning if beginning is not None and beginning.is_whole else None

    def is_known(self, item: Text) -> bool:
        """Whether the places of a common word were read for an earlier query."""
        return self._memory.has_places(" ".join(terms(item.text)))

    def beginning(self, item: Text) -> Beginning | None:
        """Where what begins so stands, the commonest of it at least."""
        found = words(item.text)
        return self._beginnings.of(found[0], partly=True) if item.prefix and len(found) == 1 else None

    def knows(self, node: Node) -> bool:
        """Whether a node is of nothing but common words, so that its bits may be asked for."""
        return is_text(node) and self.are_all(node)

    def are_all(self, text: Node) -> bool:
        """Whether nothing but common words is asked for, and not too many."""
        every = {leaf for leaf, _ in leaves(text)}
        return len(every) <= LONGEST and all(self.of(leaf) is not None for leaf in every)

    def counting(self, text: Node) -> int:
        """A number whose binary digit i says whether paragraph i counts and fits; for what has only common words."""
        return self.bits(text) & self._memory.counted

    def counting_among(self, ids: Iterable[int]) -> list[int]:
        """Those of the paragraphs that count, in order."""
        uncounted = self._memory.collection.uncounted
        last = len(uncounted)
        return [row_id for row_id in sorted(ids) if row_id >= last or not uncounted[row_id]]

    def first(self, text: Node, beginnings: Sequence[InBits], most: int, enough: int) -> First:
        """All paragraphs that count and fit; of more than `enough`, the first `most`.

        `text` has only common words, and beside them words have to stand that begin as `beginnings` say.
        """
        chunks: list[int] = []
        number = 0
        for chunk in range(self._estimates.paragraphs // places.CHUNK + 1):
            bits = self._memory.counted_in(chunk) & self._bits(text, chunk)
            for one in beginnings:
                bits &= one.chunk(chunk)
            chunks.append(bits)
            number += bits.bit_count()
            if number > enough:
                break
        found: list[int] = []
        for chunk, bits in enumerate(chunks):
            wanted = most - len(found) if number > enough else None
            found += places.positions(bits, wanted, chunk * places.CHUNK)
        return First(found, number, is_all=number <= enough)

    def scores(self, item: Text, ids: Iterable[int]) -> Mapping[int, float]:
        """What a common word scores in paragraphs in which it stands."""
        found, everywhere = self._standing(item)
        return self._postings.scoring.scored(found.numbers(ids), everywhere)

    def scores_of_commonest(self, item: Text, ids: Iterable[int]) -> Mapping[int, float]:
        """What the commonest words that begin so score in those of the paragraphs in which they stand."""
        found = self.beginning(item)
        if found is None:
            raise ValueError(f"not begun by common words: {item}")
        return self._postings.scoring.scored(found.numbers(found.among(ids)), found.present.bit_count())

    def added_up(self, text: Node, ids: Sequence[int]) -> list[tuple[int, float]]:
        """What the words of `text` score together in each of the paragraphs."""
        asked = [leaf for leaf, wanted in leaves(text) if wanted and isinstance(leaf, Text)]
        heavy = [leaf for leaf in asked if not self._estimates.weighs_nothing(leaf)]
        in_all, lengths = conjuncts(text), self._postings.scoring.lengths(ids)
        total: Iterable[float] = repeat(0.0, len(ids))
        for leaf, times in Counter(heavy or asked).items():  # what is said twice weighs twice
            if leaf in in_all:
                found, everywhere = self._standing(leaf)
                scores = self._postings.scoring.scored_in_all(ids, lengths, found.oftener(ids), everywhere)
            else:
                scores = map(self.scores(leaf, self.having(leaf, ids)).get, ids, repeat(0.0))
            total = map(add, total, map(mul, scores, repeat(times)) if times > 1 else scores)
        return list(zip(ids, total, strict=True))

    def _standing(self, item: Text) -> tuple[InBits, int]:
        """Where a common word stands, and in how many of all paragraphs."""
        found = self.of(item)
        if found is None:
            raise ValueError(f"no common word: {item}")
        return found, found.present.bit_count() if item.prefix else self._estimates.most(item)

    def having(self, item: Node, ids: Collection[int]) -> list[int]:
        """Those of the paragraphs in which a common word stands; or does not, where it is excluded."""
        inner = item.item if isinstance(item, Not) else item
        found = self.of(inner)
        if found is None:
            raise ValueError(f"no common word: {item}")
        return found.besides(ids) if isinstance(item, Not) else found.among(ids)

    def champions(self, text: Node) -> Iterator[int]:
        """What each of the words ranks best, as far as it has all of `text`, where all have to stand there."""
        items = conjuncts(text)
        if any(not isinstance(item.item if isinstance(item, Not) else item, Text) for item in items):
            return
        for item in items:
            if isinstance(item, Text) and not item.prefix and not self._estimates.weighs_nothing(item):
                ids = [row_id for row_id, _ in champions(self._connection, terms(item.text)[0])]
                for other in items:
                    ids = self.having(other, ids)
                yield from ids

    def bits(self, node: Node) -> int:
        """The same as `counting` of all that fits, boilerplate and repeats too."""
        return self._bits(node, None)

    def _bits(self, node: Node, chunk: int | None) -> int:
        """The same of one chunk, or (None) of all."""
        match node:
            case And(items):
                return reduce(and_, (self._bits(item, chunk) for item in items))
            case Or(items):
                return reduce(or_, (self._bits(item, chunk) for item in items))
            case Not(item):
                return ~self._bits(item, chunk)
            case _:
                found = self.of(node)
                if found is None:
                    raise ValueError(f"no common word: {node}")
                return found.present if chunk is None else found.chunk(chunk)
