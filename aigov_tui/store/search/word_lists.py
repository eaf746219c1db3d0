"""In which paragraphs a word stands, or words that begin alike, once for each time: what FTS5's vocabulary table lists."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from aigov_tui.store.placing import INSTANCES
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Text

MOST_POSTED, MOST_POSTED_SO = 16_000, 10_000
"""Paragraphs up to which all places of a word are gone through, and those of the words that begin so: the former once,
the latter at every key."""

_LAST = "\U0010ffff"
# In one text a word, since to fetch a row takes several times as long as to find it.
_PLACES = "SELECT '[' || coalesce(group_concat(doc), '') || ']' FROM temp.instances WHERE term = ?"
_PLACES_OF = "SELECT term, group_concat(doc) FROM temp.instances WHERE term >= ? AND term < ? GROUP BY term"


class WordLists:
    """Lists through one connection; `memory` keeps what words that begin alike gave."""

    def __init__(self, connection: sqlite3.Connection, patience: Patience, memory: Memory) -> None:
        self._patience = patience
        self._memory = memory
        connection.execute(INSTANCES)

    def of_text(self, text: Text) -> Mapping[int, int] | None:
        """The same as `of` or `of_beginning` of a single word, as it is asked for."""
        (word,) = words(text.text)
        return self.of_beginning(word, ()) if text.prefix else self.of(word)

    def of(self, word: str) -> Mapping[int, int] | None:
        """How many times a word stands in each of all paragraphs in which it does; None if that cannot be known in time."""
        rows, is_all = self._patience.rows(_PLACES, (word,), surely=True, scalar=True)
        return Counter(json.loads(rows[0])) if is_all else None

    def of_beginning(self, beginning: str, without: Sequence[str]) -> Mapping[int, int] | None:
        """How many times words that begin so stand in each of all paragraphs in which they do, all together; `without`
        common ones. None if that cannot be known in time. Who goes on typing asks for some of the same words.
        """
        listed = self._memory.listed(beginning, without)
        if listed is None:
            listed = self._look_up(beginning, without)
            if listed is None:
                return None
            self._memory.keep_listed(beginning, without, listed)
        return Counter(chain.from_iterable(listed.values()))

    def _look_up(self, beginning: str, without: Sequence[str]) -> dict[str, list[int]] | None:
        """The paragraph of each place of the words, by word."""
        listed: dict[str, list[int]] = {}
        for first, last in _between(beginning, without):
            rows, is_all = self._patience.rows(_PLACES_OF, (first, last), surely=True)
            if not is_all:
                return None
            terms, docs = zip(*rows, strict=True) if rows else ((), ())
            listed.update(zip(terms, json.loads(f"[[{'],['.join(docs)}]]"), strict=False))
        return listed


def _between(beginning: str, without: Sequence[str]) -> Iterator[tuple[str, str]]:
    """From where to where the words are before, between and after some of them; FTS5 would go through what is at the end
    of a stretch before it was left out."""
    first = beginning
    for word in sorted(without):
        if word > beginning:
            yield first, f"{word[:-1]}{chr(ord(word[-1]) - 1)}{_LAST}"
        first = word + "\1"  # before any letter or digit
    yield first, beginning + _LAST
