"""A person's own notes, tags, highlights and codings, kept in a real database from within the reader."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import Input

from aigov_tui.model.position import Stance
from aigov_tui.model.rows import AnnotationRow
from aigov_tui.store.annotate import Annotator, Change, Draft
from aigov_tui.store.database import Database
from aigov_tui.store.errors import StoreError
from aigov_tui.tui.screens.annotate import AnnotateScreen
from aigov_tui.tui.screens.main import MainScreen
from tests.tui.driving import NARROW, notices, opened, press, reader_of, screen_text
from tests.tui.fake_store import FakeStore


@pytest.fixture
def database(workspace: Path) -> Path:
    """A database to write to."""
    return workspace / "db" / "aigov.db"


def _kept(database: Path) -> list[AnnotationRow]:
    with Database(database) as store:
        return store.annotations()


async def test_a_note_on_the_current_quote_is_kept_shown_and_taken_back(database: Path) -> None:
    async with opened(database) as pilot:
        await press(pilot, "4", "enter")
        quote = reader_of(pilot).current_quote()
        assert quote is not None
        await press(pilot, "m", *"so they say", "enter")
        [row] = _kept(database)
        assert (row.kind, row.body, row.exact) == ("note", "so they say", quote.text)
        assert (row.source_key, row.start_char, row.end_char) == (
            quote.source_key,
            quote.start_char,
            quote.end_char,
        )
        assert "✎ so they say" in screen_text(pilot)
        await press(pilot, "i")
        assert "Your note" in screen_text(pilot)
        await press(pilot, "escape", "u")
        assert _kept(database) == []
        assert "✎" not in screen_text(pilot)
        assert "Took your last note back." in notices(pilot)


async def test_ctrl_s_saves_a_note_and_escape_does_not_lose_one_without_a_word(database: Path) -> None:
    async with opened(database) as pilot:
        await press(pilot, "4", "enter", "m", *"mine", "escape")
        assert isinstance(pilot.app.screen, AnnotateScreen)
        assert "Not saved yet. Enter saves; escape again leaves without it." in notices(pilot)
        await press(pilot, "!", "escape")  # typed on: asked again
        assert isinstance(pilot.app.screen, AnnotateScreen)
        await press(pilot, "ctrl+s")
        assert [row.body for row in _kept(database)] == ["mine!"]
        await press(pilot, "m", "x", "escape", "escape")
        assert isinstance(pilot.app.screen, MainScreen)
        await press(pilot, "m", "escape")
        assert isinstance(pilot.app.screen, MainScreen)
        assert len(_kept(database)) == 1


async def test_a_note_that_could_not_be_kept_is_asked_for_again_with_what_was_typed(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = Annotator.add

    def full(_self: Annotator, _draft: Draft) -> Change:
        raise StoreError("The disk is full. Nothing was changed.")

    async with opened(database) as pilot:
        monkeypatch.setattr(Annotator, "add", full)
        await press(pilot, "4", "enter", "m", *"mine", "shift+tab", "left", "left", "left", "tab")
        await press(pilot, "enter")
        assert "The disk is full. Nothing was changed." in notices(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, AnnotateScreen)
        assert screen.query_one(Input).value == "mine"
        assert screen.choice("kind").value == "tag"
        monkeypatch.setattr(Annotator, "add", add)
        await press(pilot, "enter")
        assert [(row.kind, row.tag) for row in _kept(database)] == [("tag", "mine")]


async def test_a_coding_says_whose_position_on_what(database: Path) -> None:
    with Database(database) as store:
        actors, issues = store.actors(), store.issues()
    async with opened(database, NARROW) as pilot:
        await press(pilot, "2", "m", "shift+tab", "left")
        await press(pilot, "tab", "right", "tab", "right", "right", "tab", "right", "enter")
        [row] = _kept(database)
        assert row.kind == "coding"
        assert (row.actor_key, row.issue_key, row.stance) == (
            actors[1].key,
            issues[2].key,
            Stance.OPPOSES,
        )


async def test_tags_and_highlights(database: Path) -> None:
    async with opened(database) as pilot:
        await press(pilot, "2", "m", "shift+tab", "right", "tab", *"energy", "enter")
        await press(pilot, "m", "shift+tab", "right", "right", "enter")
        assert [(row.kind, row.tag, row.body) for row in _kept(database)] == [
            ("tag", "energy", ""),
            ("highlight", None, ""),
        ]
        await press(pilot, "u", "u")
        assert _kept(database) == []


async def test_an_empty_note_is_not_kept(database: Path) -> None:
    async with opened(database) as pilot:
        await press(pilot, "2", "m", "enter")
        assert isinstance(pilot.app.screen, AnnotateScreen)
        assert "Type a note first." in notices(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MainScreen)
        assert _kept(database) == []


async def test_a_busy_database_is_said_and_the_note_can_be_made_later(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aigov_tui.store.connection.PATIENCE", 0.01)
    async with opened(database) as pilot:
        with closing(sqlite3.connect(database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await press(pilot, "2", "m", *"later", "enter")
            assert any("writing" in notice or "busy" in notice for notice in notices(pilot)), notices(pilot)
            other.execute("ROLLBACK")
        assert _kept(database) == []
        await press(pilot, "enter")  # the form is there again, with what was typed
        assert [row.body for row in _kept(database)] == ["later"]


async def test_hostile_words_in_a_note_do_no_harm(database: Path) -> None:
    with Database(database) as store:
        from aigov_tui.model.focus import Focus

        source = store.sources(Focus())[0]
    Annotator(database).add(Draft("note", source.key, 0, 10, "[/b] \x1b[2J \u202eevil"))
    async with opened(database) as pilot:
        await press(pilot, "2")
        text = screen_text(pilot)
        assert "✎ [/b]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text


async def test_without_a_database_file_notes_are_off(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "2", "m")
        assert isinstance(pilot.app.screen, MainScreen)
