"""Nothing from a document reaches the terminal as anything but a picture of itself."""

from __future__ import annotations

import re

import pytest
from textual.widgets import Input

from aigov_tui.tui.app import AigovApp
from tests.tui.driving import (
    MEDIUM,
    NARROW,
    WIDE,
    main_of,
    notices,
    opened,
    press,
    rows_of,
    screen_text,
    settle,
)
from tests.tui.fake_store import FakeStore

_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)


def _check(text: str) -> None:
    found = _FORBIDDEN.search(text)
    assert found is None, f"{found!r} in {text[max(0, found.start() - 40) : found.end() + 40]!r}"


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW, (20, 8), (4, 3)])
async def test_no_screen_shows_a_control_character(hostile: FakeStore, size: tuple[int, int]) -> None:
    async with opened(hostile, size) as pilot:
        _check(screen_text(pilot))
        for _ in range(
            6 if size in (WIDE, NARROW) else 2
        ):  # every document in the reader, where it has a different place
            await press(pilot, "1", "down", "enter")
            _check(screen_text(pilot))
            await press(pilot, "2", "pagedown")
            _check(screen_text(pilot))
            await press(pilot, "X")
        for pane in "134":
            await press(pilot, pane, "end")
            _check(screen_text(pilot))
            await press(pilot, "enter", "1")
            _check(screen_text(pilot))
            await press(pilot, pane, "i")
            _check(screen_text(pilot))
            await press(pilot, "escape", "X")
        await press(pilot, "c", "right", "end", "pagedown", "pagedown", "pagedown")
        _check(screen_text(pilot))
        await press(pilot, "i")
        _check(screen_text(pilot))
        await press(pilot, "escape", "a")
        _check(screen_text(pilot))
        await press(pilot, "escape", "escape", "f", "end")
        _check(screen_text(pilot))
        await press(pilot, "escape", "question_mark")
        _check(screen_text(pilot))
        await press(pilot, "escape")
        assert not [notice for notice in notices(pilot) if "mistake" in notice]


async def test_wordings_hits_chips_and_copies_are_clean(hostile: FakeStore) -> None:
    async with opened(hostile) as pilot:
        screen = main_of(pilot)
        screen.go(screen.history.present.filtered("entity", "\x1bkey").filtered("query", "\x1b]0;x\x07 [/b]"))
        await settle(pilot)
        _check(screen_text(pilot))
        await press(pilot, "Y")
        _check(pilot.app.clipboard.replace("\t", ""))
        await press(pilot, "slash")
        _check(screen_text(pilot))
        pilot.app.screen.query_one(Input).value = "Article"
        await settle(pilot)
        assert rows_of(pilot, "#hits").total
        _check(screen_text(pilot))
        await press(pilot, "ctrl+y")
        _check(pilot.app.clipboard.replace("\t", ""))
        await press(pilot, "escape", "X", "4", "end", "v")
        _check(screen_text(pilot))
        await press(pilot, "y")
        _check(pilot.app.clipboard.replace("\t", ""))


async def test_markup_in_a_title_is_shown_as_it_is(hostile: FakeStore) -> None:
    async with opened(hostile, WIDE) as pilot:
        text = screen_text(pilot)
        assert "x [/] y [Article 7] [/b] ␛[2J␛]0;owned␇" in text


async def test_selecting_everything_and_textuals_own_copying_are_clean(hostile: FakeStore) -> None:
    async with opened(hostile) as pilot:
        rows = rows_of(pilot, "#sources PagedList")
        evil = next(i for i in range(rows.total or 0) if getattr(rows.row(i), "key", None) == "evil")
        rows.move_to(evil)
        await settle(pilot)
        await press(pilot, "enter", "2")
        pilot.app.screen.text_select_all()
        selected = pilot.app.screen.get_selected_text()
        assert selected is not None
        assert "quoted" in selected
        _check(selected.replace("\t", ""))


async def test_a_store_error_with_markup_and_escapes(store: FakeStore) -> None:
    store.failure = "No such file: x [/] y\x1b[2J.db"
    app = AigovApp(lambda: store)
    async with app.run_test(size=MEDIUM, notifications=True) as pilot:
        await settle(pilot)
        _check(screen_text(pilot))
