"""Rule 5: plain SQLite, such as every tool opens."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from aigov_tui.model.rows import CheckFailure
from aigov_tui.store.migrations import APPLICATION_ID, SCHEMA_VERSION, roll_back, version_of

RULE = "5 plain SQLite"

_STORED_AS = {"INTEGER": "integer", "REAL": "real", "TEXT": "text", "BLOB": "blob"}
_FULL_TEXT = {"paragraphs_fts": "paragraphs", "quotes_fts": "quotes"}

# "2025", "2025-07" or a day that exists: SQLite's own date functions turn February 30 into March 2.
_WRONG_DATE = """
SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL AND NOT (
    {column} GLOB '[0-9][0-9][0-9][0-9]'
    OR ({column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND date({column} || '-01') NOTNULL)
    OR ({column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date({column}, '+0 days') = {column})
)
"""
_WRONG_TIME = """
SELECT id, {column} FROM {table} WHERE {column} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'
    OR datetime({column}) IS NULL
"""
_WRONG_PRECISION = """
SELECT id, published_on FROM sources
WHERE (published_on IS NULL) <> (published_precision IS NULL)
    OR length(published_on) <> CASE published_precision WHEN 'day' THEN 10 WHEN 'month' THEN 7 ELSE 4 END
"""
_DATES = {"sources": ("published_on",), "statements": ("stated_on",)}
_TIMES = {
    "imports": ("started_at", "finished_at"),
    "annotations": ("created_at", "updated_at"),
    "entity_decisions": ("created_at",),
    "source_decisions": ("created_at",),
    "migrations": ("applied_at",),
}


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    type: str
    key: int
    generated: bool


def is_sound(connection: sqlite3.Connection) -> Iterator[CheckFailure]:
    """SQLite finds nothing wrong with its own structures."""
    for (message,) in connection.execute("PRAGMA integrity_check(100)"):
        if message != "ok":
            yield _failure("", f"SQLite's own check says: {message}.")


def is_ours(connection: sqlite3.Connection) -> Iterator[CheckFailure]:
    """Marked as ours, of this version, and such that a copy on read-only media opens."""
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    if application_id != APPLICATION_ID:
        yield _failure("", f"application_id is {application_id}, not {APPLICATION_ID}.")
    if version_of(connection) != SCHEMA_VERSION:
        yield _failure("", f"user_version is {version_of(connection)}, not {SCHEMA_VERSION}.")
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode == "wal":
        yield _failure("", "it is in WAL mode, so that a copy on read-only media would not open.")


def foreign_keys_hold(connection: sqlite3.Connection) -> Iterator[CheckFailure]:
    """Every reference leads to a row."""
    for table, row_id, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield CheckFailure(RULE, table, row_id, f"refers to a row of {parent} that is not there.")


def columns_are_plain(connection: sqlite3.Connection) -> Iterator[CheckFailure]:
    """One integer primary key a table; no type but INTEGER, REAL, TEXT, BLOB."""
    for table in _tables(connection):
        columns = _columns(connection, table)
        if [column.type for column in columns if column.key] != ["INTEGER"]:
            yield _failure(table, "has no integer primary key.")
        for column in columns:
            if column.type not in _STORED_AS:
                yield _failure(table, f"{column.name} is declared {column.type or 'without a type'}.")


def values_match_their_types(connection: sqlite3.Connection) -> Iterator[CheckFailure]:
    """Every stored value is NULL or of its column's declared type."""
    for table in _tables(connection):
        columns = {
            column.name: _STORED_AS[column.type]
            for column in _columns(connection, table)
            if column.type in _STORED_AS and not column.generated and not column.key
        }
        if not columns:
            continue
        types = ", ".join(f"typeof({name})" for name in columns)
        wrong = " OR ".join(f"typeof({name}) NOT IN ('{stored}', 'null')" for name, stored in columns.items())
        for row_id, *found in connection.execute(f"SELECT rowid, {types} FROM {table} WHERE {wrong}"):
            for (name, stored), kind in zip(columns.items(), found, strict=True):
                if kind not in (stored, "null"):
                    yield CheckFailure(RULE, table, row_id, f"{name} holds {kind}, not {stored}.")


def dates_are_iso(connection: sqlite3.Connection) -> Iterator[CheckFailure]:
    """Dates and times are ISO 8601 and exist; a date is as long as its precision says."""
    for tables, wrong in ((_DATES, _WRONG_DATE), (_TIMES, _WRONG_TIME)):
        for table, columns in tables.items():
            for column in columns:
                for row_id, value in connection.execute(wrong.format(table=table, column=column)):
                    yield CheckFailure(RULE, table, row_id, f"{column} is no ISO 8601 date: {value[:40]}.")
    for row_id, value in connection.execute(_WRONG_PRECISION):
        yield CheckFailure(RULE, "sources", row_id, f"published_precision does not fit {value or 'no date'}.")


def needs_no_functions_of_ours(connection: sqlite3.Connection) -> Iterator[CheckFailure]:
    """A connection that knows nothing of us can query every view and fire every trigger."""
    path = _path(connection)
    if path is None:
        return
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as stranger:
        for name, kind in _relations(connection):
            statements = [f"SELECT * FROM {name} LIMIT 0"]
            if kind == "table":  # EXPLAIN only compiles a statement, with its triggers and indexes
                statements += [f"EXPLAIN DELETE FROM {name}", f"EXPLAIN INSERT INTO {name} DEFAULT VALUES"]
                statements += [
                    f"EXPLAIN UPDATE {name} SET {column.name} = NULL"
                    for column in _columns(connection, name)
                    if not column.generated
                ]
            for statement in statements:
                try:
                    stranger.execute(statement).close()
                except sqlite3.Error as error:
                    yield _failure(name, f"another program cannot use it: {error}.")
                    break


def full_text_agrees(connection: sqlite3.Connection) -> Iterator[CheckFailure]:
    """The full-text indexes know all rows and no others, hold their words, and are found by other tools."""
    for index, table in _FULL_TEXT.items():
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (index,)).fetchone()
        if f'content="{table}"' not in sql:
            yield _failure(index, f'is not written content="{table}", as other tools look for it.')
        for have, want, what in (
            (table, f"{index}_docsize", "is missing from"),
            (f"{index}_docsize", table, "is only in"),
        ):
            for (row_id,) in connection.execute(
                f"SELECT id FROM {have} WHERE id NOT IN (SELECT id FROM {want})"
            ):
                yield CheckFailure(RULE, table, row_id, f"{what} the full-text index.")
        if not _words_agree(connection, index):
            yield _failure(index, f"does not hold the words of {table}. `aigov import --force` mends it.")


def dictionary_is_complete(connection: sqlite3.Connection) -> Iterator[CheckFailure]:
    """Every table, view and column is described, and nothing else is."""
    described = set(connection.execute("SELECT table_name, column_name FROM data_dictionary"))
    there: set[tuple[str, str | None]] = set()
    for name, _ in _relations(connection):
        there.add((name, None))
        there.update((name, column.name) for column in _columns(connection, name))
    for table, column in sorted(there - described, key=str):
        yield _failure(table, f"{column or 'it'} is not in data_dictionary.")
    for table, column in sorted(described - there, key=str):
        yield _failure(table, f"{column or 'it'} is in data_dictionary, but not in the database.")


def _words_agree(connection: sqlite3.Connection, index: str) -> bool:
    """SQLite's own comparison of an index with its table; True where it cannot be had.

    It is an INSERT by its form, so that only a connection that may write is let to ask. Nothing is written.
    """
    path = _path(connection)
    if path is None:
        return True
    writing = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=1)
    with closing(writing):
        try:
            writing.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:  # being written
            return True
        try:
            writing.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            primary = error.sqlite_errorcode & 0xFF
            if primary == sqlite3.SQLITE_READONLY:  # SQLite opened it all the same, and began to "write"
                return True
            if primary != sqlite3.SQLITE_CORRUPT:
                raise
            return False
        finally:
            roll_back(writing)
        return True


def _path(connection: sqlite3.Connection) -> Path | None:
    """The file behind a connection; None for a database in memory."""
    # As bytes: a file name need not be UTF-8.
    named = "SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'"
    (file,) = connection.execute(named).fetchone() or (None,)
    return Path(os.fsdecode(file)) if file else None


def _relations(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Every table and view that is ours to describe, as (name, kind): not SQLite's own, nor those within FTS5."""
    return connection.execute(
        "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"
        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE '%!_fts!_%' ESCAPE '!' ORDER BY name"
    ).fetchall()


def _tables(connection: sqlite3.Connection) -> list[str]:
    """The tables that hold rows of their own."""
    return [name for name, kind in _relations(connection) if kind == "table" and not name.endswith("_fts")]


def _columns(connection: sqlite3.Connection, table: str) -> list[_Column]:
    """A table's columns, computed ones too, without the hidden ones of a full-text index."""
    found = []
    for _, name, kind, _, _, key, hidden in connection.execute(f"PRAGMA table_xinfo({table})").fetchall():
        if hidden != 1:  # 1: hidden; 2 and 3: computed
            found.append(_Column(name, kind.removesuffix(" GENERATED ALWAYS"), key, hidden in (2, 3)))
    return found


def _failure(table: str, message: str) -> CheckFailure:
    return CheckFailure(RULE, table, None, message)
