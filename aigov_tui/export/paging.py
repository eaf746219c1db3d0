"""All rows of a list, fetched a page at a time so that a million of them fit in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Row = TypeVar("Row")

PAGE = 10_000
"""Rows a page: large, since SQLite walks past all earlier rows for each page."""


def paged(
    fetch: Callable[[int, int], Sequence[Row]], *, limit: int | None = None, offset: int = 0, page: int = PAGE
) -> Iterator[Row]:
    """Rows `offset` to `offset + limit` (all that follow with None) of `fetch(limit, offset)`."""
    left = limit
    while left is None or left > 0:
        wanted = page if left is None else min(page, left)
        rows = fetch(wanted, offset)
        yield from rows
        if len(rows) < wanted:
            return
        offset += wanted
        left = None if left is None else left - wanted
