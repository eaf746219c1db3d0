"""The data dictionary: every table, view and column said in a sentence, from `schema/dictionary.yaml`."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import lru_cache

from aigov_tui.store.schema import read_resource


@dataclass(frozen=True, slots=True)
class Entry:
    """What a table (`column` is None) or one of its columns means."""

    table: str
    column: str | None
    description: str


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """All entries: each table or view, followed by its columns in their order."""
    from aigov_tui.model.tables import (
        parse_table,  # here, since only migrations and documentation need it, and opening a database should not
    )

    found: list[Entry] = []
    # A new database asks once for each migration.
    for table, described in parse_table(read_resource("dictionary.yaml")).items():
        found.append(Entry(table, None, described["about"]))
        for column, description in described["columns"].items():
            found.append(Entry(table, column, description))
    return tuple(found)


def write_dictionary(connection: sqlite3.Connection) -> None:
    """Fill the table `data_dictionary` (made if need be) inside the caller's transaction."""
    connection.execute(
        "CREATE TABLE IF NOT EXISTS data_dictionary (id INTEGER PRIMARY KEY, table_name TEXT NOT NULL,"
        " column_name TEXT, description TEXT NOT NULL)"
    )
    connection.execute("DELETE FROM data_dictionary")
    connection.executemany(
        "INSERT INTO data_dictionary (table_name, column_name, description) VALUES (?, ?, ?)",
        [(entry.table, entry.column, entry.description) for entry in entries()],
    )


def as_markdown() -> str:
    """The dictionary as Markdown: a heading, a sentence and a table of columns for each table and view."""
    lines: list[str] = []
    for entry in entries():
        if entry.column is None:
            lines += [
                "",
                f"### `{entry.table}`",
                "",
                entry.description,
                "",
                "| column | meaning |",
                "|---|---|",
            ]
        else:
            lines.append(f"| `{entry.column}` | {entry.description.replace('|', chr(92) + '|')} |")
    return "\n".join(lines).strip() + "\n"
