"""A page of ranked hits for a query in the search language."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import SearchPage
from aigov_tui.store.search.filter import Filter, filter_of, make_filter
from aigov_tui.store.search.hits import HitSubject, read_hits
from aigov_tui.store.search.sql import Sql
from aigov_tui.store.search.suggest import corrected, filters_too_many
from aigov_tui.store.search.tree import Field, Node, both

MOST_RANKED = 5_000
"""Matches up to which counts and ranks are exact. Ranking costs about 2 µs a match: `the` in a million paragraphs
would take seconds. Beyond it the first matches in the order of import are ranked, and the page says so."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Where hits of one subject come from. `position` orders them inside a source."""

    rows: str
    id: str
    source_id: str
    fts: str
    position: str


_Scored = list[tuple[int, float]]
"""Ids with their scores: negated bm25, more is better."""

_TABLES: dict[HitSubject, _Table] = {
    "paragraph": _Table("paragraphs AS p", "p.id", "p.source_id", "paragraphs_fts", "p.ordinal"),
    "quote": _Table("quotes AS q", "q.id", "q.source_id", "quotes_fts", "q.start_char, q.id"),
}
# Index order, so that a page can be cut off a scan without sorting everything.
_SOURCE_ORDER = {"date": "s.published_on DESC, s.id", "source": "s.key"}
_IN_WORDS = {"date": "newest first", "source": "by document"}


def search(
    connection: sqlite3.Connection,
    query: str,
    *,
    order: str = "rank",
    limit: int = 50,
    offset: int = 0,
    focus: Focus | None = None,
) -> SearchPage:
    """The hits number `offset` to `offset + limit` for `query` within `focus`; `order` is rank, date or source."""
    started = time.perf_counter()
    chosen = make_filter(connection, focus, query)
    hints, suggestion = list(chosen.hints), None
    total, in_words = 0, ""
    scored: _Scored = []
    subject = _subject(chosen)
    if chosen.tree is not None:
        total = _count(connection, chosen, subject, MOST_RANKED + 1)
        scored, in_words = _page(connection, chosen, subject, order, total > MOST_RANKED, limit, offset)
        if total == 0:
            suggestion = _explain_nothing(connection, chosen.tree, hints)
    hits = read_hits(connection, chosen, subject, scored)
    return SearchPage(
        query=query,
        hits=hits,
        total=min(total, MOST_RANKED),
        total_is_exact=total <= MOST_RANKED,
        hints=tuple(hints),
        suggestion=suggestion,
        order=in_words,
        elapsed_ms=(time.perf_counter() - started) * 1000,
    )


def finds(connection: sqlite3.Connection, tree: Node) -> bool:
    """Whether a query finds anything at all."""
    chosen = filter_of(connection, tree)
    return _count(connection, chosen, _subject(chosen), 1) > 0


def _subject(chosen: Filter) -> HitSubject:
    return "paragraph" if chosen.rules.isdisjoint({"is quote", "is term"}) else "quote"


def _matching(chosen: Filter, subject: HitSubject, joined: str = "") -> Sql:
    """FROM and WHERE for every row that fits, the words driving where there are any; `joined` is a further JOIN."""
    table = _TABLES[subject]
    words = chosen.words()
    if words is None:
        where = chosen.where(subject)
        return Sql(f"FROM {table.rows}{joined} WHERE {where.text}", where.values)
    rest = chosen.besides_words(subject)
    text = f"FROM {table.fts} CROSS JOIN {table.rows} ON {table.id} = {table.fts}.rowid{joined}"
    return Sql(f"{text} WHERE {table.fts} MATCH ? AND {rest.text}", (words, *rest.values))


def _count(connection: sqlite3.Connection, chosen: Filter, subject: HitSubject, most: int) -> int:
    """How many rows fit, counting no further than `most`."""
    rows = _matching(chosen, subject)
    query = f"SELECT count(*) FROM (SELECT 1 {rows.text} LIMIT ?)"
    count: int = connection.execute(query, (*rows.values, most)).fetchone()[0]
    return count


def _page(
    connection: sqlite3.Connection,
    chosen: Filter,
    subject: HitSubject,
    order: str,
    is_broad: bool,
    limit: int,
    offset: int,
) -> tuple[_Scored, str]:
    """(id, score) of the hits on the page, and their order in words."""
    if order == "rank" and chosen.words() is not None:
        return _best(connection, chosen, subject, is_broad, limit, offset)
    by = order if order in _SOURCE_ORDER else "date"
    query = _by_source(chosen, subject, by, is_broad)
    found = connection.execute(f"{query.text} LIMIT ? OFFSET ?", (*query.values, limit, offset))
    return [(row_id, 0.0) for (row_id,) in found], _IN_WORDS[by]


def _best(
    connection: sqlite3.Connection,
    chosen: Filter,
    subject: HitSubject,
    is_broad: bool,
    limit: int,
    offset: int,
) -> tuple[_Scored, str]:
    table, rows = _TABLES[subject], _matching(chosen, subject)
    # bm25() by name: `ORDER BY rank` is twice as slow.
    query = f"SELECT {table.id} AS id, bm25({table.fts}) AS score {rows.text}"
    if is_broad:
        query = f"SELECT id, score FROM ({query} LIMIT {MOST_RANKED})"
    query += " ORDER BY score, id LIMIT ? OFFSET ?"
    found = connection.execute(query, (*rows.values, limit, offset))
    words = f"best of the first {MOST_RANKED:,} matches" if is_broad else "best match first"
    return [(row_id, -score) for row_id, score in found], words


def _by_source(chosen: Filter, subject: HitSubject, order: str, is_broad: bool) -> Sql:
    """Rows that fit in the order of their sources: few are sorted, many are met in that order."""
    table = _TABLES[subject]
    order_by = f"ORDER BY {_SOURCE_ORDER[order]}, {table.position}"
    if not is_broad:
        rows = _matching(chosen, subject, f" CROSS JOIN sources AS s ON s.id = {table.source_id}")
        return Sql(f"SELECT {table.id} {rows.text} {order_by}", rows.values)
    words, rest = chosen.words(), chosen.besides_words(subject)
    text = f"SELECT {table.id} FROM sources AS s CROSS JOIN {table.rows} ON {table.source_id} = s.id"
    if words is None:
        return Sql(f"{text} WHERE {rest.text} {order_by}", rest.values)
    text += f" CROSS JOIN {table.fts} ON {table.fts}.rowid = {table.id} WHERE {table.fts} MATCH ?"
    return Sql(f"{text} AND {rest.text} {order_by}", (words, *rest.values))


def _explain_nothing(connection: sqlite3.Connection, tree: Node, hints: list[str]) -> str | None:
    """What was meant, if anything comes to mind; what hides it goes into `hints`."""

    def tried(candidate: Node) -> bool:
        return finds(connection, candidate)

    everything = both([tree, Field("is", "all")])
    if everything is not None and tried(everything):
        hints.append("Found only in repeated paragraphs or boilerplate: add is:all to see it.")
        return None
    hints.extend(filters_too_many(tree, tried))
    return corrected(connection, tree, tried)
