"""Documents: the list under a focus, with counts that follow it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from aigov_tui.model.rows import FamilyPlace, SourceRow
from aigov_tui.store.queries import narrowing
from aigov_tui.store.search import matching
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.rules import Subject
from aigov_tui.store.search.sql import Sql, all_of, marks, storable

_COUNT = "SELECT count(*) FROM sources AS s WHERE {where}"
_IN_ORDER = "SELECT s.id FROM sources AS s {joined} WHERE {where} ORDER BY {order}"
# As by `ORDERS["title"]`, but each half read off an index in its order: the other way every document would be read.
_BY_TITLE = """
    SELECT id, title AS name FROM sources WHERE title IS NOT NULL
    UNION ALL SELECT id, key AS name FROM sources WHERE title IS NULL
    ORDER BY name COLLATE NOCASE, id
"""
_ROWS = """
    SELECT s.id, s.key, coalesce(s.title, s.key), s.publisher, s.author, s.published_on, s.language, s.url, s.kind,
        s.path, s.characters, coalesce(c.paragraphs, 0), coalesce(c.mentions, 0), coalesce(c.quotes, 0)
    FROM sources AS s LEFT JOIN source_counts AS c ON c.source_id = s.id
    WHERE s.id IN ({ids})
"""
_GIVEN = "SELECT source_id, field FROM found_metadata WHERE source_id IN ({ids}) ORDER BY field"
_FAMILIES = """
    SELECT f.source_id, f.relation, f.share, fullest.key,
        (
            SELECT s.key FROM source_families AS other JOIN sources AS s ON s.id = other.source_id
            WHERE other.family_id = f.family_id
            ORDER BY s.published_on IS NULL, substr(s.published_on || '-99-99', 1, 10), s.id LIMIT 1
        ),
        (SELECT count(*) FROM source_families AS other WHERE other.family_id = f.family_id)
    FROM source_families AS f JOIN sources AS fullest ON fullest.id = f.family_id
    WHERE f.source_id IN ({ids})
"""
# The members of each family stand together, the earliest first.
_REPRINTS = "SELECT sources.id FROM families JOIN sources ON sources.key = families.source LIMIT ? OFFSET ?"
_BY_KEY = "SELECT id FROM sources WHERE key = ?"

ORDERS = {
    "date": "s.published_on DESC, s.id",
    "title": "coalesce(s.title, s.key) COLLATE NOCASE, s.id",
    "publisher": "s.publisher IS NULL, s.publisher COLLATE NOCASE, s.published_on DESC, s.id",
    "quotes": "coalesce(n.quotes, 0) DESC, s.id",
    "mentions": "coalesce(n.mentions, 0) DESC, s.id",
}
OFF_AN_INDEX = ("date", "publisher")
"""Orders under any filter in which the first documents are found without sorting all."""
_STORED_COUNTS = "LEFT JOIN source_counts AS n ON n.source_id = s.id"

_MENTIONS_IN = (
    "SELECT m.source_id, count(*) FROM mentions AS m"
    " WHERE m.paragraph_id IN (SELECT value FROM json_each(?)) AND {counted} GROUP BY 1"
)

# What a source holds within a focus: the table and alias of the subject, and what of it is counted.
_COUNTED: dict[str, tuple[Subject, str, str]] = {
    "paragraphs": ("paragraph", "paragraphs AS p", "p.source_id"),
    "mentions": ("mention", "mentions AS m", "m.source_id"),
    "quotes": ("quote", "quotes AS q", "q.source_id"),
}


def count(connection: sqlite3.Connection, chosen: Filter) -> int:
    """How many documents fit."""
    where = narrowing.sources(connection, chosen)
    number: int = connection.execute(_COUNT.format(where=where.text), where.values).fetchone()[0]
    return number


def page(
    connection: sqlite3.Connection, chosen: Filter, *, order: str, limit: int, offset: int
) -> list[SourceRow]:
    """A page of the documents that fit; `order` is a key of `ORDERS`."""
    dense = not chosen.is_about_sources and matching.is_dense(connection, chosen)
    tested = dense and order in OFF_AN_INDEX
    where = _holding(chosen) if tested else narrowing.sources(connection, chosen)
    query = _ordered(connection, chosen, where, order)
    found = connection.execute(f"{query.text} LIMIT ? OFFSET ?", (*query.values, limit, offset))
    return rows_of(connection, chosen, [row[0] for row in found], dense=dense)


def in_order(connection: sqlite3.Connection, chosen: Filter, order: str) -> Sql:
    """A SELECT of the ids of all documents that fit, in `order`; there may be other columns behind."""
    return _ordered(connection, chosen, narrowing.sources(connection, chosen), order)


def _ordered(connection: sqlite3.Connection, chosen: Filter, where: Sql, order: str) -> Sql:
    if order == "title" and chosen.tree is None:
        return Sql(_BY_TITLE)
    joined = _counts_to_order_by(connection, chosen, order)
    text = _IN_ORDER.format(joined=joined.text, where=where.text, order=ORDERS[order])
    return Sql(text, (*joined.values, *where.values))


def rows_of(
    connection: sqlite3.Connection, chosen: Filter, ids: Sequence[int], *, dense: bool | None = None
) -> list[SourceRow]:
    """The documents with these ids, in this order, with the counts of what fits in each."""
    rows = by_ids(connection, ids)
    if chosen.is_about_sources:
        return rows
    if dense is None:
        dense = matching.is_dense(connection, chosen)
    words, others = chosen.split()
    if dense and words is not None and not others:
        counts = _counts_of_words(connection, chosen, ids)
    else:
        counts = {name: _counts_within(connection, chosen, name, ids, dense=dense) for name in _COUNTED}
    return [
        replace(
            row,
            paragraphs=counts["paragraphs"].get(row.id, 0),
            mentions=counts["mentions"].get(row.id, 0),
            quotes=counts["quotes"].get(row.id, 0),
        )
        for row in rows
    ]


def by_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> list[SourceRow]:
    """The documents with these ids, in this order, with their counts outside any focus."""
    found = connection.execute(_ROWS.format(ids=marks(ids)), ids)
    given: dict[int, list[str]] = defaultdict(list)
    for source_id, field in connection.execute(_GIVEN.format(ids=marks(ids)), ids):
        given[source_id].append(field)
    places = connection.execute(_FAMILIES.format(ids=marks(ids)), ids)
    family = {source_id: FamilyPlace(*place) for source_id, *place in places}
    rows = {
        row[0]: replace(SourceRow(*row), given=tuple(given[row[0]]), family=family.get(row[0]))
        for row in found
    }
    return [rows[source_id] for source_id in ids if source_id in rows]


def reprints(connection: sqlite3.Connection, *, limit: int, offset: int) -> list[SourceRow]:
    """A page of the documents that are of a family, family by family, the earliest first."""
    ids = [row[0] for row in connection.execute(_REPRINTS, (limit, offset))]
    return by_ids(connection, ids)


def by_key(connection: sqlite3.Connection, key: str) -> SourceRow | None:
    """The document with this key."""
    ids = [row[0] for row in connection.execute(_BY_KEY, (storable(key),))]
    return next(iter(by_ids(connection, ids)), None)


def _counts_to_order_by(connection: sqlite3.Connection, chosen: Filter, order: str) -> Sql:
    """The JOIN that gives the counts `n` of an order by counts; nothing for other orders."""
    if order not in _COUNTED:
        return Sql("")
    if chosen.is_about_sources:
        return Sql(_STORED_COUNTS)
    counted = _count_by_source(connection, chosen, order)
    return Sql(
        f"LEFT JOIN (SELECT source_id, number AS {order} FROM ({counted.text})) AS n ON n.source_id = s.id",
        counted.values,
    )


def _holding(chosen: Filter) -> Sql:
    """The condition on sources `s` that hold what fits, tested one by one in their order until the page is full."""
    tested = chosen.tested("paragraph")
    return Sql(
        f"EXISTS (SELECT 1 FROM paragraphs AS p WHERE p.source_id = s.id AND {tested.text})", tested.values
    )


def _counts_of_words(
    connection: sqlite3.Connection, chosen: Filter, ids: Sequence[int]
) -> dict[str, Mapping[int, int]]:
    """What of these documents fits words that stand nearly everywhere, looking at each of their paragraphs only once."""
    tested = chosen.tested("paragraph")
    fit = connection.execute(
        f"SELECT p.id, p.source_id FROM paragraphs AS p WHERE p.source_id IN ({marks(ids)}) AND {tested.text}",
        (*ids, *tested.values),
    ).fetchall()
    mentions = connection.execute(
        _MENTIONS_IN.format(counted=chosen.counted("mention").text), (json.dumps([row[0] for row in fit]),)
    )
    return {
        "paragraphs": Counter(source_id for _, source_id in fit),
        "mentions": dict(mentions.fetchall()),
        "quotes": _counts_within(connection, chosen, "quotes", ids, dense=True),
    }


def _counts_within(
    connection: sqlite3.Connection, chosen: Filter, name: str, ids: Sequence[int], *, dense: bool
) -> Mapping[int, int]:
    counted = _count_by_source(connection, chosen, name, ids, dense=dense)
    return dict(connection.execute(counted.text, counted.values).fetchall())


def _count_by_source(
    connection: sqlite3.Connection,
    chosen: Filter,
    name: str,
    ids: Sequence[int] | None = None,
    *,
    dense: bool = False,
) -> Sql:
    """How much of what fits stands in each source (of `ids`)."""
    subject, rows, source_id = _COUNTED[name]
    where = chosen.tested(subject) if dense else narrowing.where(connection, chosen, subject)
    if subject == "quote":
        where = all_of([chosen.speech(), where])
    if ids is not None:
        where = all_of([where, Sql(f"{source_id} IN ({marks(ids)})", tuple(ids))])
    text = f"SELECT {source_id} AS source_id, count(*) AS number FROM {rows} WHERE {where.text} GROUP BY 1"
    return Sql(text, where.values)
