"""Annotations as rows, for whoever reads or writes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aigov_tui.model.position import Stance
from aigov_tui.model.rows import AnnotationRow

COLUMNS = (
    "id, kind, source_key, source_id, start_char, end_char, exact, prefix, suffix, body, tag, actor_key, issue_key, "
    "stance, status, created_at, updated_at"
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
