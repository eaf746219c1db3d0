"""The paragraphs with all the pairs of characters of a Chinese phrase: nearly all of them have the phrase."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable

from aigov_tui.store.pairs import pairs_in, with_pairs
from aigov_tui.store.search.characters import characters
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.parts import parts_of
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Text

MOST_LISTED = 16_000
"""Paragraphs that are listed at most."""
MOST_READ, MOST_READ_HURRIED, MOST_READ_MIXED = 5_500, 1_500, 1_000
"""Paragraphs up to which they are read to find the phrase; while a person is typing; and where it has Latin words, too."""
READ = 10.0
"""Microseconds to read one."""

Ids = Collection[int]


class Paired:
    """Looks for one query; `having` gives those of some paragraphs in which words stand, as far as that is at hand."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        patience: Patience,
        estimates: Estimates,
        having: Callable[[Iterable[Text], Ids], Ids],
    ) -> None:
        self._connection = connection
        self._patience = patience
        self._estimates = estimates
        self._having = having
        self._known: dict[Text, Ids | None] = {}

    def knows(self, text: Text) -> bool:
        """Whether it is a phrase in which Chinese characters follow each other, and it is known where these do."""
        return bool(pairs_in(words(text.text))) and self._estimates.has_pairs

    def ids(self, text: Text) -> Ids | None:
        """The paragraphs with all pairs, and its other words as far as these are at hand; boilerplate and repeats too. None
        where they are very many, or that is not known."""
        if text not in self._known:
            self._known[text] = self._looked_for(text) if self.knows(text) else None
        return self._known[text]

    def few(self, text: Text) -> Ids | None:
        """The same where they are sooner read than FTS5 is asked which of them have the phrase."""
        ids = self.ids(text)
        return ids if ids is not None and len(ids) <= self._most_read(text) else None

    def number(self, text: Text) -> int:
        """How many they are; of very many, how many have the rarest pair."""
        ids = self.ids(text)
        return len(ids) if ids is not None else self._estimates.most(text)

    def first(self, text: Text, most: int) -> list[int]:
        """The first of the paragraphs with all pairs."""
        return with_pairs(self._connection, pairs_in(words(text.text)), most)

    def _looked_for(self, text: Text) -> Ids | None:
        ids = self.first(text, MOST_LISTED + 1)
        if len(ids) > MOST_LISTED:
            return None
        return self._having((part for part in parts_of(text) if len(words(part.text)) == 1), ids)

    def _most_read(self, text: Text) -> int:
        if characters(words(text.text)) is None:
            return MOST_READ_MIXED
        if self._patience.is_hurried:
            return MOST_READ_HURRIED
        return min(MOST_READ, max(MOST_READ_HURRIED, int(2 * self._estimates.weighing(text) / READ)))
