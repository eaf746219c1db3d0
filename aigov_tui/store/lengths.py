"""How many words each paragraph has, kept so that a search can have them all at hand: a ranking asks for thousands.

FTS5 keeps each length in a row of its own (`paragraphs_fts_docsize`), which costs a microsecond to look up; here
thousands stand in one row.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from itertools import groupby

CHUNK = 8192
"""Paragraphs whose lengths stand in one row: those with ids from `id * CHUNK` on."""
_BYTES = 4  # of each length, little-endian


def write_lengths(connection: sqlite3.Connection, first_paragraph: int = 0) -> None:
    """Bring the table `paragraph_lengths` up to date with the paragraphs indexed from id `first_paragraph` on."""
    first = first_paragraph // CHUNK
    connection.execute("DELETE FROM paragraph_lengths WHERE id >= ?", (first,))
    rows = connection.execute(
        "SELECT id, sz FROM paragraphs_fts_docsize WHERE id >= ? ORDER BY id", (first * CHUNK,)
    )
    for number, chunk in groupby(rows, key=lambda row: row[0] // CHUNK):
        lengths = array("I", bytes(CHUNK * _BYTES))
        for row_id, size in chunk:
            lengths[row_id % CHUNK] = varints(size)[0]
        connection.execute(
            "INSERT INTO paragraph_lengths (id, lengths) VALUES (?, ?)",
            (number, _little_endian(lengths).tobytes()),
        )


def read_lengths(connection: sqlite3.Connection) -> array[int]:
    """The number of words of each paragraph, by its id; 0 for what is not known."""
    lengths = array("I")
    for number, chunk in connection.execute("SELECT id, lengths FROM paragraph_lengths ORDER BY id"):
        lengths.frombytes(bytes((number * CHUNK - len(lengths)) * _BYTES))
        lengths.frombytes(chunk)
    return _little_endian(lengths)


def varints(blob: bytes) -> list[int]:
    """The numbers in a blob of FTS5's, each in as many bytes as it takes, seven bits in each.

    As SQLite's own (https://www.sqlite.org/fileformat2.html#varint), but for a ninth byte, which no count ever needs.
    """
    found, value = [], 0
    for byte in blob:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            found.append(value)
            value = 0
    return found


def _little_endian(lengths: array[int]) -> array[int]:
    if sys.byteorder == "big":
        lengths.byteswap()
    return lengths
