"""Quotes: the list under a focus, the variants of one, and those of a document."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from aigov_tui.model.quote import Attribution, QuoteForm, SpeakerForm
from aigov_tui.model.rows import QuoteRow, Span
from aigov_tui.store.queries.documents import EVERYWHERE
from aigov_tui.store.queries.typed import typed
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.sql import TRUE, Sql, all_of, marks

_ROWS = """
    SELECT q.id, q.source_id, s.key, coalesce(s.title, s.key), q.paragraph_id, q.start_char, q.end_char, q.text,
        q.form, q.speaker_id, e.key, e.name, a.key, q.speaker_text, q.speaker_form, q.cue, q.attribution, q.confidence,
        q.variant_group_id, q.outlets, s.published_on, p.page, q.independent_outlets
    FROM {quotes}
    JOIN sources AS s ON s.id = q.source_id
    JOIN paragraphs AS p ON p.id = q.paragraph_id
    LEFT JOIN entities AS e ON e.id = q.speaker_id
    LEFT JOIN actors AS a ON a.id = e.actor_id
"""
# Ids are sorted first and read whole afterwards: sorting whole rows would carry every text along.
_IN_ORDER = "SELECT q.id FROM {quotes} WHERE {where} ORDER BY {order}"
_PAGE = "({ids} LIMIT ? OFFSET ?) AS page JOIN quotes AS q USING (id)"
_COUNT_ALL_SPEECH = "SELECT coalesce(sum(quotes), 0) FROM source_counts"
_COUNT = "SELECT count(*) FROM quotes AS q WHERE {where}"

_IN_DOCUMENT = "q.source_id, q.start_char, q.id"
_BY_NAME = f"e.name COLLATE NOCASE, {_IN_DOCUMENT}"
ORDERS = {
    "document": _IN_DOCUMENT,
    "date": f"s.published_on DESC, {_IN_DOCUMENT}",
    "speaker": f"e.name IS NULL, {_BY_NAME}",
    # The wordings of one quote stay together.
    "outlets": f"q.outlets DESC, coalesce(q.variant_group_id, q.id), {_IN_DOCUMENT}",
    "confidence": f"q.confidence DESC, {_IN_DOCUMENT}",
    "least_certain": f"q.confidence, {_IN_DOCUMENT}",
}
# What an order needs beside the quotes; and without a focus, the index off which a page can be cut, where the planner
# would rather sort all that counts.
_FROM = {
    "date": "quotes AS q JOIN sources AS s ON s.id = q.source_id",
    "speaker": "quotes AS q LEFT JOIN entities AS e ON e.id = q.speaker_id",
}
_FROM_ALL = {
    **_FROM,
    "document": "quotes AS q INDEXED BY quotes_by_source",
    "date": "sources AS s CROSS JOIN quotes AS q INDEXED BY quotes_by_source ON q.source_id = s.id",
    "outlets": "quotes AS q INDEXED BY quotes_by_outlets",
    "confidence": "quotes AS q INDEXED BY quotes_by_confidence",
    "least_certain": "quotes AS q INDEXED BY quotes_by_confidence",
}
_OF_KNOWN_SPEAKERS = (
    "entities AS e CROSS JOIN quotes AS q INDEXED BY quotes_by_speaker ON q.speaker_id = e.id"
)

_VARIANTS = (
    _ROWS.format(quotes="quotes AS q")
    + f"WHERE q.variant_group_id = ? ORDER BY q.id <> q.variant_group_id, length(q.text) DESC, {_IN_DOCUMENT}"
)
_GROUP = """
SELECT q.variant_group_id FROM sources JOIN quotes AS q ON q.source_id = sources.id
WHERE sources.key = ? AND q.text = ? AND q.variant_group_id IS NOT NULL ORDER BY q.start_char LIMIT 1
"""
_IN_SOURCE = (
    _ROWS.format(quotes="quotes AS q")
    + "WHERE q.source_id = ? AND q.start_char >= ? AND q.start_char < ? ORDER BY q.start_char, q.end_char DESC, q.id"
)

_KINDS = {8: QuoteForm, 14: SpeakerForm, 16: Attribution}


def count(connection: sqlite3.Connection, chosen: Filter, *, terms: bool, repeats: bool) -> int:
    """How many quotes fit."""
    if chosen.tree is None and not terms and not repeats:
        return int(connection.execute(_COUNT_ALL_SPEECH).fetchone()[0])
    where = _where(chosen, terms=terms, repeats=repeats)
    number: int = connection.execute(_COUNT.format(where=where.text), where.values).fetchone()[0]
    return number


def page(
    connection: sqlite3.Connection,
    chosen: Filter,
    *,
    terms: bool,
    repeats: bool,
    order: str,
    limit: int,
    offset: int,
) -> list[QuoteRow]:
    """A page of the quotes that fit; `order` is a key of `ORDERS`."""
    if order == "speaker" and chosen.tree is None:
        # Those whose speaker is known come before the others: a page of them is cut off an index.
        where = _where(chosen, terms=terms, repeats=repeats)
        text = _IN_ORDER.format(quotes=_OF_KNOWN_SPEAKERS, where=where.text, order=_BY_NAME)
        known = Sql(text, where.values)
        rows = _page(connection, known, order=order, limit=limit, offset=offset)
        if len(rows) == limit:
            return rows
    ids = in_order(chosen, terms=terms, repeats=repeats, order=order)
    return _page(connection, ids, order=order, limit=limit, offset=offset)


def _page(connection: sqlite3.Connection, ids: Sql, *, order: str, limit: int, offset: int) -> list[QuoteRow]:
    query = f"{_ROWS.format(quotes=_PAGE.format(ids=ids.text))} ORDER BY {ORDERS[order]}"
    return _rows(connection.execute(query, (*ids.values, limit, offset)))


def in_order(chosen: Filter, *, terms: bool, repeats: bool, order: str) -> Sql:
    """A SELECT of the ids of all quotes that fit, in `order`."""
    where = _where(chosen, terms=terms, repeats=repeats)
    rows = (_FROM_ALL if chosen.tree is None else _FROM).get(order, "quotes AS q")
    return Sql(_IN_ORDER.format(quotes=rows, where=where.text, order=ORDERS[order]), where.values)


def by_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> list[QuoteRow]:
    """The quotes with these ids, in any order."""
    query = f"{_ROWS.format(quotes='quotes AS q')} WHERE q.id IN ({marks(ids)})"
    return _rows(connection.execute(query, ids))


def variants(connection: sqlite3.Connection, group_id: int) -> list[QuoteRow]:
    """Every wording of a quote, fullest first."""
    return _rows(connection.execute(_VARIANTS, (group_id,)))


def group_of(connection: sqlite3.Connection, source_key: str, text: str) -> int | None:
    """The group of wordings that a quote is in, which is known by its document and its words; None where it is in none."""
    row = connection.execute(_GROUP, (source_key, text)).fetchone()
    return None if row is None else int(row[0])


def in_source(connection: sqlite3.Connection, source_id: int, within: Span = EVERYWHERE) -> list[QuoteRow]:
    """The quotes of a document (that begin `within`) in text order, terms and repeats too."""
    return _rows(connection.execute(_IN_SOURCE, (source_id, *within)))


def _where(chosen: Filter, *, terms: bool, repeats: bool) -> Sql:
    """The filter's condition, and no terms unless they are asked for here or in the query."""
    speech = TRUE if terms else chosen.speech()
    return all_of([speech, chosen.where("quote", repeats=repeats)])


def _rows(found: Iterable[Any]) -> list[QuoteRow]:
    return [QuoteRow(*typed(row, _KINDS)) for row in found]
