"""The rows of what people noted, and of what imports and checks said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aigov_tui.model.position import Stance
from aigov_tui.model.problem import Severity

AnnotationKind = Literal["note", "tag", "highlight", "coding"]


AnnotationStatus = Literal["anchored", "moved", "orphaned"]


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """A person's own work on some words. `source_id` and the span are None while it is orphaned."""

    id: int
    kind: AnnotationKind
    source_key: str
    source_id: int | None
    start_char: int | None
    end_char: int | None
    exact: str
    prefix: str
    suffix: str
    body: str
    tag: str | None
    actor_key: str | None
    issue_key: str | None
    stance: Stance | None
    status: AnnotationStatus
    created_at: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A problem an import met."""

    id: int
    import_id: int
    code: str
    severity: Severity
    path: str | None
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import: when, of what, and what it did."""

    id: int
    started_at: str
    finished_at: str
    paths: str
    added: int
    changed: int
    unchanged: int
    removed: int
    problems: int
    version: str


@dataclass(frozen=True, slots=True)
class CheckFailure:
    """A promise of the database contract that a row breaks."""

    rule: str
    table: str
    row_id: int | None
    message: str
