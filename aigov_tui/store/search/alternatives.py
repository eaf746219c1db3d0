"""A query for words or for what a field asks: what fits either is found in the way that is quickest for each, and put together.

As one condition it would be tested on row after row: neither the index of words nor that of a field finds what fits the other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import prod

from aigov_tui.store.search import ranked
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.fts import is_text
from aigov_tui.store.search.hits import HitSubject
from aigov_tui.store.search.matching import rare
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.tree import Node, Or, both, either
from aigov_tui.store.search.unranked import IN_WORDS, Found, in_order_of_sources

MOST_ALTERNATIVES = 8
"""Queries that one is taken apart into: each needs some time to be looked for at all."""
MOST_UNITED = 1_000
"""Hits of an alternative up to which all are asked for, so that it is known how many fit any of them."""


def alternatives(connection: sqlite3.Connection, chosen: Filter) -> Sequence[Filter]:
    """Filters of which a hit has to fit one; none where there are no groups of fields at the top, or where what fits them
    is found otherwise: words stand beside them, or a field that lets little through."""
    text, rest = chosen.split()
    groups = [_ways(item) for item in rest if isinstance(item, Or)]
    if text is not None or not groups or prod(map(len, groups)) > MOST_ALTERNATIVES:
        return ()
    if rare(connection, chosen) is not None:
        return ()
    first = next(item for item in rest if isinstance(item, Or))
    others = [item for item in rest if item is not first]
    # What one alternative asks to be let in (`is:repeat`), the others find, too.
    rules = chosen.rules
    ways = (replace(chosen, tree=both([*others, way]), few={}, beside=rules) for way in groups[0])
    return [way for way in ways if not way.is_impossible]


def in_turn(ways: Sequence[Filter], patience: Patience) -> Iterator[Filter]:
    """One after the other, each with its share of the time that is left."""
    for left, way in zip(range(len(ways), 0, -1), ways, strict=True):
        with patience.within(patience.left / left, patience.left_at_last / left):
            yield way


def united(
    connection: sqlite3.Connection,
    ways: Sequence[Filter],
    look: Callable[[Filter, int], Found],
    patience: Patience,
    subject: HitSubject,
    order: str,
    limit: int,
    offset: int,
) -> Found:
    """The hits from `offset` to `offset + limit` that fit any of `ways`; `look` finds the first ones of one, in `order`."""
    wanted = limit + offset
    found: list[Found] = []
    for way in in_turn(ways, patience):
        one = look(way, wanted)
        if one.is_all and wanted < one.total <= MOST_UNITED:
            one = look(way, one.total)
        found.append(one)
    every = {row_id for one in found for row_id, _ in one.scored}
    ids = in_order_of_sources(connection, sorted(every), subject, order)
    are_told = all(one.is_all and len(one.scored) == one.total for one in found)
    known = len(ids) if are_told else max(len(ids), *(one.total for one in found))
    words = IN_WORDS[order]
    if any(one.order != words for one in found):
        words = f"{words}, of the first {known:,} matches" if known else ranked.UNKNOWN
    return Found(known, are_told, [(row_id, 0.0) for row_id in ids[offset:wanted]], words)


def _ways(group: Or) -> list[Node]:
    """The items of a group, its words in one piece."""
    words = either(item for item in group.items if is_text(item))
    fields = [item for item in group.items if not is_text(item)]
    return fields if words is None else [words, *fields]
