"""Paragraphs that repeat an earlier one, across documents, and what therefore counts nowhere."""

from __future__ import annotations

import sqlite3

from aigov_tui.store.writer.changes import Changes

# In each group of equal fingerprints the first is the one in the lowest source, and there the lowest ordinal; what
# is not as it should be is listed. A paragraph that repeats another of its own document, whose words differ enough
# for another fingerprint, keeps pointing there.
_WRONG = """
CREATE TEMP TABLE wrong_repeats AS
SELECT id, source_id, nullif(first_id, id) AS first_id
FROM (
    SELECT id, source_id, fingerprint, duplicate_of_id,
        first_value(id) OVER (PARTITION BY fingerprint ORDER BY source_id, ordinal) AS first_id
    FROM paragraphs
    WHERE fingerprint IN ({fingerprints}) AND fingerprint IS NOT NULL AND kind <> 'boilerplate'
) AS member
WHERE duplicate_of_id IS NOT nullif(first_id, id)
    AND NOT EXISTS (
        SELECT 1 FROM paragraphs AS own
        WHERE own.id = member.duplicate_of_id AND own.source_id = member.source_id
            AND own.fingerprint IS NOT member.fingerprint
    )
"""
_ALL = """
    SELECT fingerprint FROM paragraphs WHERE fingerprint IS NOT NULL AND kind <> 'boilerplate'
    GROUP BY fingerprint HAVING count(*) > 1
"""
_CHANGED = "SELECT fingerprint FROM changed_fingerprints"

_POINT = """
UPDATE paragraphs SET duplicate_of_id = wrong_repeats.first_id
FROM wrong_repeats WHERE paragraphs.id = wrong_repeats.id
"""
_COUNT = """
UPDATE {table} SET counts = paragraphs.counts FROM paragraphs
WHERE paragraphs.id = {table}.paragraph_id AND {table}.counts <> paragraphs.counts
    AND {table}.paragraph_id IN (SELECT id FROM {changed})
"""


def mark_repeats(connection: sqlite3.Connection, changes: Changes | None) -> int:
    """Point every paragraph at the first with its fingerprint; `changes` None: look at all. How many repeat now."""
    connection.execute("DROP TABLE IF EXISTS temp.wrong_repeats")
    connection.execute(_WRONG.format(fingerprints=_ALL if changes is None else _CHANGED))
    if changes is not None:
        changes.paragraphs(connection.execute("SELECT id, source_id FROM wrong_repeats").fetchall())
        connection.execute("DELETE FROM changed_fingerprints")
    connection.execute(_POINT)
    for table in ("mentions", "quotes"):
        changed = "wrong_repeats" if changes is None else "changed_paragraphs"
        connection.execute(_COUNT.format(table=table, changed=changed))
    (repeats,) = connection.execute(
        "SELECT count(*) FROM paragraphs WHERE duplicate_of_id IS NOT NULL"
    ).fetchone()
    return int(repeats)
