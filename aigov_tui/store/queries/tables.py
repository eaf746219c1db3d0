"""Whole tables as they are, in batches, by the year of their source: for handing all of it to other tools."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Literal

TableName = Literal[
    "sources",
    "paragraphs",
    "entities",
    "aliases",
    "mentions",
    "quotes",
    "actors",
    "issues",
    "statements",
    "evidence",
    "annotations",
]
ColumnType = Literal["INTEGER", "REAL", "TEXT"]

BY_SOURCE = frozenset({"sources", "paragraphs", "mentions", "quotes", "evidence"})
"""Tables whose rows belong to a source, and so to the year of its publication."""

_FOR_THE_INDEX = frozenset({"spaced_text", "search_text"})
"""Columns that only serve the full-text index."""


def columns(connection: sqlite3.Connection, table: TableName) -> list[tuple[str, ColumnType]]:
    """Name and declared type of a table's columns, in order; computed ones too, those for the index not."""
    rows = connection.execute("SELECT name, type FROM pragma_table_xinfo(?)", (table,))
    return [
        (name, declared.removesuffix(" GENERATED ALWAYS"))
        for name, declared in rows
        if name not in _FOR_THE_INDEX
    ]


def years(connection: sqlite3.Connection) -> list[str | None]:
    """The years in which sources were published, None for those whose date is unknown."""
    rows = connection.execute("SELECT DISTINCT substr(published_on, 1, 4) AS year FROM sources ORDER BY year")
    return [year for (year,) in rows]


def batches(
    connection: sqlite3.Connection, table: TableName, year: str | None, *, size: int = 20_000
) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a table in batches of at most `size`, by id; of those that belong to a source (`BY_SOURCE`) only
    the ones of a source published in `year` (None: at an unknown date)."""
    names = ", ".join(f"{table}.{name}" for name, _ in columns(connection, table))
    in_year = "substr(sources.published_on, 1, 4) IS ?"
    if table == "sources":
        query, values = f"SELECT {names} FROM sources WHERE {in_year} ORDER BY id", [year]
    elif table in BY_SOURCE:
        # Through the sources of the year, so that every year reads its own rows only.
        query = (
            f"SELECT {names} FROM sources CROSS JOIN {table} ON {table}.source_id = sources.id "
            f"WHERE {in_year} ORDER BY sources.id"
        )
        values = [year]
    else:
        query, values = f"SELECT {names} FROM {table} ORDER BY id", []
    cursor = connection.execute(query, values)
    while batch := cursor.fetchmany(size):
        yield batch
