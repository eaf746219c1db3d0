"""A page of ranked hits for a query in the search language."""

from __future__ import annotations

import json
import sqlite3
import time
from dataclasses import dataclass

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import SearchPage
from aigov_tui.store.search import ranking
from aigov_tui.store.search.filter import Filter, filter_of, make_filter
from aigov_tui.store.search.hits import HitSubject, read_hits
from aigov_tui.store.search.matching import rare
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.ranking import BEST, Ranker
from aigov_tui.store.search.sql import Sql, Value
from aigov_tui.store.search.suggest import corrected, filters_too_many
from aigov_tui.store.search.tree import Field, Node, both, finished


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


@dataclass(frozen=True, slots=True)
class _Found:
    """How many are known to be there, whether these are all; those of the page, and their order in words."""

    total: int
    is_all: bool
    scored: _Scored
    order: str


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
    typing: bool = False,
    patience: Patience | None = None,
) -> SearchPage:
    """The hits number `offset` to `offset + limit` for `query` within `focus`; `order` is rank, date or source.

    While a person is `typing`, the last word may go on.
    """
    started = time.perf_counter()
    patience = patience or Patience(connection)
    chosen = make_filter(connection, focus, query, typing=typing)
    hints, suggestion = list(chosen.hints), None
    found = _Found(0, True, [], "")
    subject = _subject(chosen)
    if chosen.tree is not None:
        if order == "rank" and chosen.words() is not None:
            if subject == "paragraph":
                found = _best(connection, chosen, patience, limit, offset, typing=typing)
            else:
                found = _best_quotes(connection, chosen, limit, offset)
        else:
            found = _by_source(connection, chosen, subject, order, limit, offset)
        if found.total == 0:
            suggestion = _explain_nothing(connection, finished(chosen.tree), hints)
    hits = read_hits(connection, chosen, subject, found.scored)
    return SearchPage(
        query=query,
        hits=hits,
        total=found.total,
        total_is_exact=found.is_all,
        hints=tuple(hints),
        suggestion=suggestion,
        order=found.order,
        elapsed_ms=(time.perf_counter() - started) * 1000,
    )


def finds(connection: sqlite3.Connection, tree: Node) -> bool:
    """Whether a query finds anything at all."""
    chosen = filter_of(connection, tree)
    return _count(connection, chosen, _subject(chosen), 1) > 0


def _subject(chosen: Filter) -> HitSubject:
    return "paragraph" if chosen.rules.isdisjoint({"is quote", "is term"}) else "quote"


def _best(
    connection: sqlite3.Connection,
    chosen: Filter,
    patience: Patience,
    limit: int,
    offset: int,
    *,
    typing: bool,
) -> _Found:
    """Paragraphs best first, and after those that are ranked the others in the order of import."""
    ranker = Ranker(connection, chosen, patience, wanted=offset + limit, typing=typing)
    ranked = ranker.rank()
    scored, order = ranked.scored[offset : offset + limit], ranked.order
    known = ranked.known
    if len(scored) < limit and not ranked.is_complete:
        after = ranker.after(ranked, limit - len(scored), max(0, offset - len(ranked.scored)))
        scored += [(row_id, 0.0) for row_id in after]
        if after and order != ranking.UNRANKED:
            order = f"{order}, then in the order of import"
        if after:
            known = max(known, offset + len(scored))
    return _Found(known, ranked.is_complete, scored, order)


def _best_quotes(connection: sqlite3.Connection, chosen: Filter, limit: int, offset: int) -> _Found:
    """Quotes best first: counted, ranked and cut in one pass over the first matches."""
    rows = _with_words(connection, chosen, "quote")
    # bm25() by name: `ORDER BY rank` is twice as slow.
    query = f"SELECT q.id, bm25(quotes_fts) {rows.text} LIMIT ?"
    found = connection.execute(query, (*rows.values, ranking.MOST_RANKED + 1)).fetchall()
    best = sorted((score, row_id) for row_id, score in found[: ranking.MOST_RANKED])[offset : offset + limit]
    is_all = len(found) <= ranking.MOST_RANKED
    order = BEST if is_all else f"best of the first {ranking.MOST_RANKED:,} matches"
    return _Found(
        min(len(found), ranking.MOST_RANKED), is_all, [(row_id, -score) for score, row_id in best], order
    )


def _by_source(
    connection: sqlite3.Connection, chosen: Filter, subject: HitSubject, order: str, limit: int, offset: int
) -> _Found:
    """In the order of the sources: few matches are sorted, many are met in that order."""
    by = order if order in _SOURCE_ORDER else "date"
    total = _count(connection, chosen, subject, ranking.MOST_RANKED + 1)
    query = (
        _sorted(connection, chosen, subject, by)
        if total <= ranking.MOST_RANKED
        else _met(chosen, subject, by)
    )
    rows = connection.execute(f"{query.text} LIMIT ? OFFSET ?", (*query.values, limit, offset))
    scored = [(row_id, 0.0) for (row_id,) in rows]
    return _Found(min(total, ranking.MOST_RANKED), total <= ranking.MOST_RANKED, scored, _IN_WORDS[by])


def _count(connection: sqlite3.Connection, chosen: Filter, subject: HitSubject, most: int) -> int:
    """How many rows fit, counting no further than `most`."""
    rows = _matching(connection, chosen, subject)
    query = f"SELECT count(*) FROM (SELECT 1 {rows.text} LIMIT ?)"
    count: int = connection.execute(query, (*rows.values, most)).fetchone()[0]
    return count


def _sorted(connection: sqlite3.Connection, chosen: Filter, subject: HitSubject, by: str) -> Sql:
    """All matches, then sorted."""
    table = _TABLES[subject]
    rows = _matching(connection, chosen, subject, f" CROSS JOIN sources AS s ON s.id = {table.source_id}")
    return Sql(f"SELECT {table.id} {rows.text} ORDER BY {_SOURCE_ORDER[by]}, {table.position}", rows.values)


def _met(chosen: Filter, subject: HitSubject, by: str) -> Sql:
    """Source after source in their order, until the page is full."""
    table, words = _TABLES[subject], chosen.words()
    order_by = f"ORDER BY {_SOURCE_ORDER[by]}, {table.position}"
    text = f"SELECT {table.id} FROM sources AS s CROSS JOIN {table.rows} ON {table.source_id} = s.id"
    if words is None or chosen.has_prefix:
        # To ask FTS5 about one row at a time would gather a prefix's words anew for each: find all rows first.
        rest = chosen.besides_words(subject, source="s.id") if words is None else chosen.where(subject)
        return Sql(f"{text} WHERE {rest.text} {order_by}", rest.values)
    rest = chosen.besides_words(subject, source="s.id")
    text += f" CROSS JOIN {table.fts} ON {table.fts}.rowid = {table.id} WHERE {table.fts} MATCH ?"
    return Sql(f"{text} AND {rest.text} {order_by}", (words, *rest.values))


def _matching(connection: sqlite3.Connection, chosen: Filter, subject: HitSubject, joined: str = "") -> Sql:
    """FROM and WHERE for every row that fits; `joined` is a further JOIN."""
    if chosen.words() is not None:
        return _with_words(connection, chosen, subject, joined)
    where = chosen.where(subject)
    return Sql(f"FROM {_TABLES[subject].rows}{joined} WHERE {where.text}", where.values)


def _with_words(connection: sqlite3.Connection, chosen: Filter, subject: HitSubject, joined: str = "") -> Sql:
    """FROM and WHERE for every row that fits, the full-text index coming first: only so can bm25() rank."""
    table, rest = _TABLES[subject], chosen.besides_words(subject)
    text = f"FROM {table.fts} CROSS JOIN {table.rows} ON {table.id} = {table.fts}.rowid{joined}"
    text += f" WHERE {table.fts} MATCH ?"
    values: tuple[Value, ...] = (chosen.words(),)
    few = rare(connection, chosen) if subject == "paragraph" else None
    if few is not None:
        # FTS5 seeks the beginning of a range; + keeps it from being asked about each id by itself.
        text += f" AND {table.fts}.rowid BETWEEN ? AND ? AND +{table.fts}.rowid IN (SELECT value FROM json_each(?))"
        values += (min(few, default=0), max(few, default=0), json.dumps(few))
    return Sql(f"{text} AND {rest.text}", (*values, *rest.values))


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
