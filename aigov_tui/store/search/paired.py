"""The paragraphs with all the pairs of characters of a Chinese phrase: nearly all of them have the phrase."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection

from aigov_tui.store.pairs import pairs_in, with_pairs
from aigov_tui.store.places import bits_of, positions
from aigov_tui.store.search.characters import characters
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.parts import parts_of
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.tokens import terms, words
from aigov_tui.store.search.tree import Text

MOST_LISTED = 16_000
"""Paragraphs with the rarer pairs that are listed at most."""
MOST_READ, MOST_READ_HURRIED, MOST_READ_MIXED = 5_500, 1_500, 1_000
"""Paragraphs up to which they are read to find the phrase; while a person is typing; and then where it has Latin words, too."""
READ, LOOKED_AT = 10.0, 5.0
"""Microseconds to read one; and to look whether a Chinese phrase stands there as it is written."""
SOON_READ = 100
"""Paragraphs up to which they are not asked which of them have the other pairs."""


class Paired:
    """Looks for one query; `of_word` gives the paragraphs of a rarer single word, None where these are too many."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        patience: Patience,
        estimates: Estimates,
        memory: Memory,
        of_word: Callable[[Text], Collection[int] | None],
    ) -> None:
        self._connection = connection
        self._patience = patience
        self._estimates = estimates
        self._memory = memory
        self._of_word = of_word

    def knows(self, text: Text) -> bool:
        """Whether it is a phrase in which Chinese characters follow each other, and it is known where these do."""
        return bool(pairs_in(words(text.text))) and self._estimates.has_pairs

    def bits(self, text: Text) -> int | None:
        """A number whose binary digit i says whether paragraph i has all pairs, and its other words as far as these are at
        hand; boilerplate and repeats too. None where that is not known."""
        asked = words(text.text)
        if asked not in self._memory.paired and self.knows(text):
            if (bits := self._looked_for(text)) is None:
                return None
            self._memory.keep_paired(asked, bits)
        return self._memory.paired.get(asked)

    def few(self, text: Text) -> list[int] | None:
        """These paragraphs where they are sooner read than FTS5 is asked which of them have the phrase."""
        bits = self.bits(text)
        return positions(bits) if bits is not None and bits.bit_count() <= self._most_read(text) else None

    def number(self, text: Text) -> int:
        """How many they are; where that is not known, how many have the rarest pair."""
        bits = self.bits(text)
        return bits.bit_count() if bits is not None else self._estimates.most(text)

    def first(self, text: Text, most: int) -> list[int]:
        """The first of the paragraphs with all pairs."""
        if not self._estimates.tells(text) and (bits := self.bits(text)) is not None:
            return positions(bits, most)
        return with_pairs(self._connection, pairs_in(words(text.text)), most)

    def _looked_for(self, text: Text) -> int | None:
        """FTS5 is asked for the rarer pairs alone, where the others stand is at hand; who goes on with a phrase needs no more
        than what is new."""
        asked = words(text.text)
        bits = self._memory.paired.get(asked[:-1])
        if bits is not None and bits.bit_count() <= SOON_READ:
            return bits
        pairs = Counter(pairs_in(asked if bits is None else asked[-2:]))
        common = [pair for pair in pairs if self._memory.places(pair) is not None]
        rare = [pair for pair in pairs.elements() if pair not in common or pairs[pair] > 1]
        if rare:
            ids = with_pairs(self._connection, rare, MOST_LISTED + 1)
            if len(ids) > MOST_LISTED:
                return None
            bits = bits_of(ids) if bits is None else bits & bits_of(ids)
        singles = (part for part in parts_of(text) if len(words(part.text)) == 1 and not part.prefix)
        for part in sorted((*map(Text, common), *singles), key=self._estimates.most):
            if bits is not None and bits.bit_count() <= SOON_READ:
                break
            if (found := self._bits_of(part)) is not None:
                bits = found if bits is None else bits & found
        return bits

    def _bits_of(self, part: Text) -> int | None:
        """Where a pair stands, or a word; None where that is not at hand."""
        (term,) = terms(part.text)
        if (places := self._memory.places(term)) is not None:
            return places.present
        ids = self._of_word(part)
        return bits_of(ids) if ids is not None else None

    def _most_read(self, text: Text) -> int:
        least, cost = MOST_READ_HURRIED, LOOKED_AT
        if characters(words(text.text)) is None:
            least, cost = MOST_READ_MIXED, READ
        if self._patience.is_hurried:
            return least
        return min(MOST_READ, max(least, int(2 * self._estimates.weighing(text) / cost)))
