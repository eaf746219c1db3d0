"""The comparison as lines: issues down, actors across, own words apart from what others say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigov_tui.model.entity import Origin
from aigov_tui.model.position import Review
from aigov_tui.tui.render.line import Piece, paragraph_lines, spread
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.words import STANCES, VOICES, plural
from aigov_tui.tui.render.wrap import flowing

if TYPE_CHECKING:
    from aigov_tui.model.rows import Comparison, ComparisonCell, EvidenceRow, IssueRow, StatementRow

NO_STATEMENT = "no statement found in this corpus"
_ISSUE_COLUMN_FROM = 100  # cells; narrower tables have the issue above its cells
_ISSUE_WIDTH = 24
_NARROWEST_CELL = 24
_SUMMARY_LINES = 5
_REVIEW_MARKS = {Review.ACCEPTED: " ✓", Review.REJECTED: " ✗", Review.UNREVIEWED: ""}


@dataclass(frozen=True, slots=True)
class Cursor:
    """A statement of a cell: indexes of issue, actor and statement."""

    issue: int = 0
    actor: int = 0
    statement: int = 0


@dataclass(frozen=True, slots=True)
class CellLine:
    """One line of a cell, and the index of the statement it belongs to."""

    pieces: Sequence[Piece]
    statement: int | None = None


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of the table: of each actor's cell, or None and `across` on a rule or heading."""

    issue: int
    across: Sequence[Piece]
    cells: tuple[CellLine, ...] | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands left of an issue's cells, which are the lines from `first` up to `end`; none where it is above them."""

    heading: Sequence[Sequence[Piece]]
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """The whole comparison at a width. Columns are `cell_width` cells wide with a bar between them."""

    lines: tuple[TableLine, ...]
    beside: tuple[Beside, ...]  # of each issue
    issue_width: int
    cell_width: int

    def left_of(self, number: int, top: int) -> Sequence[Piece]:
        """What stands left of the cells' line `number` where `top` is the first in sight.

        An issue's words go down with the window as long as its cells are in it, so that a long column has a name.
        """
        beside = self.beside[self.lines[number].issue]
        height = len(beside.heading)
        moved = max(0, min(top - beside.first, beside.end - beside.first - height))
        row = number - beside.first - moved
        return beside.heading[row] if 0 <= row < height else []

    def first_line(self, cursor: Cursor) -> int:
        """The line where the statement at the cursor begins."""
        for number, line in enumerate(self.lines):
            if line.issue == cursor.issue and line.cells is not None:
                cell = line.cells[cursor.actor] if cursor.actor < len(line.cells) else None
                if cell is not None and (cell.statement == cursor.statement or cell.statement is None):
                    return number
        return 0


def columns_that_fit(width: int) -> int:
    """How many actors fit side by side."""
    room = width - (_ISSUE_WIDTH + 1 if width >= _ISSUE_COLUMN_FROM else 0)
    return max(1, (room + 1) // (_NARROWEST_CELL + 1))


def lay_out_table(comparison: Comparison, actors: Sequence[int], width: int, palette: Palette) -> Table:
    """The table with these actors' columns."""
    beside = width >= _ISSUE_COLUMN_FROM
    issue_width = _ISSUE_WIDTH if beside else 0
    room = width - (issue_width + 1 if beside else 0) - (len(actors) - 1)
    cell_width = max(4, room // max(1, len(actors)))
    lines: list[TableLine] = []
    names: list[Beside] = []
    for number, issue in enumerate(comparison.issues):
        heading = issue_lines(issue, issue_width - 1 if beside else width - 2, palette)
        cells = [_cell(comparison.cells[number][actor], cell_width - 2, palette) for actor in actors]
        if not beside:
            lines += [TableLine(number, pieces, None) for pieces in heading]
            heading = []
        first = len(lines)
        for row in range(max([len(heading), *map(len, cells)])):
            shown = tuple(cell[row] if row < len(cell) else CellLine([]) for cell in cells)
            lines.append(TableLine(number, [], shown))
        names.append(Beside(heading, first, len(lines)))
        lines.append(TableLine(number, [("─" * width, palette.dim)], None))
    return Table(tuple(lines), tuple(names), issue_width, cell_width)


def issue_lines(issue: IssueRow, width: int, palette: Palette) -> list[list[Piece]]:
    """An issue's name over its question."""
    return [
        *paragraph_lines(issue.name, width, base=palette.title, limit=3),
        *paragraph_lines(issue.question, width, base=palette.dim, limit=4),
    ]


def _cell(cell: ComparisonCell, width: int, palette: Palette) -> list[CellLine]:
    """A cell's statements, the actor's own first, others' claims under a line that says so."""
    if not cell.statements:
        return [CellLine(pieces, None) for pieces in paragraph_lines(NO_STATEMENT, width, base=palette.dim)]
    lines: list[CellLine] = []
    others_said = False
    for number, statement in enumerate(cell.statements):
        if not statement.voice.is_own and not others_said:
            others_said = True
            lines.append(CellLine([("┄┄ others say " + "┄" * max(0, width - 14), palette.dim)], number))
        lines += [CellLine(pieces, number) for pieces in statement_lines(statement, width, palette)]
    if cell.more_suggested:
        words = f"… {cell.more_suggested} more suggested, less sure"
        lines += [CellLine(p, number) for p in paragraph_lines(words, width, base=palette.dim)]
    return lines


def suggestion_words(statement: StatementRow) -> str:
    """That a position is only suggested by rule, and how sure that is."""
    if statement.confidence is None:
        return "suggested"
    return f"suggested {round(100 * statement.confidence)}%"


def statement_lines(statement: StatementRow, width: int, palette: Palette) -> list[list[Piece]]:
    """Stance and sources, then the summary, then the voice; found by rule has a tilde, reviewed a tick.

    What is only suggested is dim, and says how sure it is.
    """
    suggested = statement.is_suggestion
    marks = (" ~" if statement.origin is Origin.EXTRACTED else "") + _REVIEW_MARKS[statement.review]
    sources = plural(statement.independent_sources, "source") + marks
    if suggested:
        words = f"{suggestion_words(statement)} · {sources}"
        fits = len(STANCES[statement.stance]) + 1 + len(words) <= width
        sources = words if fits else suggestion_words(statement) + marks
    stance = palette.dim if suggested else palette.stances[statement.stance]
    head = spread([(STANCES[statement.stance], stance)], [(sources, palette.dim)], width)
    voice = VOICES[statement.voice]
    if not statement.voice.is_own and statement.asserter_name:
        voice = f"says {statement.asserter_name}"
    base = palette.dim if suggested else palette.text
    base = base if statement.voice.is_own else palette.term + base
    return [
        head,
        *paragraph_lines(flowing(statement.summary), width, base=base, limit=_SUMMARY_LINES),
        *paragraph_lines(f"({voice})", width, base=palette.dim, limit=2),
    ]


def evidence_of(cell: ComparisonCell, first: StatementRow) -> list[EvidenceRow]:
    """The evidence of every statement in a cell, that of `first` before the others'."""
    others = [other for other in cell.statements if other.id != first.id]
    return [piece for held in (first, *others) for piece in held.evidence]
