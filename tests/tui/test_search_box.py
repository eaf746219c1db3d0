"""The search box: what the word being typed may become, and searches kept under a name."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.screen import Screen
from textual.widgets import Input

from aigov_tui.store.database import Database
from aigov_tui.tui.screens import search
from aigov_tui.tui.widgets.search_box import Completions, completions
from tests.tui.driving import notices, opened, press, rows_of, screen_text, settle
from tests.tui.fake_store import FakeStore

_NAMES = {"/": "slash", " ": "space", ":": "colon"}


def test_completions_are_whole_queries_and_the_ghost_goes_on_from_what_is_typed(store: FakeStore) -> None:
    found = completions(store, "harbour speaker:li")
    assert found.queries == ("harbour speaker:li-qiang", "harbour speaker:li-auto")
    assert found.ghost == "harbour speaker:li-qiang"
    assert completions(store, "harbour ") == Completions("harbour ")
    assert Completions("Gov", ("governance",), ("governance",)).ghost is None


async def test_the_right_arrow_takes_what_stands_dimmed(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "slash", *"speaker:l")
        assert "→ speaker:li-qiang  speaker:li-auto" in screen_text(pilot)
        await press(pilot, "right")
        assert pilot.app.screen.query_one(Input).value == "speaker:li-qiang"


async def test_a_hint_is_read_whole_where_the_line_under_the_box_is_too_short_for_it(workspace: Path) -> None:
    async with opened(workspace / "db" / "aigov.db", size=(80, 24)) as pilot:
        await press(pilot, "slash", *"spaker:nobody")
        assert "0 hits · There is no field ‘spaker’; searched as words." in screen_text(pilot)
        await press(pilot, *" lang:zh")
        assert "lang: knows no ‘zh’. Nearest: en." in screen_text(pilot)


@pytest.mark.parametrize("turns", [0, 1, 5])
async def test_what_is_typed_while_the_search_opens_stands_in_its_box(store: FakeStore, turns: int) -> None:
    """A quick typist, a slow terminal: keys come before the box has the keyboard."""
    async with opened(store) as pilot:
        for character in "/is:quote a":
            pilot.app.post_message(events.Key(_NAMES.get(character, character), character))
            for _ in range(turns):
                await asyncio.sleep(0)
        await settle(pilot)
        assert isinstance(pilot.app.screen, search.SearchScreen)
        assert pilot.app.screen.query_one(Input).value == "is:quote a"


async def test_a_search_is_saved_from_the_box_and_refused_in_words(workspace: Path) -> None:
    database = workspace / "db" / "aigov.db"
    async with opened(database) as pilot:
        await press(pilot, "slash", *"china", "ctrl+b", *"mine", "enter")
        assert notices(pilot)[-1] == "Saved. saved:mine stands for it in any search."
        await press(pilot, *"x", "ctrl+b", *"mine", "enter")
        assert notices(pilot)[-1] == "“mine” is already the name of a saved search: china"
    with Database(database) as store:
        assert [(one.name, one.query) for one in store.saved_searches()] == [("mine", "china")]


async def test_nothing_is_saved_where_nothing_can_be_written(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "slash", *"harb", "ctrl+b")
        assert "Save this search" not in screen_text(pilot)


async def test_a_key_moves_nothing_on_the_screen_and_a_long_query_scrolls(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_PAUSE", 60.0)  # no answer, which may well bring a scrollbar
    async with opened(store) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        screen, box = pilot.app.screen, pilot.app.screen.query_one(Input)
        laid_out: list[Screen[object]] = []
        screen.screen_layout_refresh_signal.subscribe(screen, laid_out.append)
        await pilot.press("z")
        await pilot.pause()
        assert not laid_out
        box.value = " ".join(f"word{number}" for number in range(60))
        await pilot.press("end")
        await pilot.pause()
        assert "word59" in screen_text(pilot)
        assert "word0 " not in screen_text(pilot)
        await pilot.press("home")
        await pilot.pause()
        assert "word0 " in screen_text(pilot)


async def test_before_anything_is_asked_the_box_says_how_one_can(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "slash")
        assert "one without the other" in screen_text(pilot)
        assert "Reading" not in screen_text(pilot)


async def test_after_reading_a_hit_one_comes_back_to_the_next(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "slash", *"harb", "down", "enter", "slash")
        assert pilot.app.screen.query_one(Input).value == "harb"
        assert rows_of(pilot, "#hits").cursor == 1
        await press(pilot, "o")  # what is there is selected: another search only has to be typed
        assert pilot.app.screen.query_one(Input).value == "o"
        assert rows_of(pilot, "#hits").cursor == 0
