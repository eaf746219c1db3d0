"""How long a query may run: until a person's next key, or until a first page has to be there."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

_STEPS_BETWEEN_CHECKS = 1_000
"""Virtual machine instructions between two looks at the clock: some tens of microseconds."""


class Patience:
    """The one progress handler of a connection. Used from one thread at a time, as the connection is."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._is_cancelled: Callable[[], bool] | None = None
        self._until: float | None = None
        self._ran_out = False

    def cancel_when(self, is_cancelled: Callable[[], bool] | None) -> None:
        """From now on interrupt whatever runs once `is_cancelled()` is true; None: never."""
        self._is_cancelled = is_cancelled
        self._watch()

    def rows(self, query: str, values: Sequence[Any], until: float | None) -> tuple[list[Any], bool]:
        """The rows of a query that come one at a time, and whether these are all; they end at `until`.

        That is a moment of `time.perf_counter`, None for no end. When time runs out before the first row is there,
        it is waited for: a page must not say that nothing was found when that is not known.
        """
        found: list[Any] = []
        try:
            with self._ending(until):
                found.extend(self._connection.execute(query, values))
        except sqlite3.OperationalError as error:
            if not self._ran_out or error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            if found:
                return found, False
            first = self._connection.execute(query, values).fetchone()
            return ([first], False) if first is not None else ([], True)
        return found, True

    @contextmanager
    def _ending(self, moment: float | None) -> Iterator[None]:
        self._ran_out, self._until = False, moment
        self._watch()
        try:
            yield
        finally:
            self._until = None
            self._watch()

    def _watch(self) -> None:
        watched = self._is_cancelled is not None or self._until is not None
        self._connection.set_progress_handler(self._stop if watched else None, _STEPS_BETWEEN_CHECKS)

    def _stop(self) -> bool:
        if self._is_cancelled is not None and self._is_cancelled():
            return True
        self._ran_out = self._until is not None and time.perf_counter() > self._until
        return self._ran_out
