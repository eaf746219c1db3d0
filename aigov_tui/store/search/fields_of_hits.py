"""What the words that were found stand in: speech, the name of an entity, a title, or plain text."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from aigov_tui.model.rows import Hit, HitField
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
_Stretch = tuple[int, int, str | None]
"""Start and end (code points), and a name."""


def told_apart(connection: sqlite3.Connection, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits with `field` and `name` saying what the first matched words of each stand in."""
    ids = sorted({hit.paragraph_id for hit in hits if hit.field != "title"})
    speech, names = _stretches(connection, _SPEECH, ids), _stretches(connection, _NAMES, ids)
    return tuple(_told(hit, speech, names) for hit in hits)


def _told(hit: Hit, speech: dict[int, list[_Stretch]], names: dict[int, list[_Stretch]]) -> Hit:
    fields: tuple[tuple[HitField, dict[int, list[_Stretch]]], ...] = (("quote", speech), ("entity", names))
    for field, found in fields:
        around = _around(found.get(hit.paragraph_id, ()), hit.start_char, hit.end_char)
        if around is not None:
            return replace(hit, field=field, name=around[2])
    return hit


def _stretches(connection: sqlite3.Connection, query: str, ids: Sequence[int]) -> dict[int, list[_Stretch]]:
    """By paragraph, in order."""
    found: dict[int, list[_Stretch]] = {}
    rows: Iterable[tuple[int, int, int, str | None]] = connection.execute(
        query.format(ids=marks(ids)), (*ids, _MOST)
    )
    for paragraph_id, start, end, name in rows:
        found.setdefault(paragraph_id, []).append((start, end, name))
    for stretches in found.values():
        stretches.sort(key=lambda one: one[:2])
    return found


def _around(stretches: Sequence[_Stretch], start: int, end: int) -> _Stretch | None:
    """The last of the stretches that begins at or before `start`, if it goes on to `end`."""
    at = bisect_right(stretches, start, key=lambda one: one[0]) - 1
    return stretches[at] if at >= 0 and stretches[at][1] >= end else None
