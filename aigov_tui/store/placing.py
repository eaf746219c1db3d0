"""Writing the table `word_places`: for every common word at first, afterwards for what came and went."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping

from aigov_tui.store import places

_INSTANCES = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.instances USING fts5vocab(main, paragraphs_fts, instance)"
)
_COUNTED = "SELECT doc FROM temp.{instances} WHERE term = ?"
_PUT = "INSERT OR REPLACE INTO word_places (term_id, chunk, present, oftener) VALUES (?, ?, ?, ?)"
_CHUNK = "SELECT present, oftener FROM word_places WHERE term_id = ? AND chunk = ?"
_RARER = "DELETE FROM word_places WHERE term_id IN (SELECT id FROM terms WHERE paragraphs <= ?)"
_COMMON = """
    SELECT id, term, EXISTS (SELECT 1 FROM word_places AS w WHERE w.term_id = terms.id) FROM terms
    WHERE paragraphs > ? ORDER BY id
"""


def counted(connection: sqlite3.Connection, term: str) -> Mapping[int, int]:
    """How many times a word of the index stands in each paragraph in which it does, boilerplate and repeats too."""
    connection.execute(_INSTANCES)
    return _counted(connection, "instances", term)


def place(connection: sqlite3.Connection, term_id: int, frequencies: Mapping[int, int]) -> None:
    """Write where a word stands that has no places yet."""
    rows = ((term_id, chunk, *packed) for chunk, packed in places.packed(frequencies).items())
    connection.executemany(_PUT, rows)


def place_missing(connection: sqlite3.Connection) -> None:
    """Write where every common word stands that has no places yet; drop those of words that have become rarer."""
    connection.execute(_RARER, (places.LEAST,))
    for term_id, term, is_placed in connection.execute(_COMMON, (places.LEAST,)).fetchall():
        if not is_placed:
            place(connection, term_id, counted(connection, term))


def place_changes(connection: sqlite3.Connection, gone: str, come: str) -> None:
    """Bring the places up to date with what went and came: tables of the kind of `fts5vocab` with each `instance`."""
    for term_id, term, is_placed in connection.execute(_COMMON, (places.LEAST,)).fetchall():
        if is_placed:
            _change(connection, term_id, _counted(connection, gone, term), _counted(connection, come, term))
    place_missing(connection)


def _counted(connection: sqlite3.Connection, instances: str, term: str) -> Mapping[int, int]:
    rows = connection.execute(_COUNTED.format(instances=instances), (term,))
    return Counter([row_id for (row_id,) in rows])


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
