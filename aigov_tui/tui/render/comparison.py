"""The comparison as lines: issues down, actors across, own words apart from what others say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style

from aigov_tui.model.entity import Origin
from aigov_tui.model.position import Review, Voice
from aigov_tui.tui.comparison_walk import Cursor
from aigov_tui.tui.render.line import Piece, fit, paragraph_lines, spread, width_of
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.words import STANCES, VOICES, plural
from aigov_tui.tui.render.wrap import flowing

if TYPE_CHECKING:
    from aigov_tui.model.rows import Comparison, ComparisonCell, EvidenceRow, IssueRow, StatementRow

NO_STATEMENT = "no statement found in this corpus"
_ISSUE_COLUMN_FROM = 100  # cells; narrower tables have the issue above its cells
_ISSUE_WIDTH = 24  # cells at least
_NAME_LINES, _QUESTION_LINES = 6, 6  # of an issue beside its cells, which are seldom lower
_NAME_LINES_ABOVE, _QUESTION_LINES_ABOVE = 3, 4  # and above them, where they take the cells' room
_NARROWEST_CELL = 24
_SUMMARY_LINES = 5
_SAID_BY = {
    Voice.SELF_OFFICIAL: "officially, in the words of {}",
    Voice.SELF_QUOTED: "{}, quoted directly",
    Voice.SELF_PARAPHRASED: "{}, paraphrased by a reporter",
}
"""The actor's own voices, where somebody is named who speaks for it."""
_REVIEW_MARKS = {Review.ACCEPTED: " ✓", Review.REJECTED: " ✗", Review.UNREVIEWED: ""}


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
    """What stands left of an issue's cells, which are the lines from `first` up to `end`; none where it is above them.

    All that is about the issue begins at the line `top`.
    """

    top: int
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

    def issue_above(self, top: int) -> int | None:
        """The issue whose name stood above its cells, and is out of sight where `top` is the first line in sight."""
        if self.issue_width or not 0 <= top < len(self.lines):
            return None
        issue = self.lines[top].issue
        return issue if self.beside[issue].top < top < self.beside[issue].end else None

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
    issue_width = _issue_width(width)
    room = width - (issue_width + 1 if issue_width else 0)
    return max(1, (room + 1) // (_NARROWEST_CELL + 1))


def _issue_width(width: int) -> int:
    """How many cells the issues' names have beside the actors' columns; 0 where they stand above them."""
    return max(_ISSUE_WIDTH, width // 7) if width >= _ISSUE_COLUMN_FROM else 0


def lay_out_table(comparison: Comparison, actors: Sequence[int], width: int, palette: Palette) -> Table:
    """The table with these actors' columns."""
    issue_width = _issue_width(width)
    beside = issue_width > 0
    room = width - (issue_width + 1 if beside else 0) - (len(actors) - 1)
    cell_width = max(4, room // max(1, len(actors)))
    lines: list[TableLine] = []
    names: list[Beside] = []
    for number, issue in enumerate(comparison.issues):
        heading = issue_lines(issue, issue_width - 1 if beside else width - 2, palette, beside=beside)
        cells = [
            _cell(comparison.cells[number][actor], comparison.actors[actor].name, cell_width - 2, palette)
            for actor in actors
        ]
        top = len(lines)
        if not beside:
            lines += [TableLine(number, pieces, None) for pieces in heading]
            heading = []
        first = len(lines)
        for row in range(max([len(heading), *map(len, cells)])):
            shown = tuple(cell[row] if row < len(cell) else CellLine([]) for cell in cells)
            lines.append(TableLine(number, [], shown))
        names.append(Beside(top, heading, first, len(lines)))
        lines.append(TableLine(number, [("─" * width, palette.dim)], None))
    return Table(tuple(lines), tuple(names), issue_width, cell_width)


def issue_lines(issue: IssueRow, width: int, palette: Palette, *, beside: bool) -> list[list[Piece]]:
    """An issue's name over its question."""
    names = _NAME_LINES if beside else _NAME_LINES_ABOVE
    questions = _QUESTION_LINES if beside else _QUESTION_LINES_ABOVE
    return [
        *paragraph_lines(issue.name, width, base=palette.title, limit=names),
        *paragraph_lines(issue.question, width, base=palette.dim, limit=questions),
    ]


@dataclass(frozen=True, slots=True)
class Header:
    """An actor's name over its column, between how many more there are to the left and to the right of it.

    Those to the left are told over the first column in sight, those to the right over the last.
    """

    name: str
    style: Style
    left: int = 0
    right: int = 0

    @property
    def before(self) -> str:
        """What leads to the left; nothing where there is nothing."""
        return f"◂ +{self.left} " if self.left else ""

    @property
    def after(self) -> str:
        """What leads to the right."""
        return f"+{self.right} ▸" if self.right else ""

    def pieces(self, width: int, palette: Palette) -> list[Piece]:
        """In so many cells: the name gives way."""
        name = [(" " + self.before, palette.dim), (self.name, self.style)]
        return spread(name, [(self.after, palette.dim)], width)

    def step_at(self, x: int, width: int) -> int:
        """To how many actors to the left (-1) or right (1) the cell at `x` leads; 0 on the name."""
        if self.before and x <= len(self.before):
            return -1
        return 1 if self.after and x >= width - len(self.after) else 0


def rule_of(comparison: Comparison, table: Table, top: int, width: int, palette: Palette) -> list[Piece]:
    """The rule below the actors' names; in it the issue that the first line in sight is about, where nothing else says."""
    issue = table.issue_above(top)
    if issue is None:
        return [("━" * width, palette.dim)]
    named: list[Piece] = [
        ("━ ", palette.dim),
        (fit(comparison.issues[issue].name, width - 4), palette.title),
        (" ", palette.dim),
    ]
    return [*named, ("━" * (width - width_of(named)), palette.dim)]


def headers(comparison: Comparison, columns: Sequence[int], palette: Palette) -> list[Header]:
    """What stands over the columns of these actors, which are neighbours."""
    last = len(comparison.actors) - 1
    return [
        Header(
            comparison.actors[index].name,
            palette.actor(comparison.actors[index].key) + palette.strong.without_color,
            left=index if number == 0 else 0,
            right=last - index if number == len(columns) - 1 else 0,
        )
        for number, index in enumerate(columns)
    ]


def _cell(cell: ComparisonCell, actor: str, width: int, palette: Palette) -> list[CellLine]:
    """A cell's statements, the actor's own first, others' claims under a line that says so."""
    if not cell.statements:
        return [CellLine(pieces, None) for pieces in paragraph_lines(NO_STATEMENT, width, base=palette.dim)]
    lines: list[CellLine] = []
    others_said = False
    for number, statement in enumerate(cell.statements):
        if not statement.voice.is_own and not others_said:
            others_said = True
            lines.append(CellLine([("┄┄ others say " + "┄" * max(0, width - 14), palette.dim)], number))
        lines += [CellLine(pieces, number) for pieces in statement_lines(statement, actor, width, palette)]
    if cell.more_suggested:
        words = f"… {cell.more_suggested} more suggested, none surer"
        lines += [CellLine(p, number) for p in paragraph_lines(words, width, base=palette.dim)]
    return lines


def suggestion_words(statement: StatementRow) -> str:
    """That a position is only suggested by rule, and how sure that is."""
    if statement.confidence is None:
        return "suggested"
    return f"suggested {round(100 * statement.confidence)}%"


def statement_lines(statement: StatementRow, actor: str, width: int, palette: Palette) -> list[list[Piece]]:
    """Stance and sources, then the summary, then who says so and in which voice; found by rule has a tilde, reviewed a tick.

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
    said_by = statement.asserter_name
    if said_by and not statement.voice.is_own:
        voice = f"says {said_by}"
    elif said_by and said_by != actor:
        voice = _SAID_BY[statement.voice].format(said_by)  # who speaks for the actor
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
