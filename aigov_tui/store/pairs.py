"""Chinese characters two by two, as the index `pairs_fts` has them: most Chinese words are two characters, both common.

For every two characters that follow each other in a paragraph it has a word; for those that do so n times there also
`人工2` to `人工n`, since without places it does not count.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from itertools import count, pairwise

from aigov_tui.store.spacing import HAN

WHOLE = "whole"
"""The word of paragraph 0, which there never is: as long as it is found, the index is of all paragraphs."""

_APART = re.compile(f"[^{HAN}]*[^\\W_{HAN}][^{HAN}]*")
"""What stands between characters that do not follow each other: a letter at least."""
_BETWEEN = re.compile(f"[^{HAN}]+")
_IS_HAN = re.compile(f"[{HAN}]+")
_UTF32 = "utf-32-le"
_BLANK = " ".encode(_UTF32)

_PAIRED = "SELECT rowid FROM {index} WHERE {index} MATCH ?"


def pairs_of(spaced: str) -> str:
    """The words of the index for a text as `spacing.spaced` has it, with blanks between them."""
    every = "".join(map(_two_by_two, _APART.split(spaced.replace(" ", ""))))
    often = (
        f"{pair}{number} "
        for pair, times in Counter(every.split()).items()
        if times > 1
        for number in range(2, times + 1)
    )
    return every + "".join(often)


def _two_by_two(text: str) -> str:
    """Each character with the next one, a blank behind both; put together by columns, byte by byte."""
    text = _BETWEEN.sub("", text)
    if len(text) < 2:
        return ""
    data, size = text.encode(_UTF32), len(_BLANK)
    pairs = bytearray(3 * _BLANK * (len(text) - 1))
    for byte in range(size):
        pairs[byte :: 3 * size] = data[byte:-size:size]
        pairs[size + byte :: 3 * size] = data[size + byte :: size]
    return pairs.decode(_UTF32)


def pairs_in(words: Sequence[str]) -> list[str]:
    """The pairs of Chinese characters that follow each other among folded words."""
    return [one + other for one, other in pairwise(words) if is_pair(one + other)]


def is_pair(term: str) -> bool:
    """Whether it is two Chinese characters."""
    return len(term) == 2 and _IS_HAN.fullmatch(term) is not None


def are_whole(connection: sqlite3.Connection) -> bool:
    """Whether the index is of all paragraphs: no other tool has changed any since the last import."""
    return connection.execute(_PAIRED.format(index="pairs_fts"), (WHOLE,)).fetchone() is not None


def prepare(connection: sqlite3.Connection) -> None:
    """Let the functions that write be asked: SQL then knows `pairs_of`."""
    connection.create_function("pairs_of", 1, pairs_of, deterministic=True)


def write(connection: sqlite3.Connection, first_paragraph: int = 0) -> None:
    """Index the paragraphs from id `first_paragraph` on; all anew where the index is not whole."""
    if not are_whole(connection):
        first_paragraph = 0
        connection.execute("INSERT INTO pairs_fts (pairs_fts) VALUES ('delete-all')")
        connection.execute("INSERT INTO pairs_fts (rowid, pairs) VALUES (0, ?)", (WHOLE,))
    index(connection, "pairs_fts", "id >= ?", first_paragraph)


def remove(connection: sqlite3.Connection, source_id: int, before: int) -> None:
    """Take a source's paragraphs out of the index, those with ids less than `before`."""
    if are_whole(connection):
        _change(
            connection,
            "pairs_fts (pairs_fts, rowid, pairs) SELECT 'delete',",
            "source_id = ? AND id < ?",
            source_id,
            before,
        )


def index(connection: sqlite3.Connection, table: str, which: str, *values: int) -> None:
    """Put the paragraphs for which a condition holds into an index of this kind."""
    _change(connection, f"{table} (rowid, pairs) SELECT", which, *values)


def _change(connection: sqlite3.Connection, change: str, which: str, *values: int) -> None:
    connection.execute(
        f"INSERT INTO {change} id, pairs_of(spaced_text) FROM paragraphs"
        f" WHERE {which} AND spaced_text IS NOT NULL ORDER BY id",
        values,
    )


def count_common(connection: sqlite3.Connection, least: int) -> None:
    """Put the pairs that more than `least` paragraphs have among the terms, and those there right."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.all_pairs USING fts5vocab(main, pairs_fts, row)"
    )
    connection.executemany(
        "UPDATE terms SET paragraphs = coalesce((SELECT doc FROM temp.all_pairs WHERE term = ?2), 0) WHERE id = ?1",
        common_pairs(connection),
    )
    connection.execute(
        "INSERT INTO terms (term, paragraphs) SELECT term, doc FROM temp.all_pairs WHERE doc > ? AND length(term) = 2"
        " ON CONFLICT (term) DO UPDATE SET paragraphs = excluded.paragraphs",
        (least,),
    )


def common_pairs(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """The pairs among the terms, with their ids."""
    two = connection.execute("SELECT id, term FROM terms WHERE length(term) = 2").fetchall()
    return [(term_id, term) for term_id, term in two if is_pair(term)]


def times_of(connection: sqlite3.Connection, pair: str) -> dict[int, int]:
    """How many times a pair stands in each paragraph in which it does."""
    times: dict[int, int] = {}
    for number, ids in enumerate(paragraphs_with(connection, pair), 1):
        times.update(dict.fromkeys(ids, number))
    return times


def paragraphs_with(connection: sqlite3.Connection, pair: str, index: str = "pairs_fts") -> list[list[int]]:
    """The paragraphs in which a pair stands, in which it does twice at least, and so on; each in order."""
    query, found = f"SELECT json_group_array(rowid) FROM ({_PAIRED.format(index=index)})", []
    for times in count(1):
        asked = pair if times == 1 else f"{pair}{times}"
        ids = json.loads(connection.execute(query, (f'"{asked}"',)).fetchone()[0])
        if not ids:
            break
        found.append(ids)
    return found


def with_pairs(connection: sqlite3.Connection, pairs: Sequence[str], most: int) -> list[int]:
    """The first paragraphs in which all the pairs stand, wherever; each as many times as it is among them."""
    query = f"SELECT json_group_array(rowid) FROM ({_PAIRED.format(index='pairs_fts')} LIMIT ?)"
    asked = " AND ".join(f'"{pair}{times if times > 1 else ""}"' for pair, times in Counter(pairs).items())
    found: list[int] = json.loads(connection.execute(query, (asked, most)).fetchone()[0])
    return found
