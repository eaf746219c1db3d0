"""Opening, closing, cancelling: what can go wrong is a sentence."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest

from aigov_tui.model.focus import Focus
from aigov_tui.store.database import Database
from aigov_tui.store.errors import Cancelled, NewerDatabase, NotAnAigovDatabase, StoreError
from aigov_tui.store.writer import Writer
from tests.timing import within


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no database at"):
        Database(tmp_path / "none.db")


def test_no_sqlite_file(tmp_path: Path) -> None:
    path = tmp_path / "text.db"
    path.write_text("not a database, but long enough to be looked at " * 20)
    with pytest.raises(NotAnAigovDatabase):
        Database(path)


def test_somebody_elses_file(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(NotAnAigovDatabase):
        Database(path)


def test_a_newer_file(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    with Writer(path):
        pass
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(NewerDatabase):
        Database(path)


def test_an_empty_database_answers_everything(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    with Writer(path):
        pass
    with Database(path) as database:
        overview = database.overview()
        assert overview.sources == overview.paragraphs == overview.mentions == 0
        assert not database.sources(Focus())
        assert not database.entities(Focus())
        assert not database.quotes(Focus())
        assert database.search("china").total == 0
        assert database.comparison().cells == ()
        assert all(facet.values == () for facet in database.facets(Focus()))


def test_nothing_can_be_written(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        database._connection.execute("DELETE FROM sources")


def test_a_closed_database_says_so(corpus: Path) -> None:
    database = Database(corpus)
    database.close()
    with pytest.raises(StoreError):
        database.overview()


def test_another_thread_may_close(corpus: Path) -> None:
    database = Database(corpus)
    thread = threading.Thread(target=database.close)
    thread.start()
    thread.join()
    with pytest.raises(StoreError):
        database.sources(Focus())


def test_a_query_no_longer_wanted_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "wide.db"
    with Writer(path):
        pass
    with sqlite3.connect(path) as connection:
        connection.execute(
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)
            INSERT INTO entities (key, name, kind, origin, mention_count) SELECT i, 'name ' || i, 'person', 'extracted', 1 FROM n
            """
        )
    connection.close()
    with Database(path) as database:
        started = time.monotonic()
        database.cancel_when(lambda: time.monotonic() - started > 0.01)
        with within(0.1), pytest.raises(Cancelled):
            database.entities(Focus(), order="kind")
        database.cancel_when(None)
        assert len(database.entities(Focus(), order="kind", limit=5)) == 5
