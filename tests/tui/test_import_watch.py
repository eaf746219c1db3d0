"""An import done elsewhere while the app is open is noticed, and what one was looking at stays."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from aigov_tui.pipeline import run_import
from aigov_tui.store import connection
from aigov_tui.store.database import Database
from aigov_tui.tui.queries import host
from aigov_tui.tui.screens.variants import VariantsScreen, Wording
from aigov_tui.tui.widgets.import_watch import ImportWatch
from tests.tui.driving import main_of, notices, opened, press, reader_of, rows_of, screen_text, settle

NOTICE = "An import changed the database: everything shown was read again."


@pytest.fixture
def database(workspace: Path) -> Path:
    return workspace / "db" / "aigov.db"


async def _look(pilot: Pilot[Any]) -> None:
    main_of(pilot).query_one(ImportWatch).look()
    await settle(pilot)


async def test_a_document_imported_elsewhere_appears_and_the_place_stays(
    database: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.md"
    new.write_text("# A late arrival\n\nOne paragraph about harbours and what they hold.\n", encoding="utf-8")
    async with opened(database) as pilot:
        await press(pilot, "down", "enter")
        filters, document = main_of(pilot).filters, reader_of(pilot).document
        assert document is not None
        await _look(pilot)
        assert NOTICE not in notices(pilot)
        before = main_of(pilot).overview
        run_import([new], database, jobs=1)
        await _look(pilot)
        assert NOTICE in notices(pilot)
        after = main_of(pilot).overview
        assert before is not None
        assert after is not None
        assert after.sources == before.sources + 1
        assert main_of(pilot).filters == filters
        again = reader_of(pilot).document
        assert again is not None
        assert again.source.key == document.source.key


async def test_a_database_that_comes_after_the_app_is_shown(database: Path, tmp_path: Path) -> None:
    database.rename(tmp_path / "elsewhere.db")
    async with opened(database) as pilot:
        await _look(pilot)
        assert "There is no database" in screen_text(pilot)
        (tmp_path / "elsewhere.db").rename(database)
        await _look(pilot)
        assert "South-South cooperation" in screen_text(pilot)
        assert main_of(pilot).overview is not None


async def test_what_could_not_be_read_while_another_program_wrote_is_read_when_it_is_done(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "READ_TIMEOUT", 0.01)
    async with opened(database) as pilot:
        await _look(pilot)
        with closing(sqlite3.connect(database, isolation_level=None)) as writer:
            writer.execute("BEGIN EXCLUSIVE")
            host(main_of(pilot)).stores.reopen()
            await press(pilot, "3", "o")
            assert "Another program is writing" in screen_text(pilot)
            assert not rows_of(pilot, "#entities PagedList").total
            writer.execute("ROLLBACK")
        await _look(pilot)
        assert rows_of(pilot, "#entities PagedList").total
        assert NOTICE not in notices(pilot)


async def test_a_database_that_was_replaced_is_opened_anew(database: Path, tmp_path: Path) -> None:
    new = tmp_path / "only.md"
    new.write_text("# The only one left\n\nOne paragraph about harbours.\n", encoding="utf-8")
    async with opened(database) as pilot:
        run_import([new], tmp_path / "other.db", jobs=1)
        (tmp_path / "other.db").replace(database)
        await _look(pilot)
        assert NOTICE in notices(pilot)
        assert "The only one left" in screen_text(pilot)
        assert "1 sources" in screen_text(pilot) or "1 source" in screen_text(pilot)


def _moved_down(workspace: Path) -> None:
    """A paragraph more at the beginning of every seed: all that stands in it stands elsewhere."""
    for path in (workspace / "seeds").glob("*.txt"):
        path.write_text("A paragraph that is new.\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    run_import([workspace / "seeds"], workspace / "db" / "aigov.db", jobs=1)


@pytest.mark.parametrize("keys", [("c",), ("slash", *"fragmented")])
async def test_a_screen_over_the_panes_leads_to_the_words_where_they_are_now(
    workspace: Path, keys: tuple[str, ...]
) -> None:
    async with opened(workspace / "db" / "aigov.db") as pilot:
        await _look(pilot)
        await press(pilot, *keys)
        _moved_down(workspace)
        await _look(pilot)
        await press(pilot, "enter")
        reading, document = main_of(pilot).reading, reader_of(pilot).document
        assert reading is not None
        assert reading.span is not None
        assert document is not None
        words = document.text_between(*reading.span)
        with Database(workspace / "db" / "aigov.db") as store:
            if keys == ("c",):
                pieces = store.comparison().cells[0][0].statements[0].evidence
                assert words in [piece.exact for piece in pieces]
            else:
                hit = store.search("fragmented").hits[0]
                assert reading.span == (hit.start_char, hit.end_char)


async def test_a_document_that_vanished_is_shown_when_it_is_there_again(workspace: Path) -> None:
    database = workspace / "db" / "aigov.db"
    async with opened(database) as pilot:
        await press(pilot, "enter")
        before = reader_of(pilot).document
        assert before is not None
        path = workspace / "seeds" / Path(before.source.path).name
        text = path.read_text(encoding="utf-8")
        await _look(pilot)
        path.unlink()
        run_import([workspace / "seeds"], database, jobs=1, prune=True)
        await _look(pilot)
        assert "not in the database any more" in screen_text(pilot)
        assert reader_of(pilot).document is None
        pane = main_of(pilot).query_one("#reader")
        assert str(pane.border_subtitle) == ""
        path.write_text(text, encoding="utf-8")
        run_import([workspace / "seeds"], database, jobs=1)
        await _look(pilot)
        after = reader_of(pilot).document
        assert after is not None
        assert after.source.key == before.source.key


REMARK = "every harbour must keep a lifeboat manned by its own fishermen"
WORDINGS = {
    "one": f"“{REMARK.capitalize()} through the winter,” Li Qiang said at the fair.",
    "two": f"Asked about boats by a reporter from the capital, Li Qiang answered curtly: “{REMARK.capitalize()}.”",
    "three": f"The band had played and the guests had gone when he spoke of the storm. “I say it again: {REMARK} through"
    " the whole winter and the spring,” Li Qiang said.",
}


async def test_wordings_are_read_again_and_the_one_looked_at_stays(database: Path, tmp_path: Path) -> None:
    files = {name: tmp_path / f"{name}.txt" for name in WORDINGS}
    for name in ("one", "two"):
        files[name].write_text(WORDINGS[name] + "\n", encoding="utf-8")
    run_import([files["one"], files["two"]], database, jobs=1)
    with Database(database) as store:
        group = store.variant_group("two", f"{REMARK.capitalize()}.")
    assert group is not None
    async with opened(database) as pilot:
        await _look(pilot)
        await pilot.app.push_screen(VariantsScreen(group))
        await settle(pilot)
        await press(pilot, "right")
        assert "One quote in 2 wordings" in screen_text(pilot)
        files["three"].write_text(WORDINGS["three"] + "\n", encoding="utf-8")
        run_import([files["three"]], database, jobs=1)
        await _look(pilot)
        assert "One quote in 3 wordings" in screen_text(pilot)
        focused = pilot.app.focused
        assert isinstance(focused, Wording)
        assert focused.quote.source_key == "two"
        for name in ("one", "three"):
            files[name].unlink()
        run_import([tmp_path], database, jobs=1, prune=True)
        await _look(pilot)
        assert not isinstance(pilot.app.screen, VariantsScreen)
        assert "These wordings are in the database no more." in notices(pilot)
