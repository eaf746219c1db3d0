"""A page of ranked hits for a query in the search language."""

from __future__ import annotations

import json
import sqlite3
import time
from dataclasses import dataclass

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import SearchPage
from aigov_tui.store.search.filter import Filter, filter_of, make_filter
from aigov_tui.store.search.hits import HitSubject, read_hits
from aigov_tui.store.search.sql import Sql, Value
from aigov_tui.store.search.suggest import corrected, filters_too_many
from aigov_tui.store.search.tree import Field, Node, both

MOST_RANKED = 5_000
"""Matches up to which counts and ranks are exact. Ranking costs about 2 µs a match: `the` in a million paragraphs
would take seconds. Beyond it the first matches in the order of import are ranked, and the page says so."""
MOST_RARE = 10_000
"""Paragraphs up to which a filter is looked up before the words are: `source:x the` has nothing to do elsewhere."""


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
    """How many there are (`MOST_RANKED + 1`: more than are counted), those of the page, and their order in words."""

    total: int
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
) -> SearchPage:
    """The hits number `offset` to `offset + limit` for `query` within `focus`; `order` is rank, date or source."""
    started = time.perf_counter()
    chosen = make_filter(connection, focus, query)
    hints, suggestion = list(chosen.hints), None
    found = _Found(0, [], "")
    subject = _subject(chosen)
    if chosen.tree is not None:
        if order == "rank" and chosen.words() is not None:
            found = _best(connection, chosen, subject, limit, offset)
        else:
            found = _by_source(connection, chosen, subject, order, limit, offset)
        if found.total == 0:
            suggestion = _explain_nothing(connection, chosen.tree, hints)
    hits = read_hits(connection, chosen, subject, found.scored)
    return SearchPage(
        query=query,
        hits=hits,
        total=min(found.total, MOST_RANKED),
        total_is_exact=found.total <= MOST_RANKED,
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
    connection: sqlite3.Connection, chosen: Filter, subject: HitSubject, limit: int, offset: int
) -> _Found:
    """Best first. Counted, ranked and cut in one pass over the matches."""
    table, rows = _TABLES[subject], _with_words(connection, chosen, subject)
    # bm25() by name: `ORDER BY rank` is twice as slow.
    query = f"SELECT {table.id}, bm25({table.fts}) {rows.text} LIMIT ?"
    found = connection.execute(query, (*rows.values, MOST_RANKED + 1)).fetchall()
    total = len(found)
    best = sorted((score, row_id) for row_id, score in found[:MOST_RANKED])[offset : offset + limit]
    order = "best match first" if total <= MOST_RANKED else f"best of the first {MOST_RANKED:,} matches"
    return _Found(total, [(row_id, -score) for score, row_id in best], order)


def _by_source(
    connection: sqlite3.Connection, chosen: Filter, subject: HitSubject, order: str, limit: int, offset: int
) -> _Found:
    """In the order of the sources: few matches are sorted, many are met in that order."""
    by = order if order in _SOURCE_ORDER else "date"
    total = _count(connection, chosen, subject, MOST_RANKED + 1)
    query = _sorted(connection, chosen, subject, by) if total <= MOST_RANKED else _met(chosen, subject, by)
    rows = connection.execute(f"{query.text} LIMIT ? OFFSET ?", (*query.values, limit, offset))
    return _Found(total, [(row_id, 0.0) for (row_id,) in rows], _IN_WORDS[by])


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
    rare = _rare(connection, chosen) if subject == "paragraph" else None
    if rare is not None:
        # FTS5 seeks the beginning of a range; + keeps it from being asked about each id by itself.
        text += f" AND {table.fts}.rowid BETWEEN ? AND ? AND +{table.fts}.rowid IN (SELECT value FROM json_each(?))"
        values += (min(rare, default=0), max(rare, default=0), json.dumps(rare))
    return Sql(f"{text} AND {rest.text}", (*values, *rest.values))


def _rare(connection: sqlite3.Connection, chosen: Filter) -> list[int] | None:
    """The paragraphs that the first filter with few of them lets through; None if all have many."""
    for query in chosen.candidates(MOST_RARE + 1):
        ids = [row[0] for row in connection.execute(query.text, query.values)]
        if len(ids) <= MOST_RARE:
            return ids
    return None


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
