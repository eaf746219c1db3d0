"""Near repeats of paragraphs and families of sources: what the search for them asks, and what it found."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from aigov_tui.store.check.reprints import COUNTS_NOWHERE
from aigov_tui.store.writer.changes import Changes

# Body paragraphs that repeat no other word for word: all that is compared.
_COMPARABLE = (
    "paragraphs.kind = 'body' AND paragraphs.fingerprint IS NOT NULL AND paragraphs.duplicate_of_id IS NULL"
)
_ROW = """
SELECT s.paragraph_id, s.size, s.keys, near_repeats.paragraph_id IS NULL FROM paragraph_signatures AS s
LEFT JOIN near_repeats ON near_repeats.paragraph_id = s.paragraph_id
"""
_SOME = "paragraphs.source_id IN (SELECT id FROM changed_sources) AND "
_NOT_COMPARED = f"""
SELECT paragraphs.id, paragraphs.source_id, signed.size, signed.keys,
    iif(signed.paragraph_id IS NULL, paragraphs.text, NULL)
FROM paragraphs
LEFT JOIN temp.signed ON signed.paragraph_id = paragraphs.id
LEFT JOIN paragraph_signatures AS s ON s.paragraph_id = paragraphs.id
WHERE {{some}} {_COMPARABLE} AND s.paragraph_id IS NULL
ORDER BY paragraphs.source_id, paragraphs.ordinal
"""
# What was signed where it was read and is to be compared: as it is, since SQLite copies it without Python's help.
_KEEP_SIGNED = f"""
INSERT INTO paragraph_signatures
SELECT signed.paragraph_id, signed.size, signed.keys FROM temp.signed
JOIN paragraphs ON paragraphs.id = signed.paragraph_id
LEFT JOIN paragraph_signatures AS s ON s.paragraph_id = paragraphs.id
WHERE {_COMPARABLE} AND s.paragraph_id IS NULL ORDER BY signed.paragraph_id
"""
# Compared once, and not to be compared now: they repeat another word for word since.
_NO_LONGER = f"""
SELECT paragraphs.id FROM paragraph_signatures AS s JOIN paragraphs ON paragraphs.id = s.paragraph_id
WHERE {_SOME} NOT ({_COMPARABLE})
"""
_TO_FLAG = f"""
SELECT paragraphs.id, paragraphs.source_id, 1 FROM near_repeats JOIN paragraphs
    ON paragraphs.id = near_repeats.paragraph_id
WHERE near_repeats.similarity >= {COUNTS_NOWHERE} AND paragraphs.nearly_repeats = 0
UNION ALL
SELECT id, source_id, 0 FROM paragraphs WHERE nearly_repeats = 1 AND NOT EXISTS (
    SELECT 1 FROM near_repeats WHERE paragraph_id = paragraphs.id AND similarity >= {COUNTS_NOWHERE}
)
"""
_COUNT = """
UPDATE {table} SET counts = paragraphs.counts FROM paragraphs
WHERE paragraphs.id = {table}.paragraph_id AND {table}.counts <> paragraphs.counts
    AND {table}.paragraph_id IN (SELECT id FROM flagged)
"""
# Which paragraph each one of two or more stands for: the one it repeats, and what that one follows. Sources that have
# none in common with another are of no family. A word is taken to be six characters: sizes are only compared.
_SHARED = """
CREATE TEMP TABLE shared_paragraphs AS
WITH following AS (
    SELECT id, duplicate_of_id AS first_id FROM paragraphs
    WHERE duplicate_of_id IS NOT NULL AND kind = 'body' AND fingerprint IS NOT NULL
    UNION ALL SELECT paragraph_id, paragraph_id FROM near_repeats
), grouped AS (
    SELECT following.id, coalesce(near_repeats.of_id, following.first_id) AS group_id,
        coalesce(near_repeats.similarity, 1.0) AS share
    FROM following LEFT JOIN near_repeats ON near_repeats.paragraph_id = following.first_id
)
SELECT id, group_id, share FROM grouped
UNION SELECT group_id, group_id, 1.0 FROM grouped
"""
_PASSAGES = """
WITH joined AS (
    SELECT g.group_id FROM shared_paragraphs AS g JOIN paragraphs ON paragraphs.id = g.id
    GROUP BY g.group_id HAVING count(DISTINCT paragraphs.source_id) > 1
), related AS (
    SELECT DISTINCT paragraphs.source_id FROM shared_paragraphs AS g JOIN paragraphs ON paragraphs.id = g.id
    WHERE g.group_id IN (SELECT group_id FROM joined)
)
SELECT paragraphs.source_id, coalesce(g.group_id, paragraphs.id), (end_char - start_char) / 6, coalesce(g.share, 1.0),
    paragraphs.id
FROM related CROSS JOIN paragraphs ON paragraphs.source_id = related.source_id
LEFT JOIN shared_paragraphs AS g ON g.id = paragraphs.id
WHERE paragraphs.kind = 'body' AND paragraphs.fingerprint IS NOT NULL
"""


_SIZES = "SELECT size, count(*) FROM paragraph_signatures GROUP BY size ORDER BY size"
_OF_SIZES = """
SELECT s.paragraph_id, s.size, s.keys FROM paragraph_signatures AS s
CROSS JOIN paragraphs ON paragraphs.id = s.paragraph_id
WHERE s.size BETWEEN ? AND ? ORDER BY s.size DESC, paragraphs.source_id, paragraphs.ordinal
"""
_SORTED_AT_ONCE = 200_000
"""Paragraphs that SQLite sorts at a time, some 60 bytes each: it goes through all for that."""

NotCompared = tuple[int, int, int | None, bytes | None, str | None]
"""A paragraph to compare, as (id, source id, size, packed keys, text): the text only where it was not signed yet."""


@dataclass(frozen=True, slots=True)
class StoredSignature:
    """What is kept of a paragraph that was compared; `leads` unless it follows another."""

    paragraph_id: int
    source_id: int
    size: int
    keys: tuple[int, ...]
    leads: bool


class ToCompare:
    """What the search for near repeats reads, by any connection to the database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def packed_keys(self) -> Iterator[bytes]:
        """The packed keys of all that were compared, or are to be."""
        rows = self._connection.execute("SELECT keys FROM paragraph_signatures")
        yield from (packed for (packed,) in rows)

    def longest_first(self) -> Iterator[tuple[int, int, bytes]]:
        """The same paragraphs as (id, size, packed keys): the longest first, those of one size by source and place."""
        sizes = self._connection.execute(_SIZES).fetchall()
        while sizes:
            longest = shortest = sizes[-1][0]
            number = 0
            while sizes and number < _SORTED_AT_ONCE:
                shortest, more = sizes.pop()
                number += more
            yield from self._connection.execute(_OF_SIZES, (shortest, longest))

    def text(self, paragraph_id: int) -> str:
        """The text of a paragraph."""
        row = self._connection.execute("SELECT text FROM paragraphs WHERE id = ?", (paragraph_id,)).fetchone()
        return str(row[0])


class Reprints(ToCompare):
    """Near repeats and families during one import. `changes` is None in a new database, where everything is new."""

    def __init__(self, connection: sqlite3.Connection, changes: Changes | None) -> None:
        super().__init__(connection)
        self._changes = changes
        self._gone: list[StoredSignature] = []
        # What was signed where it was read: which of it is to be compared shows when all documents are there.
        connection.execute("CREATE TEMP TABLE signed (paragraph_id INTEGER PRIMARY KEY, size, keys)")

    def forget_source(self, source_id: int) -> None:
        """Note what leads among a source's paragraphs, before they are deleted."""
        rows = self._connection.execute(
            f"{_ROW} JOIN paragraphs ON paragraphs.id = s.paragraph_id WHERE paragraphs.source_id = ?",
            (source_id,),
        )
        self._gone += [_stored(row, source_id) for row in rows]

    def start_anew(self) -> None:
        """Forget all that was compared."""
        for table in ("paragraph_signatures", "near_repeats"):
            self._connection.execute(f"DELETE FROM {table}")
        self._gone.clear()

    def count_compared(self) -> int:
        """How many paragraphs were compared."""
        (number,) = self._connection.execute("SELECT count(*) FROM paragraph_signatures").fetchone()
        return int(number)

    def not_compared(self, *, everywhere: bool) -> Iterator[NotCompared]:
        """The paragraphs to compare that were not, by source and place; unless `everywhere`, those of sources that
        this import touched."""
        some = "" if everywhere or self._changes is None else _SOME
        yield from self._connection.execute(_NOT_COMPARED.format(some=some))

    def keep_signed(self) -> None:
        """Keep the signatures of those to compare that were signed where they were read."""
        self._connection.execute(_KEEP_SIGNED)

    def withdraw(self) -> list[StoredSignature]:
        """Take out what is not to be compared any more; returns it, with what was deleted."""
        if self._changes is not None:
            ids = [row[0] for row in self._connection.execute(_NO_LONGER)]
            self._gone += self.stored(ids)
            for table in ("paragraph_signatures", "near_repeats"):
                self._connection.executemany(
                    f"DELETE FROM {table} WHERE paragraph_id = ?", [(one,) for one in ids]
                )
            self._connection.executemany(
                "UPDATE near_repeats SET of_id = NULL WHERE of_id = ?", [(one,) for one in ids]
            )
        gone, self._gone = self._gone, []
        return gone

    def astray(self) -> list[StoredSignature]:
        """Those whose fuller paragraph is gone."""
        ids = self._connection.execute("SELECT paragraph_id FROM near_repeats WHERE of_id IS NULL").fetchall()
        return self.stored([row[0] for row in ids])

    def stored(self, ids: Iterable[int]) -> list[StoredSignature]:
        """What is kept of these paragraphs."""
        found = []
        for paragraph_id in ids:
            row = self._connection.execute(f"{_ROW} WHERE s.paragraph_id = ?", (paragraph_id,)).fetchone()
            if row is not None:
                found.append(_stored(row, self._source_of(paragraph_id)))
        return found

    def holders(self, keys: Collection[int]) -> Iterator[StoredSignature]:
        """All that have one of these keys."""
        wanted = frozenset(keys)
        rows = self._connection.execute("SELECT paragraph_id, keys FROM paragraph_signatures")
        ids = [paragraph_id for paragraph_id, packed in rows if not wanted.isdisjoint(_unpacked(packed))]
        yield from self.stored(ids)

    def put_signatures(self, rows: Iterable[tuple[int, int, bytes]]) -> None:
        """Keep signatures, as (paragraph id, size, packed keys)."""
        self._connection.executemany("INSERT INTO paragraph_signatures VALUES (?, ?, ?)", rows)

    def put_near_repeats(
        self, repeats: Iterable[tuple[int, int, float]], leading: Iterable[int] | None
    ) -> None:
        """Add near repeats, as (paragraph id, of id, similarity); those `leading` follow nothing (None: all others)."""
        execute = self._connection.execute
        if leading is None:
            execute("DELETE FROM near_repeats")
        else:
            self._connection.executemany(
                "DELETE FROM near_repeats WHERE paragraph_id = ?", [(one,) for one in leading]
            )
        self._connection.executemany("INSERT OR REPLACE INTO near_repeats VALUES (?, ?, ?)", repeats)
        flags = execute(_TO_FLAG).fetchall()
        if self._changes is not None:
            self._changes.paragraphs((one, source) for one, source, _ in flags)
        execute("DROP TABLE IF EXISTS temp.flagged")
        execute("CREATE TEMP TABLE flagged (id INTEGER PRIMARY KEY)")
        self._connection.executemany("INSERT INTO flagged VALUES (?)", [(one,) for one, _, _ in flags])
        self._connection.executemany(
            "UPDATE paragraphs SET nearly_repeats = ? WHERE id = ?", [(flag, one) for one, _, flag in flags]
        )
        for table in ("mentions", "quotes"):
            execute(_COUNT.format(table=table))

    def passages(self) -> Iterator[tuple[int, int, int, float, int]]:
        """The paragraphs of sources that share some, as (source id, group, words, share, paragraph id)."""
        self._connection.execute("DROP TABLE IF EXISTS temp.shared_paragraphs")
        self._connection.execute(_SHARED)
        self._connection.execute("CREATE INDEX temp.shared_by_id ON shared_paragraphs (id)")
        yield from self._connection.execute(_PASSAGES)

    def published_on(self) -> dict[int, str | None]:
        """The dates of the sources that have one."""
        return dict(
            self._connection.execute(
                "SELECT id, published_on FROM sources INDEXED BY sources_facts WHERE published_on IS NOT NULL"
            ).fetchall()
        )

    def issuer(self, source_id: int) -> tuple[str | None, str | None]:
        """The publisher of a source and its address, where they are known."""
        publisher, url = self._connection.execute(
            "SELECT publisher, url FROM sources WHERE id = ?", (source_id,)
        ).fetchone()
        return publisher, url

    def title(self, source_id: int) -> str:
        """The title of a source; empty where it has none."""
        (title,) = self._connection.execute("SELECT title FROM sources WHERE id = ?", (source_id,)).fetchone()
        return title or ""

    def put_families(self, rows: Iterable[tuple[int, int, str, float]]) -> None:
        """Replace all families: (source id, id of the fullest, relation, share) each."""
        self._connection.execute("DELETE FROM source_families")
        self._connection.executemany("INSERT INTO source_families VALUES (?, ?, ?, ?)", rows)

    def _source_of(self, paragraph_id: int) -> int:
        row = self._connection.execute(
            "SELECT source_id FROM paragraphs WHERE id = ?", (paragraph_id,)
        ).fetchone()
        return int(row[0])


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(packed) // 4}I", packed)


def _stored(row: tuple[int, int, bytes, int], source_id: int) -> StoredSignature:
    paragraph_id, size, packed, leads = row
    return StoredSignature(paragraph_id, source_id, size, _unpacked(packed), bool(leads))
