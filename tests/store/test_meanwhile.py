"""Indexes made by a thread while the import computes: the same database, and nothing is lost when either side fails."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from aigov_tui.model.extraction import Extraction
from aigov_tui.store import places, placing
from aigov_tui.store.check import check
from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.errors import StoreError
from aigov_tui.store.writer import Writer, core
from aigov_tui.store.writer.fulltext import FullText
from aigov_tui.store.writer.meanwhile import meanwhile
from tests.store.making import content, document, extraction, finish, rows
from tests.timing import within

DOCUMENTS = [
    document(f"a{number}", f"China text {number}.", "A paragraph that repeats.") for number in range(30)
]
FOREVER = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

_OTHER = """
import sys
from pathlib import Path
from aigov_tui.store.errors import DatabaseBusy
from aigov_tui.store.writer import Writer
try:
    Writer(Path(sys.argv[1]))
except DatabaseBusy:
    sys.exit(7)
"""


def imported(path: Path, *, late: bool = False) -> None:
    with Writer(path) as writer:
        for one in DOCUMENTS:
            writer.put_document(one, extraction(one), recipe="r")
        writer.mark_repeats()
        with writer.indexing() as beside:
            assert beside.text(1) == "China text 0."
        if late:
            writer.put_document(document("late", "Okapis hide."), Extraction(), recipe="r")
        finish(writer)


def test_the_database_is_the_same_with_a_thread_or_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, alone = tmp_path / "shared.db", tmp_path / "alone.db"
    imported(shared)
    monkeypatch.setattr(core, "CAN_SHARE", False)
    imported(alone)
    assert content(shared) == content(alone)
    with closing(open_for_reading(shared)) as connection:
        assert check(connection) == []


def test_what_comes_after_the_indexes_were_made_is_found_too(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    imported(path, late=True)
    assert rows(
        path, "SELECT term, paragraphs FROM terms WHERE term IN ('okapis', 'repeats') ORDER BY 1"
    ) == [
        ("okapis", 1),
        ("repeats", 30),
    ]
    with closing(open_for_reading(path)) as connection:
        assert check(connection) == []


def test_an_error_of_the_thread_ends_the_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Raised, not provoked: SQLite keeps one message for a connection, and the other thread's statement may change it.
    def fails(fulltext: FullText) -> None:
        raise sqlite3.OperationalError("no such table: nowhere")

    monkeypatch.setattr(FullText, "index_all", fails)
    with pytest.raises(StoreError, match="nowhere"):
        imported(tmp_path / "a.db")
    assert list(tmp_path.iterdir()) == []


def test_texts_are_read_while_the_thread_is_in_a_statement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, read = Event(), Event()
    answered: list[int] = []

    def waits() -> bool:
        begun.set()
        return read.wait(10)

    def index_all(fulltext: FullText) -> None:
        connection = fulltext._connection
        connection.create_function("waits", 0, waits)
        answered.extend(connection.execute("SELECT waits()").fetchone())

    monkeypatch.setattr(FullText, "index_all", index_all)
    with Writer(tmp_path / "a.db") as writer:
        writer.put_document(DOCUMENTS[0], extraction(DOCUMENTS[0]), recipe="r")
        writer.mark_repeats()
        with writer.indexing() as beside:
            begun.wait()
            assert beside.text(1) == "China text 0."
            read.set()
        assert answered == [True]
        other = subprocess.run([sys.executable, "-c", _OTHER, str(tmp_path / "a.db")], check=False)
        assert other.returncode == 7  # closing the second connection let go of no lock
        finish(writer)


def test_who_gives_up_interrupts_the_thread() -> None:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    begun = Event()

    def work() -> None:
        begun.set()
        connection.execute(FOREVER).fetchone()

    def gives_up() -> None:
        with meanwhile(work, connection):
            begun.wait()
            raise KeyboardInterrupt

    with within(5), pytest.raises(KeyboardInterrupt):
        gives_up()
    connection.close()


@pytest.mark.parametrize("long", [1, 20, 1000])
@pytest.mark.parametrize("at_once", [1, 2, 5, 100])
def test_the_places_of_a_word_may_be_listed_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int, long: int
) -> None:
    path = tmp_path / "a.db"
    texts = ["rain, rain and rain", "no sun", "rain", "sun and rain, rain", "rain"] * 8
    with Writer(path) as writer:
        writer.put_document(document("a", *texts), Extraction(), recipe="r")
        finish(writer)
    monkeypatch.setattr(placing, "_AT_ONCE", at_once)
    monkeypatch.setattr(placing, "_LONG", long)
    monkeypatch.setattr(places, "CHUNK", 8)
    with closing(sqlite3.connect(path)) as connection:
        instances = placing.Instances(connection)
        parts = [placing.tallied(part) for part in instances.listed("rain")]
        assert list(instances.listed("nowhere")) == []
    assert (len(parts) > 1) == (at_once < 100 or long < 100)
    chunks = [row_id // 8 for part in parts for row_id in {row_id // 8 * 8 for row_id in part.ids}]
    assert len(set(chunks)) == len(chunks) == 6
    counted = {row_id: number for part in parts for row_id, number in part.numbers().items()}
    assert list(counted.items()) == [
        (row_id, text.count("rain")) for row_id, text in enumerate(texts, 1) if "rain" in text
    ]
