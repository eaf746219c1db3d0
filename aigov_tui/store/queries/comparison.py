"""Positions: who holds what on which issue, who says so, and the words that prove it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from aigov_tui.model.entity import Origin
from aigov_tui.model.position import Review, Stance, Voice
from aigov_tui.model.rows import (
    ActorRow,
    Comparison,
    ComparisonCell,
    EvidenceRow,
    IssueRow,
    StatementRow,
)
from aigov_tui.store.queries.typed import typed
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.sql import TRUE, Sql, all_of, marks

SUGGESTIONS_A_CELL = 12
"""Suggestions shown in one cell of a comparison, the surest; how many more there are is counted."""

_ACTORS = """
    SELECT a.id, a.key, a.name,
        (SELECT count(*) FROM statements AS st WHERE st.actor_id = a.id AND st.counts = 1)
    FROM actors AS a ORDER BY a.ordinal, a.id
"""
_ISSUES = """
    SELECT i.id, i.key, i.name, i.question, i.definition, i.includes, i.excludes,
        (SELECT count(*) FROM statements AS st WHERE st.issue_id = i.id AND st.counts = 1)
    FROM issues AS i ORDER BY i.ordinal, i.id
"""

# The actor's own words, then a journalist's account of them, then what others say: never mixed.
_VOICES_IN_ORDER = """
    CASE st.voice WHEN 'asserted_by_third_party' THEN 2 WHEN 'attributed_by_journalist' THEN 1 ELSE 0 END
"""
# A reprint is no second source: evidence in a repeated paragraph stands for where that paragraph stood first, or stands
# more fully, and a family of sources for its fullest.
_STATEMENTS = """
    SELECT st.id, st.key, a.key, i.key, st.stance, st.summary, st.voice, coalesce(e.name, st.asserter_text),
        st.stated_on, st.origin, st.review, st.confidence,
        (
            SELECT count(DISTINCT coalesce(family.family_id, fuller.source_id, first.source_id, x.source_id))
            FROM evidence AS x
            LEFT JOIN paragraphs AS y ON y.id = x.paragraph_id
            LEFT JOIN paragraphs AS first ON first.id = coalesce(y.duplicate_of_id, y.id)
            LEFT JOIN near_repeats AS nearly ON nearly.paragraph_id = first.id AND first.nearly_repeats = 1
            LEFT JOIN paragraphs AS fuller ON fuller.id = nearly.of_id
            LEFT JOIN source_families AS family
                ON family.source_id = coalesce(fuller.source_id, first.source_id, x.source_id)
            WHERE x.statement_id = st.id
        ),
        e.key
    FROM statements AS st
    JOIN actors AS a ON a.id = st.actor_id
    JOIN issues AS i ON i.id = st.issue_id
    LEFT JOIN entities AS e ON e.id = st.asserter_id
    WHERE {where}
    ORDER BY {order}
    LIMIT ? OFFSET ?
"""
_BY_CODEBOOK = f"i.ordinal, a.ordinal, {_VOICES_IN_ORDER}, st.origin = 'extracted', st.ordinal, st.id"
_BY_CERTAINTY = "st.confidence DESC, st.id"

_SUGGESTED = "st.origin = 'extracted' AND st.superseded = 0 AND st.review = ?"
# The surest suggestions of each cell, and how many there are; the index has them in this order.
_SUREST = f"""
    SELECT id, issue_id, actor_id, number FROM (
        SELECT st.id, st.issue_id, st.actor_id,
            row_number() OVER (PARTITION BY st.issue_id, st.actor_id ORDER BY st.confidence DESC, st.id) AS place,
            count(*) OVER (PARTITION BY st.issue_id, st.actor_id) AS number
        FROM statements AS st
        WHERE st.origin = 'extracted' AND st.review = 'unreviewed' AND st.superseded = 0 AND {{where}}
    ) WHERE place <= {SUGGESTIONS_A_CELL}
"""
_WITH_EVIDENCE = "st.id IN (SELECT ev.statement_id FROM evidence AS ev JOIN statements AS st ON st.id = ev.statement_id WHERE {where})"
_EVIDENCE = """
    SELECT ev.id, ev.statement_id, ev.source_id, s.key, coalesce(s.title, s.key), s.publisher, s.author,
        s.published_on, s.url, ev.start_char, ev.end_char, ev.exact, ev.prefix, ev.suffix,
        p.page
    FROM evidence AS ev JOIN sources AS s ON s.id = ev.source_id
    LEFT JOIN paragraphs AS p ON p.id = ev.paragraph_id
    WHERE ev.statement_id IN ({ids})
    ORDER BY ev.statement_id, s.published_on IS NULL, s.published_on, ev.source_id, ev.start_char, ev.id
"""
_KINDS = {4: Stance, 6: Voice, 9: Origin, 10: Review}
_ALL = -1  # SQLite's LIMIT without a limit

Cell = tuple[str, str]
"""The keys of an issue and an actor."""


def actors(connection: sqlite3.Connection) -> list[ActorRow]:
    """The actors in the codebook's order."""
    return [ActorRow(*row) for row in connection.execute(_ACTORS)]


def issues(connection: sqlite3.Connection) -> list[IssueRow]:
    """The issues in the codebook's order."""
    return [IssueRow(*row) for row in connection.execute(_ISSUES)]


def statements(
    connection: sqlite3.Connection, chosen: Filter, *, limit: int, offset: int
) -> list[StatementRow]:
    """A page of the statements that count and have evidence that fits, in the codebook's order."""
    return _read(connection, all_of([Sql("st.counts = 1"), _fitting(chosen)]), limit, offset)


def suggestions(
    connection: sqlite3.Connection, chosen: Filter, review: Review, *, limit: int, offset: int
) -> list[StatementRow]:
    """A page of the suggestions with this review whose evidence fits, the surest first."""
    where = all_of([Sql(_SUGGESTED, (str(review),)), _fitting(chosen)])
    return _read(connection, where, limit, offset, order=_BY_CERTAINTY)


def count_suggestions(connection: sqlite3.Connection, chosen: Filter, review: Review) -> int:
    """How many there are."""
    where = all_of([Sql(_SUGGESTED, (str(review),)), _fitting(chosen)])
    row = connection.execute(f"SELECT count(*) FROM statements AS st WHERE {where.text}", where.values)
    (number,) = row.fetchone()
    return int(number)


def compare(
    connection: sqlite3.Connection, chosen: Filter, keys: Sequence[str], *, rejected: bool, suggested: bool
) -> Comparison:
    """Issues down, the actors with `keys` across (the codebook's first two by default); unknown keys are left out."""
    known = {actor.key: actor for actor in actors(connection)}
    across = [known[key] for key in dict.fromkeys(keys) if key in known] if keys else [*known.values()][:2]
    down = issues(connection)
    ids = [actor.id for actor in across]
    fitting = all_of([_fitting(chosen), Sql(f"st.actor_id IN ({marks(ids)})", tuple(ids))])
    counted = (
        "(st.counts = 1 OR (st.review = 'rejected' AND st.superseded = 0))" if rejected else "st.counts = 1"
    )
    found: dict[Cell, list[StatementRow]] = {}
    for statement in _read(connection, all_of([Sql(counted), fitting]), _ALL, 0):
        found.setdefault((statement.issue_key, statement.actor_key), []).append(statement)
    numbers: dict[Cell, int] = {}
    if suggested:
        numbers = _add_surest(connection, fitting, found)
    cells = tuple(
        tuple(_cell(actor, issue, found, numbers.get((issue.key, actor.key), 0)) for actor in across)
        for issue in down
    )
    return Comparison(tuple(across), tuple(down), cells)


def _add_surest(
    connection: sqlite3.Connection, fitting: Sql, found: dict[Cell, list[StatementRow]]
) -> dict[Cell, int]:
    """Add each cell's surest suggestions to what was found; returns how many each cell has."""
    rows = connection.execute(_SUREST.format(where=fitting.text), fitting.values).fetchall()
    number_of = {row[0]: row[3] for row in rows}
    numbers: dict[Cell, int] = {}
    ids = list(number_of)
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        chosen = Sql(f"st.id IN ({marks(some)})", tuple(some))
        for statement in _read(connection, chosen, _ALL, 0, order=_BY_CERTAINTY):
            cell = statement.issue_key, statement.actor_key
            found.setdefault(cell, []).append(statement)
            numbers[cell] = number_of[statement.id]
    return numbers


def _cell(
    actor: ActorRow, issue: IssueRow, found: Mapping[Cell, list[StatementRow]], suggestions: int
) -> ComparisonCell:
    """A cell: in each voice what was coded or accepted, then what is suggested, the surest first."""
    statements = found.get((issue.key, actor.key), [])
    shown = sum(statement.is_suggestion for statement in statements)
    ordered = sorted(statements, key=lambda statement: (_rank(statement.voice), statement.is_suggestion))
    return ComparisonCell(actor.key, issue.key, tuple(ordered), suggestions - shown)


def _rank(voice: Voice) -> int:
    """As `_VOICES_IN_ORDER`."""
    return 0 if voice.is_own else 1 if voice is Voice.ATTRIBUTED_BY_JOURNALIST else 2


def _fitting(chosen: Filter) -> Sql:
    """Statements with a piece of evidence that fits."""
    if chosen.tree is None:
        return TRUE
    where = chosen.where("evidence")
    return Sql(_WITH_EVIDENCE.format(where=where.text), where.values)


def _read(
    connection: sqlite3.Connection, where: Sql, limit: int, offset: int, *, order: str = _BY_CODEBOOK
) -> list[StatementRow]:
    query = _STATEMENTS.format(where=where.text, order=order)
    rows = connection.execute(query, (*where.values, limit, offset)).fetchall()
    evidence = _evidence(connection, [row[0] for row in rows])
    return [
        StatementRow(*typed((*row, tuple(evidence.get(row[0], ())), asserter_key), _KINDS))
        for *row, asserter_key in rows
    ]


_AT_ONCE = 500  # ids in one query


def _evidence(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, list[EvidenceRow]]:
    """All evidence of the statements, by statement."""
    found: dict[int, list[EvidenceRow]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        for row in connection.execute(_EVIDENCE.format(ids=marks(some)), some):
            found.setdefault(row[1], []).append(EvidenceRow(*row))
    return found
