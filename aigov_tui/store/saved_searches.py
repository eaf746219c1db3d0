"""Searches that a person keeps under a name: `saved:NAME` stands for them in any query."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path

from aigov_tui.model.rows import SavedSearch
from aigov_tui.store.connection import transaction
from aigov_tui.store.errors import StoreError
from aigov_tui.store.search.saved import LONGEST_NAME, saved_query
from aigov_tui.store.writer.rows import storable

_UNFIT = re.compile(r'["\x00-\x1f\x7f]')
_PUT = "INSERT OR REPLACE INTO saved_searches (name, query, created_at) VALUES (?, ?, ?)"


class SearchShelf:
    """Writes saved searches to the database at `path`. Every method raises `StoreError` with a sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def save(self, name: str, query: str, *, replace: bool = False) -> SavedSearch:
        """Keep `query` under `name`; an older search of that name only makes way if `replace`."""
        name, query = " ".join(storable(name).split()), " ".join(storable(query).split())
        if not name or len(name) > LONGEST_NAME or _UNFIT.search(name):
            raise StoreError(f"A name has 1 to {LONGEST_NAME} characters, and no quotation marks.")
        if not query:
            raise StoreError("There is nothing to save: the search is empty.")
        kept = SavedSearch(name, query, datetime.now(UTC).isoformat(timespec="seconds"))
        with transaction(self._path) as connection:
            known = saved_query(connection, name)
            if known is not None and known != query and not replace:
                raise StoreError(f"“{name}” is already the name of a saved search: {known}")
            connection.execute("DELETE FROM saved_searches WHERE name = ?", (name,))
            connection.execute(_PUT, astuple(kept))
        return kept

    def remove(self, name: str) -> SavedSearch:
        """Forget the search called `name`; returns it, so that it can be saved again."""
        with transaction(self._path) as connection:
            row = connection.execute(
                "DELETE FROM saved_searches WHERE name = ? RETURNING name, query, created_at", (name.strip(),)
            ).fetchone()
        if row is None:
            raise StoreError(f"There is no saved search called “{name}”: `aigov searches` lists them.")
        return SavedSearch(*row)


def saved_searches(connection: sqlite3.Connection) -> list[SavedSearch]:
    """All saved searches, by name."""
    rows = connection.execute("SELECT name, query, created_at FROM saved_searches ORDER BY name")
    return [SavedSearch(*row) for row in rows]
