"""How long until the app's first paint, beside a Textual app with the same widgets and no data, in one run.

`python3 scripts/bench_paint.py [--runs N] [--db FILE]`. Both are started as processes in a pseudo-terminal of 120×40,
in turn; the time is from the start of the process to the first frame that holds the whole screen. The bare app is
built from the app's own tree of widgets, each replaced by the Textual class it derives from.
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import json
import os
import pty
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _environment import ROOT, environment

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget

SIZE = (120, 40)
TARGET = 1.3


def tree_of(widget: Widget) -> dict[str, Any]:
    """A widget's nearest class of Textual's own, and its children's."""
    base = next(kind for kind in type(widget).__mro__ if kind.__module__.startswith("textual."))
    return {
        "class": f"{base.__module__}:{base.__name__}",
        "children": [tree_of(child) for child in widget.children],
    }


def bare_widget(tree: dict[str, Any]) -> Widget:
    """The widget `tree_of` described, without data, style or behaviour."""
    import importlib

    module, _, name = tree["class"].partition(":")
    widget: Widget = getattr(importlib.import_module(module), name)()
    widget.compose = lambda: [bare_widget(child) for child in tree["children"]]  # type: ignore[method-assign]
    return widget


def stamp_and_leave(app: App[Any], stamp: str) -> None:
    """Write down when the frame now being made is on the screen, and leave."""

    def painted() -> None:
        Path(stamp).write_text(repr(time.time()), encoding="utf-8")
        app.exit(0)

    app.screen.call_after_refresh(painted)


def run_ours(database: str, stamp: str) -> None:
    """The app itself."""
    from aigov_tui.tui.app import AigovApp
    from aigov_tui.tui.screens.main import MainScreen

    class Timed(AigovApp):
        CSS_PATH = str(ROOT / "aigov_tui" / "tui" / "app.tcss")  # a subclass looks beside its own module

        def on_ready(self) -> None:
            self.run_worker(self.stamp_when_shown())

        async def stamp_when_shown(self) -> None:
            while not (isinstance(self.screen, MainScreen) and self.screen.is_mounted):
                await asyncio.sleep(0.001)
            stamp_and_leave(self, stamp)

    Timed.on_database(Path(database)).run()


def run_bare(tree: str, stamp: str) -> None:
    """A Textual app with the same widgets and no data."""
    from textual.app import App, ComposeResult

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield from (bare_widget(child) for child in json.loads(tree)["children"])

        def on_ready(self) -> None:
            stamp_and_leave(self, stamp)

    Bare().run()


def print_tree(database: str) -> None:
    """The main screen's widgets, as JSON."""
    from aigov_tui.tui.app import AigovApp

    async def look() -> None:
        app = AigovApp.on_database(Path(database))
        async with app.run_test(size=SIZE) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            print(json.dumps(tree_of(app.screen)))

    asyncio.run(look())


def seconds_to_paint(command: list[str], stamp: Path) -> float:
    """Run a command in a pseudo-terminal until it has stamped its first paint; seconds from its start."""
    stamp.unlink(missing_ok=True)
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    variables = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
    started = time.time()
    process = subprocess.Popen(command, stdin=child, stdout=child, stderr=child, env=variables, cwd=ROOT)
    os.close(child)
    reader = threading.Thread(target=_drain, args=(parent,), daemon=True)
    reader.start()
    process.wait(timeout=60)
    os.close(parent)
    return float(stamp.read_text(encoding="utf-8")) - started


def _drain(descriptor: int) -> None:
    """Read what a process writes to its terminal, as a terminal would."""
    try:
        while os.read(descriptor, 65536):
            pass
    except OSError:
        return


def main() -> int:
    if len(sys.argv) == 5 and sys.argv[1] == "--inside":
        {"ours": run_ours, "bare": run_bare}[sys.argv[2]](sys.argv[3], sys.argv[4])
        return 0
    if len(sys.argv) == 4 and sys.argv[1] == "--inside":
        print_tree(sys.argv[3])
        return 0
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--db", type=Path)
    arguments = parser.parse_args()
    python = str(environment(dev=False))
    with tempfile.TemporaryDirectory() as folder:
        database = str(arguments.db or Path(folder) / "db" / "aigov.db")
        subprocess.run([python, "-m", "aigov_tui", "import", "seeds", "--db", database], cwd=ROOT, check=True)
        inside = [python, __file__, "--inside"]
        variables = {**os.environ, "PYTHONPATH": str(ROOT)}
        found = subprocess.run(
            [*inside, "tree", database], env=variables, check=True, capture_output=True, text=True
        )
        stamp = Path(folder) / "painted"
        times: dict[str, list[float]] = {"ours": [], "bare": []}
        for run in range(arguments.runs + 1):
            for name, subject in (("ours", database), ("bare", found.stdout)):
                seconds = seconds_to_paint([*inside, name, subject, str(stamp)], stamp)
                if run:  # the first of each warms the disk's cache
                    times[name].append(seconds)
    ratios = [ours / bare for ours, bare in zip(times["ours"], times["bare"], strict=True)]
    print(f"{'':22}{'median':>9}{'min':>9}{'max':>9}")
    for name, label in (("ours", "aigov"), ("bare", "same widgets, no data")):
        values = times[name]
        print(f"{label:22}{statistics.median(values):8.3f}s{min(values):8.3f}s{max(values):8.3f}s")
    ratio = statistics.median(ratios)
    print(f"ratio, pair by pair: median {ratio:.2f} (target at most {TARGET}), {arguments.runs} pairs")
    return 0 if ratio <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
