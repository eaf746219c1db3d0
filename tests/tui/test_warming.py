"""The code of other screens is read before the first key that needs it, and not by that key."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from textual.css.stylesheet import Stylesheet

from aigov_tui.tui.app import AigovApp
from tests.cli.processes import environment
from tests.tui.driving import opened, press, screen_text, settle
from tests.tui.fake_store import FakeStore

_THEN_NOTHING = """
import sys
from aigov_tui.tui import app
from aigov_tui.tui.warming import warm
warm(lambda: {cancelled})
before = set(sys.modules)
from aigov_tui.tui.screens import annotate, comparison, search, variants
print(len(set(sys.modules) - before))
"""


@pytest.mark.parametrize(("cancelled", "left"), [("False", False), ("True", True)])
def test_what_the_first_keys_need_is_read_unless_the_app_is_left(cancelled: str, left: bool) -> None:
    code = _THEN_NOTHING.format(cancelled=cancelled)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, check=True, encoding="utf-8"
    )
    assert (int(done.stdout) > 0) is left


async def test_the_app_reads_it_in_a_thread(store: FakeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def warm(is_cancelled: Callable[[], bool]) -> None:
        asked.append(is_cancelled())

    monkeypatch.setattr("aigov_tui.tui.app.warm", warm)
    async with opened(store) as pilot:
        assert asked == []
        pilot.app.warm()  # type: ignore[attr-defined]  # a Pilot knows its app as an App
        await settle(pilot)
        assert asked == [False]


async def test_a_screen_that_first_opens_then_has_its_styles_read_already(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    reparse = Stylesheet.reparse

    def counted(stylesheet: Stylesheet) -> None:
        parsed.append("again")
        reparse(stylesheet)

    monkeypatch.setattr(Stylesheet, "reparse", counted)
    looks: list[str] = []
    for warmed in (False, True):
        async with opened(store) as pilot:
            if warmed:
                pilot.app.warm()  # type: ignore[attr-defined]
                await settle(pilot)
            parsed.clear()
            await press(pilot, "c")
            assert bool(parsed) is not warmed
            looks.append(screen_text(pilot))
    assert looks[0] == looks[1]


async def test_styles_read_in_other_colours_or_without_those_of_a_widget_are_not_taken(
    store: FakeStore,
) -> None:
    async with opened(store) as pilot:
        app = pilot.app
        assert isinstance(app, AigovApp)
        early = app.stylesheet.copy()
        await press(pilot, "ctrl+t")  # which is said in a widget that was not there yet
        styles = app.stylesheet.copy()
        for read in (early, styles):
            read.parse()
        app._take_styles(early, app.theme)
        app._take_styles(styles, "the theme of before")
        assert app.stylesheet not in (early, styles)
        app._take_styles(styles, app.theme)
        assert app.stylesheet is styles
