"""The entities and sources whose rows a decision touched, and their counts brought up to date."""

from __future__ import annotations

import sqlite3

_TABLES = (
    "CREATE TEMP TABLE IF NOT EXISTS touched_entities (id INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE IF NOT EXISTS touched_sources (id INTEGER PRIMARY KEY)",
)
_COUNT_ENTITIES = """
UPDATE entities SET
    mention_count = (SELECT count(*) FROM mentions WHERE entity_id = entities.id AND counts = 1),
    source_count = (SELECT count(DISTINCT source_id) FROM mentions WHERE entity_id = entities.id AND counts = 1),
    quote_count = (SELECT count(*) FROM quotes WHERE speaker_id = entities.id AND counts = 1 AND form <> 'term')
WHERE id IN (SELECT id FROM touched_entities)
"""
# Only rejected mentions leave a source; all others only change hands in it.
_COUNT_SOURCES = """
UPDATE source_counts
SET mentions = (SELECT count(*) FROM mentions WHERE source_id = source_counts.source_id AND counts = 1)
WHERE source_id IN (SELECT id FROM touched_sources)
"""


def begin(connection: sqlite3.Connection) -> None:
    """Make the tables that remember what was touched."""
    for statement in _TABLES:
        connection.execute(statement)


def entity(connection: sqlite3.Connection, *ids: int) -> None:
    """Remember entities."""
    connection.executemany("INSERT OR IGNORE INTO touched_entities VALUES (?)", [(one,) for one in ids])


def entities_of(connection: sqlite3.Connection, select: str) -> None:
    """Remember the entities whose ids `select` gives; NULL is nobody."""
    connection.execute(
        f"INSERT OR IGNORE INTO touched_entities SELECT id FROM ({select}) WHERE id IS NOT NULL"
    )


def sources_of(connection: sqlite3.Connection, select: str) -> None:
    """Remember the sources whose ids `select` gives."""
    connection.execute(f"INSERT OR IGNORE INTO touched_sources {select}")


def recount(connection: sqlite3.Connection) -> None:
    """Bring the counts of all that was touched up to date, and forget it."""
    connection.execute(_COUNT_ENTITIES)
    connection.execute(_COUNT_SOURCES)
    connection.execute("DELETE FROM touched_entities")
    connection.execute("DELETE FROM touched_sources")
