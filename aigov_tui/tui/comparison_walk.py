"""Where a cursor in a comparison goes: from statement to statement, to another issue, to the next suggestion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigov_tui.model.rows import Comparison, ComparisonCell, StatementRow


@dataclass(frozen=True, slots=True)
class Cursor:
    """A statement of a cell: indexes of issue, actor and statement."""

    issue: int = 0
    actor: int = 0
    statement: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """What a cursor is on, by keys, so that it is found again in another comparison."""

    issue_key: str
    actor_key: str
    statement_key: str | None
    number: int  # of the statement in its cell


def cell_at(comparison: Comparison | None, place: Cursor) -> ComparisonCell | None:
    """The cell under the cursor; None where there are no issues or no actors."""
    if comparison is None or not comparison.issues or not comparison.actors:
        return None
    return comparison.cells[place.issue][place.actor]


def statement_at(comparison: Comparison | None, place: Cursor) -> StatementRow | None:
    """The statement under the cursor, None in an empty cell."""
    cell = cell_at(comparison, place)
    return cell.statements[place.statement] if cell is not None and cell.statements else None


def standing_at(comparison: Comparison | None, place: Cursor) -> Standing | None:
    """What the cursor is on, None while there is nothing."""
    cell, statement = cell_at(comparison, place), statement_at(comparison, place)
    if cell is None:
        return None
    key = statement.key if statement is not None else None
    return Standing(cell.issue_key, cell.actor_key, key, place.statement)


def place_of(comparison: Comparison, standing: Standing) -> Cursor:
    """Where the statement stands now; where it is gone, the one in its place; where its cell is gone, the first."""
    issues = [issue.key for issue in comparison.issues]
    actors = [actor.key for actor in comparison.actors]
    if standing.issue_key not in issues or standing.actor_key not in actors:
        return Cursor()
    issue, actor = issues.index(standing.issue_key), actors.index(standing.actor_key)
    keys = [statement.key for statement in comparison.cells[issue][actor].statements]
    if standing.statement_key in keys:
        return Cursor(issue, actor, keys.index(standing.statement_key))
    return Cursor(issue, actor, max(0, min(standing.number, len(keys) - 1)))


def moved(comparison: Comparison, place: Cursor, down: int, across: int) -> Cursor:
    """To the next statement in a column, into the next issue's cell at its end, or to another actor."""
    if across:
        actor = max(0, min(place.actor + across, len(comparison.actors) - 1))
        return Cursor(place.issue, actor, 0)
    held = len(comparison.cells[place.issue][place.actor].statements)
    if 0 <= place.statement + down < held:
        return Cursor(place.issue, place.actor, place.statement + down)
    if not 0 <= place.issue + down < len(comparison.issues):
        return place
    issue = place.issue + down
    last = len(comparison.cells[issue][place.actor].statements) - 1
    return Cursor(issue, place.actor, 0 if down > 0 else max(0, last))


def suggestions_in(comparison: Comparison | None) -> list[Cursor]:
    """Where suggestions stand, the surest first."""
    if comparison is None:
        return []
    found = [
        (-(statement.confidence or 0.0), Cursor(issue, actor, place))
        for issue, row in enumerate(comparison.cells)
        for actor, cell in enumerate(row)
        for place, statement in enumerate(cell.statements)
        if statement.is_suggestion
    ]
    return [cursor for _, cursor in sorted(found, key=lambda pair: pair[0])]
