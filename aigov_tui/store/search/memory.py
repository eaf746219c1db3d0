"""What one connection keeps from a search for the next: who types asks for nearly the same again.

Everything is forgotten when somebody else has changed the database. What is kept is bounded, the longest unused goes.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import OrderedDict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from aigov_tui.model.rows import Facet
from aigov_tui.store.lengths import read_lengths, varints
from aigov_tui.store.search.tree import Node, Text

_Key = TypeVar("_Key")
Asked: TypeAlias = Node | frozenset[Node]
"""A word or phrase, or several that all have to stand there."""

MOST_KEPT = 200_000
"""Paragraphs with scores that are kept in all: some 20 MB."""
MOST_ANSWERS = 20
"""Queries of which the paragraphs are kept."""
_MOST_FREQUENCIES = 10_000
_AVERAGES = "SELECT block FROM paragraphs_fts_data WHERE id = 1"
"""Where FTS5 keeps how many rows it has, and how many words in all (https://www.sqlite.org/fts5.html#fts5_data_structures)."""
_UNCOUNTED = (
    "SELECT id FROM paragraphs INDEXED BY paragraphs_uncounted"
    " WHERE kind = 'boilerplate' OR duplicate_of_id IS NOT NULL OR nearly_repeats = 1"
)
_LENGTH = "SELECT sz FROM paragraphs_fts_docsize WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Collection:
    """All paragraphs, as far as ranking goes."""

    paragraphs: int
    words: int
    lengths: array[int]
    uncounted: bytearray
    """By id, 1 for boilerplate and repeats; not longer than to the last of these."""


class Memory:
    """Used from one thread at a time, as the connection is."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._version: int | None = None
        self._collection: Collection | None = None
        self._scores: OrderedDict[Asked, Mapping[int, float]] = OrderedDict()
        self._size = 0
        self.answers: OrderedDict[frozenset[Node], tuple[int, ...]] = OrderedDict()
        """For words all of which have to stand there: the paragraphs that count and in which they do."""
        self.phrases: OrderedDict[Text, tuple[int, ...]] = OrderedDict()
        """All paragraphs in which a phrase stands, boilerplate and repeats too."""
        self.facets: dict[int, tuple[Facet, ...]] = {}
        """Without any focus, by how many values of each were asked for."""
        self.frequencies: dict[Text, int] = {}
        """In how many paragraphs words and phrases stand at most."""

    def refresh(self) -> None:
        """Forget everything if the database has changed since the last time."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version or len(self.frequencies) > _MOST_FREQUENCIES:
            self._version, self._collection, self._size = version, None, 0
            for kept in (self._scores, self.answers, self.phrases, self.facets, self.frequencies):
                kept.clear()

    @property
    def collection(self) -> Collection:
        """Read when it is first asked for: in some ten milliseconds for a million paragraphs."""
        if self._collection is None:
            row = self._connection.execute(_AVERAGES).fetchone()
            numbers = varints(row[0]) if row else []
            paragraphs, words = (numbers[0], sum(numbers[1:])) if numbers else (0, 0)
            uncounted = [row_id for (row_id,) in self._connection.execute(_UNCOUNTED)]
            marks = bytearray(max(uncounted, default=-1) + 1)
            for row_id in uncounted:
                marks[row_id] = 1
            self._collection = Collection(paragraphs, words, read_lengths(self._connection), marks)
        return self._collection

    def length(self, row_id: int) -> int:
        """The number of words of one paragraph whose length no import noted."""
        row = self._connection.execute(_LENGTH, (row_id,)).fetchone()
        return varints(row[0])[0] if row else 0

    def scores_of_some(self, items: Set[Node]) -> tuple[frozenset[Node], Mapping[int, float]] | None:
        """What was kept for some of the items together: for as many as can be, and two at least."""
        known = [key for key in self._scores if isinstance(key, frozenset) and key <= items]
        if not known:
            return None
        most = max(known, key=len)
        return most, self._scores[most]

    def scores(self, leaf: Asked) -> Mapping[int, float] | None:
        """What was kept for a word or phrase."""
        found = self._scores.get(leaf)
        if found is not None:
            self._scores.move_to_end(leaf)
        return found

    def keep_scores(self, leaf: Asked, scores: Mapping[int, float]) -> None:
        """For all paragraphs that count and hold the word or phrase (or all of some), what it scores there."""
        self._size += len(scores) - len(self._scores.pop(leaf, ()))
        self._scores[leaf] = scores
        while self._size > MOST_KEPT and len(self._scores) > 1:
            self._size -= len(self._scores.popitem(last=False)[1])

    def keep_answer(self, items: frozenset[Node], ids: tuple[int, ...]) -> None:
        """The paragraphs that count and hold all of the items."""
        _keep(self.answers, items, ids)

    def keep_phrase(self, phrase: Text, ids: tuple[int, ...]) -> None:
        """All paragraphs in which the phrase stands."""
        _keep(self.phrases, phrase, ids)


def _keep(kept: OrderedDict[_Key, tuple[int, ...]], key: _Key, ids: tuple[int, ...]) -> None:
    kept[key] = ids
    kept.move_to_end(key)
    while len(kept) > MOST_ANSWERS:
        kept.popitem(last=False)
