"""What the words that were found stand in: speech, the name of an entity, a title, or plain text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from aigov_tui.model.rows import HitField
from aigov_tui.store.search.sql import marks

_MOST = 3000
"""Quotes and mentions looked at for one page: a paragraph of nothing but names has more than are worth the time."""

_SPEECH = """
    SELECT q.paragraph_id, q.start_char, q.end_char, coalesce(e.name, q.speaker_text)
    FROM quotes AS q LEFT JOIN entities AS e ON e.id = q.speaker_id
    WHERE q.form <> 'term' AND q.paragraph_id IN ({ids}) LIMIT ?
"""
_NAMES = """
    SELECT m.paragraph_id, m.start_char, m.end_char, e.name
    FROM mentions AS m JOIN entities AS e ON e.id = m.entity_id WHERE m.paragraph_id IN ({ids}) LIMIT ?
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
    among: dict[int, list[int]] = {}
    for number, hit in enumerate(hits):
        if hit.field != "title":
            among.setdefault(hit.paragraph_id, []).append(number)
    told: list[Told] = [(hit.field, None) for hit in hits]
    for number, name in _around(connection, _NAMES, hits, among).items():
        told[number] = "entity", name
    for number, name in _around(connection, _SPEECH, hits, among).items():
        told[number] = "quote", name
    return told


def _around(
    connection: sqlite3.Connection, query: str, hits: Sequence[Asked], among: Mapping[int, Sequence[int]]
) -> dict[int, str | None]:
    """By the number of a hit, who or what is named with the last of the stretches to begin that hold its words;
    `among`: the numbers of the hits in each paragraph."""
    begun: dict[int, int] = {}
    found: dict[int, str | None] = {}
    rows: Iterable[tuple[int, int, int, str | None]] = connection.execute(
        query.format(ids=marks(list(among))), (*among, _MOST)
    )
    for paragraph_id, start, end, name in rows:
        for number in among[paragraph_id]:
            hit = hits[number]
            if start <= hit.start and hit.end <= end and start >= begun.get(number, start):
                begun[number], found[number] = start, name
    return found
