"""Wordings of one quote, and how many outlets carry it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from aigov_tui.store.writer.known import StoredQuote

_TO_GROUP = """
SELECT quotes.id, quotes.source_id, entities.key, quotes.text, quotes.variant_group_id
FROM quotes LEFT JOIN entities ON entities.id = quotes.speaker_id
WHERE quotes.counts = 1 AND quotes.form <> 'term'
ORDER BY quotes.source_id, quotes.start_char
"""

# A source carries a quote if it has it, a variant of it, or a repeat of its paragraph. Only quotes with either can
# be in more than one.
_CARRIERS = """
CREATE TEMP TABLE carriers AS
WITH shared AS (
    SELECT coalesce(variant_group_id, id) AS remark, source_id, paragraph_id FROM quotes
    WHERE counts = 1 AND form <> 'term' AND (variant_group_id IS NOT NULL OR paragraph_id IN
        (SELECT duplicate_of_id FROM paragraphs WHERE duplicate_of_id IS NOT NULL))
)
SELECT remark, count(*) AS outlets FROM (
    SELECT remark, source_id FROM shared
    UNION
    SELECT shared.remark, paragraphs.source_id FROM shared
    JOIN paragraphs ON paragraphs.duplicate_of_id = shared.paragraph_id
) GROUP BY remark HAVING count(*) > 1
"""
_WANTED = """
CREATE TEMP TABLE wanted_outlets AS
SELECT quotes.id, carriers.outlets FROM carriers JOIN quotes ON quotes.variant_group_id = carriers.remark
UNION ALL
SELECT quotes.id, carriers.outlets FROM carriers JOIN quotes ON quotes.id = carriers.remark
WHERE quotes.variant_group_id IS NULL
"""
# A quote in a repeated paragraph is the same remark as its twin in the first one.
_WANTED_REPEATS = """
INSERT INTO wanted_outlets
SELECT quotes.id, max(wanted_outlets.outlets) FROM paragraphs
JOIN quotes ON quotes.paragraph_id = paragraphs.id
JOIN quotes AS twin ON twin.paragraph_id = paragraphs.duplicate_of_id AND twin.text = quotes.text
JOIN wanted_outlets ON wanted_outlets.id = twin.id
WHERE paragraphs.duplicate_of_id IS NOT NULL GROUP BY quotes.id
"""


def quotes_to_group(connection: sqlite3.Connection) -> Iterator[StoredQuote]:
    """All speech that counts, by source and position."""
    for row in connection.execute(_TO_GROUP):
        yield StoredQuote(*row)


def put_variant_groups(connection: sqlite3.Connection, groups: Iterable[Sequence[int]]) -> None:
    """Make `groups` the database's: only rows whose group changes are written.

    Raises `ValueError` for a group of fewer than two quotes.
    """
    wanted = [(quote_id, group[0]) for group in _checked(groups) for quote_id in group]
    connection.execute("DROP TABLE IF EXISTS temp.wanted_groups")
    connection.execute("CREATE TEMP TABLE wanted_groups (id INTEGER PRIMARY KEY, group_id INTEGER NOT NULL)")
    connection.executemany("INSERT OR IGNORE INTO wanted_groups VALUES (?, ?)", wanted)
    connection.execute(
        "UPDATE quotes SET variant_group_id = NULL"
        " WHERE variant_group_id IS NOT NULL AND id NOT IN (SELECT id FROM wanted_groups)"
    )
    connection.execute(
        "UPDATE quotes SET variant_group_id = wanted_groups.group_id FROM wanted_groups"
        " WHERE quotes.id = wanted_groups.id AND quotes.variant_group_id IS NOT wanted_groups.group_id"
    )


def count_outlets(connection: sqlite3.Connection) -> None:
    """Bring `quotes.outlets` up to date."""
    for table in ("carriers", "wanted_outlets"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
    connection.execute(_CARRIERS)
    connection.execute(_WANTED)
    connection.execute("CREATE UNIQUE INDEX temp.wanted_outlets_by_id ON wanted_outlets (id)")
    connection.execute(_WANTED_REPEATS)
    connection.execute(
        "UPDATE quotes SET outlets = 1 WHERE outlets > 1 AND id NOT IN (SELECT id FROM wanted_outlets)"
    )
    connection.execute(
        "UPDATE quotes SET outlets = wanted_outlets.outlets FROM wanted_outlets"
        " WHERE quotes.id = wanted_outlets.id AND quotes.outlets <> wanted_outlets.outlets"
    )


def _checked(groups: Iterable[Sequence[int]]) -> list[Sequence[int]]:
    checked = list(groups)
    for group in checked:
        if len(group) < 2:
            raise ValueError(f"a variant group of fewer than two quotes: {list(group)}")
    return checked
