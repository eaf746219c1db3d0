"""Writing the table `word_places`: for every common word at first, afterwards for what came and went."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import chain

from aigov_tui.store import places
from aigov_tui.store.pairs import is_pair, paragraphs_with
from aigov_tui.store.tally import Tally

INSTANCES = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.instances USING fts5vocab(main, paragraphs_fts, instance)"
)
"""Makes the table of each place of each word of the index."""
# In one text, since to fetch a row takes several times as long as to find it.
_LISTED = """
    SELECT coalesce(group_concat(doc), ''), count(*)
    FROM (SELECT doc FROM temp.{instances} WHERE term = ? AND doc >= ? LIMIT ?)
"""
_AT_ONCE = 1_000_000
"""Places of a word that SQLite lists at a time: to begin in the middle it goes through all that is before."""
_LONG = 1 << 20
"""Characters of them that are read at a time, up to the next chunk, so that the commonest word does not fill the memory."""
_MOST_DIGITS = 19  # of an id
Listed = str
"""The ids of paragraphs in which a word stands, once for each time, with commas between them; whole chunks of them."""

_PUT = "INSERT OR REPLACE INTO word_places (term_id, chunk, present, oftener) VALUES (?, ?, ?, ?)"
_CHUNK = "SELECT present, oftener FROM word_places WHERE term_id = ? AND chunk = ?"
_RARER = "DELETE FROM word_places WHERE term_id IN (SELECT id FROM terms WHERE paragraphs <= ?)"
_COMMON = """
    SELECT id, term, EXISTS (SELECT 1 FROM word_places AS w WHERE w.term_id = terms.id) FROM terms
    WHERE paragraphs > ? ORDER BY id
"""


class Instances:
    """Where the words of the index, and pairs, stand, boilerplate and repeats too; or those of another `table` of the kind and
    another index of pairs."""

    def __init__(
        self, connection: sqlite3.Connection, table: str = "instances", pairs: str = "pairs_fts"
    ) -> None:
        self._connection = connection
        self._pairs = pairs
        self._statement = _LISTED.format(instances=table)
        connection.execute(INSTANCES)

    def listed(self, term: str) -> Iterator[Listed]:
        """All places of a word, in parts: what SQLite does without Python. No chunk is in two of them."""
        if is_pair(term):
            every = chain.from_iterable(paragraphs_with(self._connection, term, self._pairs))
            yield from _cut(",".join(map(str, sorted(every))))
            return
        first, most = 0, _AT_ONCE
        while True:
            ids, number = self._connection.execute(self._statement, (term, first, most)).fetchone()
            if number < most:
                yield from _cut(ids)
                return
            # The last chunk may go on: it is left to the next time, unless it is all there is.
            first = _chunk_at(ids, len(ids) - 1) * places.CHUNK
            end = _end_before(first, ids)
            yield from _cut(ids[:end])
            if not end:
                most *= 2

    def numbers(self, term: str) -> dict[int, int]:
        """How many times a word stands in each paragraph in which it does."""
        parts = (tallied(part).numbers() for part in self.listed(term))
        return {row_id: number for numbers in parts for row_id, number in numbers.items()}


def tallied(part: Listed) -> Tally:
    """How many times a word stands in each paragraph of a part of its places."""
    tally = Tally()
    tally.add(json.loads(f"[{part}]"))
    return tally


def place(connection: sqlite3.Connection, term_id: int, packed: Mapping[int, places.Packed]) -> None:
    """Write where a word stands that has no places yet, as `places.packed` has it."""
    connection.executemany(_PUT, ((term_id, chunk, *one) for chunk, one in packed.items()))


def place_missing(connection: sqlite3.Connection) -> None:
    """Write where every common word stands that has no places yet; drop those of words that have become rarer."""
    connection.execute(_RARER, (places.LEAST,))
    instances = Instances(connection)
    for term_id, term, is_placed in connection.execute(_COMMON, (places.LEAST,)).fetchall():
        if not is_placed:
            for part in instances.listed(term):
                place(connection, term_id, places.packed(tallied(part)))


def place_changes(connection: sqlite3.Connection, went: Instances, came: Instances) -> None:
    """Bring the places up to date with what went and came."""
    for term_id, term, is_placed in connection.execute(_COMMON, (places.LEAST,)).fetchall():
        if is_placed:
            _change(connection, term_id, went.numbers(term), came.numbers(term))
    place_missing(connection)


def _cut(ids: str) -> Iterator[Listed]:
    start = 0
    while start < len(ids):
        chunk = _chunk_at(ids, min(start + _LONG, len(ids) - 1))
        end = _end_before((chunk + 1) * places.CHUNK, ids, start)
        yield ids[start:end]
        start = end + 1


def _end_before(first: int, ids: str, start: int = 0) -> int:
    """Where those of the ids end that are before `first`, at a comma or the end of all."""
    return bisect_left(range(len(ids)), first, start, key=lambda at: _id_at(ids, at))


def _chunk_at(ids: str, at: int) -> int:
    return _id_at(ids, at) // places.CHUNK


def _id_at(ids: str, at: int) -> int:
    """The id that is there, or after the comma that is."""
    start = ids.rfind(",", 0, at + 1) + 1
    return int(ids[start : start + _MOST_DIGITS].partition(",")[0])


def _change(
    connection: sqlite3.Connection, term_id: int, gone: Mapping[int, int], come: Mapping[int, int]
) -> None:
    chunks: dict[int, tuple[list[int], dict[int, int]]] = {}
    for row_id in gone:
        chunks.setdefault(row_id // places.CHUNK, ([], {}))[0].append(row_id % places.CHUNK)
    for row_id, number in come.items():
        chunks.setdefault(row_id // places.CHUNK, ([], {}))[1][row_id % places.CHUNK] = number
    for chunk, (lost, won) in chunks.items():
        before = connection.execute(_CHUNK, (term_id, chunk)).fetchone()
        packed = places.changed(before, won, lost)
        if packed is None:
            connection.execute("DELETE FROM word_places WHERE term_id = ? AND chunk = ?", (term_id, chunk))
        else:
            connection.execute(_PUT, (term_id, chunk, *packed))
