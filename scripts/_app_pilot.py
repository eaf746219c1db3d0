"""The app driven headless, for `bench_app.py`: how long a person waits, and how long the event loop is held."""

from __future__ import annotations

import asyncio
import os
import random
import time
from asyncio import events as loop_events
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea

from aigov_tui.tui.app import AigovApp
from aigov_tui.tui.screens.search import SearchScreen
from aigov_tui.tui.state import Reading
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.reader import Reader

SIZE = (120, 40)
_PATIENCE = 120.0  # seconds


@dataclass
class Held:
    """For how long each step of the event loop held it: milliseconds of the clock and of the processor."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


@asynccontextmanager
async def watched() -> AsyncIterator[Held]:
    """Measure every step of the event loop meanwhile."""
    held = Held()
    handles: Any = loop_events.Handle
    run = handles._run

    def timed(handle: asyncio.Handle) -> None:
        began, began_cpu = time.perf_counter(), time.thread_time()
        run(handle)
        held.cpu.append((time.thread_time() - began_cpu) * 1000)
        held.wall.append((time.perf_counter() - began) * 1000)

    handles._run = timed
    try:
        yield held
    finally:
        handles._run = run


@dataclass(frozen=True, slots=True)
class Wait:
    """A wait in milliseconds, and the longest step of the event loop in it, in milliseconds of the processor."""

    name: str
    waited: float
    held: float


async def _until(done: Callable[[], bool]) -> None:
    until = time.perf_counter() + _PATIENCE
    await asyncio.sleep(0)
    while not done():
        if time.perf_counter() > until:
            raise TimeoutError(f"not done after {_PATIENCE:.0f} s")
        await asyncio.sleep(0.0005)


async def _timed(name: str, act: Callable[[], Any], done: Callable[[], bool]) -> Wait:
    async with watched() as held:
        began = time.perf_counter()
        acted = act()
        if isinstance(acted, Awaitable):
            await acted
        await _until(done)
        waited = (time.perf_counter() - began) * 1000
    return Wait(name, waited, max(held.cpu, default=0.0))


def _ready(rows: PagedList[Any]) -> bool:
    """Whether the rows asked for are here, and the one under the cursor."""
    return not rows._renewing and rows.total is not None and (not rows.total or rows.row() is not None)


def _in_sight(rows: PagedList[Any]) -> bool:
    """Whether every row in the window is here."""
    top, lines = rows.scroll_offset.y, rows.scrollable_content_region.height
    first, last = top // rows.row_height, min((rows.total or 1) - 1, (top + lines - 1) // rows.row_height)
    return _ready(rows) and all(rows.row(index) is not None for index in range(first, last + 1))


async def lists(database: Path) -> list[Wait]:
    """Every list: its middle, its end, pages, a drag of the scrollbar, and each order."""
    found: list[Wait] = []
    chance = random.Random(1)
    async with AigovApp.on_database(database).run_test(size=SIZE) as pilot:
        await _settle(pilot)
        for pane in ("sources", "entities", "quotes"):
            rows: PagedList[Any] = pilot.app.screen.query_one(f"#{pane} PagedList", PagedList)
            total = rows.total or 0
            for name, index in (("end", total - 1), ("middle", total // 2), ("beginning", 0)):
                found.append(await _timed(f"{pane}, {name} of {total:,}", _mover(rows, index), _reader(rows)))
            pages = [await _timed("", rows.action_page_down, _reader(rows)) for _ in range(30)]
            found.append(_worst(f"{pane}, a page down, worst of 30", pages))
            dragged = [
                await _timed("", _dragger(rows, chance.randrange(max(1, total))), _reader(rows))
                for _ in range(30)
            ]
            found.append(_worst(f"{pane}, scrollbar dragged, worst of 30", dragged))
            host = pilot.app.screen.query_one(f"#{pane}")
            for _ in range(_orders(pane)):
                wait = await _timed("", host.action_sort, lambda rows=rows: _ready(rows))  # type: ignore[attr-defined, misc]
                found.append(Wait(f"{pane}, first page {host.qualities()}", wait.waited, wait.held))  # type: ignore[attr-defined]
                await _until(lambda rows=rows: not rows._more)  # type: ignore[misc]
    return found


def _mover(rows: PagedList[Any], index: int) -> Callable[[], None]:
    return lambda: rows.move_to(index)


def _reader(rows: PagedList[Any]) -> Callable[[], bool]:
    return lambda: _in_sight(rows)


def _dragger(rows: PagedList[Any], index: int) -> Callable[[], None]:
    return lambda: rows.scroll_to(y=index * rows.row_height, animate=False, force=True)


def _orders(pane: str) -> int:
    return {"sources": 5, "entities": 4, "quotes": 6}[pane]


def _worst(name: str, waits: list[Wait]) -> Wait:
    return Wait(name, max(wait.waited for wait in waits), max(wait.held for wait in waits))


async def filters(database: Path, asked: list[tuple[str, str]]) -> list[Wait]:
    """Filtering everything: until each pane shows its first rows."""
    found: list[Wait] = []
    async with AigovApp.on_database(database).run_test(size=SIZE) as pilot:
        await _settle(pilot)
        screen: Any = pilot.app.screen
        panes = {
            pane: screen.query_one(f"#{pane} PagedList", PagedList)
            for pane in ("sources", "entities", "quotes")
        }
        for name, value in asked:
            began = time.perf_counter()
            arrived: dict[str, float] = {}
            async with watched() as held:
                screen.go(screen.history.present.unfiltered().filtered(name, value))
                await asyncio.sleep(0)
                while len(arrived) < len(panes) and time.perf_counter() < began + _PATIENCE:
                    for pane, rows in panes.items():
                        if pane not in arrived and _ready(rows):
                            arrived[pane] = (time.perf_counter() - began) * 1000
                    await asyncio.sleep(0.0005)
            shown = name if name != "query" else ""
            label = f"filter {shown}{':' if shown else ''}{value}"
            found += [
                Wait(f"{label}: {pane}", waited, max(held.cpu, default=0.0))
                for pane, waited in arrived.items()
            ]
            await _settle(pilot)
    return found


async def typing(database: Path, words: str) -> Held:
    """A query typed into the search box, key by key, while answers arrive."""
    app = AigovApp.on_database(database)
    async with app.run_test(size=SIZE) as pilot:
        await _settle(pilot)
        await pilot.press("slash")
        await _until(lambda: isinstance(app.screen, SearchScreen))
        async with watched() as held:
            await _type(app, words)
        await _settle(pilot)
        assert app.screen.query_one(Input).value == words
    return held


async def typing_alone(words: str) -> Held:
    """The same keys into a bare Textual Input: what the framework itself takes."""

    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            yield Input()

    app = Alone()
    async with app.run_test(size=SIZE), watched() as held:
        await _type(app, words)
    return held


async def _type(app: App[Any], words: str) -> None:
    for character in words:
        press(app, "space" if character == " " else character)
        await asyncio.sleep(0.12)  # an able typist, whose pauses let every search begin


def press(app: App[Any], key: str) -> None:
    """A key, as the terminal would send it: Textual's `simulate_key` types no blank."""
    app.post_message(events.Key(key, " " if key == "space" else None))


async def documents(database: Path, keys: list[str]) -> list[Wait]:
    """Each document: until its words are on the screen, until all of it is there, and scrolling in it."""
    found: list[Wait] = []
    async with AigovApp.on_database(database).run_test(size=SIZE) as pilot:
        await _settle(pilot)
        screen: Any = pilot.app.screen
        reader: Reader = screen.query_one(Reader)
        reader.focus()
        for key in (*keys, *keys):  # the first time warms up what is read
            del found[: len(found) if key == keys[0] else 0]
            screen.reading = None
            reader.document, reader.reading = None, None

            def shown(key: str = key) -> bool:
                return reader.document is not None and reader.document.source.key == key

            found.append(await _timed(f"{key}, opened", lambda key=key: _open(screen, key), shown))  # type: ignore[misc]
            whole = await _timed(
                "", lambda: None, lambda: bool(reader.document and not reader.document.is_part)
            )
            found.append(Wait(f"{key}, all of it there", found[-1].waited + whole.waited, whole.held))
            steps = [
                await _step(reader, action) for action in ("scroll_down", "page_down") for _ in range(20)
            ]
            for action in ("scroll_end", "page_up", "scroll_home"):
                steps.append(await _step(reader, action))
            found.append(_worst(f"{key}, a step of scrolling, worst of {len(steps)}", steps))
    return found


def _open(screen: Any, key: str) -> None:  # noqa: ANN401
    screen.reading = Reading(key)


async def _step(reader: Any, action: str) -> Wait:  # noqa: ANN401
    painted: list[bool] = []

    def act() -> None:
        getattr(reader, f"action_{action}")()
        reader.call_after_refresh(lambda: painted.append(True))

    return await _timed("", act, lambda: bool(painted))


async def peers(rows: int, text: str) -> list[Wait]:
    """Textual's own widgets: a list of so many rows, and a text."""

    class Peers(App[None]):
        def compose(self) -> ComposeResult:
            yield OptionList(id="list")
            yield TextArea(read_only=True, id="text")

    found: list[Wait] = []
    app = Peers()
    async with app.run_test(size=SIZE) as pilot:
        options, area = app.query_one(OptionList), app.query_one(TextArea)

        async def fill() -> None:
            options.add_options([f"A row {number}" for number in range(rows)])
            await pilot.pause()

        found.append(await _timed(f"Textual's OptionList, {rows:,} rows shown", fill, lambda: True))
        found.append(
            await _timed(
                "Textual's OptionList, to its end", lambda: _press(pilot, options, "end"), lambda: True
            )
        )

        async def load() -> None:
            area.load_text(text)
            await pilot.pause()

        found.append(await _timed(f"Textual's TextArea, {len(text) / 1e6:.0f} MB shown", load, lambda: True))
        steps = [await _step(area, "cursor_page_down") for _ in range(20)]
        found.append(_worst("Textual's TextArea, a page down, worst of 20", steps))
    return found


async def _press(pilot: Pilot[Any], widget: Any, key: str) -> None:  # noqa: ANN401
    widget.focus()
    await pilot.press(key)


async def _settle(pilot: Pilot[Any]) -> None:
    """Until no worker runs."""
    quiet = 0
    while quiet < 5:
        await pilot.pause(0.02)
        quiet = quiet + 1 if all(worker.is_finished for worker in pilot.app.workers) else 0
