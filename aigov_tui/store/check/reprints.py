"""Rule 4 for what says nearly the same: near repeats name a fuller paragraph that leads, families a fullest source."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from aigov_tui.model.rows import CheckFailure

RULE = "4 boilerplate and repeats count nowhere"

# Each finds the rows that break a promise: what is said of them, and the query for their ids.
_BROKEN: tuple[tuple[str, str, str], ...] = (
    (
        "near_repeats",
        "names no fuller paragraph.",
        "SELECT paragraph_id FROM near_repeats WHERE of_id IS NULL",
    ),
    (
        "near_repeats",
        "follows a paragraph that follows another.",
        "SELECT paragraph_id FROM near_repeats WHERE of_id IN (SELECT paragraph_id FROM near_repeats)",
    ),
    (
        "near_repeats",
        "is of a paragraph that repeats another word for word, or is no body paragraph.",
        "SELECT n.paragraph_id FROM near_repeats AS n JOIN paragraphs AS p ON p.id IN (n.paragraph_id, n.of_id)"
        " WHERE p.duplicate_of_id IS NOT NULL OR p.kind <> 'body'",
    ),
    (
        "near_repeats",
        "its similarity is not between 0 and 1.",
        "SELECT paragraph_id FROM near_repeats WHERE similarity NOT BETWEEN 0 AND 1",
    ),
    (
        "paragraphs",
        "counts as if it were, or were not, nearly a repeat of another.",
        "SELECT p.id FROM paragraphs AS p WHERE p.nearly_repeats = 1 AND NOT EXISTS"
        " (SELECT 1 FROM near_repeats WHERE paragraph_id = p.id AND similarity >= {nowhere})"
        " UNION SELECT p.id FROM near_repeats AS n JOIN paragraphs AS p ON p.id = n.paragraph_id"
        " WHERE n.similarity >= {nowhere} AND p.nearly_repeats = 0",
    ),
    (
        "source_families",
        "its family has no fullest source, or no other one.",
        "SELECT f.source_id FROM source_families AS f WHERE NOT EXISTS (SELECT 1 FROM source_families AS g"
        " WHERE g.source_id = f.family_id AND g.family_id = f.family_id AND g.relation = 'fullest')"
        " OR (f.relation = 'fullest') <> (f.source_id = f.family_id)"
        " OR (SELECT count(*) FROM source_families AS g WHERE g.family_id = f.family_id) < 2",
    ),
)

COUNTS_NOWHERE = 0.85
"""Share of a paragraph's words that must stand in another for it to be a repeat that counts nowhere. A paragraph that
shares less says something of its own; it is evidence of a reprint all the same."""


def near_repeats_hold(connection: sqlite3.Connection) -> Iterator[CheckFailure]:
    """Near repeats follow body paragraphs that lead, and count nowhere; each family has one fullest source."""
    for table, message, query in _BROKEN:
        for (row_id,) in connection.execute(query.format(nowhere=COUNTS_NOWHERE)):
            yield CheckFailure(RULE, table, row_id, message)
