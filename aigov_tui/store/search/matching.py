"""The paragraphs that have words and fit the rest of a filter, one at a time as FTS5 comes upon them."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence

from aigov_tui.store.search import fts
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.let_through import let_through
from aigov_tui.store.search.narrow import CONTINUATIONS, narrowed, stands_in, with_continuations
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.sql import TRUE, Sql, all_of
from aigov_tui.store.search.tree import Node, Not, Text, conjuncts, leaves

MOST_RARE = 10_000
"""Paragraphs up to which a filter is looked up before the words are: `source:x the` has nothing to do elsewhere."""
MOST_CHEAP = 20_000
"""Paragraphs with the rarest of some words that are gone through to their end, however busy the machine."""
DENSE = 50_000
"""Paragraphs that words match at least for one to be met soon wherever one looks, in a million."""
FEW = 500
"""Matches of words that are sooner tested one by one than a filter is looked up."""
_ONE_BY_ONE = 100
"""How many times more the words may match than the filter for it to be quicker to ask about each paragraph by itself."""

# FTS5 seeks the beginning of a range; + keeps it from being asked about each id by itself.
_AMONG = Sql("f.rowid BETWEEN ? AND ? AND +f.rowid IN (SELECT value FROM json_each(?))")
_EACH = Sql("f.rowid IN (SELECT value FROM json_each(?))")


_COLUMN = re.compile(r"\bp\.(\w+)")


class Matcher:
    """Asks FTS5, through one filter, for as long as there is patience."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        chosen: Filter,
        patience: Patience,
        estimates: Estimates | None = None,
    ) -> None:
        self._connection = connection
        self._chosen = chosen
        self._patience = patience
        self.estimates = estimates or Estimates(connection, chosen.spellings)
        self._rare: list[int] | None = None
        self._looked_up = False

    def ids(
        self, text: Node, limit: int, *, skipped: int = 0, without: Sequence[int] = ()
    ) -> tuple[list[int], bool]:
        """The first paragraphs in the order of import, and whether these are all.

        Those in `without` are passed over, and `skipped` of the others.
        """
        query = self._matching(text)
        rows, whole = self._patience.rows(
            f"SELECT f.rowid {query.text} AND +f.rowid NOT IN (SELECT value FROM json_each(?)) LIMIT ? OFFSET ?",
            (*query.values, json.dumps(list(without)), limit, skipped),
            surely=self._is_cheap(text),
        )
        return [row[0] for row in rows], whole and len(rows) < limit

    def scored(self, text: Node, limit: int, *, surely: bool = True) -> tuple[list[tuple[int, float]], bool]:
        """The first paragraphs with their scores (more is better), and whether these are all.

        Waited for if `surely`, but only to the last moment where a filter has to be asked of every one: that may take long.
        """
        query = self._matching(text)
        # bm25() by name: `rank` is twice as slow.
        scored = f"SELECT f.rowid, -bm25(paragraphs_fts) {query.text} LIMIT ?"
        certain = surely and self._chosen.is_words_alone
        rows, whole = self._patience.rows(
            scored, (*query.values, limit), surely=certain, waits=surely and not certain
        )
        return rows, whole and len(rows) < limit

    def scores(self, text: Node, ids: Sequence[int]) -> list[tuple[int, float]]:
        """What `text` alone scores in those of the paragraphs that it matches."""
        query = (
            f"SELECT f.rowid, -bm25(paragraphs_fts) FROM paragraphs_fts AS f"
            f" WHERE f.paragraphs_fts MATCH ? AND {_AMONG.text}"
        )
        words = fts.expression(text, self._chosen.spellings)
        return self._patience.rows(query, (words, *_among(ids)), surely=True)[0]

    def _is_cheap(self, text: Node) -> bool:
        """Whether one of the words, all whole, is rare enough for the others to be looked up only beside it."""
        words = all(isinstance(leaf, Text) and self.estimates.is_one_word(leaf) for leaf, _ in leaves(text))
        return words and self._chosen.is_words_alone and self.estimates.most(text) <= MOST_CHEAP

    def _matching(self, text: Node) -> Sql:
        """FROM and WHERE for every paragraph `f.rowid` that fits."""
        rest = self._chosen.besides_words("paragraph", row="f.rowid")
        rest = all_of([self._within(text), rest])
        words = fts.expression(text, self._chosen.spellings)
        return Sql(
            f"FROM paragraphs_fts AS f{paragraphs_for(rest, 'f.rowid')} WHERE f.paragraphs_fts MATCH ? AND {rest.text}",
            (words, *rest.values),
        )

    def _within(self, text: Node) -> Sql:
        """The condition that keeps FTS5 to the paragraphs that a rare filter lets through."""
        most = self.estimates.most(text)
        if most <= FEW:
            return TRUE
        few = self.few()
        return TRUE if few is None else within(text, most, few)

    def few(self) -> list[int] | None:
        """The paragraphs that the first filter with few of them lets through; None if all have many."""
        if not self._looked_up:
            self._rare, self._looked_up = rare(self._connection, self._chosen), True
        return self._rare


def paragraphs_for(condition: Sql, row: str) -> str:
    """The join of the paragraphs `row`, where a condition asks for more than their ids; an index has their documents."""
    columns = set(_COLUMN.findall(condition.text))
    by_index = " INDEXED BY paragraphs_places" if columns == {"source_id"} else ""
    return f" CROSS JOIN paragraphs AS p{by_index} ON p.id = {row}" if columns else ""


def within(text: Node, most: int, few: Sequence[int]) -> Sql:
    """The condition that keeps FTS5, asked for `text` that `most` paragraphs match, to a `few` paragraphs `f`."""
    # To ask about one by itself looks every word up anew, and gathers a prefix's words anew.
    asking = _ONE_BY_ONE * len(few) * sum(1 for _ in leaves(text))
    if most > asking and not fts.has_prefix(text):
        return Sql(_EACH.text, (json.dumps(few),))
    return Sql(_AMONG.text, _among(few))


def affordable_words(
    connection: sqlite3.Connection, chosen: Filter, estimates: Estimates
) -> tuple[Node, bool]:
    """The words as FTS5 is asked for them: a beginning that goes on in too many ways as the commonest of these.

    False where something is lost by that. Raises ValueError for a filter without words.
    """
    text, _ = chosen.split()
    if text is None:
        raise ValueError("there are no words")
    if not stands_in(text, estimates.is_broad):
        return text, True
    if not estimates.most(text):  # without the beginning, there is nothing either
        return narrowed(text, estimates)[0] or text, True
    return with_continuations(connection, text, estimates.is_broad, CONTINUATIONS[0]) or text, False


def fitting(connection: sqlite3.Connection, chosen: Filter) -> tuple[Sql, bool]:
    """A SELECT of `id, source_id` for the paragraphs that fit, such that the first come without looking for all.

    False where words with beginnings that go on in too many ways are only looked for as the commonest of these.
    """
    text, _ = chosen.split()
    if text is None and rare(connection, chosen) is not None:
        where = chosen.where("paragraph")
        return Sql(f"SELECT p.id, p.source_id FROM paragraphs AS p WHERE {where.text}", where.values), True
    rest = chosen.besides_words("paragraph")
    columns = set(_COLUMN.findall(rest.text)) - {"id", "source_id"}
    rows = "paragraphs AS p" if columns else "paragraphs AS p INDEXED BY paragraphs_places"
    if text is None:
        return Sql(f"SELECT p.id, p.source_id FROM {rows} WHERE {rest.text}", rest.values), True
    words, is_whole = affordable_words(connection, chosen, Estimates(connection, chosen.spellings))
    query = Sql(
        f"SELECT p.id, p.source_id FROM paragraphs_fts AS f CROSS JOIN {rows} ON p.id = f.rowid"
        f" WHERE f.paragraphs_fts MATCH ? AND {rest.text}",
        (fts.expression(words, chosen.spellings), *rest.values),
    )
    return query, is_whole


def is_dense(connection: sqlite3.Connection, chosen: Filter) -> bool:
    """Whether so much fits that it is soon met wherever one looks, and testing beats looking everything up."""
    text, _ = chosen.split()
    if text is not None:
        most = Estimates(connection, chosen.spellings).most(text)
        if chosen.has_prefix or most < DENSE:
            return False
    elif not chosen.fields:
        return _excludes_alone(chosen)
    return rare(connection, chosen) is None


def _excludes_alone(chosen: Filter) -> bool:
    """Whether nothing is asked for but that words do not stand there, which they do not in most paragraphs, or in many."""
    return chosen.tree is not None and all(
        isinstance(item, Not) and fts.is_text(item.item) and not fts.has_prefix(item.item)
        for item in conjuncts(chosen.tree)
    )


def rare(connection: sqlite3.Connection, chosen: Filter) -> list[int] | None:
    """The paragraphs that the first filter with few of them lets through; None if all have many."""
    if "paragraphs" not in chosen.few:
        chosen.few["paragraphs"] = _rare(connection, chosen)
    return chosen.few["paragraphs"]


def _rare(connection: sqlite3.Connection, chosen: Filter) -> list[int] | None:
    for count, query in let_through(chosen, MOST_RARE):
        if connection.execute(count.text, count.values).fetchone()[0] > MOST_RARE:
            continue
        ids = [row[0] for row in connection.execute(query.text, query.values)]
        if len(ids) <= MOST_RARE:
            return ids
    return None


def rare_quotes(connection: sqlite3.Connection, chosen: Filter) -> list[int] | None:
    """The quotes that the first filter by who speaks, or by form, lets through; None if all let many through."""
    if "quotes" not in chosen.few:
        chosen.few["quotes"] = _rare_quotes(connection, chosen)
    return chosen.few["quotes"]


def _rare_quotes(connection: sqlite3.Connection, chosen: Filter) -> list[int] | None:
    for condition in chosen.quoted():
        query = f"SELECT q.id FROM quotes AS q WHERE {condition.text} LIMIT {MOST_RARE + 1}"
        ids = [row[0] for row in connection.execute(query, condition.values)]
        if len(ids) <= MOST_RARE:
            return ids
    return None


def _among(ids: Sequence[int]) -> tuple[int, int, str]:
    return min(ids, default=0), max(ids, default=0), json.dumps(list(ids))
