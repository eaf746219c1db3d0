"""One document to read: its text, its paragraphs, and what was found in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from aigov_tui.model.entity import EntityKind, Origin
from aigov_tui.model.rows import MentionRow, ParagraphRow, Span
from aigov_tui.model.source import ParagraphKind
from aigov_tui.store.queries.typed import typed

EVERYWHERE: Span = (0, 2**62)
"""Any code point of a document."""

_TEXT = "SELECT text FROM sources WHERE id = ?"
_PARAGRAPHS = """
    SELECT id, source_id, ordinal, kind, start_char, end_char, text, duplicate_of_id, page,
        nearly_repeats
    FROM paragraphs WHERE source_id = ? ORDER BY ordinal
"""
_PART = _PARAGRAPHS.replace("ORDER BY", "AND ordinal >= ? ORDER BY") + "LIMIT ?"
_NEXT = (
    "SELECT ordinal, start_char FROM paragraphs WHERE source_id = ? AND ordinal >= ? ORDER BY ordinal LIMIT 1"
)
_LAST = "SELECT max(ordinal) FROM paragraphs WHERE source_id = ?"
_MENTIONS = """
    SELECT m.id, e.id, e.key, e.name, e.kind, a.key, m.source_id, m.paragraph_id, m.start_char, m.end_char, m.text,
        m.origin
    FROM mentions AS m
    JOIN entities AS e ON e.id = m.entity_id
    LEFT JOIN actors AS a ON a.id = e.actor_id
    WHERE m.source_id = ? AND m.start_char >= ? AND m.start_char < ?
    ORDER BY m.start_char, m.end_char DESC, m.id
"""


def text(connection: sqlite3.Connection, source_id: int) -> str:
    """The whole decoded text; "" for an id that is gone."""
    row = connection.execute(_TEXT, (source_id,)).fetchone()
    return row[0] if row else ""


def paragraphs(connection: sqlite3.Connection, source_id: int) -> list[ParagraphRow]:
    """All paragraphs in order, boilerplate and repeats too."""
    return _paragraph_rows(connection.execute(_PARAGRAPHS, (source_id,)))


def _paragraph_rows(found: Iterable[Any]) -> list[ParagraphRow]:
    kinds = {kind.value: kind for kind in ParagraphKind}  # there may be 200,000: `typed` takes twice as long
    return [
        ParagraphRow(
            row_id, source_id, ordinal, kinds[kind], start, end, text, duplicate_of_id, page, bool(nearly)
        )
        for row_id, source_id, ordinal, kind, start, end, text, duplicate_of_id, page, nearly in found
    ]


def paragraphs_around(
    connection: sqlite3.Connection, source_id: int, offset: int, limit: int
) -> list[ParagraphRow]:
    """At most `limit` paragraphs in order, of which a fourth stand before the one that holds code point `offset`."""
    first = max(0, _ordinal_at(connection, source_id, offset) - limit // 4)
    return _paragraph_rows(connection.execute(_PART, (source_id, first, limit)))


def _ordinal_at(connection: sqlite3.Connection, source_id: int, offset: int) -> int:
    """The ordinal of the paragraph that holds a code point, by bisection: no index knows where paragraphs begin."""
    low, high = 0, connection.execute(_LAST, (source_id,)).fetchone()[0] or 0
    while low < high:
        middle = (low + high + 1) // 2
        ordinal, start = connection.execute(_NEXT, (source_id, middle)).fetchone()
        if start > offset:
            high = middle - 1
        else:
            low = ordinal
    return low


def mentions(connection: sqlite3.Connection, source_id: int, within: Span = EVERYWHERE) -> list[MentionRow]:
    """Mentions (that begin `within`) in text order, the longer first where two begin together."""
    rows = connection.execute(_MENTIONS, (source_id, *within))
    return [MentionRow(*typed(row, {4: EntityKind, 11: Origin})) for row in rows]
