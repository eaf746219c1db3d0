"""Every kind of key pressed in the app, for `bench_app.py`: how long the steps of the event loop are that answer it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from _app_pilot import SIZE, Held, _settle, press, watched

from aigov_tui.tui.app import AigovApp

_PAUSE = 0.12  # seconds between two keys

# What is pressed, after what was pressed to get there.
_KEYS: tuple[tuple[str, str, str], ...] = (
    ("a row down in the sources", "1", "down " * 12),
    ("a page down in the sources", "1 home", "pagedown " * 8),
    ("a row down in the entities", "3", "down " * 12),
    ("a page down in the entities", "", "pagedown " * 8),
    ("a row down in the quotes", "4", "down " * 12),
    ("a page down in the quotes", "", "pagedown " * 8),
    ("a line down in the reader", "2 home", "down " * 12),
    ("a page down in the reader", "home", "pagedown " * 5),
    ("the next quote in the reader", "home", "full_stop " * 5),
    ("to the next pane", "1", "tab " * 8),
    ("open a document", "1 home", "down enter 1 enter"),
    ("filter by a name, and back", "3 home", "enter x " * 3),
    ("sort", "1", "o " * 5),
    ("jump to a row", "1", "semicolon c " * 2),
    ("the next theme", "", "ctrl+t " * 4),
    ("search, and back", "", "slash escape " * 3),
    (
        "a letter of a search",
        "slash",
        " ".join("the government of china said that").replace("   ", " space "),
    ),
    ("a hit down", "", "down " * 8),
    ("a letter taken back", "", "backspace " * 10),
    ("filters with counts, and back", "escape", "f down escape " * 2),
    ("help, and back", "", "question_mark pagedown escape " * 2),
    ("the comparison", "", "c"),
    ("a move in the comparison", "", "down right down left " * 3),
)


@dataclass(frozen=True, slots=True)
class Pressed:
    """How the event loop answered so many keys of a kind."""

    name: str
    keys: int
    held: Held


async def keys(database: Path) -> list[Pressed]:
    """Press all of them, one after the other, on a database."""
    found: list[Pressed] = []
    app = AigovApp.on_database(database)
    async with app.run_test(size=SIZE) as pilot:
        await _settle(pilot)
        for name, before, pressed in _KEYS:
            for key in before.split():
                await pilot.press(key)
                await _settle(pilot)
            async with watched() as held:
                for key in pressed.split():
                    press(app, key)
                    await asyncio.sleep(_PAUSE)
                await _settle(pilot)
            found.append(Pressed(name, len(pressed.split()), held))
    return found
