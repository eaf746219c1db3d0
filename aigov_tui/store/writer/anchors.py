"""Where people's annotations stand now. Their own words are never touched here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from aigov_tui.model.rows import AnnotationRow
from aigov_tui.store.annotation_rows import COLUMNS, annotation, annotation_row


def annotations_to_place(connection: sqlite3.Connection, source_ids: Iterable[int]) -> list[AnnotationRow]:
    """The orphaned ones, and those on the given sources."""
    on_sources = set(source_ids)
    rows = connection.execute(f"SELECT {COLUMNS} FROM annotations ORDER BY id").fetchall()
    found = [annotation_row(row) for row in rows]
    return [row for row in found if row.status == "orphaned" or row.source_id in on_sources]


def anchor(connection: sqlite3.Connection, annotation_id: int, span: tuple[int, int] | None) -> None:
    """Put an annotation at `span` of the source with its key; None, or no such source, makes it orphaned.

    It is `anchored` where it stood, or, after it was orphaned, where its very words stand again; else `moved`.
    """
    row = annotation(connection, annotation_id)
    if row is None:
        raise ValueError(f"there is no annotation {annotation_id}")
    source = connection.execute("SELECT id, text FROM sources WHERE key = ?", (row.source_key,)).fetchone()
    if span is None or source is None:
        _set(connection, annotation_id, None, None, "orphaned")
        return
    source_id, text = source
    verbatim = text[span[0] : span[1]] == row.exact
    if row.status == "orphaned":
        status = "anchored" if verbatim else "moved"
    else:
        stayed = verbatim and span == (row.start_char, row.end_char)
        status = row.status if stayed else "moved"
    _set(connection, annotation_id, source_id, span, status)


def _set(
    connection: sqlite3.Connection,
    annotation_id: int,
    source_id: int | None,
    span: tuple[int, int] | None,
    status: str,
) -> None:
    start, end = span if span is not None else (None, None)
    connection.execute(
        "UPDATE annotations SET source_id = ?, start_char = ?, end_char = ?, status = ? WHERE id = ?",
        (source_id, start, end, status, annotation_id),
    )
