"""Before FTS5 is asked: how many paragraphs words can match at most, and what weighing them costs.

bm25 counts the paragraphs of every word and phrase of a query before it gives the first score, however few paragraphs
match the whole query. Frequencies of words are at hand (the table `terms`), so both can be told in advance.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cached_property
from math import prod

from aigov_tui.store.pairs import are_whole, is_pair, pairs_in
from aigov_tui.store.search.fts import Spellings
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import And, Fuzzy, Near, Node, Not, Or, Text, leaves
from aigov_tui.store.search.vocabulary import frequency, frequency_of_beginning, frequency_of_pair
from aigov_tui.store.spacing import has_han

MOST_GATHERED, MOST_GATHERED_TYPED = 100_000, 20_000
"""Paragraphs with words that begin so which FTS5 is made to gather for a `pref*`; beyond, the prefix is broad. Of a word
that a person is still typing, beyond the latter it is wide: its commonest continuations are tried first."""

SAMPLE = 100
"""The first so many matches tell roughly how many there are."""

# Microseconds a paragraph, measured with SQLite 3.40: to count those of a word, those where words stand together, and
# to gather those of a prefix.
_COUNTED, _COMPARED, _GATHERED = 0.02, 0.1, 0.1
_CHARACTER = 0.065
"""The same of each character of a Chinese phrase: they are all common, and none spares FTS5 the places of the others."""


class Estimates:
    """Frequencies of words, each looked up once."""

    def __init__(
        self, connection: sqlite3.Connection, spellings: Spellings, memory: Memory | None = None
    ) -> None:
        """`memory` has what earlier queries have looked up."""
        self._connection = connection
        self._spellings = spellings
        self._memory = memory
        self._known: dict[Text, int] = {} if memory is None else memory.frequencies
        (total,) = connection.execute("SELECT coalesce(max(id), 0) FROM paragraphs").fetchone()
        self.paragraphs: int = total

    def most(self, node: Node) -> int:
        """How many paragraphs `node`, of words only, matches at most."""
        match node:
            case Text():
                return self._most_of_text(node)
            case Fuzzy():
                return sum(frequency(self._connection, word) for word in self._spellings.get(node, ()))
            case Near(items):
                return min(map(self.most, items))
            case And(items):
                return min(self.most(item) for item in items if not isinstance(item, Not))
            case Or(items):
                return sum(map(self.most, items))
            case _:
                return self.paragraphs

    def likely(self, node: Node) -> float:
        """How many paragraphs it matches if words stand together no oftener than by chance."""
        if not isinstance(node, And) or not self.paragraphs:
            return self.most(node)
        wanted = (item for item in node.items if not isinstance(item, Not))
        shares = (min(1.0, self.likely(item) / self.paragraphs) for item in wanted)
        return self.paragraphs * prod(shares)

    def by_first(self, first: Sequence[int]) -> float:
        """How many paragraphs match what has these first `SAMPLE` matches (all, where they are fewer), by how far apart
        they stand."""
        if len(first) < SAMPLE:
            return len(first)
        return len(first) * self.paragraphs / first[-1]

    def note(self, word: Text, paragraphs: int) -> None:
        """In how many paragraphs a single word stands, where that came along with something else."""
        self._known[word] = paragraphs

    def weighing(self, node: Node) -> float:
        """The microseconds it takes bm25 to count what `node` matches, leaf by leaf."""
        return sum(self._weighing_of_leaf(leaf) for leaf, _ in leaves(node))

    def weighs_nothing(self, node: Node) -> bool:
        """Whether bm25 gives a word next to no weight: more than half of all paragraphs hold it."""
        return isinstance(node, Text) and self.is_one_word(node) and 2 * self.most(node) > self.paragraphs

    def is_broad(self, text: Text) -> bool:
        """Whether a word that may go on goes on in too many ways for FTS5 to gather them all."""
        return text.prefix and self._of_beginning(text) > MOST_GATHERED

    def is_wide(self, text: Text) -> bool:
        """Whether it is broad, or goes on in more ways than anybody looks through who is still typing it."""
        most = MOST_GATHERED_TYPED if text.typed and len(words(text.text)) == 1 else MOST_GATHERED
        return text.prefix and self._of_beginning(text) > most

    def is_one_word(self, text: Text) -> bool:
        """Whether it is neither a phrase nor a beginning."""
        return not text.prefix and len(words(text.text)) == 1

    def tells(self, text: Text) -> bool:
        """Whether `most` says in how many paragraphs a word stands, or two Chinese characters one after the other."""
        return self.is_one_word(text) or (self.has_pairs and is_pair("".join(words(text.text))))

    @cached_property
    def has_pairs(self) -> bool:
        """Whether it is known which Chinese characters follow each other."""
        return self._memory.has_pairs if self._memory is not None else are_whole(self._connection)

    def _most_of_text(self, text: Text) -> int:
        if text not in self._known:
            *whole, last = words(text.text)
            if whole:
                parts = (*map(Text, whole), Text(last, text.prefix))
                most = min(map(self._most_of_text, parts))
                for pair in pairs_in((*whole, last)) if self.has_pairs else ():
                    most = min(most, self._most_of_pair(pair)) if most else 0
                self._known[text] = most
            elif text.prefix:
                self._known[text] = frequency_of_beginning(self._connection, last, self.paragraphs)
            else:
                self._known[text] = frequency(self._connection, last)
        return self._known[text]

    def _most_of_pair(self, pair: str) -> int:
        known = Text(pair)
        if known not in self._known:
            self._known[known] = frequency_of_pair(self._connection, pair)
        return self._known[known]

    def _of_beginning(self, text: Text) -> int:
        return self._most_of_text(Text(words(text.text)[-1], prefix=True))

    def _weighing_of_leaf(self, leaf: Node) -> float:
        if isinstance(leaf, Near):
            return _COMPARED * self.most(leaf) + sum(map(self._weighing_of_leaf, leaf.items))
        if isinstance(leaf, Text) and leaf.prefix:
            return _GATHERED * self._of_beginning(leaf)
        if isinstance(leaf, Text) and not self.is_one_word(leaf):
            if has_han(leaf.text):
                return _CHARACTER * sum(self.most(Text(word)) for word in words(leaf.text))
            return _COMPARED * self.most(leaf)
        return _COUNTED * self.most(leaf)
