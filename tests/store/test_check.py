import sqlite3
from pathlib import Path
from typing import Any

import pytest

from aigov_tui.store.check import MOST_OF_A_KIND, check
from aigov_tui.store.writer import Writer
from tests.store.making import document, evidence, extraction, finish, statement, store
from tests.timing import within

SAID = "exclusive game for a few"
ONE = document("one", "China proposes a body.", f"“{SAID},” Li said.", "中国 🤖")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "aigov.db"
    store(path, (ONE, extraction(ONE, names={"China": "china"}, quotes=[SAID])))
    with Writer(path) as writer:
        writer.put_statements([statement("s", evidence(ONE, SAID))])
        finish(writer)
    return path


def _check(path: Path) -> list[str]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        return [f"{failure.table}: {failure.message}" for failure in check(connection)]
    finally:
        connection.close()


def test_a_fresh_database_keeps_every_promise_and_stays_untouched(database: Path) -> None:
    before = database.read_bytes()
    assert _check(database) == []
    assert database.read_bytes() == before
    assert [file.name for file in database.parent.iterdir()] == ["aigov.db"]


def test_a_file_that_may_only_be_read_is_proved_as_far_as_that_goes(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def as_for_a_reader(address: str, **options: Any) -> sqlite3.Connection:  # noqa: ANN401
        """SQLite opens a file without the right to write it read-only, whatever was asked for."""
        connection: sqlite3.Connection = connect(address.replace("mode=rw", "mode=ro"), **options)
        return connection

    monkeypatch.setattr(sqlite3, "connect", as_for_a_reader)
    assert _check(database) == []


# What is done to the file behind our back, and a word of the failure it must cause.
BREAKS = {
    "UPDATE mentions SET start_char = start_char + 1": "mentions: one: says “China”, but there the text has “hina”",
    "UPDATE quotes SET text = 'other words'": "quotes: one: says “other words”",
    "UPDATE paragraphs SET end_char = end_char + 1 WHERE id = 1": "paragraphs: one: says",
    "UPDATE sources SET text = 'x' || text": "sources: one: is",
    "UPDATE evidence SET exact = 'made up'": "evidence: one: says “made up”",
    "UPDATE mentions SET counts = 0": "mentions: one: counts unlike its paragraph",
    "UPDATE mentions SET paragraph_id = 2": "mentions: one: lies outside the paragraph",
    "DELETE FROM evidence": "statements: s: has no evidence",
    "UPDATE mentions SET entity_id = 999": "mentions: refers to a row of entities",
    "UPDATE sources SET published_on = '2025-02-30'": "sources: published_on is no ISO 8601 date: 2025-02-30",
    "UPDATE sources SET published_on = '1 day ago'": "sources: published_on is no ISO 8601 date",
    "UPDATE sources SET published_precision = 'month'": "sources: published_precision does not fit 2025-07-26",
    "UPDATE imports SET started_at = 'yesterday'": "imports: started_at is no ISO 8601 date",
    "UPDATE sources SET size = 'big'": "sources: size holds text, not integer",
    "UPDATE sources SET title = x'00'": "sources: title holds blob, not text",
    "PRAGMA user_version = 99": ": user_version is 99",
    "PRAGMA application_id = 1": ": application_id is 1",
    "CREATE VIEW ours AS SELECT shout(title) FROM sources": "ours: another program cannot use it",
    "CREATE TRIGGER t AFTER DELETE ON quotes BEGIN SELECT shout(old.id); END": "quotes: another program cannot",
    "CREATE TABLE odd (name VARCHAR)": "odd: has no integer primary key",
    "ALTER TABLE sources ADD COLUMN mood TEXT": "sources: mood is not in data_dictionary",
    "DROP VIEW source_list": "source_list: it is in data_dictionary, but not in the database",
    "INSERT INTO paragraphs_fts (paragraphs_fts, rowid, search_text) VALUES ('delete', 1, 'China proposes a body.')": (
        "paragraphs: is missing from the full-text index"
    ),
    "INSERT INTO quotes_fts (quotes_fts) VALUES ('delete-all')": "quotes: is missing from the full-text index",
    "UPDATE paragraphs_fts SET search_text = 'zebra' WHERE rowid = 1": "paragraphs_fts: does not hold the words",
    "PRAGMA journal_mode = WAL": ": it is in WAL mode",
}


@pytest.mark.parametrize(("broken", "told"), BREAKS.items())
def test_each_broken_promise_is_told(database: Path, broken: str, told: str) -> None:
    connection = sqlite3.connect(database)
    connection.create_function("shout", 1, str)
    connection.execute(broken)
    connection.commit()
    connection.close()
    assert any(told in failure for failure in _check(database)), _check(database)


def test_a_damaged_file_is_told_not_raised(database: Path) -> None:
    data = bytearray(database.read_bytes())
    for at in range(8192 * 3, len(data) - 8192, 8192):
        data[at : at + 100] = b"\xff" * 100
    database.write_bytes(data)
    assert _check(database)


def test_a_garbled_schema_is_told_not_raised(database: Path) -> None:
    """SQLite repeats the bytes in its message, of which Python can make no text."""
    garbled = b"CREATE VIEW standing_problems AS SELECT * FROM \xb1problems"
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(
        "UPDATE sqlite_master SET sql = CAST(? AS TEXT) WHERE name = 'standing_problems'", (garbled,)
    )
    connection.commit()
    connection.close()
    assert ": This could not be checked: the schema is garbled." in _check(database)


def test_failures_are_bounded(tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    one = document("many", " ".join(["China"] * 5000))
    store(path, (one, extraction(one, names={"China": "china"})))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE mentions SET text = 'Chad'")
    connection.commit()
    connection.close()
    assert len(_check(path)) == MOST_OF_A_KIND


def test_time_is_linear_in_a_long_document(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    one = document("long", "China and words " * 130_000)
    store(path, (one, extraction(one, names={"China": "china"})))
    with within(5):  # 130,000 spans in 2 MB; quadratic, it takes minutes
        assert _check(path) == []
