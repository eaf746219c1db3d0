"""Positions: who holds what on which issue, who says so, and the words that prove it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

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
from aigov_tui.store.search.sql import Sql, all_of, marks

_ACTORS = """
    SELECT a.id, a.key, a.name,
        (SELECT count(*) FROM statements AS st WHERE st.actor_id = a.id AND st.review <> 'rejected')
    FROM actors AS a ORDER BY a.ordinal, a.id
"""
_ISSUES = """
    SELECT i.id, i.key, i.name, i.question, i.definition, i.includes, i.excludes,
        (SELECT count(*) FROM statements AS st WHERE st.issue_id = i.id AND st.review <> 'rejected')
    FROM issues AS i ORDER BY i.ordinal, i.id
"""

# The actor's own words, then a journalist's account of them, then what others say: never mixed.
_VOICES_IN_ORDER = """
    CASE st.voice WHEN 'asserted_by_third_party' THEN 2 WHEN 'attributed_by_journalist' THEN 1 ELSE 0 END
"""
# A reprint is no second source: evidence in a repeated paragraph stands for where that paragraph stood first.
_STATEMENTS = """
    SELECT st.id, st.key, a.key, i.key, st.stance, st.summary, st.voice, coalesce(e.name, st.asserter_text),
        st.stated_on, st.origin, st.review, st.confidence,
        (
            SELECT count(DISTINCT coalesce(first.source_id, x.source_id))
            FROM evidence AS x
            LEFT JOIN paragraphs AS y ON y.id = x.paragraph_id
            LEFT JOIN paragraphs AS first ON first.id = y.duplicate_of_id
            WHERE x.statement_id = st.id
        )
    FROM statements AS st
    JOIN actors AS a ON a.id = st.actor_id
    JOIN issues AS i ON i.id = st.issue_id
    LEFT JOIN entities AS e ON e.id = st.asserter_id
    WHERE {where}
    ORDER BY i.ordinal, a.ordinal, {voice}, st.ordinal, st.id
    LIMIT ? OFFSET ?
"""
_WITH_EVIDENCE = "st.id IN (SELECT ev.statement_id FROM evidence AS ev JOIN statements AS st ON st.id = ev.statement_id WHERE {where})"
_EVIDENCE = """
    SELECT ev.id, ev.statement_id, ev.source_id, s.key, coalesce(s.title, s.key), s.publisher, s.author,
        s.published_on, s.url, ev.start_char, ev.end_char, ev.exact, ev.prefix, ev.suffix
    FROM evidence AS ev JOIN sources AS s ON s.id = ev.source_id
    WHERE ev.statement_id IN ({ids})
    ORDER BY ev.statement_id, s.published_on IS NULL, s.published_on, ev.source_id, ev.start_char, ev.id
"""
_KINDS = {4: Stance, 6: Voice, 9: Origin, 10: Review}
_ALL = -1  # SQLite's LIMIT without a limit


def actors(connection: sqlite3.Connection) -> list[ActorRow]:
    """The actors in the codebook's order."""
    return [ActorRow(*row) for row in connection.execute(_ACTORS)]


def issues(connection: sqlite3.Connection) -> list[IssueRow]:
    """The issues in the codebook's order."""
    return [IssueRow(*row) for row in connection.execute(_ISSUES)]


def statements(
    connection: sqlite3.Connection, chosen: Filter, *, limit: int, offset: int
) -> list[StatementRow]:
    """A page of the statements that are not rejected and have evidence that fits, in the codebook's order."""
    return _read(connection, _fitting(chosen, rejected=False), limit, offset)


def compare(
    connection: sqlite3.Connection, chosen: Filter, keys: Sequence[str], *, rejected: bool
) -> Comparison:
    """Issues down, the actors with `keys` across (the codebook's first two by default); unknown keys are left out."""
    known = {actor.key: actor for actor in actors(connection)}
    across = [known[key] for key in dict.fromkeys(keys) if key in known] if keys else [*known.values()][:2]
    down = issues(connection)
    ids = [actor.id for actor in across]
    where = all_of([_fitting(chosen, rejected=rejected), Sql(f"st.actor_id IN ({marks(ids)})", tuple(ids))])
    found: dict[tuple[str, str], list[StatementRow]] = {}
    for statement in _read(connection, where, _ALL, 0):
        found.setdefault((statement.issue_key, statement.actor_key), []).append(statement)
    cells = tuple(
        tuple(
            ComparisonCell(actor.key, issue.key, tuple(found.get((issue.key, actor.key), ())))
            for actor in across
        )
        for issue in down
    )
    return Comparison(tuple(across), tuple(down), cells)


def _fitting(chosen: Filter, *, rejected: bool) -> Sql:
    """Statements with a piece of evidence that fits."""
    review = Sql("1" if rejected else "st.review <> 'rejected'")
    if chosen.tree is None:
        return review
    where = chosen.where("evidence")
    return all_of([review, Sql(_WITH_EVIDENCE.format(where=where.text), where.values)])


def _read(connection: sqlite3.Connection, where: Sql, limit: int, offset: int) -> list[StatementRow]:
    query = _STATEMENTS.format(where=where.text, voice=_VOICES_IN_ORDER)
    rows = connection.execute(query, (*where.values, limit, offset)).fetchall()
    evidence = _evidence(connection, [row[0] for row in rows])
    return [StatementRow(*typed((*row, tuple(evidence.get(row[0], ()))), _KINDS)) for row in rows]


_AT_ONCE = 500  # ids in one query


def _evidence(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, list[EvidenceRow]]:
    """All evidence of the statements, by statement."""
    found: dict[int, list[EvidenceRow]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        for row in connection.execute(_EVIDENCE.format(ids=marks(some)), some):
            found.setdefault(row[1], []).append(EvidenceRow(*row))
    return found
