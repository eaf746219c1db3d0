"""Rows gathered and written in batches, and the ids they get."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

Value = int | float | str | bytes | None
Row = tuple[Value, ...]

BATCH = 1024
"""Rows of one table gathered before they are written. With more they are no longer near at hand when they are."""

# Parents before children: a row's foreign keys are checked as it is written. What may be NULL is so by default.
TABLES = {
    "sources": (
        "id, key, title, publisher, author, published_on, published_precision, url, language, kind, path, sha256, "
        "recipe, size, encoding, characters, text"
    ),
    "paragraphs": (
        "id, source_id, ordinal, kind, start_char, end_char, page, fingerprint, duplicate_of_id, text, spaced_text"
    ),
    "entities": "id, key, name, kind, actor_id, wikidata_id, description, gender, roles, origin",
    "aliases": "entity_id, alias, language, scope, origin",
    "mentions": "entity_id, source_id, paragraph_id, start_char, end_char, text, origin, confidence, counts",
    "quotes": (
        "id, source_id, paragraph_id, start_char, end_char, form, speaker_id, speaker_text, speaker_start, "
        "speaker_end, speaker_form, cue, attribution, confidence, continues_id, origin, counts, text, spaced_text"
    ),
    "statements": (
        "id, key, ordinal, actor_id, issue_id, stance, summary, voice, asserter_id, asserter_text, stated_on, "
        "origin, review, confidence"
    ),
    "evidence": "statement_id, source_id, paragraph_id, start_char, end_char, exact, prefix, suffix",
    "temp.signed": "paragraph_id, size, keys",
}

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """`text` with what SQLite cannot hold replaced by U+FFFD, one for one, so that offsets stay right.

    NUL would end the text for every function of SQL; a lone surrogate has no UTF-8.
    """
    if "\0" not in text:
        try:
            text.encode()  # ten times as fast as the search, and nearly always all there is to do
        except UnicodeEncodeError:
            pass
        else:
            return text
    return _UNSTORABLE.sub("\ufffd", text)


def all_storable(texts: Iterable[str]) -> tuple[str, ...]:
    """`storable` of each."""
    plain = tuple(texts)
    together = "".join(plain)
    return plain if storable(together) is together else tuple(map(storable, plain))


def storable_or_none(text: str | None) -> str | None:
    """`storable`, for text that may be missing."""
    return None if text is None else storable(text)


def id_of(connection: sqlite3.Connection, table: str, key: str | None) -> int | None:
    """The id of the row of a table that has this key."""
    row = connection.execute(f"SELECT id FROM {table} WHERE key = ?", (storable_or_none(key),)).fetchone()
    return None if row is None else int(row[0])


class Rows:
    """A write buffer over one connection; nothing is seen by SQL before `flush`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._pending: dict[str, list[Row]] = {table: [] for table in TABLES}
        self._columns = {table: columns.split(", ") for table, columns in TABLES.items()}
        self._next_ids = {
            table: self._first_free_id(table)
            for table in ("sources", "paragraphs", "entities", "quotes", "statements")
        }
        self.first_paragraph = self._next_ids["paragraphs"]
        self.first_quote = self._next_ids["quotes"]

    def _first_free_id(self, table: str) -> int:
        (largest,) = self._connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
        return int(largest) + 1

    def new_ids(self, table: str, number: int) -> range:
        """So many ids that no row of `table` has, or had when the import began."""
        first = self._next_ids[table]
        self._next_ids[table] = first + number
        return range(first, first + number)

    def new_id(self, table: str) -> int:
        """An id as `new_ids` gives them."""
        return self.new_ids(table, 1)[0]

    def skip_used_ids(self, table: str) -> None:
        """Go on after the rows that were just added to `table` by other means."""
        self._next_ids[table] = max(self._next_ids[table], self._first_free_id(table))

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Gather rows, in the order of `TABLES[table]`."""
        self._pending[table].extend(rows)

    def flush_if_full(self) -> None:
        """Write what is gathered once it is a batch."""
        if any(len(rows) >= BATCH for rows in self._pending.values()):
            self.flush()

    def flush(self) -> None:
        """Write everything gathered."""
        for table, rows in self._pending.items():
            if rows:
                self._insert(table, rows)
                rows.clear()

    def _insert(self, table: str, rows: Sequence[Row]) -> None:
        """Write rows but for columns in which none has a value: to hand over None takes Python half a microsecond."""
        named = zip(self._columns[table], zip(*rows, strict=True), strict=True)
        columns = {name: values for name, values in named if not _is_empty(values)}
        insert = "INSERT OR IGNORE" if table == "aliases" else "INSERT"
        self._connection.executemany(
            f"{insert} INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            zip(*columns.values(), strict=True),
        )


def _is_empty(values: Row) -> bool:
    return values[0] is None and values.count(None) == len(values)
