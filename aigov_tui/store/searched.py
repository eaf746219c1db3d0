"""Searching: pages of ranked hits, the searches that people keep, and what a word could become."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import SavedSearch, SearchPage
from aigov_tui.store.connection import in_words
from aigov_tui.store.saved_searches import saved_searches
from aigov_tui.store.search import complete as completion
from aigov_tui.store.search import engine
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.patience import Patience

SearchOrder = Literal["rank", "date", "source"]


class Searched:
    """Asks in the search language."""

    _path: Path
    _connection: sqlite3.Connection
    _patience: Patience
    _memory: Memory

    def search(
        self,
        query: str,
        *,
        order: SearchOrder = "rank",
        limit: int = 50,
        offset: int = 0,
        focus: Focus | None = None,
        typing: bool = False,
    ) -> SearchPage:
        """Ranked hits for a query in the search language, within `focus`. Never raises for what a person typed.

        With `typing`, the word that the query ends in may go on (`export cont`): what holds the word as it stands
        comes first, then what holds its continuations. A space or a closing quotation mark behind it finishes it.
        All pages of one query are asked for with the same `typing`.
        Beyond `store.search.ranked.MOST_RANKED` matches the order is approximate, and `SearchPage.order` says how.
        """
        (page,) = self.search_in_parts(
            query, (limit,), order=order, offset=offset, focus=focus, typing=typing
        )
        return page

    def search_in_parts(
        self,
        query: str,
        sizes: Sequence[int],
        *,
        order: SearchOrder = "rank",
        offset: int = 0,
        focus: Focus | None = None,
        typing: bool = False,
    ) -> Iterator[SearchPage]:
        """The page that `search` gives with `limit=sum(sizes)`, its hits in parts of so many each: for who sees the first.

        All is found and ranked before the first part comes; the excerpts of each are made when it is asked for, and
        what an import took away meanwhile is left out. There is always a first part, and none after it that is empty.
        """
        with in_words(self._path):
            yield from engine.search(
                self._connection,
                query,
                sizes,
                order=order,
                offset=offset,
                focus=focus,
                typing=typing,
                patience=self._patience,
                memory=self._memory,
            )

    def saved_searches(self) -> list[SavedSearch]:
        """The searches that people keep, by name."""
        with in_words(self._path):
            return saved_searches(self._connection)

    def complete(self, query: str, cursor: int) -> list[str]:
        """What the word at `cursor` (a code-point offset into `query`) could become: field names, field values, terms."""
        with in_words(self._path):
            return completion.complete(self._connection, query, cursor)
