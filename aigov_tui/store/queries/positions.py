"""Where every row of a list stands, so that its middle is read as quickly as its beginning.

`LIMIT 100 OFFSET 500000` goes through half a million rows. A list that people scroll in asks for the ids of all its rows
once, in order, and from then on reads rows by their ids, wherever they stand. A million ids take 8 MB.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, replace

from aigov_tui.model.rows import EntityRow, QuoteRow, SourceRow
from aigov_tui.store.queries import entities, quotes, sources
from aigov_tui.store.search.filter import Filter


@dataclass(frozen=True, slots=True)
class Positions:
    """The ids of a list's rows in order, and beside each (`counted`) what was counted for it under the filter."""

    ids: array[int]
    counted: tuple[array[int], ...] = ()

    def __len__(self) -> int:
        return len(self.ids)


def _column(found: Iterable[tuple[int, ...]]) -> array[int]:
    return array("q", (row[0] for row in found))


def of_sources(connection: sqlite3.Connection, chosen: Filter, *, order: str) -> Positions:
    """All documents that fit."""
    query = sources.in_order(connection, chosen, order)
    return Positions(_column(connection.execute(query.text, query.values)))


def of_quotes(
    connection: sqlite3.Connection, chosen: Filter, *, terms: bool, repeats: bool, order: str
) -> Positions:
    """All quotes that fit."""
    query = quotes.in_order(chosen, terms=terms, repeats=repeats, order=order)
    return Positions(_column(connection.execute(query.text, query.values)))


def of_entities(connection: sqlite3.Connection, chosen: Filter, *, kind: str | None, order: str) -> Positions:
    """All entities mentioned in what fits, with their mentions, sources and quotes in it."""
    query = entities.in_order(connection, chosen, kind=kind, order=order)
    columns = tuple(array("q") for _ in range(4))
    for row in connection.execute(query.text, query.values):
        for column, value in zip(columns, row, strict=True):
            column.append(value)
    return Positions(columns[0], columns[1:])


def sources_at(
    connection: sqlite3.Connection, chosen: Filter, positions: Positions, *, limit: int, offset: int
) -> list[SourceRow]:
    """The documents that stand at `offset`, with what of them fits; one that is gone since is left out."""
    return sources.rows_of(connection, chosen, list(positions.ids[offset : offset + limit]))


def quotes_at(
    connection: sqlite3.Connection, positions: Positions, *, limit: int, offset: int
) -> list[QuoteRow]:
    """The quotes that stand at `offset`."""
    ids = list(positions.ids[offset : offset + limit])
    rows = {row.id: row for row in quotes.by_ids(connection, ids)}
    return [rows[row_id] for row_id in ids if row_id in rows]


def entities_at(
    connection: sqlite3.Connection, positions: Positions, *, limit: int, offset: int
) -> list[EntityRow]:
    """The entities that stand at `offset`, with what was counted for them."""
    here = slice(offset, offset + limit)
    ids = list(positions.ids[here])
    rows = {row.id: row for row in entities.by_ids(connection, ids)}
    counted = zip(*(column[here] for column in positions.counted), strict=True)
    return [
        replace(rows[row_id], mentions=mentions, sources=held, quotes=spoken)
        for row_id, (mentions, held, spoken) in zip(ids, counted, strict=True)
        if row_id in rows
    ]
