"""What the search screen asks of the store: a query's hits and facets as rows, the query as a filter or under a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aigov_tui.model.focus import Focus
from aigov_tui.tui.ports import Store
from aigov_tui.tui.render.rows import FacetLine
from aigov_tui.tui.screens.facets import facet_rows
from aigov_tui.tui.state import EVERYTHING
from aigov_tui.tui.widgets.row_cache import PAGE
from aigov_tui.tui.widgets.row_source import Rows

if TYPE_CHECKING:
    from aigov_tui.model.rows import Hit, SearchPage
    from aigov_tui.store.database import SearchOrder


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched for within which filters, and which hit one was on."""

    query: str = ""
    filters: Focus = EVERYTHING
    order: SearchOrder = "rank"
    hit: int = 0


def begin(filters: Focus, last: Searched | None) -> Searched:
    """Where to begin: with the query filtered by, else where the last search was left if it was within these filters."""
    within = filters.with_("query", None)
    if last is None or last.filters != within:
        last = Searched(filters=within)
    if filters.query and filters.query != last.query:
        return Searched(filters.query, within, last.order)
    return last


def hit_rows(
    query: str,
    order: SearchOrder,
    filters: Focus,
    tell: Callable[[SearchPage], object],
    in_sight: int = 0,
) -> Rows[Hit]:
    """The hits of a query that is being typed; `tell` is told the first of them, as many as come `in_sight` (0: a page of
    them), in the worker. The excerpts of the others are made when these are shown."""
    in_sight = min(in_sight or PAGE, PAGE)
    first_page: list[Hit] = []
    others: list[Iterator[SearchPage]] = []

    def count(store: Store) -> int:
        """Counting reads the first page too: one search a pause, not two."""
        if not query.strip():
            return 0
        parts = store.search_in_parts(
            query, (in_sight, PAGE - in_sight), order=order, focus=filters, typing=True
        )
        page = next(parts)
        first_page[:], others[:] = page.hits, [parts]
        tell(page)
        return page.total

    def read(store: Store, limit: int, offset: int) -> list[Hit]:
        if first_page and not offset:
            taken = list(first_page)
            first_page.clear()  # who asks again wants all of the page
            return taken
        page = store.search(query, order=order, limit=limit, offset=offset, focus=filters, typing=True)
        return list(page.hits)

    def rest() -> list[Hit]:
        return [hit for parts in others for page in parts for hit in page.hits]

    return Rows(count, read, rest=rest)


def facets_of(query: str, filters: Focus) -> Rows[FacetLine]:
    """What the hits of a query that is being typed can be narrowed down by."""
    return facet_rows(lambda store: filters.with_("query", finished(store, query.strip(), filters)))


def finished(store: Store, query: str, filters: Focus) -> str:
    """The query as a filter: its last word may go on if only so it finds something, as while it was typed."""
    if not query[-1:].isalnum() or store.search(query, limit=1, focus=filters).hits or query.count('"') % 2:
        return query
    beginning = query + "*"
    return beginning if store.search(beginning, limit=1, focus=filters).hits else query


def kept_search(path: Path, name: str, query: str) -> str:
    """Keep the query under the name; returns what stands for it in a query. Raises `StoreError`."""
    from aigov_tui.store.saved_searches import SearchShelf
    from aigov_tui.store.search.printer import to_query
    from aigov_tui.store.search.tree import Field

    return to_query(Field("saved", SearchShelf(path).save(name, query).name))
