"""Giving up in time: at a key, or when a page has to be there."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator

import pytest

from aigov_tui.store.search.patience import Patience

NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
LATE = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300000) SELECT i FROM n WHERE i > 299998"
NEVER = LATE.replace("299998", "300000")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    yield opened
    opened.close()


def test_what_was_found_in_time_is_kept(connection: sqlite3.Connection) -> None:
    rows, whole = Patience(connection).rows(NUMBERS, (), time.perf_counter() + 0.02)
    assert not whole
    assert rows[:3] == [(1,), (2,), (3,)]
    assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_first_row_is_waited_for(connection: sqlite3.Connection) -> None:
    assert Patience(connection).rows(LATE, (), time.perf_counter()) == ([(299999,)], False)


def test_nothing_is_said_only_when_it_is_known(connection: sqlite3.Connection) -> None:
    assert Patience(connection).rows(NEVER, (), time.perf_counter()) == ([], True)


def test_all_of_it_in_time(connection: sqlite3.Connection) -> None:
    patience = Patience(connection)
    assert patience.rows("SELECT ?", (1,), time.perf_counter() + 60) == ([(1,)], True)
    assert patience.rows("SELECT ?", (1,), None) == ([(1,)], True)


def test_a_key_ends_it_whatever_was_found(connection: sqlite3.Connection) -> None:
    patience = Patience(connection)
    patience.cancel_when(lambda: True)
    for until in (None, time.perf_counter() + 60):
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            patience.rows(NUMBERS, (), until)
    patience.cancel_when(None)
    assert patience.rows("SELECT 1", (), None) == ([(1,)], True)
