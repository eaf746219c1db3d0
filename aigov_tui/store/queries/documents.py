"""One document to read: its text, its paragraphs, and what was found in it."""

from __future__ import annotations

import sqlite3

from aigov_tui.model.entity import EntityKind, Origin
from aigov_tui.model.rows import MentionRow, ParagraphRow
from aigov_tui.model.source import ParagraphKind
from aigov_tui.store.queries.typed import typed

_TEXT = "SELECT text FROM sources WHERE id = ?"
_PARAGRAPHS = """
    SELECT id, source_id, ordinal, kind, start_char, end_char, text, duplicate_of_id, page
    FROM paragraphs WHERE source_id = ? ORDER BY ordinal
"""
_MENTIONS = """
    SELECT m.id, e.id, e.key, e.name, e.kind, a.key, m.source_id, m.paragraph_id, m.start_char, m.end_char, m.text,
        m.origin
    FROM mentions AS m
    JOIN entities AS e ON e.id = m.entity_id
    LEFT JOIN actors AS a ON a.id = e.actor_id
    WHERE m.source_id = ?
    ORDER BY m.start_char, m.end_char DESC, m.id
"""


def text(connection: sqlite3.Connection, source_id: int) -> str:
    """The whole decoded text; "" for an id that is gone."""
    row = connection.execute(_TEXT, (source_id,)).fetchone()
    return row[0] if row else ""


def paragraphs(connection: sqlite3.Connection, source_id: int) -> list[ParagraphRow]:
    """All paragraphs in order, boilerplate and repeats too."""
    rows = connection.execute(_PARAGRAPHS, (source_id,))
    return [ParagraphRow(*typed(row, {3: ParagraphKind})) for row in rows]


def mentions(connection: sqlite3.Connection, source_id: int) -> list[MentionRow]:
    """All mentions in text order, the longer first where two begin together."""
    rows = connection.execute(_MENTIONS, (source_id,))
    return [MentionRow(*typed(row, {4: EntityKind, 11: Origin})) for row in rows]
