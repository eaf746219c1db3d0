"""A page of ranked hits for a query in the search language."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import SearchPage
from aigov_tui.store.search import fts, matching, ranking
from aigov_tui.store.search.called import also_called
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.filter import Filter, filter_of, make_filter
from aigov_tui.store.search.hits import HitSubject, read_hits
from aigov_tui.store.search.matching import rare
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.narrow import stands_in
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


_MOST_MET = 2_500
"""Rows that are asked one after the other, in the order of their sources, whether they have the words."""
_MOST_SORTED, _MOST_SORTED_LATE = 5_000, 2_000
"""Rows that are sorted by their sources where too few fit for them to be met soon; and where time has run out."""

_LEAST_EXPLAINING, _MOST_EXPLAINED = 0.005, 0.04
"""Seconds of the processor for saying why nothing was found, and after which that search has to be over."""

_TABLES: dict[HitSubject, _Table] = {
    "paragraph": _Table("paragraphs AS p", "p.id", "p.source_id", "paragraphs_fts", "p.ordinal"),
    "quote": _Table("quotes AS q", "q.id", "q.source_id", "quotes_fts", "q.start_char, q.id"),
}
# Index order, so that a page can be cut off a scan without sorting everything.
_SOURCE_ORDER = {"date": "s.published_on DESC, s.id", "source": "s.key"}
_SORTED: dict[HitSubject, str] = {
    # Paragraphs of one source have ids in their order, which saves reading them.
    "paragraph": """
        SELECT p.id FROM json_each(?) AS j CROSS JOIN paragraphs AS p INDEXED BY paragraphs_places ON p.id = j.value
        CROSS JOIN sources AS s ON s.id = p.source_id ORDER BY {order}, p.id
    """,
    "quote": """
        SELECT q.id FROM json_each(?) AS j CROSS JOIN quotes AS q ON q.id = j.value
        CROSS JOIN sources AS s ON s.id = q.source_id ORDER BY {order}, q.start_char, q.id
    """,
}
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
    memory: Memory | None = None,
) -> SearchPage:
    """The hits number `offset` to `offset + limit` for `query` within `focus`; `order` is rank, date or source.

    While a person is `typing`, the last word may go on; `memory` keeps what the next key may need.
    """
    started, began = time.perf_counter(), time.thread_time()
    patience = patience or Patience(connection)
    memory = memory or Memory(connection)
    memory.refresh()
    chosen = make_filter(connection, focus, query, typing=typing)
    hints, suggestion = list(chosen.hints), None
    limits = ranking.limits(typing=typing)
    found = _Found(0, True, [], "")
    subject = _subject(chosen)
    if chosen.tree is not None:
        if chosen.is_impossible:
            found = replace(found, order=BEST if order == "rank" else _IN_WORDS.get(order, ""))
        elif order == "rank" and chosen.words() is not None:
            if subject == "paragraph":
                found = _best(connection, chosen, patience, memory, limit, offset, typing=typing)
            else:
                with patience.within(*limits):
                    found = _best_quotes(connection, chosen, patience, limit, offset)
        else:
            with patience.within(*limits):
                found = _by_source(connection, chosen, patience, subject, order, limit, offset)
        if offset == 0 and (other := also_called(connection, finished(chosen.tree), found.total)) is not None:
            hints.append(other)
        if found.total == 0:
            explaining = _explaining(time.thread_time() - began, is_all=found.is_all)
            with patience.within(explaining, explaining):
                suggestion = _explain_nothing(connection, chosen, patience, hints, is_all=found.is_all)
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


def _explaining(spent: float, *, is_all: bool) -> float:
    """Seconds for saying why nothing was found, after so many were spent on finding nothing."""
    return max(_LEAST_EXPLAINING, _MOST_EXPLAINED - spent) if is_all else _LEAST_EXPLAINING


def finds(
    connection: sqlite3.Connection,
    tree: Node,
    patience: Patience | None = None,
    *,
    like: Filter | None = None,
) -> bool:
    """Whether a query finds anything at all; no, when there is no patience to look. `like` has looked up its words."""
    patience = patience or Patience(connection)
    if patience.is_over:
        return False
    chosen = filter_of(connection, tree, known=like.spellings if like is not None else {})
    return bool(_ids(connection, chosen, patience, _subject(chosen), 1)[0])


def _subject(chosen: Filter) -> HitSubject:
    return "paragraph" if chosen.rules.isdisjoint({"is quote", "is term"}) else "quote"


def _best(
    connection: sqlite3.Connection,
    chosen: Filter,
    patience: Patience,
    memory: Memory,
    limit: int,
    offset: int,
    *,
    typing: bool,
) -> _Found:
    """Paragraphs best first, and after those that are ranked the others in the order of import."""
    ranker = Ranker(connection, chosen, patience, memory, wanted=offset + limit, typing=typing)
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


def _best_quotes(
    connection: sqlite3.Connection, chosen: Filter, patience: Patience, limit: int, offset: int
) -> _Found:
    """Quotes best first: counted, ranked and cut in one pass over the first matches."""
    rows, is_whole = _with_words(connection, chosen, "quote")
    # bm25() by name: `ORDER BY rank` is twice as slow.
    query = f"SELECT q.id, -bm25(quotes_fts) {rows.text} LIMIT ?"
    most = ranking.MOST_RANKED
    found, is_all = patience.rows(query, (*rows.values, most + 1), waits=True)
    if not found and not is_all:
        ids, is_all = _ids(connection, chosen, patience, "quote", most + 1)
        scored = [(row_id, 0.0) for row_id in ids]
        order = ranking.UNRANKED if ids else ranking.UNKNOWN
    else:
        is_all = is_all and len(found) <= most
        scored = ranking.best_first(found[:most])
        order = BEST if is_all else f"best of the first {len(scored):,} matches"
    if not is_whole:
        is_all, order = False, ranking.COMMONEST if order == BEST else order
    return _Found(min(len(scored), most), is_all, scored[offset : offset + limit], order)


def _by_source(
    connection: sqlite3.Connection,
    chosen: Filter,
    patience: Patience,
    subject: HitSubject,
    order: str,
    limit: int,
    offset: int,
) -> _Found:
    """In the order of the sources: few matches are sorted, many are met in that order."""
    by = order if order in _SOURCE_ORDER else "date"
    is_soon_met = _is_soon_met(connection, chosen, limit + offset)
    most = ranking.MOST_RANKED if is_soon_met else max(ranking.MOST_RANKED, _MOST_SORTED)
    ids, is_all = _ids(connection, chosen, patience, subject, most + 1)
    words = _IN_WORDS[by]
    if is_all or not is_soon_met:
        found = _sorted(connection, ids[:most], subject, by)[offset : offset + limit]
        if not is_all:
            words = f"{words}, of the first {len(ids[:most]):,} matches"
    else:
        query = _met(chosen, subject, by)
        rows, is_met = patience.rows(f"{query.text} LIMIT ? OFFSET ?", (*query.values, limit, offset))
        found = [row[0] for row in rows]
        if not is_met and len(found) < limit:
            ids = ids[:_MOST_SORTED_LATE]
            found = _sorted(connection, ids, subject, by)[offset : offset + limit]
            words = f"{words}, of the first {len(ids):,} matches"
    if not ids and not is_all:
        words = ranking.UNKNOWN
    return _Found(min(len(ids), most), is_all, [(row_id, 0.0) for row_id in found], words)


def _ids(
    connection: sqlite3.Connection, chosen: Filter, patience: Patience, subject: HitSubject, most: int
) -> tuple[list[int], bool]:
    """The first rows that fit, at most `most`, and whether these are all."""
    rows, is_whole = _matching(connection, chosen, subject)
    query = f"SELECT {_TABLES[subject].id} {rows.text} LIMIT ?"
    found, is_all = patience.rows(query, (*rows.values, most))
    return [row[0] for row in found], is_whole and is_all and len(found) < most


def _is_soon_met(connection: sqlite3.Connection, chosen: Filter, wanted: int) -> bool:
    """Whether so much fits that a page of it is met soon wherever one looks."""
    text, rest = chosen.split()
    if text is None:
        return True
    estimates = Estimates(connection, chosen.spellings)
    if (rest and estimates.most(text) < matching.DENSE) or stands_in(text, estimates.is_broad):
        return False
    return wanted * estimates.paragraphs < _MOST_MET * estimates.most(text) and not fts.has_prefix(text)


def _sorted(connection: sqlite3.Connection, ids: Sequence[int], subject: HitSubject, by: str) -> list[int]:
    """The rows in the order of their sources."""
    query = _SORTED[subject].format(order=_SOURCE_ORDER[by])
    return [row[0] for row in connection.execute(query, (json.dumps(ids),))]


def _met(chosen: Filter, subject: HitSubject, by: str) -> Sql:
    """Source after source in their order, until the page is full."""
    table, words = _TABLES[subject], chosen.words()
    order_by = f"ORDER BY {_SOURCE_ORDER[by]}, {table.position}"
    text = f"SELECT {table.id} FROM sources AS s CROSS JOIN {table.rows} ON {table.source_id} = s.id"
    rest = chosen.besides_words(subject, source="s.id")
    if words is None:
        return Sql(f"{text} WHERE {rest.text} {order_by}", rest.values)
    text += f" CROSS JOIN {table.fts} ON {table.fts}.rowid = {table.id} WHERE {table.fts} MATCH ?"
    return Sql(f"{text} AND {rest.text} {order_by}", (words, *rest.values))


def _matching(connection: sqlite3.Connection, chosen: Filter, subject: HitSubject) -> tuple[Sql, bool]:
    """FROM and WHERE for every row that fits; False where beginnings with too many continuations were cut."""
    if chosen.words() is not None:
        return _with_words(connection, chosen, subject)
    # What is rare is looked up; what is common is soon met, and tested where it is.
    where = chosen.where(subject) if rare(connection, chosen) is not None else chosen.besides_words(subject)
    return Sql(f"FROM {_TABLES[subject].rows} WHERE {where.text}", where.values), True


def _with_words(connection: sqlite3.Connection, chosen: Filter, subject: HitSubject) -> tuple[Sql, bool]:
    """The same where there are words, the full-text index coming first: only so can bm25() rank."""
    table, rest = _TABLES[subject], chosen.besides_words(subject)
    estimates = Estimates(connection, chosen.spellings)
    words, is_whole = matching.affordable_words(connection, chosen, estimates)
    text = (
        f"FROM {table.fts} AS f CROSS JOIN {table.rows} ON {table.id} = f.rowid WHERE f.{table.fts} MATCH ?"
    )
    values: tuple[Value, ...] = (fts.expression(words, chosen.spellings),)
    few = rare(connection, chosen) if subject == "paragraph" else None
    if few is not None:
        among = matching.within(words, estimates.most(words), few)
        text, values = f"{text} AND {among.text}", (*values, *among.values)
    return Sql(f"{text} AND {rest.text}", (*values, *rest.values)), is_whole


def _explain_nothing(
    connection: sqlite3.Connection, chosen: Filter, patience: Patience, hints: list[str], *, is_all: bool
) -> str | None:
    """What was meant, if anything comes to mind in time; what hides it goes into `hints`."""
    tree = finished(chosen.tree) if chosen.tree is not None else None

    def tried(candidate: Node) -> bool:
        return finds(connection, candidate, patience, like=chosen)

    everything = both([tree, Field("is", "all")]) if tree is not None else None
    if tree is None or everything is None:
        return None
    if tried(everything):
        found = "Found only" if is_all else "So far found only"
        hints.append(f"{found} in repeated paragraphs or boilerplate: add is:all to see it.")
        return None
    if not is_all:
        return None
    hints.extend(filters_too_many(tree, tried))
    return corrected(connection, tree, tried, patience)
