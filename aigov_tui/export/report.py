"""The comparison as a Markdown document: positions, the words that prove them, numbered citations, a bibliography."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from aigov_tui.export.as_markdown import escaped, link
from aigov_tui.export.listing import counted, share
from aigov_tui.export.lists.comparison import NOTHING_FOUND, Cell, cells
from aigov_tui.export.lists.statements import voice_words
from aigov_tui.model.rows import Comparison, EvidenceRow, IssueRow, StatementRow

_GUIDE = (
    "Who holds a position and who says so are kept apart: under each position stands whether the actor speaks for "
    "itself. Every position rests on words quoted verbatim; a number in brackets is the source in the list at the end."
)


class Bibliography:
    """Numbers sources in the order in which they are first cited."""

    def __init__(self) -> None:
        self._cited: dict[str, EvidenceRow] = {}
        self._numbers: dict[str, int] = {}

    def cite(self, evidence: EvidenceRow) -> str:
        """The citation to put after the words."""
        key = evidence.source_key
        self._cited.setdefault(key, evidence)
        page = "" if evidence.page is None else f", p. {evidence.page}"
        return f"[{self._numbers.setdefault(key, len(self._numbers) + 1)}{page}]"

    def entries(self) -> Iterator[str]:
        """One line for each cited source; what is not known is said to be unknown."""
        for key, number in self._numbers.items():
            row = self._cited[key]
            author = f"{escaped(row.author)}. " if row.author else ""
            publisher = escaped(row.publisher) if row.publisher else "Publisher unknown"
            address = f" {link(row.url)}" if row.url else ""
            yield (
                f"{number}. {author}*{escaped(row.source_title)}*. "
                f"{publisher}, {row.published_on or 'date unknown'}.{address} (source {escaped(key)})"
            )


def write_report(comparison: Comparison, out: TextIO, *, filters: str = "") -> None:
    """Write the whole comparison; `filters` is the query it was made under, "" for all of the corpus."""
    for line in _report(comparison, filters):
        out.write(line + "\n")


def _report(comparison: Comparison, filters: str) -> Iterator[str]:
    names = " and ".join(escaped(actor.name) for actor in comparison.actors)
    yield from (f"# Positions compared: {names}", "", _GUIDE)
    if filters:
        yield from ("", f"Only what fits: {escaped(filters)}")
    bibliography = Bibliography()
    heading: IssueRow | None = None
    for cell in cells(comparison):
        if cell.issue is not heading:
            heading = cell.issue
            yield from ("", f"## {escaped(heading.name)}", "", escaped(heading.question))
        yield from _cell(cell, bibliography)
    yield from ("", "## Sources", "")
    yield from list(bibliography.entries()) or ["No source is cited."]


def _cell(cell: Cell, bibliography: Bibliography) -> Iterator[str]:
    yield from ("", f"### {escaped(cell.actor.name)}", "")
    if not cell.statements:
        yield f"*{NOTHING_FOUND}*"
    for index, statement in enumerate(cell.statements):
        yield from [""] if index else []
        yield from _statement(statement, bibliography)


def _statement(statement: StatementRow, bibliography: Bibliography) -> Iterator[str]:
    yield f"- **{statement.stance}**: {escaped(statement.summary)}  "
    yield f"  {escaped(provenance(statement))}"
    for evidence in statement.evidence:
        yield from ("", f"  > “{escaped(evidence.exact)}” {bibliography.cite(evidence)}")


def provenance(statement: StatementRow) -> str:
    """In which voice a position is stated, by whom, when, in how many sources, and how it came here: for people."""
    parts = [
        voice_words(statement) + (f": {statement.asserter_name}" if statement.asserter_name else ""),
        statement.stated_on,
        counted(statement.independent_sources, "independent source"),
        *_standing(statement),
    ]
    return " · ".join(part for part in parts if part)


def _standing(statement: StatementRow) -> Iterator[str]:
    """What there is to say of a statement that nobody coded by hand, or that was not accepted."""
    if statement.is_suggestion:
        yield f"suggested, {share(statement.confidence)}" if statement.confidence is not None else "suggested"
        return
    if statement.origin != "curated":
        yield statement.origin
    if statement.origin != "curated" or statement.review != "accepted":
        yield statement.review
