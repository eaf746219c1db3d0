"""A damaged database says so in a sentence, and gives back what a person wrote."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aigov_tui.model.focus import Focus
from aigov_tui.store.annotate import Annotator, Draft
from aigov_tui.store.database import Database
from aigov_tui.store.decide import Decider
from aigov_tui.store.errors import StoreError
from aigov_tui.store.rescue import rescue
from aigov_tui.store.saved_searches import SearchShelf
from tests.store.making import document, extraction, store

ONE = document("one", "China proposes a body.", "The United States would rather not.")
NOTES = 200


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "aigov.db"
    store(path, (ONE, extraction(ONE)))
    annotator = Annotator(path)
    for number in range(NOTES):
        annotator.add(Draft("note", "one", 0, 5, body=f"note {number} " + "of many words " * 20))
    SearchShelf(path).save("bans", "export OR ban")
    Decider(path).set_source("one", "publisher", "The Paper")
    return path


def _pages_of(path: Path, table: str) -> list[int]:
    """Where the leaves of a table lie: offsets in the file, in the order of its rows."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT pgoffset FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path", (table,)
        )
        return [offset for (offset,) in rows]


def _has_dbstat() -> bool:
    with closing(sqlite3.connect(":memory:")) as connection:
        return ("ENABLE_DBSTAT_VTAB",) in connection.execute("PRAGMA compile_options").fetchall()


def _overwrite(path: Path, offset: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(data)


def _notes(path: Path) -> list[tuple[int, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT id, status, body FROM annotations ORDER BY id").fetchall()


def test_all_of_a_sound_database_is_saved_and_finds_its_words_again(database: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.db"
    parts = {part.table: part for part in rescue(database, saved)}
    assert parts["annotations"].rows == NOTES
    assert parts["saved_searches"].rows == 1
    assert parts["source_decisions"].rows == 1
    assert all(part.is_whole for part in parts.values())
    assert {status for _, status, _ in _notes(saved)} == {"orphaned"}
    with Database(saved) as opened:
        assert opened.overview().sources == 0
        assert [search.name for search in opened.saved_searches()] == ["bans"]


@pytest.mark.skipif(not _has_dbstat(), reason="this SQLite does not say where its pages are")
def test_notes_before_and_behind_a_damaged_page_are_saved(database: Path, tmp_path: Path) -> None:
    leaves = _pages_of(database, "annotations")
    assert len(leaves) > 4
    _overwrite(database, leaves[2], b"\xff" * 4096)
    saved = tmp_path / "saved.db"
    parts = {part.table: part for part in rescue(database, saved)}
    assert not parts["annotations"].is_whole
    notes = [number for number, _, _ in _notes(saved)]
    assert 0 < NOTES - len(notes) < 40
    assert notes[0] == 1
    assert notes[-1] == NOTES
    assert parts["saved_searches"].is_whole


def test_a_file_that_was_cut_short_still_gives_what_is_left(database: Path, tmp_path: Path) -> None:
    with database.open("r+b") as file:
        file.truncate(database.stat().st_size - 4096)
    with pytest.raises(StoreError, match=r"is damaged .*aigov rescue"):
        Database(database)
    rescue(database, tmp_path / "saved.db")
    assert _notes(tmp_path / "saved.db")


def test_nothing_is_made_where_nothing_can_be_saved(database: Path, tmp_path: Path) -> None:
    for name, content in (
        ("text.db", b"no database at all " * 500),
        ("cut.db", database.read_bytes()[:3000]),
    ):
        broken, saved = tmp_path / name, tmp_path / "saved.db"
        broken.write_bytes(content)
        with pytest.raises(StoreError, match=f"Nothing that a person wrote can be read from .*{name}"):
            rescue(broken, saved)
        assert not saved.exists()


def test_no_file_is_overwritten_and_no_other_programs_file_is_read(database: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE annotations (id INTEGER PRIMARY KEY, kind TEXT)")
    with pytest.raises(StoreError, match=r"other\.db exists already"):
        rescue(database, other)
    with pytest.raises(StoreError, match="is not an aigov database"):
        rescue(other, tmp_path / "saved.db")
    with pytest.raises(StoreError, match="There is no database"):
        rescue(tmp_path / "nowhere.db", tmp_path / "saved.db")
    assert not (tmp_path / "saved.db").exists()


def test_bytes_that_are_no_text_are_damage_not_a_traceback(database: Path) -> None:
    content = database.read_bytes()
    place = content.rindex(b"CREATE VIEW")
    _overwrite(database, place + 4, b"\xaa\xff")
    with pytest.raises(StoreError, match="is damaged"), Database(database) as opened:
        opened.sources(Focus())


def test_a_sound_file_is_not_called_damaged_for_a_mistake_of_ours(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object) -> None:
        raise ValueError("a mistake")

    monkeypatch.setattr("aigov_tui.store.queries.records.overview", mistaken)
    with Database(database) as opened, pytest.raises(ValueError, match="a mistake"):
        opened.overview()
