"""Corrections from within the app: names, documents, suggestions; taken back, refused, written to YAML."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.message import Message
from textual.pilot import Pilot

from aigov_tui.model.decision import NamedEntity, Suggestion
from aigov_tui.model.focus import Focus
from aigov_tui.model.position import Review, Stance
from aigov_tui.model.rows import EntityRow, SourceRow
from aigov_tui.store.database import Database
from aigov_tui.store.decide import Decider
from aigov_tui.tui import writing
from aigov_tui.tui.app import AigovApp
from aigov_tui.tui.citation import cite_evidence, cite_quote, cite_words
from aigov_tui.tui.commands.palette import CommandsProvider
from aigov_tui.tui.edits import Merge, Reject
from aigov_tui.tui.render.document import load_document
from aigov_tui.tui.screens.correcting import after_edit, filter_after
from aigov_tui.tui.screens.edit_entity import EditEntityScreen, candidates
from aigov_tui.tui.screens.edit_source import EditSourceScreen
from aigov_tui.tui.screens.form import FormScreen
from aigov_tui.tui.screens.main import MainScreen
from aigov_tui.tui.screens.pairs import PairsScreen
from aigov_tui.tui.state import Place, Reading
from aigov_tui.tui.widgets.comparison_table import ComparisonTable
from tests.tui.driving import MEDIUM, WIDE, main_of, notices, opened, press, rows_of, screen_text, settle
from tests.tui.fake_store import FakeStore


@pytest.fixture
def database(workspace: Path) -> Path:
    """A database to write to."""
    return workspace / "db" / "aigov.db"


def _entities(database: Path) -> dict[str, EntityRow]:
    with Database(database) as store:
        return {row.key: row for row in store.entities(Focus(), limit=1000)}


def _source(database: Path, key: str) -> SourceRow:
    with Database(database) as store:
        row = store.source(key)
        assert row is not None
        return row


def _row(pilot: Pilot[Any]) -> EntityRow:
    """The name under the cursor."""
    row = rows_of(pilot, "#entities PagedList").row()
    assert isinstance(row, EntityRow)
    return row


async def _type(pilot: Pilot[Any], words: str) -> None:
    """Type into the field with the keyboard, and wait until that is answered."""
    await pilot.press(*("space" if letter == " " else letter for letter in words))
    await settle(pilot)


async def test_a_name_that_is_another_is_merged_and_that_taken_back(database: Path) -> None:
    before = _entities(database)
    async with opened(database) as pilot:
        await press(pilot, "3", "down", "down")
        row = _row(pilot)
        await press(pilot, "enter")  # filtered by it: the filter follows
        await press(pilot, "e", "tab")
        await _type(pilot, "china")
        await press(pilot, "enter")
        assert main_of(pilot).filters.entity == "china"
        assert f"“{row.name}” ({row.key}) is “China” (china)." in notices(pilot)[-1]
        merged = _entities(database)
        assert row.key not in merged
        assert merged["china"].mentions == before["china"].mentions + row.mentions
        await press(pilot, "u")
        assert notices(pilot)[-1].startswith("Undone: ")
    assert _entities(database) == before


async def test_some_mentions_are_split_off(database: Path) -> None:
    async with opened(database) as pilot:
        await press(pilot, "3")
        row = _row(pilot)
        await press(pilot, "e", "right", "tab", "right", "tab", "tab")
        await _type(pilot, "Elsewhere")
        await press(pilot, "enter")
        wanted = next(other for other in _entities(database).values() if other.name == "Elsewhere")
        assert 0 < wanted.mentions < row.mentions
        assert "Elsewhere" in screen_text(pilot)


async def test_renaming_and_rejecting_keep_the_place_in_the_list(database: Path) -> None:
    async with opened(database) as pilot:
        await press(pilot, "3", "down", "down", "down")
        rows = rows_of(pilot, "#entities PagedList")
        row = _row(pilot)
        await press(pilot, "e", "right", "right", "tab", "end")
        await _type(pilot, " etc")
        await press(pilot, "enter")
        assert _entities(database)[row.key].name == f"{row.name} etc"
        await press(pilot, "e", "left", "enter")
        assert row.key not in _entities(database)
        assert rows.cursor == 3
        await press(pilot, "u", "u")
        assert _entities(database)[row.key] == row


async def test_the_form_says_what_is_missing(database: Path) -> None:
    async with opened(database) as pilot:
        await press(pilot, "3", "e", "enter")
        assert isinstance(pilot.app.screen, EditEntityScreen)
        assert "pick one" in notices(pilot)[-1]
        await press(pilot, "right", "down", "enter")
        assert "Which mentions?" in notices(pilot)[-1]
        await press(pilot, "tab", "tab", "tab")
        await _type(pilot, "no such name")
        await press(pilot, "left", "shift+tab", "shift+tab", "shift+tab", "left", "enter")
        assert "There is no name like that" in notices(pilot)[-1]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MainScreen)
    assert Decider(database)  # nothing was decided
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT count(*) FROM entity_decisions").fetchone() == (0,)


async def test_a_busy_database_is_said(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aigov_tui.store.connection.PATIENCE", 0.01)
    async with opened(database) as pilot:
        with closing(sqlite3.connect(database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await press(pilot, "3", "e", "left", "enter")
            assert any("writing" in notice or "busy" in notice for notice in notices(pilot)), notices(pilot)
            other.execute("ROLLBACK")


async def test_that_something_is_written_is_said_where_it_takes_a_while(
    store: FakeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Done(Message):
        """It is written."""

    monkeypatch.setattr(writing, "_SLOW", 0.01)
    may_go_on = Event()

    def change(_: Path) -> Message:
        assert may_go_on.wait(10)
        return Done()

    async with opened(store, database=tmp_path / "aigov.db") as pilot:
        writing.write(main_of(pilot), "corrections", change)
        while not notices(pilot):
            await pilot.pause(0.005)
        may_go_on.set()
        assert notices(pilot) == ["Writing to the database …"]


async def _go_to(pilot: Pilot[Any], key: str) -> None:
    """Put the cursor on a source."""
    rows = rows_of(pilot, "#sources PagedList")
    await press(pilot, "home")
    for _ in range(rows.total or 0):
        row: SourceRow | None = rows.row()
        if row is not None and row.key == key:
            return
        await press(pilot, "down")


async def test_what_a_document_does_not_say(database: Path) -> None:
    key = "global-ai-body"
    before = _source(database, key)
    assert before.published_on is None
    async with opened(database) as pilot:
        await _go_to(pilot, key)
        await press(pilot, "e", "tab", "tab", "tab")
        await _type(pilot, "soon")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, EditSourceScreen)
        assert "is no date" in notices(pilot)[-1]
        await press(pilot, *["backspace"] * 4)
        await _type(pilot, "July 2025")
        await press(pilot, "enter")
        row = _source(database, key)
        assert (row.published_on, row.given) == ("2025-07", ("published",))
        await _go_to(pilot, key)  # sorted by date, it stands elsewhere now
        await press(pilot, "i")
        assert "2025-07  ✎ given by a person" in screen_text(pilot)
        await press(pilot, "escape", "u")
    assert _source(database, key) == before


async def test_a_suggestion_is_corrected_in_the_order_of_certainty(database: Path) -> None:
    async with opened(database, WIDE) as pilot:
        await press(pilot, "c", "s")
        table = pilot.app.screen.query_one(ComparisonTable)
        surest = table.statement()
        assert surest is not None
        assert surest.confidence is not None
        assert "suggestion 1 of" in screen_text(pilot)
        await press(pilot, "s")
        second = table.statement()
        assert second is not None
        assert second.confidence is not None
        assert second.confidence <= surest.confidence
        await press(pilot, "S", "e", "tab", "tab", "right", "tab", "tab", "tab")
        await _type(pilot, "!")
        await press(pilot, "enter")
        with Database(database) as store:
            [row] = store.suggestions(Focus(), review=Review.ACCEPTED)
        assert row.key == surest.key
        stances = list(Stance)
        assert row.stance is stances[(stances.index(surest.stance) + 1) % len(stances)]
        assert row.summary.endswith("!")
        assert (row.voice, row.asserter_name) == (surest.voice, surest.asserter_name)
        await press(pilot, "u")
        with Database(database) as store:
            assert store.suggestions(Focus(), review=Review.ACCEPTED) == []
        counted = main_of(pilot).overview
        await press(pilot, "s", "plus", "escape")
        after = main_of(pilot).overview
        assert counted is not None
        assert after is not None
        assert after.statements == counted.statements + 1


async def test_earlier_corrections_can_be_taken_back(database: Path) -> None:
    before = _entities(database)
    decider = Decider(database)
    decider.rename("li-qiang", "Premier Li")
    decider.set_source("global-ai-body", "author", "Nobody")
    async with opened(database) as pilot:
        await press(pilot, "3", "e", "left", "enter")  # rejects the first name
        await _take_back_earlier(pilot, 3)
        assert notices(pilot)[-1].startswith("Undone: “Li Qiang”")
        await _take_back_earlier(pilot, 1)
        assert "is no entity" in notices(pilot)[-1]
        assert _entities(database) == before
        assert not main_of(pilot).undoable  # the one of this session is gone
        await _take_back_earlier(pilot, 1)
        assert _source(database, "global-ai-body").given == ()
        await pilot.app.run_action("decisions", main_of(pilot))
        await settle(pilot)
        assert "Nothing was corrected yet." in screen_text(pilot)


async def _take_back_earlier(pilot: Pilot[Any], place: int) -> None:
    """Of the list of corrections take back the one in this place, the latest being the first."""
    await pilot.app.run_action("decisions", main_of(pilot))
    await settle(pilot)
    await press(pilot, *["down"] * (place - 1), "enter")


async def test_pairs_are_made_one(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _entities(database)
    one, other, third = (
        NamedEntity(row.key, row.name, row.kind, row.origin, row.mentions)
        for row in list(before.values())[:3]
    )
    found = [
        Suggestion(one, other, "They [/b] look alike.", 0.9),
        Suggestion(third, other, "So do they.", 0.8),
    ]
    monkeypatch.setattr("aigov_tui.pipeline.duplicates.suggest_merges", lambda _path: list(found))
    async with opened(database) as pilot:
        await press(pilot, "3", "p")
        assert isinstance(pilot.app.screen, PairsScreen)
        assert "They [/b] look alike." in screen_text(pilot)
        await press(pilot, "plus")
        assert "1 pair" in screen_text(pilot)
        assert one.key not in _entities(database)
        await press(pilot, "u")
        assert "2 pairs" in screen_text(pilot)
        await press(pilot, "plus", "escape")
        assert notices(pilot)
        await press(pilot, "u")  # in the pane, too
        assert notices(pilot)[-1].startswith("Undone: ")
    assert _entities(database) == before


@asynccontextmanager
async def _in_workspace(database: Path, curated: Path | None) -> AsyncIterator[Pilot[Any]]:
    app = AigovApp.on_database(database, curated)
    async with app.run_test(size=MEDIUM, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


async def test_decisions_are_shown_before_they_are_written(database: Path, workspace: Path) -> None:
    file = workspace / "seeds" / "entities.yaml"
    before = file.read_text(encoding="utf-8")
    Decider(database).rename("li-qiang", "Premier Li Qiang")
    async with _in_workspace(database, workspace / "seeds") as pilot:
        await pilot.app.run_action("write_back('entities')", main_of(pilot))
        await settle(pilot)
        assert "+    name: Premier Li Qiang" in screen_text(pilot)
        assert file.read_text(encoding="utf-8") == before
        await press(pilot, "enter")
        assert "is written" in notices(pilot)[-1]
        assert "name: Premier Li Qiang" in file.read_text(encoding="utf-8")
        for what, told in (("entities", "says it all already"), ("sources", "says it all already")):
            await pilot.app.run_action(f"write_back('{what}')", main_of(pilot))
            await settle(pilot)
            assert told in screen_text(pilot)
            await press(pilot, "escape")
        (workspace / "seeds" / "statements.yaml").write_text("{", encoding="utf-8")
        await pilot.app.run_action("write_back('statements')", main_of(pilot))
        await settle(pilot)
        assert "is not valid YAML" in screen_text(pilot)


async def test_outside_a_workspace_there_is_nothing_to_write_to(database: Path) -> None:
    async with _in_workspace(database, None) as pilot:
        await pilot.app.run_action("write_back('sources')", main_of(pilot))
        await settle(pilot)
        assert "This is no workspace" in notices(pilot)[-1]
        assert isinstance(pilot.app.screen, MainScreen)


async def test_the_palette_has_commands_without_a_key(store: FakeStore, tmp_path: Path) -> None:
    for database in (None, tmp_path / "not-written.db"):
        async with opened(store, database=database) as pilot:
            found = [hit.text async for hit in CommandsProvider(pilot.app.screen).discover()]
            assert ("Write decisions about names to entities.yaml" in found) == (database is not None)


async def test_without_a_database_file_nothing_can_be_corrected(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "e", "3", "e", "p")
        assert isinstance(pilot.app.screen, MainScreen)
        assert "Edit" not in screen_text(pilot)


async def test_hostile_names_and_titles_do_no_harm_in_forms(hostile: FakeStore, tmp_path: Path) -> None:
    async with opened(hostile, database=tmp_path / "not-written.db") as pilot:
        for keys in (
            ("3", "e"),
            ("right",),
            ("right",),
            ("escape", "1", "end", "e"),
        ):
            await press(pilot, *keys)
            assert isinstance(pilot.app.screen, FormScreen)
            assert not {"\x1b", "\x9b", "\u202e"} & set(screen_text(pilot))


def test_candidates_never_hold_the_name_itself(store: FakeStore) -> None:
    for row in store.entity_rows:
        for text in ("", row.name, row.name[:3]):
            for new in (False, True):
                found = candidates(store, row, text, new=new)
                assert row.key not in {one.row.key for one in found if one.row is not None}
                assert [one.name for one in found if one.row is None] == (
                    [text] if new and text and text != row.name else []
                )


def test_a_filter_follows_a_correction() -> None:
    assert filter_after(Merge("a", "b"), "a") == "b"
    assert filter_after(Reject("a"), "a") is None
    assert filter_after(Reject("a"), "b") == "b"
    assert filter_after(None, "a") == "a"


def test_a_correction_changes_the_filters_of_a_place_that_are_about_its_name() -> None:
    place = (
        Place().filtered("entity", "a").filtered("speaker", "c").filtered("issue", "a").at(Reading("harbour"))
    )
    merged = after_edit(Merge("a", "b"), place)
    assert merged.filters == Focus(entity="b", speaker="c", issue="a")
    assert (merged.reading, merged.latest_filter) == (place.reading, "entity")
    assert after_edit(Reject("c"), place).filters == Focus(entity="a", issue="a")
    assert after_edit(Reject("d"), place) is place
    assert after_edit(None, place) is place


def test_copied_words_say_their_page(store: FakeStore) -> None:
    [quote, *_] = store.quote_rows
    source = store.source_rows[0]
    assert cite_quote(replace(quote, page=7), source).endswith(
        f", p. 7 [{quote.start_char}:{quote.end_char}]"
    )
    assert "p. " not in cite_quote(quote, source)
    piece = replace(store.statement_rows[0].evidence[0], page=12)
    assert f", p. 12 [{piece.start_char}:" in cite_evidence(piece)
    store.paragraph_rows = [replace(row, page=3) for row in store.paragraph_rows]
    document = load_document(store, Reading(source.key))
    assert document is not None
    assert cite_words(document, (0, 9)).endswith(", p. 3 [0:9]")


async def test_pages_are_marked_where_they_begin(store: FakeStore) -> None:
    pages = {paragraph.id: 1 + paragraph.ordinal // 2 for paragraph in store.paragraph_rows}
    store.paragraph_rows = [replace(row, page=pages[row.id]) for row in store.paragraph_rows]
    async with opened(store) as pilot:
        await press(pilot, "2")
        text = screen_text(pilot)
        assert "┈ p. 2" in text
        assert "┈ p. 1" not in text
