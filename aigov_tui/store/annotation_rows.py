"""Annotations as rows, for whoever reads or writes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aigov_tui.model.position import Stance
from aigov_tui.model.rows import AnnotationRow

COLUMNS = (
    "annotations.id, annotations.kind, annotations.source_key, annotations.source_id, annotations.start_char, "
    "annotations.end_char, annotations.exact, annotations.prefix, annotations.suffix, annotations.body, "
    "annotations.tag, annotations.actor_key, annotations.issue_key, annotations.stance, annotations.status, "
    "annotations.created_at, annotations.updated_at"
)
"""The columns of an `AnnotationRow`, in its order."""


def annotation_row(values: Sequence[Any]) -> AnnotationRow:
    """The row of `COLUMNS` as the model has it."""
    row = AnnotationRow(*values)
    return row if row.stance is None else replace(row, stance=Stance(row.stance))


def annotation(connection: sqlite3.Connection, annotation_id: int) -> AnnotationRow | None:
    """One annotation by its id."""
    row = connection.execute(f"SELECT {COLUMNS} FROM annotations WHERE id = ?", (annotation_id,)).fetchone()
    return None if row is None else annotation_row(row)
