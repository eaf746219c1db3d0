"""What this import has changed so far, kept in temporary tables, so that the rest is brought up to date from it alone.

A database of a million paragraphs takes in ten documents in seconds because nothing but these is looked at again.
While a new database is built everything is new, and nothing is kept here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

_TABLES = """
CREATE TEMP TABLE changed_sources (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE changed_paragraphs (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE changed_fingerprints (fingerprint INTEGER PRIMARY KEY);
CREATE TEMP TABLE maybe_unused_entities (id INTEGER PRIMARY KEY);
"""

# Taking a source's counts out of its entities' before its rows change; `add_back` is the same with the other sign.
_ADD_MENTIONS = """
UPDATE entities
SET mention_count = mention_count + :sign * found.mentions, source_count = source_count + :sign
FROM (SELECT entity_id, count(*) AS mentions FROM mentions
      WHERE source_id = :source AND counts = 1 GROUP BY entity_id) AS found
WHERE entities.id = found.entity_id
"""
_ADD_QUOTES = """
UPDATE entities SET quote_count = quote_count + :sign * found.quotes
FROM (SELECT speaker_id, count(*) AS quotes FROM quotes
      WHERE source_id = :source AND counts = 1 AND form <> 'term' AND speaker_id IS NOT NULL
      GROUP BY speaker_id) AS found
WHERE entities.id = found.speaker_id
"""


class Changes:
    """The sources, paragraphs and fingerprints this import touched in a database that was there before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sources: set[int] = set()
        for statement in _TABLES.strip().split("\n"):
            connection.execute(statement)

    def source(self, source_id: int) -> None:
        """Note that a source is about to change: its share of its entities' counts is taken out, once."""
        if source_id in self._sources:
            return
        self._sources.add(source_id)
        self._connection.execute("INSERT INTO changed_sources VALUES (?)", (source_id,))
        self._count(source_id, -1)

    def rows_to_go(self, source_id: int) -> None:
        """Note what the end of a source's rows will touch elsewhere: call before deleting them."""
        self.source(source_id)
        execute = self._connection.execute
        execute(
            "INSERT OR IGNORE INTO changed_fingerprints"
            " SELECT fingerprint FROM paragraphs WHERE source_id = ? AND fingerprint IS NOT NULL",
            (source_id,),
        )
        execute(
            "INSERT OR IGNORE INTO maybe_unused_entities SELECT entity_id FROM mentions WHERE source_id = :source"
            " UNION SELECT speaker_id FROM quotes WHERE source_id = :source AND speaker_id IS NOT NULL",
            {"source": source_id},
        )
        loosened = execute(
            "SELECT repeat.id, repeat.source_id FROM paragraphs JOIN paragraphs AS repeat"
            " ON repeat.duplicate_of_id = paragraphs.id"
            " WHERE paragraphs.source_id = :source AND repeat.source_id <> :source",
            {"source": source_id},
        ).fetchall()
        self.paragraphs(loosened)

    def paragraphs(self, changed: Iterable[tuple[int, int]]) -> None:
        """Note paragraphs, as (id, source id), that may count from now on, or no longer."""
        for paragraph_id, source_id in changed:
            self.source(source_id)
            self._connection.execute("INSERT OR IGNORE INTO changed_paragraphs VALUES (?)", (paragraph_id,))

    def fingerprints(self, new: Iterable[int]) -> None:
        """Note fingerprints of new paragraphs."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO changed_fingerprints VALUES (?)", [(fingerprint,) for fingerprint in new]
        )

    def curated_before(self) -> None:
        """Note all curated entities: those that no longer are, after this, may be of no use."""
        self._connection.execute(
            "INSERT OR IGNORE INTO maybe_unused_entities SELECT id FROM entities WHERE origin = 'curated'"
        )

    def add_back(self) -> None:
        """Add the changed sources' share to their entities' counts again, as their rows now are."""
        for source_id in sorted(self._sources):
            self._count(source_id, +1)

    def _count(self, source_id: int, sign: int) -> None:
        for statement in (_ADD_MENTIONS, _ADD_QUOTES):
            self._connection.execute(statement, {"source": source_id, "sign": sign})
