"""What is looked at across documents, and taken out of the app: all notes, what could not be read, exports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.style import Style

from aigov_tui.model.problem import Severity
from aigov_tui.model.rows import NO_DOCUMENTS, AnnotationRow, ProblemRow
from aigov_tui.pipeline import run_import
from aigov_tui.tui.render.palette import Palette, coloured_palette, plain_palette
from aigov_tui.tui.screens.export import ExportScreen
from aigov_tui.tui.screens.notes import NotesScreen
from aigov_tui.tui.screens.problems import ProblemView
from aigov_tui.tui.themes import DARK
from tests.tui.driving import NARROW, main_of, notices, opened, press, reader_of, screen_text, shows
from tests.tui.fake_store import FakeStore


@pytest.fixture
def database(workspace: Path) -> Path:
    """A database to write to."""
    return workspace / "db" / "aigov.db"


def _note(store: FakeStore) -> AnnotationRow:
    quote = next(row for row in store.quotes_in(1) if row.source_key == "harbour")
    row = AnnotationRow(
        id=1, kind="note", source_key="harbour", source_id=1, start_char=quote.start_char, end_char=quote.end_char,
        exact=quote.text, prefix="", suffix="", body="so they say", tag=None, actor_key=None, issue_key=None,
        stance=None, status="anchored", created_at="2026-01-02T03:04:05", updated_at="2026-01-02T03:04:05",
    )  # fmt: skip
    store.annotation_rows.append(row)
    return row


async def test_all_notes_are_listed_and_lead_to_their_words(store: FakeStore) -> None:
    row = _note(store)
    async with opened(store) as pilot:
        await press(pilot, "M")
        assert "✎ so they say" in screen_text(pilot)
        source = store.source("harbour")
        assert source is not None
        assert source.title[:20] in next(line for line in screen_text(pilot).splitlines() if "✎ so" in line)
        await press(pilot, "enter")
        document, reading = reader_of(pilot).document, reader_of(pilot).reading
        assert document is not None
        assert reading is not None
        assert document.source.key == "harbour"
        assert reading.span == (row.start_char, row.end_char)


async def test_a_note_whose_words_are_gone_is_kept_and_says_so(store: FakeStore) -> None:
    lost = replace(
        _note(store), exact="so many words " * 20, status="orphaned", start_char=None, end_char=None
    )
    store.annotation_rows[:] = [lost]
    async with opened(store, NARROW) as pilot:
        await press(pilot, "M", "enter")
        assert "These words are gone: “" in screen_text(pilot)
        assert isinstance(pilot.app.screen, NotesScreen)
        assert any("gone from their document" in notice for notice in notices(pilot))


async def test_without_notes_the_list_says_how_to_make_one(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "M", "enter")
        assert "No notes yet. In the reader, m keeps one" in screen_text(pilot)


async def test_a_search_in_an_empty_database_says_what_to_do(tmp_path: Path) -> None:
    run_import([], tmp_path / "aigov.db")
    async with opened(tmp_path / "aigov.db") as pilot:
        await press(pilot, "slash", *"ab")
        assert NO_DOCUMENTS in screen_text(pilot)
        assert "Nothing found" not in screen_text(pilot)


async def test_what_could_not_be_read_is_listed_and_told_whole(store: FakeStore) -> None:
    passed_over = (
        f"9 files passed over ({', '.join(f'.x{number}' for number in range(60))}): aigov reads .txt."
    )
    store.problem_rows += [
        ProblemRow(
            1, 1, "binary", Severity.ERROR, "seeds/[x].txt", None, "The file looks like a [/] binary file."
        ),
        ProblemRow(2, 1, "passed-over", Severity.INFO, None, None, passed_over),
    ]
    async with opened(store) as pilot:
        screen = main_of(pilot)
        assert screen.overview is not None
        screen.overview = replace(screen.overview, problems=1)
        await pilot.app.run_action("problems", default_namespace=screen)
        assert await shows(pilot, "seeds/[x].txt")
        await press(pilot, "down")
        assert "The file looks like a [/] binary file." in screen_text(pilot)
        assert "aigov reads .txt." not in screen_text(pilot)
        await press(pilot, "enter")
        assert await shows(pilot, "aigov reads .txt.")


def test_an_error_does_not_look_like_a_warning() -> None:
    def severity(of: Severity, palette: Palette) -> Style:
        row = ProblemRow(1, 1, "code", of, "a.txt", None, "What is wrong.")
        return ProblemView().lines(row, 60, palette)[0][-1][1]

    coloured = coloured_palette({**DARK.to_color_system().generate(), **DARK.variables})
    for palette in (coloured, plain_palette()):
        assert len({severity(of, palette) for of in Severity}) == len(Severity)


async def test_what_fits_the_filters_is_exported(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(database) as pilot:
        await press(pilot, "3", "down", "down", "enter", "4", "E", "tab", "right", "enter")
        written = (tmp_path / "quotes.csv").read_text(encoding="utf-8")
        assert len(written.splitlines()) > 1
        assert all("Li Qiang" in line for line in written.splitlines()[1:])
        assert any(notice.startswith("Wrote ") for notice in notices(pilot))


async def test_the_comparison_is_exported_with_its_citations(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(database) as pilot:
        await press(pilot, "c", "E", "enter")
        assert (
            (tmp_path / "comparison.md").read_text(encoding="utf-8").startswith("# Positions compared: China")
        )


async def test_a_file_that_is_there_is_written_over_only_when_asked_twice(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kept = tmp_path / "sources.md"
    kept.write_text("mine", encoding="utf-8")
    async with opened(database) as pilot:
        await press(pilot, "E", "enter")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert kept.read_text(encoding="utf-8") == "mine"
        await press(pilot, "enter")
        assert kept.read_text(encoding="utf-8") != "mine"


async def test_where_nothing_can_be_written_that_is_said(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(database) as pilot:
        await press(pilot, "E", "tab", "tab", "end", *"/x", "enter")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert any("There is no such folder." in notice for notice in notices(pilot))


async def test_without_a_database_file_nothing_is_exported(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "E")
        assert not isinstance(pilot.app.screen, ExportScreen)
