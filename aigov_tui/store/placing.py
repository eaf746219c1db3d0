"""Writing the table `word_places`: for every common word at first, afterwards for what came and went."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from aigov_tui.store import places
from aigov_tui.store.tally import Tally

_INSTANCES = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.instances USING fts5vocab(main, paragraphs_fts, instance)"
)
# In one text, since to fetch a row takes several times as long as to find it.
_LISTED = """
    SELECT coalesce(group_concat(doc), ''), count(*)
    FROM (SELECT doc FROM temp.{instances} WHERE term = ? AND doc >= ? LIMIT ?)
"""
_AT_ONCE = 1_000_000
"""Places of a word that are listed at a time, so that the commonest does not fill the memory."""
Listed = str
"""The ids of paragraphs in which a word stands, once for each time, with commas between them."""

_PUT = "INSERT OR REPLACE INTO word_places (term_id, chunk, present, oftener) VALUES (?, ?, ?, ?)"
_CHUNK = "SELECT present, oftener FROM word_places WHERE term_id = ? AND chunk = ?"
_RARER = "DELETE FROM word_places WHERE term_id IN (SELECT id FROM terms WHERE paragraphs <= ?)"
_COMMON = """
    SELECT id, term, EXISTS (SELECT 1 FROM word_places AS w WHERE w.term_id = terms.id) FROM terms
    WHERE paragraphs > ? ORDER BY id
"""


class Instances:
    """Where the words of the index stand, boilerplate and repeats too."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute(_INSTANCES)

    def listed(self, term: str) -> list[Listed]:
        """All places of a word, in parts: what SQLite does without Python. No paragraph is in two of them."""
        return list(_listed(self._connection, "instances", term))

    def tally(self, term: str) -> Tally:
        """How many times a word stands in each paragraph in which it does."""
        return tallied(_listed(self._connection, "instances", term))


def tallied(parts: Iterable[Listed]) -> Tally:
    """How many times a word stands in each paragraph, of all its places."""
    tally = Tally()
    for part in parts:
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
            place(connection, term_id, places.packed(instances.tally(term)))


def place_changes(connection: sqlite3.Connection, gone: str, come: str) -> None:
    """Bring the places up to date with what went and came: tables of the kind of `fts5vocab` with each `instance`."""
    for term_id, term, is_placed in connection.execute(_COMMON, (places.LEAST,)).fetchall():
        if is_placed:
            went, came = (_tally(connection, instances, term).numbers() for instances in (gone, come))
            _change(connection, term_id, went, came)
    place_missing(connection)


def _listed(connection: sqlite3.Connection, instances: str, term: str) -> Iterator[Listed]:
    statement, first, number = _LISTED.format(instances=instances), 0, _AT_ONCE
    while number == _AT_ONCE:
        ids, number = connection.execute(statement, (term, first, _AT_ONCE)).fetchone()
        if number == _AT_ONCE:  # the last paragraph may go on: it is left to the next part
            last, end = ids.rpartition(",")[2], len(ids)
            while ids.endswith(f",{last}", 0, end):
                end -= len(last) + 1
            is_alone = ids[:end] == last
            first = int(last) + is_alone
            ids = ids if is_alone else ids[:end]
        yield ids


def _tally(connection: sqlite3.Connection, instances: str, term: str) -> Tally:
    return tallied(_listed(connection, instances, term))


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
