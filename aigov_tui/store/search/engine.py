"""A page of ranked hits for a query in the search language."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import NO_DOCUMENTS, SearchPage
from aigov_tui.store.search import ranked, ranking
from aigov_tui.store.search.alternatives import alternatives, united
from aigov_tui.store.search.asked import filter_of, make_filter
from aigov_tui.store.search.called import also_called
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.exact import MOST_LOOKED_AT
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.forms import other_forms
from aigov_tui.store.search.hits import HitSubject, read_hits
from aigov_tui.store.search.means import Means, means_for
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.narrow import stands_in
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.ranked import BEST
from aigov_tui.store.search.ranking import Ranker
from aigov_tui.store.search.reading import Reading
from aigov_tui.store.search.suggest import corrected, filters_too_many
from aigov_tui.store.search.tree import Field, Node, both, finished
from aigov_tui.store.search.uncollected import uncollected
from aigov_tui.store.search.unranked import (
    IN_WORDS,
    Found,
    by_source,
    first_ids,
    in_documents,
    order_of,
    with_words,
)

_LEAST_EXPLAINING, _MOST_EXPLAINED, _MOST_EXPLAINED_TYPED = 0.005, 0.035, 0.025
"""Seconds of the processor for saying why nothing was found, and after which that search has to be over; the last while
a person is typing."""


class _Asked(NamedTuple):
    """The hits from `offset` to `offset + limit`; `order` is rank, date or source. While a person is `typing`, the last
    word may go on."""

    order: str
    limit: int
    offset: int
    typing: bool


def search(
    connection: sqlite3.Connection,
    query: str,
    sizes: Sequence[int],
    *,
    order: str = "rank",
    offset: int = 0,
    focus: Focus | None = None,
    typing: bool = False,
    patience: Patience | None = None,
    memory: Memory | None = None,
) -> Iterator[SearchPage]:
    """The page of `sum(sizes)` hits for `query` within `focus`, all of it found and ranked at once, in parts of so many
    hits: each with the excerpts of its own, made when it is asked for. No part but the first is empty.

    `memory` keeps what the next key may need.
    """
    started = time.perf_counter()
    asked = _Asked(order, sum(sizes), offset, typing)
    with uncollected():
        found, chosen, page = _found(
            connection, query, focus, asked, patience or Patience(connection), memory or Memory(connection)
        )
    first = 0
    for size in sizes:
        if first and first >= len(found.scored):
            return
        with uncollected():
            hits = read_hits(connection, chosen, _subject(chosen), found.scored[first : first + size])
        yield replace(page, hits=hits, elapsed_ms=(time.perf_counter() - started) * 1000)
        first += size


def _found(
    connection: sqlite3.Connection,
    query: str,
    focus: Focus | None,
    asked: _Asked,
    patience: Patience,
    memory: Memory,
) -> tuple[Found, Filter, SearchPage]:
    """What is found, through which filter, and the page without its hits."""
    began = time.thread_time()
    patience.is_hurried = asked.typing
    memory.refresh()
    chosen = make_filter(connection, focus, query, typing=asked.typing)
    hints, suggestion = list(chosen.hints), None
    found = Found(0, True, [], "")
    if chosen.tree is not None:
        if chosen.is_impossible:
            found = replace(found, order=BEST if asked.order == "rank" else IN_WORDS.get(asked.order, ""))
        else:
            memory.read_once()
            found = _looked_for(connection, chosen, asked, patience, memory)
        if asked.offset == 0:
            hints.extend(_ways_to_find_more(connection, chosen.tree, found.total))
        if found.total == 0 and _is_empty(connection):
            hints = [NO_DOCUMENTS]
        elif found.total == 0:
            explaining = _explaining(time.thread_time() - began, is_all=found.is_all, typing=asked.typing)
            with patience.within(explaining, explaining):
                suggestion = _explain_nothing(
                    connection, chosen, patience, memory, hints, is_all=found.is_all
                )
    page = SearchPage(query, (), found.total, found.is_all, tuple(hints), suggestion, found.order, 0.0)
    return found, chosen, page


def _looked_for(
    connection: sqlite3.Connection, chosen: Filter, asked: _Asked, patience: Patience, memory: Memory
) -> Found:
    """In the way that the order and the filter need."""
    subject, is_ranked = _subject(chosen), asked.order == "rank" and chosen.words() is not None
    wanted = asked.offset + asked.limit
    if is_ranked and subject == "paragraph":
        return _best(
            means_for(connection, chosen, patience, memory, wanted=wanted, typing=asked.typing), asked
        )
    with patience.within(*ranking.limits(typing=asked.typing)):
        if is_ranked:
            return _best_quotes(connection, chosen, patience, asked)
        return _in_order(connection, chosen, subject, asked, patience, memory)


def _in_order(
    connection: sqlite3.Connection,
    chosen: Filter,
    subject: HitSubject,
    asked: _Asked,
    patience: Patience,
    memory: Memory,
) -> Found:
    """In the order of the documents: each alternative by itself, where it asks for one of several things."""
    order, limit, offset, typing = asked

    def look(way: Filter, most: int) -> Found:
        return _in_order(connection, way, subject, _Asked(order, most, 0, typing), patience, memory)

    if ways := alternatives(connection, chosen):
        return united(connection, ways, look, patience, subject, order_of(order), limit, offset)
    means = means_for(connection, chosen, patience, memory, wanted=offset + limit, typing=typing)
    known = in_documents(means, order, limit, offset) if subject == "paragraph" else None
    return known or by_source(connection, chosen, patience, subject, order, limit, offset)


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sources LIMIT 1").fetchone() is None


def _ways_to_find_more(connection: sqlite3.Connection, tree: Node, found: int) -> Iterator[str]:
    """Sentences about names and words that the query's own stand for; `found` is how much it finds itself."""
    if (called := also_called(connection, finished(tree), found)) is not None:
        yield called
    elif found and (others := other_forms(connection, tree)) is not None:
        yield others


def _explaining(spent: float, *, is_all: bool, typing: bool) -> float:
    """Seconds for saying why nothing was found, after so many were spent on finding nothing."""
    most = _MOST_EXPLAINED_TYPED if typing else _MOST_EXPLAINED
    return max(_LEAST_EXPLAINING, most - spent) if is_all else _LEAST_EXPLAINING


def finds(
    connection: sqlite3.Connection,
    tree: Node,
    patience: Patience | None = None,
    *,
    like: Filter | None = None,
    memory: Memory | None = None,
) -> bool:
    """Whether a query finds anything at all; no, when there is no patience to look. `like` has looked up its words,
    `memory` keeps where they stand."""
    patience = patience or Patience(connection)
    if patience.is_over:
        return False
    chosen = filter_of(connection, tree, known=like.spellings if like is not None else {})
    text, beside = chosen.split()
    estimates = Estimates(connection, chosen.spellings, memory)
    if any(stands_in(item, estimates.is_broad) for item in beside):
        return False  # FTS5 would gather all that begins so, and nothing can stop it meanwhile
    if text is not None and not estimates.most(text):
        return False
    if text is not None and memory is not None and _subject(chosen) == "paragraph":
        means = means_for(connection, chosen, patience, memory, wanted=1)
        if (is_found := Reading(means).finds(text)) is not None:
            return is_found
    return bool(first_ids(connection, chosen, patience, _subject(chosen), 1)[0])


def _subject(chosen: Filter) -> HitSubject:
    return "paragraph" if chosen.rules.isdisjoint({"is quote", "is term"}) else "quote"


def _best(means: Means, asked: _Asked) -> Found:
    """Paragraphs best first, and after those that are ranked the others in the order of import."""
    ranker = Ranker(means)
    limit, offset = asked.limit, asked.offset
    best = ranker.rank()
    times = means.chosen.times
    scored = [(row_id, times * score) for row_id, score in best.scored[offset : offset + limit]]
    order, known = best.order, best.known
    if len(scored) < limit and not best.is_complete:
        after = ranker.after(best, limit - len(scored), max(0, offset - len(best.scored)))
        scored += [(row_id, 0.0) for row_id in after]
        if after and order != ranked.UNRANKED:
            order = f"{order}, then in the order of import"
        if after:
            known = max(known, offset + len(scored))
    return Found(known, best.is_complete, scored, order)


def _best_quotes(connection: sqlite3.Connection, chosen: Filter, patience: Patience, asked: _Asked) -> Found:
    """Quotes best first: all where they are few, or else the first of them."""
    rows, is_whole = with_words(connection, chosen, "quote")
    most = ranked.MOST_RANKED
    text, _ = chosen.split()
    ids: list[int] = []
    are_few = True
    if text is not None and Estimates(connection, chosen.spellings).most(text) > most:
        # A fourth of what ranking takes.
        ids, are_few = first_ids(connection, chosen, patience, "quote", most + 1)
    # bm25() by name: `ORDER BY rank` is twice as slow.
    query = f"SELECT q.id, -bm25(quotes_fts) {rows.text} LIMIT ?"
    looked_at = most + 1 if are_few else MOST_LOOKED_AT
    found, is_all = patience.rows(query, (*rows.values, looked_at), waits=True)
    is_all = is_all and len(found) < looked_at
    if not found and not is_all:
        if not ids:
            ids, is_all = first_ids(connection, chosen, patience, "quote", most + 1)
        scored = [(row_id, 0.0) for row_id in ids[:most]]
        order = ranked.UNRANKED if ids else ranked.UNKNOWN
    else:
        scored = ranked.best_first(found[:most])
        order = BEST if is_all else ranked.best_of_first(len(scored))
        weighed = {row_id for row_id, _ in scored}
        scored += [(row_id, 0.0) for row_id in ids[:most] if row_id not in weighed]
    if not is_whole:
        is_all, order = False, ranked.COMMONEST if order == BEST else order
    known = min(max(len(scored), len(ids)), most)
    return Found(known, is_all, scored[asked.offset : asked.offset + asked.limit], order)


def _explain_nothing(
    connection: sqlite3.Connection,
    chosen: Filter,
    patience: Patience,
    memory: Memory,
    hints: list[str],
    *,
    is_all: bool,
) -> str | None:
    """What was meant, if anything comes to mind in time; what hides it goes into `hints`."""
    tree = finished(chosen.tree) if chosen.tree is not None else None

    def tried(candidate: Node) -> bool:
        return finds(connection, candidate, patience, like=chosen, memory=memory)

    everything = both([tree, Field("is", "all")]) if tree is not None else None
    if tree is None or everything is None or not is_all:
        return None
    if not chosen.is_impossible and tried(everything):
        hints.append("Found only in repeated paragraphs or boilerplate: add is:all to see it.")
        return None
    hints.extend(filters_too_many(tree, tried))
    return corrected(connection, tree, tried, patience)
