"""An import done elsewhere while the app is open is noticed, and what one was looking at stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from aigov_tui.pipeline import run_import
from aigov_tui.tui.widgets.import_watch import ImportWatch
from tests.tui.driving import main_of, notices, opened, press, reader_of, screen_text, settle

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
