"""Giving up in time: at a key, or when a page has to be there."""

from __future__ import annotations

import gc
import sqlite3
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from aigov_tui.store.database import Database
from aigov_tui.store.search import matching
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.uncollected import uncollected
from tests.store.making import document, extraction, store

NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
LATE = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 600000) SELECT i FROM n WHERE i IN (299998, 299999, 600000)"
NEVER = LATE.replace("IN (299998, 299999, 600000)", "< 0").replace("600000", "300000")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    yield opened
    opened.close()


def test_what_was_found_in_time_is_kept(connection: sqlite3.Connection) -> None:
    patience = Patience(connection)
    with patience.within(0.02, 60):
        rows, whole = patience.rows(NUMBERS)
    assert not whole
    assert rows[:3] == [(1,), (2,), (3,)]
    assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_first_row_is_waited_for(connection: sqlite3.Connection) -> None:
    patience = Patience(connection)
    with patience.within(0, 60):
        assert patience.rows(LATE) == ([(299998,)], False)


def test_nothing_is_said_only_when_it_is_known(connection: sqlite3.Connection) -> None:
    patience = Patience(connection)
    with patience.within(0, 60):
        assert patience.rows(NEVER) == ([], True)


def test_nothing_is_waited_for_past_the_last_moment(connection: sqlite3.Connection) -> None:
    patience = Patience(connection)
    began = time.thread_time()
    with patience.within(0.01, 0.02):
        assert patience.rows(NEVER.replace("300000", "300000000")) == ([], False)
        assert patience.is_over
    assert time.thread_time() - began < 0.2


def test_what_was_found_before_is_enough(connection: sqlite3.Connection) -> None:
    patience = Patience(connection)
    with patience.within(0, 60):
        assert patience.rows("SELECT 1") == ([(1,)], True)
        assert patience.rows(NEVER) == ([], False)
        assert patience.rows(NEVER, waits=True) == ([], True)


def test_all_of_it_in_time(connection: sqlite3.Connection) -> None:
    patience = Patience(connection)
    assert patience.rows("SELECT ?", (1,)) == ([(1,)], True)
    with patience.within(60, 60):
        assert patience.rows("SELECT ?", (1,)) == ([(1,)], True)


@pytest.mark.parametrize("limits", [None, (60, 60), (0, 60)])
def test_a_key_ends_it_whatever_was_found(
    connection: sqlite3.Connection, limits: tuple[float, float] | None
) -> None:
    patience = Patience(connection)
    patience.cancel_when(lambda: True)
    with (
        patience.within(*limits) if limits else nullcontext(),
        pytest.raises(sqlite3.OperationalError, match="interrupted"),
    ):
        patience.rows(NUMBERS)
    patience.cancel_when(None)
    assert patience.rows("SELECT 1") == ([(1,)], True)


def test_no_rounds_of_the_collector_until_the_last_search_ends() -> None:
    assert gc.isenabled()
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("typing", [True, False])
def test_who_types_waits_less_long_for_a_busy_machine(connection: sqlite3.Connection, typing: bool) -> None:
    patience = Patience(connection)
    patience.is_hurried = typing
    before = time.perf_counter()
    moment = patience.after(1.0)
    assert moment.wall - before == pytest.approx(4.0 if typing else 12.0, abs=0.5)


def test_what_a_field_lets_through_is_looked_up_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many ways to go about the query ask for it."""
    one = document("one", "Li Qiang spoke", "nobody did")
    made = tmp_path / "aigov.db"
    store(made, (one, extraction(one, names={"Li Qiang": "li-qiang"})))
    asked: list[object] = []
    look_up = matching._rare

    def counted(connection: sqlite3.Connection, chosen: Filter) -> list[int] | None:
        asked.append(chosen)
        return look_up(connection, chosen)

    monkeypatch.setattr(matching, "_rare", counted)
    with Database(made) as database:
        assert database.search("kind:person").total == 1
        assert len(asked) == 1
