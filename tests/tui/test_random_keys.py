"""Nothing that keys, clicks and changes of size can do, in whatever order and however fast, ends the app."""

from __future__ import annotations

import asyncio
import random

import pytest
from textual.command import CommandPalette

from tests.tui.driving import MEDIUM, NARROW, main_of, notices, opened, press, screen_text, settle
from tests.tui.fake_store import FakeStore
from tests.tui.invented import hostile_store, invented_store

_MOVES = ("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab")
_ENTERS = ("enter", "escape", "enter", "escape", "space", "backspace", "delete")
_CONTROL = ("ctrl+t", "ctrl+s", "ctrl+b", "ctrl+y", "ctrl+o", "ctrl+p", "f1", "alt+left", "alt+right")
_SIGNS = ("slash", "question_mark", "full_stop", "comma", "semicolon", "plus", "minus", "人")
_BRACKETS = ("left_square_bracket", "right_square_bracket")
_LETTERS = tuple("01234abcefghijklmnopstuvxyzEGMNSXY")  # all but q, which leaves
_KEYS = (*_MOVES, *_MOVES, *_ENTERS, *_ENTERS, *_CONTROL, *_SIGNS, *_BRACKETS, *_LETTERS)
_SIZES = (MEDIUM, NARROW, (40, 12), (20, 6), (8, 3))


@pytest.mark.parametrize("seed", range(5))
async def test_random_keys_clicks_and_sizes_leave_the_app_running(seed: int) -> None:
    chance = random.Random(seed)
    async with opened(hostile_store() if seed % 2 else invented_store(), _SIZES[seed]) as pilot:
        for _ in range(90):
            what = chance.random()
            if what < 0.06:
                width, height = pilot.app.size
                await pilot.click(offset=(chance.randrange(width), chance.randrange(height)))
            elif what < 0.09:
                await pilot.resize_terminal(*chance.choice(_SIZES))
            else:
                pilot.app.simulate_key(chance.choice(_KEYS))
            if chance.random() < 0.3:
                await settle(pilot)
            else:
                await asyncio.sleep(0)
        await settle(pilot)
        assert pilot.app.is_running
        assert main_of(pilot).is_attached
        assert screen_text(pilot)
        assert not [notice for notice in notices(pilot) if "mistake" in notice]


async def test_a_terminal_too_small_for_the_palette_says_so(store: FakeStore) -> None:
    async with opened(store, (8, 3)) as pilot:
        await press(pilot, "ctrl+p", "pageup")
        assert not isinstance(pilot.app.screen, CommandPalette)
        assert any("too small" in notice for notice in notices(pilot))


async def test_a_terminal_that_becomes_too_small_for_the_palette_closes_it(store: FakeStore) -> None:
    async with opened(store, NARROW) as pilot:
        await press(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        await pilot.resize_terminal(8, 3)
        await press(pilot, "pageup", "pagedown")
        assert not isinstance(pilot.app.screen, CommandPalette)
