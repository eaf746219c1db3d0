"""The decisions themselves: adding, listing and undoing them in their tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from aigov_tui.model.decision import DecisionKind, EntityDecision, MetadataField, SourceDecision
from aigov_tui.model.entity import EntityKind
from aigov_tui.store.errors import StoreError

_OF_ENTITIES = (
    "SELECT id, kind, subject_key, subject_name, object_key, object_name, object_kind, words, source_key,"
    " created_at, undone_at FROM entity_decisions"
)
_OF_SOURCES = "SELECT id, source_key, field, value, created_at, undone_at FROM source_decisions"


def entity_decisions(connection: sqlite3.Connection, *, undone: bool = False) -> list[EntityDecision]:
    """The standing decisions about entities in their order; with `undone` those taken back, too."""
    where = "" if undone else "WHERE undone_at IS NULL"
    return [_entity_decision(row) for row in connection.execute(f"{_OF_ENTITIES} {where} ORDER BY id")]


def source_decisions(connection: sqlite3.Connection, *, undone: bool = False) -> list[SourceDecision]:
    """The standing decisions about sources in their order; with `undone` those taken back, too."""
    where = "" if undone else "WHERE undone_at IS NULL"
    return [SourceDecision(*row) for row in connection.execute(f"{_OF_SOURCES} {where} ORDER BY id")]


def add_entity_decision(
    connection: sqlite3.Connection,
    kind: DecisionKind,
    subject: tuple[str, str],
    object_: tuple[str | None, str | None, EntityKind | None] = (None, None, None),
    *,
    words: str | None = None,
    source_key: str | None = None,
) -> EntityDecision:
    """Keep a decision about the subject (key, name) and the object (key, name, kind); all texts can be stored."""
    key, name, object_kind = object_
    cursor = connection.execute(
        "INSERT INTO entity_decisions (kind, subject_key, subject_name, object_key, object_name, object_kind, words,"
        " source_key, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            str(kind),
            *subject,
            key,
            name,
            None if object_kind is None else str(object_kind),
            words,
            source_key,
            _now(),
        ),
    )
    row = connection.execute(f"{_OF_ENTITIES} WHERE id = ?", (cursor.lastrowid,)).fetchone()
    return _entity_decision(row)


def add_source_decision(
    connection: sqlite3.Connection, source_key: str, field: MetadataField, value: str | None
) -> SourceDecision:
    """Keep what a person says of a source; the value can be stored."""
    cursor = connection.execute(
        "INSERT INTO source_decisions (source_key, field, value, created_at) VALUES (?, ?, ?, ?)",
        (source_key, field, value, _now()),
    )
    row = connection.execute(f"{_OF_SOURCES} WHERE id = ?", (cursor.lastrowid,)).fetchone()
    return SourceDecision(*row)


def undo_entity_decision(connection: sqlite3.Connection, decision_id: int | None) -> EntityDecision:
    """Mark a standing decision, the latest by default, as undone."""
    row = _marked_undone(connection, "entity_decisions", _OF_ENTITIES, decision_id)
    return _entity_decision(row)


def undo_source_decision(connection: sqlite3.Connection, decision_id: int | None) -> SourceDecision:
    """Mark a standing decision, the latest by default, as undone."""
    return SourceDecision(*_marked_undone(connection, "source_decisions", _OF_SOURCES, decision_id))


def follow_source_key(connection: sqlite3.Connection, old: str, new: str) -> None:
    """A source goes by another key now: decisions about it follow."""
    for table in ("entity_decisions", "source_decisions"):
        connection.execute(f"UPDATE {table} SET source_key = ? WHERE source_key = ?", (new, old))


def _marked_undone(
    connection: sqlite3.Connection, table: str, select: str, decision_id: int | None
) -> Sequence[Any]:
    which, values = ("id = ?", (decision_id,)) if decision_id is not None else ("undone_at IS NULL", ())
    row: Sequence[Any] | None = connection.execute(
        f"{select} WHERE {which} ORDER BY id DESC LIMIT 1", values
    ).fetchone()
    if row is None:
        raise StoreError(
            "There is no decision to undo."
            if decision_id is None
            else f"There is no decision number {decision_id}: the list of decisions has their numbers."
        )
    if row[-1] is not None:
        raise StoreError(f"Decision {decision_id} was undone already.")
    connection.execute(f"UPDATE {table} SET undone_at = ? WHERE id = ?", (_now(), row[0]))
    marked: Sequence[Any] = connection.execute(f"{select} WHERE id = ?", (row[0],)).fetchone()
    return marked


def _entity_decision(row: Sequence[Any]) -> EntityDecision:
    values = list(row)
    values[1] = DecisionKind(values[1])
    values[6] = None if values[6] is None else EntityKind(values[6])
    return EntityDecision(*values)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
