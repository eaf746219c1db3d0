"""The rows of positions: who holds them, on what, and the words that show it."""

from __future__ import annotations

from dataclasses import dataclass

from aigov_tui.model.entity import Origin
from aigov_tui.model.position import Review, Stance, Voice


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A statement's words in their source."""

    id: int
    statement_id: int
    source_id: int
    source_key: str
    source_title: str
    publisher: str | None
    author: str | None
    published_on: str | None
    url: str | None
    start_char: int
    end_char: int
    exact: str
    prefix: str
    suffix: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A position with all of its evidence; `independent_sources` counts reprints once."""

    id: int
    key: str
    actor_key: str
    issue_key: str
    stance: Stance
    summary: str
    voice: Voice
    asserter_name: str | None
    stated_on: str | None
    origin: Origin
    review: Review
    confidence: float | None
    independent_sources: int
    evidence: tuple[EvidenceRow, ...]
    asserter_key: str | None = None

    @property
    def is_suggestion(self) -> bool:
        """True while it is only suggested by rule, and nobody has accepted or rejected it."""
        return self.origin is Origin.EXTRACTED and self.review is Review.UNREVIEWED


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor that can be compared."""

    id: int
    key: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue of the codebook, in its order."""

    id: int
    key: str
    name: str
    question: str
    definition: str
    includes: str | None
    excludes: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class ComparisonCell:
    """What one actor holds on one issue: its own words first, others' claims after. Empty: no statement found.

    In each voice suggestions come last, the surest first; `more_suggested` is how many beyond those shown there are.
    """

    actor_key: str
    issue_key: str
    statements: tuple[StatementRow, ...]
    more_suggested: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Issues down, actors across; `cells[i][j]` is issue i, actor j."""

    actors: tuple[ActorRow, ...]
    issues: tuple[IssueRow, ...]
    cells: tuple[tuple[ComparisonCell, ...], ...]

    @property
    def more_suggested(self) -> int:
        """How many suggestions there are beyond those shown in the cells."""
        return sum(cell.more_suggested for row in self.cells for cell in row)
