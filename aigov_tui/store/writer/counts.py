"""The stored counts: of what counts, by source and by entity."""

from __future__ import annotations

import sqlite3

from aigov_tui.store.writer.changes import Changes

_SOURCE_COUNTS = """
INSERT OR REPLACE INTO source_counts
    (source_id, paragraphs, repeated_paragraphs, boilerplate_paragraphs, mentions, quotes, terms)
SELECT sources.id, coalesce(p.counting, 0), coalesce(p.repeated, 0), coalesce(p.boilerplate, 0),
    coalesce(m.counting, 0), coalesce(q.speech, 0), coalesce(q.terms, 0)
FROM sources
LEFT JOIN (
    SELECT source_id, sum(counts) AS counting, sum(kind = 'boilerplate') AS boilerplate,
        sum(kind <> 'boilerplate' AND counts = 0) AS repeated
    FROM paragraphs {where} GROUP BY source_id
) AS p ON p.source_id = sources.id
LEFT JOIN (
    SELECT source_id, sum(counts) AS counting FROM mentions {where} GROUP BY source_id
) AS m ON m.source_id = sources.id
LEFT JOIN (
    SELECT source_id, sum(counts AND form <> 'term') AS speech, sum(counts AND form = 'term') AS terms
    FROM quotes {where} GROUP BY source_id
) AS q ON q.source_id = sources.id
{only}
"""

_MENTIONS = """
UPDATE entities SET mention_count = found.mentions, source_count = found.sources
FROM (
    SELECT entity_id, sum(mentions) AS mentions, count(*) AS sources FROM (
        SELECT entity_id, count(*) AS mentions FROM mentions WHERE counts = 1 GROUP BY source_id, entity_id
    ) GROUP BY entity_id
) AS found
WHERE entities.id = found.entity_id
"""
_QUOTES = """
UPDATE entities SET quote_count = found.quotes
FROM (
    SELECT speaker_id, count(*) AS quotes FROM quotes
    WHERE counts = 1 AND form <> 'term' AND speaker_id IS NOT NULL GROUP BY speaker_id
) AS found
WHERE entities.id = found.speaker_id
"""

_UNUSED = """
DELETE FROM entities
WHERE origin IN ('extracted', 'user') {and_maybe}
    AND NOT EXISTS (SELECT 1 FROM mentions WHERE entity_id = entities.id)
    AND NOT EXISTS (SELECT 1 FROM quotes WHERE speaker_id = entities.id)
    AND NOT EXISTS (SELECT 1 FROM statements WHERE asserter_id = entities.id)
    AND NOT EXISTS (SELECT 1 FROM actors WHERE actors.entity_id = entities.id)
    -- what a decision made another's may come back to it
    AND NOT EXISTS (SELECT 1 FROM mentions WHERE found_entity_id = entities.id)
    AND NOT EXISTS (SELECT 1 FROM quotes WHERE found_speaker_id = entities.id)
    AND NOT EXISTS (SELECT 1 FROM statements WHERE found_asserter_id = entities.id)
    AND NOT EXISTS (SELECT 1 FROM actors WHERE actors.found_entity_id = entities.id)
    AND NOT EXISTS (SELECT 1 FROM rejected_mentions AS r WHERE r.entity_id = entities.id)
    AND NOT EXISTS (SELECT 1 FROM rejected_mentions AS r WHERE r.found_entity_id = entities.id)
"""


def refresh_counts(connection: sqlite3.Connection, changes: Changes | None) -> None:
    """Bring the counts of sources and entities up to date; `changes` None: count everything."""
    if changes is None:
        connection.execute(_SOURCE_COUNTS.format(where="", only=""))
        connection.execute(_MENTIONS)
        connection.execute(_QUOTES)
        return
    connection.execute(
        _SOURCE_COUNTS.format(
            where="WHERE source_id IN (SELECT id FROM changed_sources)",
            only="WHERE sources.id IN (SELECT id FROM changed_sources)",
        )
    )
    changes.add_back()


def drop_unused_entities(connection: sqlite3.Connection, changes: Changes | None) -> None:
    """Drop extracted entities that nothing refers to; with `changes`, among those whose rows went."""
    maybe = "" if changes is None else "AND id IN (SELECT id FROM maybe_unused_entities)"
    connection.execute(_UNUSED.format(and_maybe=maybe))
    if changes is None:  # a new database is built without foreign keys
        connection.execute("DELETE FROM aliases WHERE entity_id NOT IN (SELECT id FROM entities)")


def drop_unused_of(connection: sqlite3.Connection, table: str) -> None:
    """Drop the entities named in a table of ids that were not curated and that nothing refers to."""
    connection.execute(_UNUSED.format(and_maybe=f"AND id IN (SELECT id FROM {table})"))
