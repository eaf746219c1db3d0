"""Driving the app in tests: open it, press keys, wait until it has answered, read the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input
from textual.worker import WorkerCancelled

from aigov_tui.tui.app import AigovApp
from aigov_tui.tui.screens.main import MainScreen
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.reader import Reader
from tests.tui.fake_store import FakeStore

WIDE, MEDIUM, NARROW = (200, 60), (120, 40), (80, 24)


async def settle(pilot: Pilot[Any]) -> None:
    """Until no worker runs and no message waits; cursors do not blink."""
    quiet = 0
    while quiet < 3:
        running = [worker for worker in pilot.app.workers if not worker.is_finished]
        if running:
            quiet = 0
            with suppress(WorkerCancelled):
                await pilot.app.workers.wait_for_complete(running)
        else:
            quiet += 1
        await pilot.pause(0.002)  # longer than a preview waits under test
    for box in pilot.app.screen.query(Input):
        box.cursor_blink = False
        box._cursor_visible = True
    await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one by one, each answered before the next."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


@asynccontextmanager
async def opened(
    store: FakeStore | Path, size: tuple[int, int] = MEDIUM, database: Path | None = None
) -> AsyncIterator[Pilot[int]]:
    """The app on a store or a real database, everything read."""
    app = AigovApp.on_database(store) if isinstance(store, Path) else AigovApp(lambda: store, database)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


def main_of(pilot: Pilot[int]) -> MainScreen:
    """The main screen, wherever it is in the stack."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, MainScreen))


def rows_of(pilot: Pilot[int], selector: str) -> PagedList[Any]:
    """A list of the screen in front."""
    return pilot.app.screen.query_one(selector, PagedList)


def reader_of(pilot: Pilot[int]) -> Reader:
    """The reader."""
    return main_of(pilot).query_one(Reader)


def screen_text(pilot: Pilot[int]) -> str:
    """All that is on the screen, a line for each of its lines."""
    screen = pilot.app.screen
    strips = screen._compositor.render_strips(screen.size)
    return "\n".join(strip.text for strip in strips)


async def shows(pilot: Pilot[int], text: str) -> bool:
    """Whether it stands on the screen, or does soon: a screen that has just come is drawn a moment later."""
    for _ in range(200):
        if text in screen_text(pilot):
            return True
        await pilot.pause(0.01)
    return False


def notices(pilot: Pilot[int]) -> list[str]:
    """What the app has said in passing."""
    return [notification.message for notification in pilot.app._notifications]
