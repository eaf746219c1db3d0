"""The pages of rows a list has read from the store, the least used forgotten first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Generic, TypeVar

RowT = TypeVar("RowT")

PAGE = 100
_PAGES_KEPT = 50


class RowCache(Generic[RowT]):
    """Rows by index, in pages of `PAGE`."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, Sequence[RowT]] = OrderedDict()
        self._begun: set[int] = set()

    def get(self, index: int) -> RowT | None:
        """The row at `index`, None while its page is not here."""
        page = self._pages.get(index // PAGE)
        if page is None:
            return None
        self._pages.move_to_end(index // PAGE)
        within = index % PAGE
        return page[within] if within < len(page) else None

    def put(self, offset: int, rows: Sequence[RowT], *, is_whole: bool = True) -> None:
        """Keep the page that begins at `offset`, a multiple of `PAGE`, or (not `is_whole`) the beginning of it."""
        number = offset // PAGE
        self._pages[number] = rows
        self._pages.move_to_end(number)
        (self._begun.discard if is_whole else self._begun.add)(number)
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)

    def missing(self, first: int, last: int) -> int | None:
        """The offset of the first page in rows `first` to `last` that is not here, None if all are."""
        for page in range(first // PAGE, last // PAGE + 1):
            if page not in self._pages or page in self._begun:
                return page * PAGE
        return None

    def page(self, offset: int) -> Sequence[RowT]:
        """The rows of the page that begins at `offset`, as far as they are here."""
        return self._pages.get(offset // PAGE, ())
