"""Importing files that hold several documents, and what comes through a pipe."""

from __future__ import annotations

import json
import sqlite3
import sys
import zipfile
from contextlib import closing
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from aigov_tui.pipeline import ImportSummary, run_import
from aigov_tui.store.database import Database

ROWS = [
    {"id": name, "text": f"The minister of {name} spoke about chips."}
    for name in ("trade", "energy", "health")
]


def write_rows(folder: Path, rows: list[dict[str, str]]) -> Path:
    path = folder / "in" / "rows.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def write_archive(folder: Path, files: dict[str, str]) -> Path:
    path = folder / "in" / "news.zip"
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def imported(folder: Path, path: Path | None = None, *, prune: bool = False) -> ImportSummary:
    return run_import([path or folder / "in"], folder / "db" / "aigov.db", jobs=1, prune=prune)


def sources(folder: Path) -> dict[str, str]:
    connection = sqlite3.connect(folder / "db" / "aigov.db")
    try:
        return dict(connection.execute("SELECT path, text FROM sources ORDER BY path"))
    finally:
        connection.close()


def counts(summary: ImportSummary) -> tuple[int, int, int, int]:
    return summary.added, summary.changed, summary.unchanged, summary.removed


def test_only_the_rows_that_changed_are_read_again(tmp_path: Path) -> None:
    path = write_rows(tmp_path, ROWS)
    assert counts(imported(tmp_path, path)) == (3, 0, 0, 0)
    new = {"id": "labour", "text": "The minister of labour spoke about jobs."}
    write_rows(tmp_path, [new, {**ROWS[0], "text": "The minister of trade resigned."}, *ROWS[1:]])
    assert counts(imported(tmp_path, path)) == (1, 1, 2, 0)
    assert sources(tmp_path)["in/rows.jsonl#trade"] == "The minister of trade resigned."
    with Database(tmp_path / "db" / "aigov.db") as database:
        assert database.check() == []


@pytest.mark.parametrize("by_folder", [False, True])
def test_a_row_that_is_gone_is_missing_and_goes_when_pruned(tmp_path: Path, by_folder: bool) -> None:
    path = write_rows(tmp_path, ROWS)
    root = None if by_folder else path
    imported(tmp_path, root)
    write_rows(tmp_path, ROWS[:2])
    assert imported(tmp_path, root).missing == ("in/rows.jsonl#health",)
    assert counts(imported(tmp_path, root, prune=True)) == (0, 0, 2, 1)
    assert list(sources(tmp_path)) == ["in/rows.jsonl#energy", "in/rows.jsonl#trade"]


def test_a_file_that_moved_into_an_archive_is_the_same_source(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The minister spoke about chips.")
    imported(tmp_path)
    (tmp_path / "in" / "a.txt").unlink()
    write_archive(tmp_path, {"may/a.txt": "The minister spoke about chips."})
    summary = imported(tmp_path)
    assert (summary.moved, summary.added, summary.missing) == (1, 0, ())
    assert list(sources(tmp_path)) == ["in/news.zip#may/a.txt"]


def test_an_archive_that_broke_takes_no_source_with_it(tmp_path: Path) -> None:
    path = write_archive(tmp_path, {"a.txt": "The minister spoke.", "b.txt": "She spoke again."})
    imported(tmp_path)
    path.write_bytes(path.read_bytes()[:50])
    summary = imported(tmp_path, prune=True)
    assert [problem.code for problem in summary.problems] == ["broken-archive"]
    assert (summary.removed, len(sources(tmp_path))) == (0, 2)
    path.unlink()
    assert imported(tmp_path, prune=True).removed == 2


def test_what_is_curated_about_a_member_holds(tmp_path: Path) -> None:
    write_archive(tmp_path, {"may/a.txt": "The minister spoke."})
    (tmp_path / "in" / "sources.yaml").write_text(
        "version: 1\nsources:\n  - {path: 'news.zip#may/a.txt', key: speech, title: A speech}\n"
    )
    imported(tmp_path)
    connection = sqlite3.connect(tmp_path / "db" / "aigov.db")
    assert connection.execute("SELECT key, title FROM sources").fetchall() == [("speech", "A speech")]
    connection.close()


def test_what_came_through_a_pipe_stays_until_the_pipe_brings_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_rows(tmp_path, ROWS)

    def piped(text: str) -> ImportSummary:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(text.encode())))
        return imported(tmp_path, Path("-"))

    assert counts(piped("The first text.")) == (1, 0, 0, 0)
    assert counts(piped("The first text.")) == (0, 0, 1, 0)
    assert counts(piped("Another text.")) == (0, 1, 0, 0)
    imported(tmp_path, prune=True)
    imported(tmp_path, tmp_path, prune=True)
    assert sources(tmp_path)["-"] == "Another text."
    assert len(sources(tmp_path)) == 4


def test_a_row_that_was_mended_is_no_problem_any_more(tmp_path: Path) -> None:
    table = tmp_path / "rows.jsonl"
    database = tmp_path / "db" / "aigov.db"
    standing = "SELECT count(*) FROM problems WHERE stands = 1"
    table.write_text('{"text": "Beijing spoke of chips."}\n{"title": "no text"}\n', encoding="utf-8")
    assert run_import([table], database, jobs=1).problems
    assert _number(database, standing) > 0
    table.write_text('{"text": "Beijing spoke of chips."}\n{"text": "Now there is one."}\n', encoding="utf-8")
    assert not run_import([table], database, jobs=1).problems
    assert _number(database, standing) == 0


def _number(database: Path, query: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        (number,) = connection.execute(query).fetchone()
    assert isinstance(number, int)
    return number
