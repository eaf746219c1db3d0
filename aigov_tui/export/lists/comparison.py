"""The comparison as lists: a cell an object for JSON, a piece of evidence a row for CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aigov_tui.export.listing import Column, Field, Listing, Value
from aigov_tui.export.lists.statements import EVIDENCE, STATEMENTS, EvidenceLine, evidence_lines
from aigov_tui.model.rows import ActorRow, Comparison, IssueRow, StatementRow

NOTHING_FOUND = "no statement found in this corpus"
"""What an empty cell says: that nobody looked wrong, not that the actor holds no view."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One actor on one issue."""

    issue: IssueRow
    actor: ActorRow
    statements: tuple[StatementRow, ...]

    @property
    def finding(self) -> str | None:
        """What there is to say where there is no statement."""
        return None if self.statements else NOTHING_FOUND


@dataclass(frozen=True, slots=True)
class CellLine:
    """One piece of evidence of a cell; None for a cell without."""

    cell: Cell
    line: EvidenceLine | None


def cells(comparison: Comparison) -> Iterator[Cell]:
    """Every cell, issue by issue."""
    for issue, row in zip(comparison.issues, comparison.cells, strict=True):
        for actor, cell in zip(comparison.actors, row, strict=True):
            yield Cell(issue, actor, cell.statements)


def cell_lines(comparison: Comparison) -> Iterator[CellLine]:
    """Every piece of evidence of every cell, and one line for each cell that has none."""
    for cell in cells(comparison):
        if not cell.statements:
            yield CellLine(cell, None)
        for line in evidence_lines(cell.statements):
            yield CellLine(cell, line)


COMPARISON: Listing[Cell] = Listing(
    name="comparison",
    about="one object for each actor on each issue",
    fields=(
        Field("issue_key", "issue of the codebook", lambda cell: cell.issue.key),
        Field("issue_name", "its name", lambda cell: cell.issue.name),
        Field("question", "the question actors can differ on", lambda cell: cell.issue.question),
        Field("actor_key", "actor", lambda cell: cell.actor.key),
        Field("actor_name", "its name", lambda cell: cell.actor.name),
        Field("finding", f'"{NOTHING_FOUND}", null where there is one', lambda cell: cell.finding),
        Field(
            "statements",
            "the actor's own words first, others' claims after, as in the list `statements`",
            lambda cell: [STATEMENTS.record(row) for row in cell.statements],
            nested=True,
        ),
    ),
    columns=(),
)


def _of_cell(field: Field[Cell]) -> Field[CellLine]:
    """A field of the list of cells."""
    return Field(field.name, field.about, lambda row: field.value(row.cell))


def _of_evidence(field: Field[EvidenceLine]) -> Field[CellLine]:
    """A field of the list of evidence, empty for a cell without."""

    def value(row: CellLine) -> Value:
        return None if row.line is None else field.value(row.line)

    return Field(field.name, field.about, value)


_CELL_FIELDS = {field.name for field in COMPARISON.fields}

COMPARISON_LINES: Listing[CellLine] = Listing(
    name="comparison",
    about="one row for each piece of evidence, and one for each empty cell",
    fields=(
        *(_of_cell(field) for field in COMPARISON.flat_fields()),
        *(_of_evidence(field) for field in EVIDENCE.fields if field.name not in _CELL_FIELDS),
    ),
    columns=(
        Column("Issue", lambda row: row.cell.issue.name, most=24),
        Column("Actor", lambda row: row.cell.actor.name, most=16),
        Column("Statement", lambda row: row.line.statement.summary if row.line else NOTHING_FOUND),
    ),
)
