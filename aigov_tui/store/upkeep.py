"""What people noted, what imports did and could not read, whole tables, and the checks of the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from aigov_tui.model.rows import AnnotationRow, CheckFailure, ImportRow, ProblemRow
from aigov_tui.store.connection import in_words
from aigov_tui.store.queries import records, tables
from aigov_tui.store.queries.tables import ColumnType, TableName


class Upkeep:
    """Asks for what is not found in documents, and for tables as they are; no focus narrows these."""

    _path: Path
    _connection: sqlite3.Connection

    def annotations(self, source_key: str | None = None) -> list[AnnotationRow]:
        """A person's notes, tags, highlights and codings; orphaned ones too."""
        with in_words(self._path):
            return records.annotated(self._connection, source_key)

    def imports(self, *, limit: int = 20) -> list[ImportRow]:
        """The latest imports, newest first."""
        with in_words(self._path):
            return records.imports(self._connection, limit=limit)

    def problems(self, import_id: int | None = None) -> list[ProblemRow]:
        """The problems of one import; by default those that stand (the latest for each file)."""
        with in_words(self._path):
            return records.problems(self._connection, import_id)

    def years(self) -> list[str | None]:
        """The years in which sources were published, None for an unknown date."""
        with in_words(self._path):
            return tables.years(self._connection)

    def table_columns(self, table: TableName) -> list[tuple[str, ColumnType]]:
        """Name and declared type of a table's columns."""
        with in_words(self._path):
            return tables.columns(self._connection, table)

    def table_batches(self, table: TableName, year: str | None = None) -> Iterator[list[tuple[object, ...]]]:
        """A whole table in batches of rows; of tables that belong to a source only the rows of `year`."""
        with in_words(self._path):
            yield from tables.batches(self._connection, table, year)

    def check(self) -> list[CheckFailure]:
        """Prove rules 1 (exact spans), 2 (no statement without evidence) and 5 (plain SQLite) on this file."""
        from aigov_tui.store.check import check  # only `aigov check` needs it

        with in_words(self._path):
            return check(self._connection)
