"""The small corpus, built once for all tests that only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aigov_tui.store.database import Database
from tests.store.read.corpus import build


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file."""
    path = tmp_path_factory.mktemp("corpus") / "aigov.db"
    build(path)
    return path


@pytest.fixture
def database(corpus: Path) -> Iterator[Database]:
    """The database, open."""
    with Database(corpus) as opened:
        yield opened
