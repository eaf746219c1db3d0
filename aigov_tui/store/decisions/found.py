"""Putting back what imports found, as if nothing had been decided. The decisions themselves stay."""

from __future__ import annotations

import sqlite3

from aigov_tui.store.decisions import sources, touched

_TOUCHED_ENTITIES = (
    """
    SELECT entity_id AS id FROM mentions WHERE found_entity_id IS NOT NULL
    UNION SELECT found_entity_id FROM mentions WHERE found_entity_id IS NOT NULL
    """,
    """
    SELECT speaker_id AS id FROM quotes WHERE found_speaker_id IS NOT NULL
    UNION SELECT found_speaker_id FROM quotes WHERE found_speaker_id IS NOT NULL
    """,
    "SELECT coalesce(found_entity_id, entity_id) AS id FROM rejected_mentions",
    "SELECT id FROM entities WHERE rejected = 1",
    "SELECT id FROM entities WHERE origin = 'user'",
    "SELECT merged_into_id AS id FROM entities WHERE merged_into_id IS NOT NULL",
    "SELECT id FROM entities WHERE merged_into_id IS NOT NULL",
)

_BACK = (
    # Their numbers are free: whoever adds mentions has laid the decisions aside before.
    """
    INSERT INTO mentions (id, entity_id, source_id, paragraph_id, start_char, end_char, text, origin, confidence, counts)
    SELECT id, coalesce(found_entity_id, entity_id), source_id, paragraph_id, start_char, end_char, text, origin,
        confidence, counts
    FROM rejected_mentions
    """,
    "DELETE FROM rejected_mentions",
    "UPDATE mentions SET entity_id = found_entity_id, found_entity_id = NULL WHERE found_entity_id IS NOT NULL",
    "UPDATE quotes SET speaker_id = found_speaker_id, found_speaker_id = NULL WHERE found_speaker_id IS NOT NULL",
    """
    UPDATE statements SET asserter_id = found_asserter_id, found_asserter_id = NULL
    WHERE found_asserter_id IS NOT NULL
    """,
    "UPDATE actors SET entity_id = found_entity_id, found_entity_id = NULL WHERE found_entity_id IS NOT NULL",
    "UPDATE entities SET name = found_name, found_name = NULL WHERE found_name IS NOT NULL",
    "UPDATE entities SET actor_id = NULL, actor_from_id = NULL WHERE actor_from_id IS NOT NULL",
    "UPDATE entities SET merged_into_id = NULL WHERE merged_into_id IS NOT NULL",
    "UPDATE entities SET rejected = 0 WHERE rejected = 1",
    # One that a split made is a finding from here on, until a split that still stands takes it up again.
    "UPDATE entities SET origin = 'extracted' WHERE origin = 'user'",
    "DELETE FROM aliases WHERE origin = 'user'",
    """
    INSERT INTO aliases (id, entity_id, alias, language, scope, origin)
    SELECT id, entity_id, alias, language, scope, origin FROM withdrawn_aliases
    """,
    "DELETE FROM withdrawn_aliases",
)


def lay_aside(connection: sqlite3.Connection) -> None:
    """Take all decisions off the findings, and remember whom that touches."""
    touched.begin(connection)
    for select in _TOUCHED_ENTITIES:
        touched.entities_of(connection, select)
    touched.sources_of(connection, "SELECT source_id FROM rejected_mentions")
    for statement in _BACK:
        connection.execute(statement)
    sources.lay_aside(connection)
