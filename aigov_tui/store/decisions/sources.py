"""The metadata that people give for sources, laid over what the documents and their curators say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from aigov_tui.model.decision import METADATA_FIELDS, MetadataField, SourceDecision

_COLUMN: dict[MetadataField, str] = {field: field for field in METADATA_FIELDS} | {
    "published": "published_on"
}
_PRECISION = "CASE length(:value) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END"


def lay_on(connection: sqlite3.Connection, decisions: Iterable[SourceDecision]) -> None:
    """Give the sources what people say of them; what was there is kept in `found_metadata`."""
    for decision in decisions:
        row = connection.execute("SELECT id FROM sources WHERE key = ?", (decision.source_key,)).fetchone()
        if row is None:  # not in the corpus now; the decision waits
            continue
        connection.execute(
            "INSERT OR IGNORE INTO found_metadata (source_id, field, value)"
            f" SELECT id, ?, {_COLUMN[decision.field]} FROM sources WHERE id = ?",
            (decision.field, row[0]),
        )
        _set(connection, row[0], decision.field, decision.value)


def lay_aside(connection: sqlite3.Connection) -> None:
    """Give every source back what the import knew of it."""
    found = connection.execute("SELECT source_id, field, value FROM found_metadata").fetchall()
    for source_id, field, value in found:
        _set(connection, source_id, field, value)
    connection.execute("DELETE FROM found_metadata")


def _set(connection: sqlite3.Connection, source_id: int, field: MetadataField, value: str | None) -> None:
    settings = f"{_COLUMN[field]} = :value"
    if field == "published":
        settings += f", published_precision = {_PRECISION}"
    connection.execute(f"UPDATE sources SET {settings} WHERE id = :id", {"value": value, "id": source_id})
