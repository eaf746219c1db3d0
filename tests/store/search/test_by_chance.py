"""Queries by chance over the whole language: none fails, and each is printed as it was read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.database import Database

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))

from _search_fuzz import Queries, Tried, attempt


@pytest.fixture(scope="module")
def path(_imported_seeds: Path) -> Path:
    return _imported_seeds / "db" / "aigov.db"


@pytest.fixture(scope="module")
def database(path: Path) -> Iterator[Database]:
    with Database(path) as opened:
        yield opened


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32))
def test_whatever_is_asked_is_answered(path: Path, database: Database, seed: int) -> None:
    connection = open_for_reading(path)
    made, tried = Queries(connection, seed), Tried()
    connection.close()
    for _ in range(5):
        attempt(database, made.query(), tried)
    assert tried.wrong == []
    assert all(tried.times.values())
