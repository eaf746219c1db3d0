"""What an import did: as a record for programs, in lines for people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from aigov_tui.cli.terminal import Style, Terminal
from aigov_tui.export.listing import Column, Field, Listing, attribute_fields, counted, number
from aigov_tui.model.display import one_line
from aigov_tui.model.problem import Problem, Severity

if TYPE_CHECKING:
    from aigov_tui.pipeline.report import ImportSummary

_NAMED_MISSING = 20
_MOST_ALIKE, _NAMED_ALIKE = 20, 3
"""Files with the very same problems from which they are told together, and how many of these are named."""
_WORTH_PARTING = 10.0
"""Seconds from which a person may want to know where the time went."""

_PROBLEM_FIELDS: tuple[Field[Problem], ...] = attribute_fields(
    severity="error (something was left out), warning or info",
    code="a short stable word for the sort of problem",
    path="file it concerns; null: the import as a whole",
    line="line of that file, from 1; null: none in particular",
    message="what is wrong, in a sentence",
)

SUMMARY: Listing[ImportSummary] = Listing(
    name="import",
    about="one object for the import",
    fields=(
        Field("database", "the database file", lambda row: str(row.database)),
        *attribute_fields(
            import_id="number of the import; null: nothing had changed, nothing was written",
            added="documents that were new",
            changed="documents that had changed",
            unchanged="documents that were as before",
            reread="of these, documents read again: for other YAML or rules, or with --force",
            removed="documents that were removed",
            moved="documents whose file has a new name",
            seconds="how long it took",
            bytes_read="size of the files that were read",
        ),
        Field("phases", "seconds that each part of it took", lambda row: dict(row.phases), nested=True),
        Field("missing", "documents whose file is gone", lambda row: list(row.missing), nested=True),
        Field(
            "problems",
            "what could not be read or trusted",
            lambda row: [
                {field.name: field.value(item) for field in _PROBLEM_FIELDS} for item in row.problems
            ],
            nested=True,
        ),
    ),
    columns=(
        Column("Added", lambda row: number(row.added), right=True),
        Column("Changed", lambda row: number(row.changed), right=True),
        Column("Unchanged", lambda row: number(row.unchanged), right=True),
        Column("Removed", lambda row: number(row.removed), right=True),
        Column("Problems", lambda row: number(len(row.problems)), right=True),
    ),
)


def summary_lines(summary: ImportSummary, terminal: Terminal) -> Iterator[str]:
    """What an import did, and every problem by file; of many files with the very same ones, once."""
    if summary.import_id is None:
        yield f"Nothing to do: {counted(summary.unchanged, 'document')} as before ({summary.seconds:.1f} s)."
    else:
        moved = f"{summary.moved:,} renamed, " if summary.moved else ""
        again = f" ({summary.reread:,} of them read again)" if summary.reread else ""
        yield (
            f"{counted(summary.added, 'document')} added, {summary.changed:,} changed, {moved}{summary.removed:,} removed, "
            f"{summary.unchanged:,} unchanged{again}; {_size(summary.bytes_read)} read in {summary.seconds:.1f} s."
        )
        if summary.seconds >= _WORTH_PARTING:
            parts = (f"{phase} {seconds:.0f} s" for phase, seconds in summary.phases if seconds >= 1)
            yield f"Of that, {', '.join(parts)}."
    yield one_line(f"Database: {summary.database}")
    if summary.missing:
        yield f"{counted(len(summary.missing), 'document')} no longer on disk (--prune removes such):"
        yield from (f"  {one_line(path)}" for path in summary.missing[:_NAMED_MISSING])
        if len(summary.missing) > _NAMED_MISSING:
            yield f"  and {len(summary.missing) - _NAMED_MISSING:,} more"
    yield from _problem_lines(summary.problems, terminal)


def _size(count: int) -> str:
    """A number of bytes for people."""
    return f"{count / 1e6:,.1f} MB" if count >= 1_000_000 else f"{count / 1e3:,.0f} kB"


def _problem_lines(problems: Sequence[Problem], terminal: Terminal) -> Iterator[str]:
    def path(problem: Problem) -> str:
        return problem.path or ""

    by_file = [
        (one_line(file) or "The import as a whole", tuple(_told(problem, terminal) for problem in found))
        for file, found in groupby(sorted(problems, key=path), key=path)
    ]
    alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for file, lines in by_file:
        alike[lines].append(file)
    for file, lines in by_file:
        files = alike[lines]
        if len(files) <= _MOST_ALIKE:
            yield terminal.paint(file, "head")
        elif file == files[0]:
            named = ", ".join(files[:_NAMED_ALIKE])
            yield terminal.paint(f"{len(files):,} files ({named}, …)", "head")
        else:
            continue
        yield from lines
    if any(len(files) > _MOST_ALIKE for files in alike.values()):
        yield "`aigov problems` names every file."


def _told(problem: Problem, terminal: Terminal) -> str:
    style: Style = "bad" if problem.severity is Severity.ERROR else "faint"
    place = "" if problem.line is None else f"line {problem.line}: "
    return f"  {terminal.paint(problem.severity, style)}: {place}{one_line(problem.message)}"
