"""Entities: those mentioned in what fits a focus, and looking one up by its name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from typing import Any

from aigov_tui.model.entity import EntityKind, Origin
from aigov_tui.model.rows import EntityRow, LikelyEntityRow, WordingRow
from aigov_tui.store.queries import narrowing
from aigov_tui.store.queries.typed import typed
from aigov_tui.store.search import matching
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.rules import COUNTED
from aigov_tui.store.search.sql import Sql, marks, storable

_COLUMNS = "e.id, e.key, e.name, e.kind, e.origin, a.key, e.wikidata_id"
# Without a focus everything needed is stored beside the entity.
_SELECT_STORED = """
    SELECT {columns}, e.mention_count, e.source_count, e.quote_count
    FROM entities AS e LEFT JOIN actors AS a ON a.id = e.actor_id
"""
_STORED = _SELECT_STORED.format(columns=_COLUMNS)
_ALL = _SELECT_STORED + "WHERE e.mention_count > 0 {kind} ORDER BY {order}"
_COUNT_ALL = "SELECT count(*) FROM entities AS e WHERE e.mention_count > 0 {kind}"

_WITHIN = """
    WITH found AS (
        SELECT m.entity_id, count(*) AS mentions, count(DISTINCT m.source_id) AS sources
        FROM mentions AS m WHERE {mentions} GROUP BY m.entity_id
    ), spoken AS (
        SELECT q.speaker_id, count(*) AS quotes
        FROM quotes AS q WHERE q.speaker_id IS NOT NULL AND q.form <> 'term' AND {quotes} GROUP BY q.speaker_id
    )
    SELECT {columns}, found.mentions, found.sources, coalesce(spoken.quotes, 0)
    FROM found
    JOIN entities AS e ON e.id = found.entity_id
    LEFT JOIN spoken ON spoken.speaker_id = e.id
    LEFT JOIN actors AS a ON a.id = e.actor_id
    WHERE 1 {kind}
    ORDER BY {order}
"""
_COUNT_WITHIN = """
    SELECT count(*) FROM entities AS e
    WHERE e.id IN (SELECT m.entity_id FROM mentions AS m WHERE {mentions}) {kind}
"""

# Of each candidate a few mentions that count, the newest, are looked at.
_LIKELY = """
    SELECT candidate.value FROM json_each(?) AS candidate
    WHERE EXISTS (
        SELECT 1 FROM (
            SELECT * FROM mentions WHERE entity_id = candidate.value ORDER BY counts DESC, paragraph_id DESC LIMIT 20
        ) AS m WHERE {tested}
    )
"""
_CANDIDATES = 200
_TIME = (0.03, 0.05)
"""Seconds of the processor in which likely rows are found; the latter for the first of them."""

_NAME = "e.name COLLATE NOCASE, e.id"
ORDERS = {
    "mentions": f"e.mention_count DESC, {_NAME}",
    "name": _NAME,
    "quotes": f"e.quote_count DESC, e.mention_count DESC, {_NAME}",
    "kind": f"e.kind, e.mention_count DESC, {_NAME}",
}
_ORDERS_WITHIN = {
    name: order.replace("e.mention_count", "found.mentions").replace(
        "e.quote_count", "coalesce(spoken.quotes, 0)"
    )
    for name, order in ORDERS.items()
}

_WORDINGS = """
    SELECT m.text, count(*), count(DISTINCT m.source_id)
    FROM mentions AS m
    WHERE m.entity_id = (SELECT coalesce(merged_into_id, id) FROM entities WHERE key = ?)
    GROUP BY m.text ORDER BY 2 DESC, m.text LIMIT ?
"""

_LONGEST_NAME = 200  # code points of what is looked for

# How well a name fits: the whole of it, its beginning, a word's beginning, anywhere.
_FIND = (
    "WITH names (entity_id, name) AS (SELECT id, name FROM entities UNION ALL SELECT entity_id, alias FROM aliases)"
    ", fitting (entity_id, rank) AS ("
    "    SELECT entity_id, min(CASE WHEN name LIKE :whole ESCAPE '\\' THEN 0 WHEN name LIKE :beginning ESCAPE '\\' THEN 1"
    "        WHEN name LIKE :word ESCAPE '\\' THEN 2 ELSE 3 END)"
    "    FROM names WHERE name LIKE :anywhere ESCAPE '\\' GROUP BY entity_id)"
    + _STORED
    + "JOIN fitting ON fitting.entity_id = e.id WHERE e.merged_into_id IS NULL AND e.rejected = 0 ORDER BY fitting.rank, e.mention_count DESC, e.id LIMIT :most"
)


def count(connection: sqlite3.Connection, chosen: Filter, *, kind: str | None) -> int:
    """How many entities of `kind` (any by default) are mentioned in what fits."""
    of_kind = _of_kind(kind)
    if chosen.tree is None:
        query, values = _COUNT_ALL.format(kind=of_kind.text), of_kind.values
    else:
        mentions = narrowing.where(connection, chosen, "entity")
        query = _COUNT_WITHIN.format(mentions=mentions.text, kind=of_kind.text)
        values = (*mentions.values, *of_kind.values)
    number: int = connection.execute(query, values).fetchone()[0]
    return number


def page(
    connection: sqlite3.Connection, chosen: Filter, *, kind: str | None, order: str, limit: int, offset: int
) -> list[EntityRow]:
    """A page of the entities mentioned in what fits; `order` is a key of `ORDERS`."""
    query = _ordered(connection, chosen, kind=kind, order=order, columns=_COLUMNS)
    return _rows(connection.execute(f"{query.text} LIMIT ? OFFSET ?", (*query.values, limit, offset)))


def likely(
    connection: sqlite3.Connection,
    chosen: Filter,
    unfiltered: Filter,
    patience: Patience,
    *,
    kind: str | None,
    order: str,
    limit: int,
) -> list[LikelyEntityRow]:
    """Entities mentioned in what fits, in the order that they have without a focus: for a look while these are counted.

    Of filters that let so much through that counting takes its time; for others, which are soon counted, none at all.
    An entity seldom mentioned in what fits, for all it is mentioned elsewhere, may be missing.
    """
    # What is stored for an entity bounds what is counted of it, unless repeats or boilerplate are asked for.
    if chosen.counted("entity").text != COUNTED["entity"] or not matching.is_dense(connection, chosen):
        return []
    candidates = page(connection, unfiltered, kind=kind, order=order, limit=_CANDIDATES, offset=0)
    tested = chosen.tested("entity")
    ids = json.dumps([row.id for row in candidates])
    with patience.within(*_TIME):
        found, _ = patience.rows(_LIKELY.format(tested=tested.text), (ids, *tested.values))
    fitting = {row[0] for row in found}
    return [LikelyEntityRow(*astuple(row)) for row in candidates if row.id in fitting][:limit]


def in_order(connection: sqlite3.Connection, chosen: Filter, *, kind: str | None, order: str) -> Sql:
    """A SELECT of id, mentions, sources and quotes of all entities mentioned in what fits, in `order`."""
    return _ordered(connection, chosen, kind=kind, order=order, columns="e.id")


def _ordered(
    connection: sqlite3.Connection, chosen: Filter, *, kind: str | None, order: str, columns: str
) -> Sql:
    of_kind = _of_kind(kind)
    if chosen.tree is None:
        return Sql(_ALL.format(columns=columns, kind=of_kind.text, order=ORDERS[order]), of_kind.values)
    mentions, quotes = narrowing.where(connection, chosen, "entity"), chosen.where("quote")
    text = _WITHIN.format(
        mentions=mentions.text,
        quotes=quotes.text,
        columns=columns,
        kind=of_kind.text,
        order=_ORDERS_WITHIN[order],
    )
    return Sql(text, (*mentions.values, *quotes.values, *of_kind.values))


def by_key(connection: sqlite3.Connection, key: str) -> EntityRow | None:
    """The entity with this key, or the one it was merged into."""
    whole = "(SELECT coalesce(merged_into_id, id) FROM entities WHERE key = ?)"
    return next(iter(_rows(connection.execute(f"{_STORED} WHERE e.id = {whole}", (storable(key),)))), None)


def by_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> list[EntityRow]:
    """The entities with these ids, the most mentioned first."""
    query = f"{_STORED} WHERE e.id IN ({marks(ids)}) ORDER BY e.mention_count DESC, e.id"
    return _rows(connection.execute(query, ids))


def find(connection: sqlite3.Connection, text: str, *, limit: int) -> list[EntityRow]:
    """Entities whose name or an alias is, begins with, or contains `text` (upper or lower case), best first."""
    sought = (
        storable(text.strip()[:_LONGEST_NAME]).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    )
    if not sought:
        return []
    given = {
        "whole": sought,
        "beginning": f"{sought}%",
        "word": f"% {sought}%",
        "anywhere": f"%{sought}%",
        "most": limit,
    }
    return _rows(connection.execute(_FIND, given))


def wordings(connection: sqlite3.Connection, key: str, *, limit: int) -> list[WordingRow]:
    """The words that stand for the entity with this key, the most frequent first."""
    return [WordingRow(*row) for row in connection.execute(_WORDINGS, (storable(key), limit))]


def _of_kind(kind: str | None) -> Sql:
    return Sql("") if kind is None else Sql("AND e.kind = ?", (kind,))


def _rows(found: Iterable[Any]) -> list[EntityRow]:
    return [EntityRow(*typed(row, {3: EntityKind, 4: Origin})) for row in found]
