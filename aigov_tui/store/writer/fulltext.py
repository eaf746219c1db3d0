"""The full-text indexes and the table of terms during an import.

The triggers that keep the indexes for everybody else cost three times as much as adding all new rows in one
statement at the end, with a hash large enough to gather many rows' words: so they are set aside. The indexes on
the large tables are likewise quicker made when a new database's rows are there than kept meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from aigov_tui.store import pairs
from aigov_tui.store.lengths import write_lengths
from aigov_tui.store.placing import Instances, place_changes, place_missing
from aigov_tui.store.writer import champions
from aigov_tui.store.writer.contending import Contenders
from aigov_tui.store.writer.rows import Rows

HASH_BYTES = (
    64 * 1024 * 1024
)  # FTS5 gathers this much in memory before it writes a segment; its default is 1 MB
DEFAULT_HASH_BYTES = 1024 * 1024
EARLY = 32_000_000
"""Code points of new documents from which a new database's index takes them in while others are still being read: so
its making overlaps with their extraction, which other processes do."""
LEAF_BYTES = 8100
"""Bytes of a leaf of the index where the database's pages are larger: eight of them fill a page of 64 KiB, of which FTS5's
own 4,050 leave a fifteenth empty."""
LONGEST_TERM = 64  # code points; longer ones are no words

_BULK_TABLES = ("paragraphs", "mentions", "quotes")
_FOR_REPEATS = ("paragraphs_by_source", "paragraphs_by_fingerprint", "paragraphs_by_duplicate")

_COUNT_TERMS = f"""
INSERT INTO terms (term, paragraphs)
SELECT term, doc FROM temp.{{vocabulary}} WHERE length(term) <= {LONGEST_TERM}
ON CONFLICT (term) DO UPDATE SET paragraphs = paragraphs {{sign}} excluded.paragraphs
"""
# Only of those that were common when all were counted last.
_COUNT_PAIRS = """
UPDATE terms SET paragraphs = paragraphs {sign} changed.doc FROM temp.{vocabulary} AS changed
WHERE terms.term = changed.term AND length(changed.term) = 2
"""


class FullText:
    """Keeps `paragraphs_fts`, `quotes_fts`, `terms` and what ranks them (`champions` …) for one import."""

    def __init__(
        self, connection: sqlite3.Connection, rows: Rows, *, is_new: bool, spread: champions.Spread = map
    ) -> None:
        """Set the triggers aside, and in a new database the indexes of the large tables. `spread` is what the ranking of
        common words is shared out with."""
        self._connection = connection
        self._rows = rows
        self._is_new = is_new
        self._spread = spread
        self._gathered = 0  # code points of documents that the index does not have yet
        self._is_counted = False  # whether words and lengths are those of all rows there are
        self._contenders: Mapping[int, Contenders] | None = None  # of these words, where they are known
        # The first rows that the indexes do not have yet.
        self._next = {"paragraphs": rows.first_paragraph, "quotes": rows.first_quote}
        self._aside = self._set_aside("trigger", "name LIKE '%!_fts!_%' ESCAPE '!'")
        self._indexes = (
            self._set_aside("index", f"tbl_name IN {_BULK_TABLES!r} AND sql IS NOT NULL") if is_new else []
        )
        pairs.prepare(connection)
        self._are_pairs_whole = pairs.are_whole(connection)
        if is_new:
            self._size_leaves()
        else:
            self._vocabulary_of_changes()

    def gather(self, characters: int) -> None:
        """Note that a document of so many code points was put; now and then a new database's index takes them in."""
        self._gathered += characters
        if self._is_new and self._indexes and self._gathered >= EARLY:
            self._rows.flush()
            self._take_in("paragraphs")

    def make_indexes(self) -> None:
        """Make the indexes that were set aside: once the rows are there, or something must be found by them."""
        if self._indexes:
            self._take_in("paragraphs")  # first: merging its parts frees pages, which the others then fill
        while self._indexes:
            _, sql = self._indexes.pop(0)
            self._connection.execute(sql)

    def make_first_indexes(self) -> None:
        """Make the indexes that repeats are looked for by, of those that were set aside."""
        for name, sql in self._indexes:
            if name in _FOR_REPEATS:
                self._connection.execute(sql)
        self._indexes = [(name, sql) for name, sql in self._indexes if name not in _FOR_REPEATS]

    def index_all(self) -> None:
        """In a new database: make all indexes, and count and rank all words, as far as the rows go that are there."""
        self.make_indexes()
        for table in self._next:
            self._take_in(table)
        self._count_terms()
        write_lengths(self._connection)
        self._is_counted = True
        self._contenders = champions.contend(self._connection, self._spread)

    def forget(self, source_id: int) -> None:
        """Take a source's rows, about to be deleted, out of the indexes (as far as they are in)."""
        self._is_counted = False
        for table, first in self._next.items():
            self._connection.execute(
                f"INSERT INTO {table}_fts ({table}_fts, rowid, search_text)"
                f" SELECT 'delete', id, search_text FROM {table} WHERE source_id = ? AND id < ?",
                (source_id, first),
            )
        pairs.remove(self._connection, source_id, self._next["paragraphs"])
        if not self._is_new:
            self._connection.execute(
                "INSERT INTO temp.gone_words (rowid, search_text) SELECT id, search_text FROM paragraphs"
                " WHERE source_id = ? AND id < ?",
                (source_id, self._rows.first_paragraph),
            )
            if self._are_pairs_whole:
                pairs.index(
                    self._connection,
                    "gone_pairs",
                    "source_id = ? AND id < ?",
                    source_id,
                    self._rows.first_paragraph,
                )

    def finish(self) -> None:
        """Index the rows of this import, count their terms, and put everything set aside back."""
        self.make_indexes()
        for table in self._next:
            self._take_in(table)
            self._set_hash(table, DEFAULT_HASH_BYTES)
        self._set_hash("pairs", DEFAULT_HASH_BYTES)
        if not self._is_counted:
            self._contenders = None
            self._count_terms()
            write_lengths(self._connection, self._rows.first_paragraph)
        is_outgrown = champions.is_outgrown(self._connection, self._rows.first_paragraph)
        if not self._is_new and (is_outgrown or not self._are_pairs_whole):
            if not self._are_pairs_whole:  # another tool, or an older version, left some out
                pairs.write(self._connection)
            pairs.count_common(self._connection, champions.COMMON)
        if self._is_new or is_outgrown:
            if self._contenders is None:
                self._contenders = champions.contend(self._connection, self._spread)
            champions.settle(self._connection, self._contenders)
            place_missing(self._connection)
        else:
            went, came = (
                Instances(self._connection, f"{of}_places", f"{of}_pairs") for of in ("gone", "come")
            )
            champions.rank_new(self._connection, self._rows.first_paragraph, came)
            place_changes(self._connection, went, came)
        for _, sql in self._aside:
            self._connection.execute(sql)
        self._aside = []

    def _take_in(self, table: str) -> None:
        """Index the rows that are not indexed yet."""
        first = self._next[table]
        (last,) = self._connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
        if last < first:
            return
        self._set_hash(table, HASH_BYTES)
        self._connection.execute(
            f"INSERT INTO {table}_fts (rowid, search_text)"
            f" SELECT id, search_text FROM {table} WHERE id >= ? ORDER BY id",
            (first,),
        )
        if table == "paragraphs" and (self._is_new or self._are_pairs_whole):
            self._set_hash("pairs", HASH_BYTES)
            pairs.write(self._connection, first)
        self._next[table] = last + 1
        self._gathered = 0
        self._is_counted = False

    def _size_leaves(self) -> None:
        (page_bytes,) = self._connection.execute("PRAGMA page_size").fetchone()
        if page_bytes > LEAF_BYTES:
            for table in (*self._next, "pairs"):
                self._configure(table, "pgsz", LEAF_BYTES)

    def _set_hash(self, table: str, size: int) -> None:
        self._configure(table, "hashsize", size)

    def _configure(self, table: str, option: str, value: int) -> None:
        self._connection.execute(
            f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES (?, ?)", (option, value)
        )

    def _set_aside(self, kind: str, which: str) -> list[tuple[str, str]]:
        found = self._connection.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = ? AND {which}", (kind,)
        ).fetchall()
        for name, _ in found:
            self._connection.execute(f"DROP {kind} {name}")
        return found

    def _vocabulary_of_changes(self) -> None:
        """Small indexes that hold only the words, and pairs, that came and went, to count terms by."""
        for name in ("gone", "come"):
            self._connection.execute(
                f"CREATE VIRTUAL TABLE temp.{name}_pairs USING"
                " fts5(pairs, content='', detail=none, tokenize='ascii')"
            )
            self._connection.execute(
                f"CREATE VIRTUAL TABLE temp.{name}_paired USING fts5vocab(temp, {name}_pairs, row)"
            )
            self._connection.execute(
                f"CREATE VIRTUAL TABLE temp.{name}_words USING"
                " fts5(search_text, content='', tokenize='unicode61 remove_diacritics 2')"
            )
            for vocabulary, kind in (("terms", "row"), ("places", "instance")):
                self._connection.execute(
                    f"CREATE VIRTUAL TABLE temp.{name}_{vocabulary} USING fts5vocab(temp, {name}_words, {kind})"
                )

    def _count_terms(self) -> None:
        if self._is_new:
            self._connection.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.all_terms USING fts5vocab(main, paragraphs_fts, row)"
            )
            self._connection.execute("DELETE FROM terms")
            self._connection.execute(
                f"INSERT INTO terms (term, paragraphs) SELECT term, doc FROM temp.all_terms"
                f" WHERE length(term) <= {LONGEST_TERM}"
            )
            pairs.count_common(self._connection, champions.COMMON)
            return
        self._connection.execute(
            "INSERT INTO temp.come_words (rowid, search_text)"
            " SELECT id, search_text FROM paragraphs WHERE id >= ?",
            (self._rows.first_paragraph,),
        )
        self._connection.execute(_COUNT_TERMS.format(vocabulary="come_terms", sign="+"))
        self._connection.execute(_COUNT_TERMS.format(vocabulary="gone_terms", sign="-"))
        pairs.index(self._connection, "come_pairs", "id >= ?", self._rows.first_paragraph)
        if self._are_pairs_whole:
            for vocabulary, sign in (("come_paired", "+"), ("gone_paired", "-")):
                self._connection.execute(_COUNT_PAIRS.format(vocabulary=vocabulary, sign=sign))
        self._connection.execute("DELETE FROM terms WHERE paragraphs <= 0")
