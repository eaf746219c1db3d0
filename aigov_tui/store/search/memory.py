"""What one connection keeps from a search for the next: who types asks for nearly the same again.

Everything is forgotten when somebody else has changed the database. What is kept is bounded, the longest unused goes.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from aigov_tui.model.rows import Facet
from aigov_tui.store import places
from aigov_tui.store.bm25 import Collection, read_collection
from aigov_tui.store.lengths import varints
from aigov_tui.store.pairs import are_whole
from aigov_tui.store.search.sql import Sql
from aigov_tui.store.search.tree import Node, Text
from aigov_tui.store.standing import Places, read_places

if TYPE_CHECKING:
    from aigov_tui.store.search.beginnings import Beginning

_Key = TypeVar("_Key")
_Kept = TypeVar("_Kept")
Asked: TypeAlias = Node | frozenset[Node]
"""A word or phrase, or several that all have to stand there."""


@dataclass(slots=True)
class Posted:
    """By paragraph that counts and holds a text, how many times it does, in `everywhere` of all; or what it scores
    there, where `everywhere` is None: so once most of it was scored, since the next key asks for that again."""

    numbers: Mapping[int, float]
    everywhere: int | None = None


MOST_KEPT = 200_000
"""Paragraphs with scores that are kept in all: some 20 MB."""
MOST_ANSWERS = 20
"""Queries of which the paragraphs are kept."""
MOST_PLACED = 160
"""Common words whose places are kept: an eighth of a megabyte each, of a million paragraphs, and twice as much of those
that are joined with others."""
MOST_BEGINNINGS = 80
"""Beginnings whose words' places are kept joined: as much."""
MOST_PASSING = 20_000
"""Paragraphs of which is kept whether they fit a condition: some 2 MB."""
MOST_LISTED = 6
"""Beginnings of which the places of the rarer words are kept: some hundred kilobytes each."""
_MOST_FREQUENCIES = 10_000
_LENGTH = "SELECT sz FROM paragraphs_fts_docsize WHERE id = ?"


class Memory:
    """Used from one thread at a time, as the connection is."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._version: int | None = None
        self._collection: Collection | None = None
        self._scores: OrderedDict[Asked, Posted] = OrderedDict()
        self._together: dict[frozenset[Node], None] = {}
        """What of it is of several words together."""
        self._size = 0
        self._places: OrderedDict[str, Places | None] = OrderedDict()
        self._counted: int | None = None
        self._has_pairs: bool | None = None
        self._counted_chunks: list[int] | None = None
        self.beginnings: OrderedDict[str, Beginning] = OrderedDict()
        """Where words stand that begin alike."""
        self._listed: OrderedDict[str, tuple[Mapping[str, list[int]], tuple[str, ...]]] = OrderedDict()
        self.answers: OrderedDict[frozenset[Node], tuple[int, ...]] = OrderedDict()
        """For words all of which have to stand there: the paragraphs that count and in which they do."""
        self.phrases: OrderedDict[Text, tuple[int, ...]] = OrderedDict()
        """All paragraphs in which a phrase stands, boilerplate and repeats too."""
        self.paired: OrderedDict[tuple[str, ...], int] = OrderedDict()
        """By the words of Chinese phrases, a bit for each paragraph with all their pairs of characters."""
        self.costly_phrases: set[Text] = set()
        """Those that turned out to stand in too many to be weighed while a person is typing."""
        self.common_phrases: set[Text] = set()
        """Phrases that turned out to stand in more paragraphs than are ranked."""
        self.passed: OrderedDict[Sql, dict[int, bool]] = OrderedDict()
        """Of conditions: whether the paragraphs that were asked about fit them."""
        self.facets: dict[int, tuple[Facet, ...]] = {}
        """Without any focus, by how many values of each were asked for."""
        self.frequencies: dict[Text, int] = {}
        """In how many paragraphs words and phrases stand at most."""
        self.everywhere: dict[Text, int] = {}
        """In how many paragraphs phrases and beginnings do stand, where that was counted."""

    def refresh(self) -> None:
        """Forget everything if the database has changed since the last time."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version or len(self.frequencies) > _MOST_FREQUENCIES:
            self._version, self._collection, self._size = version, None, 0
            self._counted, self._counted_chunks, self._has_pairs = None, None, None
            for kept in (
                self._scores,
                self._together,
                self._places,
                self.beginnings,
                self._listed,
                self.answers,
                self.phrases,
                self.paired,
                self.passed,
            ):
                kept.clear()
            self.facets.clear()
            self.frequencies.clear()
            self.everywhere.clear()
            self.common_phrases.clear()
            self.costly_phrases.clear()

    @property
    def collection(self) -> Collection:
        """Read when it is first asked for: in some ten milliseconds for a million paragraphs."""
        if self._collection is None:
            self._collection = read_collection(self._connection)
        return self._collection

    def read_once(self) -> None:
        """Read what every search needs and the first would else spend its time on, some ten milliseconds."""
        self.counted_in(0)

    @property
    def has_pairs(self) -> bool:
        """Whether it is known which Chinese characters follow each other."""
        if self._has_pairs is None:
            self._has_pairs = are_whole(self._connection)
        return self._has_pairs

    @property
    def counted(self) -> int:
        """A number whose binary digit i says whether paragraph i counts, as far as there are any."""
        if self._counted is None:
            self._counted = places.counted_bits(self.collection.uncounted, self._last())
        return self._counted

    def counted_in(self, chunk: int) -> int:
        """The same of one chunk of `places.CHUNK` paragraphs, the lowest digit being for its first."""
        if self._counted_chunks is None:
            size = places.CHUNK // 8
            bits = self.counted.to_bytes(self.counted.bit_length() // 8 + 1, "little")
            self._counted_chunks = [
                int.from_bytes(bits[at : at + size], "little") for at in range(0, len(bits), size)
            ]
        return self._counted_chunks[chunk] if chunk < len(self._counted_chunks) else 0

    def places(self, word: str) -> Places | None:
        """Where a folded word stands; None for one that is not common, or where that is not known."""
        if word not in self._places:
            self._places[word] = read_places(self._connection, word, self._last())
            if len(self._places) > MOST_PLACED:
                self._places.popitem(last=False)
        self._places.move_to_end(word)
        return self._places[word]

    def has_places(self, word: str) -> bool:
        """Whether `places` knows a word without reading."""
        return word in self._places

    def _last(self) -> int:
        """The greatest id of a paragraph."""
        (last,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM paragraphs").fetchone()
        return int(last)

    def length(self, row_id: int) -> int:
        """The number of words of one paragraph whose length no import noted."""
        row = self._connection.execute(_LENGTH, (row_id,)).fetchone()
        return varints(row[0])[0] if row else 0

    def posted_of_some(self, items: Set[Node]) -> tuple[frozenset[Node], Posted] | None:
        """What was kept for some of the items together: for as many as can be, and two at least."""
        most = max((key for key in self._together if key <= items), key=len, default=None)
        return (most, self._scores[most]) if most is not None else None

    def posted(self, leaf: Asked) -> Posted | None:
        """What was kept for a word or phrase."""
        found = self._scores.get(leaf)
        if found is not None:
            self._scores.move_to_end(leaf)
        return found

    def keep(self, leaf: Asked, posted: Posted) -> None:
        """For all paragraphs that count and hold the word or phrase (or all of some), what it scores there."""
        before = self._scores.pop(leaf, None)
        self._size += len(posted.numbers) - (len(before.numbers) if before is not None else 0)
        self._scores[leaf] = posted
        if isinstance(leaf, frozenset):
            self._together[leaf] = None
        while self._size > MOST_KEPT and len(self._scores) > 1:
            dropped, numbers = self._scores.popitem(last=False)
            self._size -= len(numbers.numbers)
            if isinstance(dropped, frozenset):
                self._together.pop(dropped, None)

    def keep_answer(self, items: frozenset[Node], ids: tuple[int, ...]) -> None:
        """The paragraphs that count and hold all of the items."""
        _keep(self.answers, items, ids)

    def keep_beginning(self, beginning: str, joined: Beginning) -> None:
        """Where the words stand that begin so."""
        _keep(self.beginnings, beginning, joined, MOST_BEGINNINGS)

    def listed(self, beginning: str, without: Sequence[str]) -> Mapping[str, list[int]] | None:
        """The places that were listed of the words that begin so, all but those `without`."""
        for known in sorted(filter(beginning.startswith, self._listed), key=len, reverse=True):
            words, lacking = self._listed[known]
            asked = {word: ids for word, ids in words.items() if word.startswith(beginning)}
            if asked.keys().isdisjoint(without) and all(
                word in without for word in lacking if word.startswith(beginning)
            ):
                self._listed.move_to_end(known)
                return asked
        return None

    def keep_listed(self, beginning: str, without: Sequence[str], words: Mapping[str, list[int]]) -> None:
        """The paragraph of each place of the words that begin so, by word, all but those `without`."""
        _keep(self._listed, beginning, (words, tuple(without)), MOST_LISTED)

    def keep_phrase(self, phrase: Text, ids: tuple[int, ...]) -> None:
        """All paragraphs in which the phrase stands."""
        _keep(self.phrases, phrase, ids)

    def keep_paired(self, phrase: tuple[str, ...], bits: int) -> None:
        """The paragraphs with all the pairs of a phrase."""
        _keep(self.paired, phrase, bits)

    def passing(self, condition: Sql) -> dict[int, bool]:
        """What is known of the paragraphs that were asked whether they fit a condition; to be added to."""
        known = self.passed.get(condition, {})
        _keep(self.passed, condition, known if len(known) <= MOST_PASSING else {})
        return self.passed[condition]


def _keep(kept: OrderedDict[_Key, _Kept], key: _Key, value: _Kept, most: int = MOST_ANSWERS) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)
