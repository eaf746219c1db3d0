"""What people wrote, out of a damaged database into a new one; documents are read again by an import."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aigov_tui.store.connection import in_words
from aigov_tui.store.errors import StoreError
from aigov_tui.store.migrations import APPLICATION_ID, migrate

TABLES = {
    "annotations": ("note", "notes"),
    "saved_searches": ("saved search", "saved searches"),
    "entity_decisions": ("decision on names", "decisions on names"),
    "source_decisions": ("correction of a document", "corrections of documents"),
    "reviewed_suggestions": ("suggestion decided on", "suggestions decided on"),
    "reviews": ("review", "reviews"),
}
"""The tables that people write, those that others refer to first, and what one row and several are called."""

_UNPLACED = {"source_id": None, "start_char": None, "end_char": None, "status": "orphaned"}
"""Nobody's document is in the new database yet: an import puts notes back on their words, as with any orphaned one."""
_WIDEST_GAP = 10_000
"""Ids that a damaged page is looked beyond for the next sound one; a page holds a few hundred rows at most."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """How much of one table was saved; `is_whole` is false where something of it could not be read."""

    table: str
    rows: int
    is_whole: bool


def rescue(damaged: Path, saved: Path) -> list[Rescued]:
    """Copy people's own work from the database at `damaged` to a new one at `saved`.

    Raises `StoreError` (a sentence) where `saved` exists, where `damaged` is not ours or holds nothing that can be
    read, or where `saved` cannot be written; then there is no `saved`.
    """
    if saved.exists() or saved.is_symlink():
        raise StoreError(f"{saved} exists already: name a new file.")
    if not damaged.is_file():
        raise StoreError(f"There is no database at {damaged}.")
    try:
        with in_words(saved), closing(sqlite3.connect(saved, isolation_level=None)) as new:
            migrate(new)
            new.execute("BEGIN")
            with in_words(damaged), closing(_opened(damaged)) as old:
                result = [_copied(old, new, table) for table in TABLES]
            new.execute("COMMIT")
        if not any(part.rows or part.is_whole for part in result):
            raise StoreError(f"Nothing that a person wrote can be read from {damaged} any more.")
    except BaseException:
        for file in (saved, saved.with_name(f"{saved.name}-journal")):
            file.unlink(missing_ok=True)
        raise
    return result


def _opened(damaged: Path) -> sqlite3.Connection:
    """A connection that looks away from what is wrong with the file, as far as SQLite can."""
    connection = sqlite3.connect(f"{damaged.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    connection.execute("PRAGMA writable_schema = ON")  # else a file that was cut short is not even opened
    with suppress(sqlite3.DatabaseError):
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        if application_id != APPLICATION_ID:
            connection.close()
            raise StoreError(f"{damaged} is not an aigov database. Name another file.")
    return connection


def _copied(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> Rescued:
    wanted = [str(row[1]) for row in new.execute(f"PRAGMA table_info({table})")]
    try:
        there = {str(row[1]) for row in old.execute(f"PRAGMA table_info({table})")}
    except sqlite3.DatabaseError:
        there = set()
    columns = [column for column in wanted if column in there]
    if not columns:
        return Rescued(table, 0, is_whole=False)
    rows, is_whole = _read(old, table, columns)
    put = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    kept = 0
    for row in rows:
        values = [_UNPLACED.get(column, value) for column, value in zip(columns, row, strict=True)]
        try:
            new.execute(put, values)
        except sqlite3.IntegrityError:  # a value that the damage reached
            is_whole = False
        else:
            kept += 1
    return Rescued(table, kept, is_whole)


def _read(old: sqlite3.Connection, table: str, columns: Sequence[str]) -> tuple[list[Sequence[Any]], bool]:
    """All rows that can be read, by id, and whether that is all there are."""
    select = f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED"
    found: dict[int, Sequence[Any]] = {}
    last, is_whole, missed = 0, True, 0
    while missed < _WIDEST_GAP:
        on, condition = (last, "id > ? ORDER BY id") if not missed else (last + 1, "id = ?")
        try:
            for row in old.execute(f"{select} WHERE {condition}", (on,)):
                found[int(row[0])] = row
                last = max(last, int(row[0]))  # the ids of a damaged table may go down again
        except sqlite3.DatabaseError:
            is_whole = False
            last, missed = last + (missed > 0), missed + 1
        else:
            if not missed:
                break
            last, missed = max(last, on), 0
    return [found[key] for key in sorted(found)], is_whole
