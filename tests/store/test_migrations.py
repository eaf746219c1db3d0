import sqlite3
from pathlib import Path

import pytest

from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.dictionary import as_markdown, entries
from aigov_tui.store.errors import NewerDatabase
from aigov_tui.store.migrations import (
    APPLICATION_ID,
    MIGRATIONS,
    SCHEMA_VERSION,
    Migration,
    migrate,
    migration,
    version_of,
)
from aigov_tui.store.schema import statements
from tests.store.making import document, extraction, rows, store


def _empty(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_a_new_database_says_what_it_is(tmp_path: Path) -> None:
    connection = _empty(tmp_path / "a.db")
    assert migrate(connection) == SCHEMA_VERSION
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert version_of(connection) == SCHEMA_VERSION
    names = [name for (name,) in connection.execute("SELECT name FROM migrations ORDER BY id")]
    assert names == [step.name for step in MIGRATIONS]
    assert migrate(connection) == 0
    connection.close()


def _with_one_more_step() -> list[Migration]:
    steps = list(MIGRATIONS)

    @migration("mood", into=steps)
    def _mood(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE entities ADD COLUMN mood TEXT")
        connection.execute("UPDATE entities SET mood = 'neutral'")

    return steps


def test_an_old_file_is_upgraded_with_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    one = document("one", "China")
    store(path, (one, extraction(one, names={"China": "china"})))
    connection = _empty(path)
    steps = _with_one_more_step()
    assert migrate(connection, steps) == 1
    assert version_of(connection) == SCHEMA_VERSION + 1
    assert connection.execute("SELECT DISTINCT mood FROM entities").fetchall() == [("neutral",)]
    assert connection.execute("SELECT text FROM mentions").fetchall() == [("China",)]
    connection.close()
    with pytest.raises(NewerDatabase, match="newer aigov"):
        open_for_reading(path)


def test_a_failing_step_leaves_the_one_before(tmp_path: Path) -> None:
    steps = _with_one_more_step()

    @migration("broken", into=steps)
    def _broken(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE entities ADD COLUMN never TEXT")
        raise RuntimeError("power cut")

    connection = _empty(tmp_path / "a.db")
    with pytest.raises(RuntimeError, match="power cut"):
        migrate(connection, steps)
    assert version_of(connection) == len(steps) - 1
    columns = [row[1] for row in connection.execute("PRAGMA table_info(entities)")]
    assert ("mood" in columns, "never" in columns) == (True, False)
    assert migrate(connection, steps[:-1]) == 0
    connection.close()


def test_two_openers_of_an_old_file_upgrade_it_once(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    store(path)
    applied: list[int] = []
    steps = list(MIGRATIONS)

    @migration("mood", into=steps)
    def _mood(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE entities ADD COLUMN mood TEXT")
        applied.append(1)

    class Slow(sqlite3.Connection):
        """Looks which steps are missing, and lets another opener do them before it goes on."""

        def execute(self, sql: str, /, *parameters: object) -> sqlite3.Cursor:
            if sql == "BEGIN IMMEDIATE" and not applied:
                other = _empty(path)
                assert migrate(other, steps) == 1
                other.close()
            return super().execute(sql, *parameters)  # type: ignore[arg-type]

    connection = sqlite3.connect(path, isolation_level=None, factory=Slow)
    migrate(connection, steps)
    assert applied == [1]
    assert version_of(connection) == SCHEMA_VERSION + 1
    connection.close()


def test_steps_are_told_apart_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path)
    connection = _empty(path)
    steps = _with_one_more_step()
    steps.insert(1, steps.pop())  # written by somebody else, and numbered before one that was applied already
    assert migrate(connection, steps) == 1
    names = [name for (name,) in connection.execute("SELECT name FROM migrations ORDER BY id")]
    assert names[-1] == "mood"
    connection.close()


def test_an_older_database_is_brought_up_to_date_for_a_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    store(path)
    steps = _with_one_more_step()
    monkeypatch.setattr("aigov_tui.store.connection.SCHEMA_VERSION", len(steps))
    monkeypatch.setattr("aigov_tui.store.connection.migrate", lambda connection: migrate(connection, steps))
    connection = open_for_reading(path)
    assert version_of(connection) == len(steps)
    connection.close()


def test_a_script_is_split_at_its_statements_not_inside_triggers() -> None:
    script = "-- a comment; with a semicolon\nCREATE TRIGGER t AFTER DELETE ON a BEGIN\n DELETE FROM b;\nEND;\nSELECT 1;\n"
    assert [text.split()[0] for text in statements(script)] == ["CREATE", "SELECT"]
    with pytest.raises(ValueError, match="unfinished"):
        list(statements("SELECT 1"))


def test_the_dictionary_describes_the_schema_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path)
    connection = sqlite3.connect(path)
    relations = connection.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
        " AND name NOT GLOB '*_fts_*'"
    ).fetchall()
    there = {
        (name, column[1])
        for (name,) in relations
        for column in connection.execute(f"PRAGMA table_xinfo({name})")
        if column[6] != 1  # the hidden columns of a full-text index
    }
    connection.close()
    assert {(entry.table, entry.column) for entry in entries() if entry.column is not None} == there
    assert {entry.table for entry in entries() if entry.column is None} == {name for (name,) in relations}
    assert rows(path, "SELECT count(*) FROM data_dictionary") == [(len(entries()),)]


def test_what_is_an_offset_says_its_unit() -> None:
    for entry in entries():
        if (
            entry.column in ("start_char", "end_char", "speaker_start", "speaker_end")
            and "." not in entry.description
        ):
            assert "code points" in entry.description, entry


def test_the_dictionary_as_markdown_has_every_column() -> None:
    text = as_markdown()
    for entry in entries():
        assert f"`{entry.column or entry.table}`" in text
