"""The paragraphs or quotes that fit, without ranking them: in the order of import, or in that of their documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aigov_tui.store.search import fts, matching, ranked
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.hits import HitSubject
from aigov_tui.store.search.in_order import SOURCE_ORDER, InOrder
from aigov_tui.store.search.matching import rare, rare_quotes
from aigov_tui.store.search.means import Means
from aigov_tui.store.search.narrow import stands_in
from aigov_tui.store.search.passing import has_text
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.ranked import Scores
from aigov_tui.store.search.sql import Sql, Value


@dataclass(frozen=True, slots=True)
class Found:
    """How many are known to be there, whether these are all; those of the page, and their order in words."""

    total: int
    is_all: bool
    scored: Scores
    order: str


@dataclass(frozen=True, slots=True)
class _Table:
    """Where hits of one subject come from. `position` orders them inside a source."""

    rows: str
    id: str
    source_id: str
    fts: str
    position: str


_MOST_MET = 2_500
"""Rows that are asked one after the other, in the order of their sources, whether they have the words."""
_MEETING = 0.016
"""Seconds for meeting a page of rows in the order of their sources, before the first are found anyhow, and sorted."""
_MOST_SORTED, _MOST_SORTED_LATE = 5_000, 2_000
"""Rows that are sorted by their sources where too few fit for them to be met soon; and where time has run out."""

_TABLES: dict[HitSubject, _Table] = {
    "paragraph": _Table("paragraphs AS p", "p.id", "p.source_id", "paragraphs_fts", "p.ordinal"),
    "quote": _Table("quotes AS q", "q.id", "q.source_id", "quotes_fts", "q.start_char, q.id"),
}
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
IN_WORDS = {"date": "newest first", "source": "by document"}


def order_of(order: str) -> str:
    """The order of documents that stands in for one that nothing is known to be ranked by."""
    return order if order in SOURCE_ORDER else "date"


def in_documents(means: Means, order: str, limit: int, offset: int) -> Found | None:
    """Paragraphs with words in the order of their documents; None where where these stand is not at hand."""
    by = order_of(order)
    found = InOrder(means, by).first(limit + offset)
    if found is None:
        return None
    is_all = found.is_all and found.number <= ranked.MOST_RANKED
    scored = [(row_id, 0.0) for row_id in found.ids[offset:]]
    words = IN_WORDS[by] if found.is_whole else f"{IN_WORDS[by]}, of the commonest words that begin so"
    return Found(min(found.number, ranked.MOST_RANKED), is_all, scored, words)


def by_source(
    connection: sqlite3.Connection,
    chosen: Filter,
    patience: Patience,
    subject: HitSubject,
    order: str,
    limit: int,
    offset: int,
) -> Found:
    """In the order of the sources: few matches are sorted, many are met in that order."""
    by = order_of(order)
    is_soon_met = _is_soon_met(connection, chosen, limit + offset)
    # What is rare is sooner found, all of it, than met; so are words in groups, as far as it is known.
    text, rest = chosen.split()
    is_rare = text is None and (any(map(has_text, rest)) or rare(connection, chosen) is not None)
    found: list[int] | None = None
    if is_soon_met and not is_rare:
        found = _first_met(chosen, patience, subject, by, limit, offset)
    most = ranked.MOST_RANKED if is_soon_met else max(ranked.MOST_RANKED, _MOST_SORTED)
    ids, is_all = first_ids(connection, chosen, patience, subject, most + 1)
    if is_soon_met and is_rare and not is_all and not patience.was_enough:
        found = _first_met(chosen, patience, subject, by, limit, offset)
    known = min(len(ids), most)
    words = IN_WORDS[by]
    if found is None:
        some = ids[:most] if is_all or not is_soon_met else ids[:_MOST_SORTED_LATE]
        found = in_order_of_sources(connection, some, subject, by)[offset : offset + limit]
        if not is_all:
            words = f"{words}, of the first {len(some):,} matches" if some else ranked.UNKNOWN
    elif found:
        known = max(known, offset + len(found))
    return Found(known, is_all, [(row_id, 0.0) for row_id in found], words)


def _first_met(
    chosen: Filter, patience: Patience, subject: HitSubject, by: str, limit: int, offset: int
) -> list[int] | None:
    """A page of what is met document after document; None where it is not soon filled."""
    query = _met(chosen, subject, by)
    meeting = min(_MEETING, patience.left_at_last)
    if not meeting:
        return None
    with patience.within(meeting, meeting):
        rows, is_met = patience.rows(f"{query.text} LIMIT ? OFFSET ?", (*query.values, limit, offset))
    return [row[0] for row in rows] if is_met or len(rows) == limit else None


def first_ids(
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


def in_order_of_sources(
    connection: sqlite3.Connection, ids: Sequence[int], subject: HitSubject, by: str
) -> list[int]:
    """The rows in the order of their sources."""
    query = _SORTED[subject].format(order=SOURCE_ORDER[by])
    return [row[0] for row in connection.execute(query, (json.dumps(ids),))]


def _met(chosen: Filter, subject: HitSubject, by: str) -> Sql:
    """Source after source in their order, until the page is full."""
    table, words = _TABLES[subject], chosen.words()
    order_by = f"ORDER BY {SOURCE_ORDER[by]}, {table.position}"
    text = f"SELECT {table.id} FROM sources AS s CROSS JOIN {table.rows} ON {table.source_id} = s.id"
    # By their dates documents are found by an index that has these; by another, all would be sorted first.
    rest = replace(chosen, has_document=by == "date").besides_words(subject, source="s.id")
    if words is None:
        return Sql(f"{text} WHERE {rest.text} {order_by}", rest.values)
    text += f" CROSS JOIN {table.fts} ON {table.fts}.rowid = {table.id} WHERE {table.fts} MATCH ?"
    return Sql(f"{text} AND {rest.text} {order_by}", (words, *rest.values))


def _matching(connection: sqlite3.Connection, chosen: Filter, subject: HitSubject) -> tuple[Sql, bool]:
    """FROM and WHERE for every row that fits; False where beginnings with too many continuations were cut."""
    if chosen.words() is not None:
        return with_words(connection, chosen, subject)
    # What is rare is looked up; what is common is soon met, and tested where it is.
    where = chosen.where(subject) if rare(connection, chosen) is not None else chosen.besides_words(subject)
    return Sql(f"FROM {_TABLES[subject].rows} WHERE {where.text}", where.values), True


def with_words(connection: sqlite3.Connection, chosen: Filter, subject: HitSubject) -> tuple[Sql, bool]:
    """The same where there are words, the full-text index coming first: only so can bm25() rank."""
    table, rest = _TABLES[subject], chosen.besides_words(subject)
    estimates = Estimates(connection, chosen.spellings)
    words, is_whole = matching.affordable_words(connection, chosen, estimates)
    text = (
        f"FROM {table.fts} AS f CROSS JOIN {table.rows} ON {table.id} = f.rowid WHERE f.{table.fts} MATCH ?"
    )
    values: tuple[Value, ...] = (fts.expression(words, chosen.spellings),)
    few = rare(connection, chosen) if subject == "paragraph" else rare_quotes(connection, chosen)
    if few is not None:
        among = matching.within(words, estimates.most(words), few)
        text, values = f"{text} AND {among.text}", (*values, *among.values)
    return Sql(f"{text} AND {rest.text}", (*values, *rest.values)), is_whole
