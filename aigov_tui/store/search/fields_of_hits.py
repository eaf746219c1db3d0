"""What the words that were found stand in: speech, the name of an entity, a title, or plain text."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
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
_Stretch = tuple[int, int, str | None]
"""Start and end (code points), and a name."""
_START, _PLACE = itemgetter(0), itemgetter(0, 1)
Told = tuple[HitField, str | None]
"""A field, and whose speech or which name it is."""


class Asked(NamedTuple):
    """Where the first matched words of a hit stand (code points), and what is known of it without looking."""

    paragraph_id: int
    start: int
    end: int
    field: HitField


def told_apart(connection: sqlite3.Connection, hits: Sequence[Asked]) -> list[Told]:
    """What the words of each hit stand in."""
    ids = sorted({hit.paragraph_id for hit in hits if hit.field != "title"})
    speech, names = _stretches(connection, _SPEECH, ids), _stretches(connection, _NAMES, ids)
    return [_told(hit, speech, names) for hit in hits]


def _told(hit: Asked, speech: dict[int, list[_Stretch]], names: dict[int, list[_Stretch]]) -> Told:
    said = _around(speech.get(hit.paragraph_id, ()), hit.start, hit.end)
    if said is not None:
        return "quote", said[2]
    named = _around(names.get(hit.paragraph_id, ()), hit.start, hit.end)
    return ("entity", named[2]) if named is not None else (hit.field, None)


def _stretches(connection: sqlite3.Connection, query: str, ids: Sequence[int]) -> dict[int, list[_Stretch]]:
    """By paragraph, in order."""
    found: dict[int, list[_Stretch]] = {}
    rows: Iterable[tuple[int, int, int, str | None]] = connection.execute(
        query.format(ids=marks(ids)), (*ids, _MOST)
    )
    for paragraph_id, start, end, name in rows:
        found.setdefault(paragraph_id, []).append((start, end, name))
    for stretches in found.values():
        stretches.sort(key=_PLACE)
    return found


def _around(stretches: Sequence[_Stretch], start: int, end: int) -> _Stretch | None:
    """The last of the stretches that begins at or before `start`, if it goes on to `end`."""
    if not stretches:
        return None
    at = bisect_right(stretches, start, key=_START) - 1
    return stretches[at] if at >= 0 and stretches[at][1] >= end else None
