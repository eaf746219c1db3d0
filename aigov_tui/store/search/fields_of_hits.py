"""What the words that were found stand in: speech, the name of an entity, a title, or plain text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from aigov_tui.model.rows import HitField

_MOST = 3000
"""Quotes and mentions looked at for one page: a paragraph of nothing but names has more than are worth the time."""
_AT_ONCE = 1000
"""Hits that are asked about in one statement, which takes only so many values."""

# Whether a stretch holds the words of a hit is known before it is looked up whose name it bears.
_SPEECH = """
    WITH hits (number, paragraph_id, start_char, end_char) AS (VALUES {hits}),
    around AS (
        SELECT h.number, q.start_char, q.speaker_id, q.speaker_text,
            q.start_char <= h.start_char AND h.end_char <= q.end_char AS holds
        FROM hits AS h CROSS JOIN quotes AS q ON q.paragraph_id = h.paragraph_id WHERE q.form <> 'term' LIMIT {most}
    )
    SELECT a.number, a.start_char, coalesce(e.name, a.speaker_text)
    FROM around AS a LEFT JOIN entities AS e ON e.id = a.speaker_id WHERE a.holds
"""
_NAMES = """
    WITH hits (number, paragraph_id, start_char, end_char) AS (VALUES {hits}),
    around AS (
        SELECT h.number, m.start_char, m.entity_id, m.start_char <= h.start_char AND h.end_char <= m.end_char AS holds
        FROM hits AS h CROSS JOIN mentions AS m ON m.paragraph_id = h.paragraph_id LIMIT {most}
    )
    SELECT a.number, a.start_char, e.name FROM around AS a CROSS JOIN entities AS e ON e.id = a.entity_id WHERE a.holds
"""
Told = tuple[HitField, str | None]
"""A field, and whose speech or which name it is."""


class Asked(NamedTuple):
    """Where the first matched words of a hit stand (code points), and what is known of it without looking."""

    paragraph_id: int
    start: int
    end: int
    field: HitField


def told_apart(connection: sqlite3.Connection, hits: Sequence[Asked]) -> list[Told]:
    """What the words of each hit stand in: speech rather than the name that it is in, and the innermost of several."""
    told: list[Told] = [(hit.field, None) for hit in hits]
    asked = [(number, *place) for number, (*place, field) in enumerate(hits) if field != "title"]
    for first in range(0, len(asked), _AT_ONCE):
        some = asked[first : first + _AT_ONCE]
        for number, name in _around(connection, _NAMES, some).items():
            told[number] = "entity", name
        for number, name in _around(connection, _SPEECH, some).items():
            told[number] = "quote", name
    return told


def _around(
    connection: sqlite3.Connection, query: str, asked: Sequence[Sequence[int]]
) -> dict[int, str | None]:
    """By the number of a hit, who or what is named with the last of the stretches to begin that hold its words.

    `asked`: that number, the paragraph, and where the words stand.
    """
    begun: dict[int, int] = {}
    found: dict[int, str | None] = {}
    places = ", ".join(["(?, ?, ?, ?)"] * len(asked))
    rows: Iterable[tuple[int, int, str | None]] = connection.execute(
        query.format(hits=places, most=_MOST), list(chain.from_iterable(asked))
    )
    for number, start, name in rows:
        if start >= begun.get(number, start):
            begun[number], found[number] = start, name
    return found
