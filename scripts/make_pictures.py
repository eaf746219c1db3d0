"""Draw the pictures of the README from the seeds: `python3 scripts/make_pictures.py`. Writes docs/pictures/*.svg."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from _environment import ROOT, environment

PICTURES = ROOT / "docs" / "pictures"

# name: size in cells, keys pressed one after another
SCENES: dict[str, tuple[tuple[int, int], list[str]]] = {
    "main": ((140, 42), ["3", "down", "down", "enter", "4", "down", "enter"]),
    "comparison": ((140, 42), ["c", "down"]),
    "search": ((140, 42), ["slash", *"export cont"]),
}


async def draw(database: Path) -> None:
    """Drive the app through each scene and save what it shows."""
    from aigov_tui.tui.app import AigovApp

    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, (size, keys) in SCENES.items():
        app = AigovApp.on_database(database)
        async with app.run_test(size=size) as pilot:
            for key in keys:
                await pilot.pause()
                await app.workers.wait_for_complete()
                await pilot.press(key if len(key) > 1 or key != " " else "space")
            await pilot.pause(0.4)
            await app.workers.wait_for_complete()
            await pilot.pause()
            (PICTURES / f"{name}.svg").write_text(app.export_screenshot(title="aigov"), encoding="utf-8")
            print(f"docs/pictures/{name}.svg")


def main() -> int:
    if "--inside" in sys.argv:
        asyncio.run(draw(Path(sys.argv[-1])))
        return 0
    python = environment(dev=False)
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "db" / "aigov.db")
        variables = {**os.environ, "TEXTUAL_ANIMATIONS": "none", "PYTHONPATH": str(ROOT)}
        for command in (
            ["-m", "aigov_tui", "import", str(ROOT / "seeds"), "--db", database],
            [__file__, "--inside", database],
        ):
            subprocess.run([str(python), *command], cwd=ROOT, check=True, env=variables)
    return 0


if __name__ == "__main__":
    sys.exit(main())
