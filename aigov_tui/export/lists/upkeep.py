"""The lists that say how the database came to be: imports, their problems, and broken promises."""

from __future__ import annotations

from aigov_tui.export.listing import Column, Listing, attribute_fields, number
from aigov_tui.model.rows import CheckFailure, ImportRow, ProblemRow

IMPORTS: Listing[ImportRow] = Listing(
    name="imports",
    about="one object for each import, the latest first",
    fields=attribute_fields(
        id="number of the import",
        started_at="ISO 8601 time",
        finished_at="ISO 8601 time",
        paths="what was imported",
        added="documents that were new",
        changed="documents that had changed",
        unchanged="documents that were as before",
        removed="documents that were removed",
        problems="problems it met",
        version="version of aigov",
    ),
    columns=(
        Column("Finished", lambda row: row.finished_at, most=25),
        Column("Added", lambda row: number(row.added), most=9, right=True),
        Column("Changed", lambda row: number(row.changed), most=9, right=True),
        Column("Unchanged", lambda row: number(row.unchanged), most=9, right=True, drop=1),
        Column("Removed", lambda row: number(row.removed), most=9, right=True),
        Column("Problems", lambda row: number(row.problems), most=9, right=True),
        Column("Of", lambda row: row.paths),
    ),
)

PROBLEMS: Listing[ProblemRow] = Listing(
    name="problems",
    about="one object for each problem that an import met",
    fields=attribute_fields(
        import_id="number of the import",
        severity="error (something was left out), warning or info",
        code="a short stable word for the sort of problem",
        path="file it concerns; null: the import as a whole",
        line="line of that file, from 1; null: none in particular",
        message="what is wrong, in a sentence",
    ),
    columns=(
        Column("Severity", lambda row: row.severity, most=8),
        Column("File", lambda row: _place(row), most=36, keep_end=True),
        Column("Problem", lambda row: row.message),
    ),
    lines=6,
)

FAILURES: Listing[CheckFailure] = Listing(
    name="check",
    about="one object for each promise of the database that a row breaks",
    fields=attribute_fields(
        rule="the promise",
        table="table of the row",
        row_id="id of the row; null: the table or file as a whole",
        message="what is wrong, in a sentence",
    ),
    columns=(
        Column("Rule", lambda row: row.rule, most=24),
        Column("Table", lambda row: row.table, most=16),
        Column("Row", lambda row: "" if row.row_id is None else str(row.row_id), most=12, right=True),
        Column("Failure", lambda row: row.message),
    ),
    lines=6,
)


def _place(row: ProblemRow) -> str:
    if row.path is None:
        return ""
    return row.path if row.line is None else f"{row.path}:{row.line}"
