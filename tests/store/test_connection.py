import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from aigov_tui.model.quote import Attribution
from aigov_tui.store.check import check
from aigov_tui.store.connection import as_store_error, in_words, open_for_reading, open_for_writing
from aigov_tui.store.errors import DatabaseBusy, NotAnAigovDatabase, StoreError
from aigov_tui.store.queries.typed import typed
from aigov_tui.store.writer import Writer
from tests.store.making import document, extraction, finish, rows, store

ONE = document("one", "China proposes a body.")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "aigov.db"
    store(path, (ONE, extraction(ONE)))
    return path


def test_reading_cannot_write(database: Path) -> None:
    connection = open_for_reading(database)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM sources")
    connection.execute("CREATE TEMP TABLE mine (id INTEGER)")  # but a reader may keep notes
    connection.close()


def test_odd_file_names_open(tmp_path: Path) -> None:
    path = tmp_path / "what? 100% #1 数据.db"
    store(path, (ONE, extraction(ONE)))
    open_for_reading(path).close()
    open_for_writing(path).close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.db"))
    store(path, (ONE, extraction(ONE)))
    connection = open_for_reading(path)
    assert check(connection) == []
    connection.close()


def test_values_of_another_type_are_damage_not_a_fault_of_ours(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute("UPDATE terms SET paragraphs = 'many'")
    connection.commit()
    connection.close()
    with (
        pytest.raises(StoreError, match=r"is damaged \(terms: paragraphs holds text, not integer\)"),
        in_words(database),
    ):
        min(3, *[count for (count,) in sqlite3.connect(database).execute("SELECT paragraphs FROM terms")])


def test_a_value_that_none_of_ours_can_be_is_damage(database: Path) -> None:
    with (
        pytest.raises(StoreError, match=r"is damaged .'se>tence' is not a valid Attribution"),
        in_words(database),
    ):
        typed(("a", "se>tence"), {1: Attribution})


def _foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "kind", "told"),
    [
        (lambda path: None, StoreError, "There is no database at"),
        (lambda path: path.mkdir(), StoreError, "is a folder"),
        (
            lambda path: path.write_text("hello, this is text, not a database" * 50),
            NotAnAigovDatabase,
            "not SQLite",
        ),
        (lambda path: path.write_bytes(b""), NotAnAigovDatabase, "is empty"),
        (_foreign, NotAnAigovDatabase, "not an aigov database"),
    ],
)
def test_what_is_no_database_of_ours_is_said(tmp_path: Path, make, kind, told) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    path = tmp_path / "a.db"
    make(path)
    with pytest.raises(kind, match=told):
        open_for_reading(path)


def test_a_file_of_somebody_else_is_never_written(tmp_path: Path) -> None:
    for make in (_foreign, lambda path: path.write_text("hello " * 500)):
        path = tmp_path / "a.db"
        path.unlink(missing_ok=True)
        make(path)
        before = path.read_bytes()
        with pytest.raises(NotAnAigovDatabase):
            Writer(path)
        with pytest.raises(NotAnAigovDatabase):
            open_for_writing(path)
        assert path.read_bytes() == before


def test_a_write_ahead_log_of_another_tool_is_folded_in(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("INSERT INTO settings (name, value) VALUES ('a', 'b')")
    connection.commit()
    connection.close()
    store(database, (ONE, extraction(ONE)))
    assert rows(database, "PRAGMA journal_mode") == [("delete",)]
    assert rows(database, "SELECT value FROM settings") == [("b",)]
    assert [file.name for file in database.parent.iterdir()] == ["aigov.db"]


def test_two_imports_at_once(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aigov_tui.store.writer.session.WAIT", 0.05)
    for path in (database, tmp_path / "new.db"):
        with Writer(path) as writer:
            writer.put_document(ONE, extraction(ONE), recipe="r")
            with pytest.raises(DatabaseBusy, match="nother"):
                Writer(path)
            finish(writer)
        with Writer(path):
            pass


def test_readers_read_on_during_an_import(database: Path) -> None:
    reader = open_for_reading(database)
    with Writer(database) as writer:
        writer.put_document(document("two", "Two."), extraction(ONE), recipe="r")
        assert reader.execute("SELECT count(*) FROM sources").fetchone() == (1,)
        finish(writer)
        assert reader.execute("SELECT count(*) FROM sources").fetchone() == (1,)
    assert reader.execute("SELECT count(*) FROM sources").fetchone() == (2,)
    reader.close()


def test_a_new_database_is_not_seen_before_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with Writer(path) as writer:
        writer.put_document(ONE, extraction(ONE), recipe="r")
        finish(writer)
        assert not path.exists()
    assert [file.name for file in tmp_path.iterdir()] == ["new.db"]


def test_errors_in_the_middle_leave_nothing(database: Path, tmp_path: Path) -> None:
    before = database.read_bytes()
    for path in (database, tmp_path / "new.db"):
        with pytest.raises(KeyboardInterrupt):
            _interrupted(path)
    assert database.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["aigov.db"]


def _interrupted(path: Path) -> None:
    with Writer(path) as writer:
        writer.remove(["docs/one.txt"])
        raise KeyboardInterrupt


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Is the folder there"):
        Writer(tmp_path / "no" / "such.db")


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "real" / "aigov.db")
    store(link, (ONE, extraction(ONE)))
    assert link.is_symlink()
    assert (tmp_path / "real" / "aigov.db").is_file()
    loop = tmp_path / "loop.db"
    loop.symlink_to(loop)
    with pytest.raises(StoreError):
        Writer(loop)


_AS_NOBODY = """
import os, sys, urllib.parse  # what is imported late could not be read by nobody
from pathlib import Path
from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.errors import StoreError
from aigov_tui.store.writer import Writer
path = Path(sys.argv[1])
os.setgid(65534)
os.setuid(65534)
connection = open_for_reading(path)
print(connection.execute("SELECT count(*) FROM sources").fetchone()[0])
connection.close()
for other in (path, path.with_name("new.db")):
    try:
        Writer(other)
    except StoreError as error:
        print(error)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become nobody")
def test_a_read_only_folder_opens_and_says_what_it_cannot(database: Path) -> None:
    folder = Path("/tmp") / f"aigov-read-only-{os.getpid()}"  # pytest's folders are closed to others
    folder.mkdir()
    try:
        shutil.copy(database, folder / "aigov.db")
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY, str(folder / "aigov.db")],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
    lines = done.stdout.splitlines()
    assert lines[0] == "1", done.stderr
    assert "read-only" in lines[1]
    assert "cannot be opened" in lines[2], done.stderr


def test_an_older_database_that_is_read_only_says_so(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aigov_tui.store.connection.SCHEMA_VERSION", 1_000_000)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StoreError, match=r"made by an older aigov .* open the copy"):
        open_for_reading(database)


def test_a_full_disk_is_said_and_changes_nothing(database: Path) -> None:
    """SQLite's own limit on pages stands for a full disk: the error is the same."""
    before = database.read_bytes()
    large = document("large", *(f"Paragraph {number} with words of its own." for number in range(20_000)))
    with pytest.raises(StoreError, match=r"disk that holds .*aigov\.db is full. Nothing was changed"):
        _store_with_few_pages(database, large)
    assert database.read_bytes() == before
    assert [file.name for file in database.parent.iterdir()] == ["aigov.db"]


def _store_with_few_pages(database: Path, large) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    with Writer(database) as writer:
        writer._connection.execute("PRAGMA max_page_count = 80")
        writer.put_document(large, extraction(large), recipe="r")
        finish(writer)


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOMEM, 1, None]
)
def test_every_error_is_a_sentence(code: int | None) -> None:
    error = sqlite3.OperationalError("some words")
    if code is not None:
        error.sqlite_errorcode = code
    assert str(as_store_error(error, Path("x.db"))).endswith(".")
