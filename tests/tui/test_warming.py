"""The code of other screens is read before the first key that needs it, and not by that key."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.cli.processes import environment
from tests.tui.driving import opened, settle
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
