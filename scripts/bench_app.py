"""How the app feels at any size: `.venv/bin/python scripts/bench_app.py [--paragraphs 1000 100000] [--database FILE …]`.

Makes a corpus of each size (`make_corpus.py`, kept in --folder) and imports it, or takes databases that exist. Opens the
app as a process in a pseudo-terminal of 120×40 and measures the time to the first paint, beside a Textual app with the
same widgets and no data, and the memory it has taken after its lists are there. Then drives it headless: every list's
first page, middle, end and orders, filters, every kind of key, typing a search, and documents of 1 MB, of one line, and
of 200,000 lines, beside Textual's own widgets. `held` is the longest that one step of the event loop kept it from the next key, in
milliseconds of the processor; waits are of the clock, and so also tell how busy the machine was. `--docs` writes
docs/benchmarks/app.md of it.
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import _app_keys  # noqa: E402
import _app_pilot as pilot  # noqa: E402
import bench_paint  # noqa: E402
import make_corpus  # noqa: E402
from _report import made_by, summary, table  # noqa: E402

from aigov_tui.model.focus import Focus  # noqa: E402
from aigov_tui.store.database import Database  # noqa: E402

REPORT = ROOT / "docs" / "benchmarks" / "app.md"
QUERY = "the government of china said that"
DOCUMENTS = ("megabyte", "one-line", "lines")
PEER_ROWS = 20_000
_AFTER = 4.0  # seconds after which its memory is looked at


def imported(folder: Path, database: Path) -> None:
    """Import a folder, as a person would."""
    command = [sys.executable, "-m", "aigov_tui", "import", str(folder), "--db", str(database)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def corpus_database(folder: Path, paragraphs: int) -> Path:
    """The database of a corpus of a size, made the first time it is asked for."""
    database = folder / f"app-{paragraphs}.db"
    if not database.exists():
        make_corpus.write(folder / f"app-{paragraphs}", paragraphs)
        imported(folder / f"app-{paragraphs}", database)
    return database


def documents_database(folder: Path) -> Path:
    """Documents of 1 MB in paragraphs, of 2 MB on one line, and of 200,000 short lines."""
    database = folder / "app-documents.db"
    if not database.exists():
        maker = make_corpus.Maker(3)
        texts = folder / "app-documents"
        texts.mkdir(exist_ok=True)
        paragraphs = [maker.paragraph() for _ in range(1800)]
        more = [maker.paragraph() for _ in range(1800)]
        lines = [" ".join(maker.chance.choices(maker.words, k=3)) for _ in range(200_000)]
        for name, text in (
            ("megabyte", "\n\n".join(paragraphs)),
            ("one-line", " ".join(paragraphs + more)),
            ("lines", "\n".join(lines)),
        ):
            (texts / f"{name}.txt").write_text(text, encoding="utf-8")
        imported(texts, database)
    return database


def memory(database: Path) -> float:
    """The most memory, in MB, that the app has taken some seconds after it was opened on a terminal."""
    parent, child = pty.openpty()
    columns, lines = pilot.SIZE
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    variables = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    command = [sys.executable, "-m", "aigov_tui", "--db", str(database)]
    process = subprocess.Popen(command, stdin=child, stdout=child, stderr=child, env=variables, cwd=ROOT)
    os.close(child)
    try:
        until = time.monotonic() + _AFTER
        while time.monotonic() < until:
            if select.select([parent], [], [], 0.1)[0]:
                os.read(parent, 65536)
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1]) / 1024
    finally:
        process.kill()
        process.wait()
        os.close(parent)


def opening(database: Path, runs: int) -> list[list[str]]:
    """Rows of a table: seconds to the first paint, ours and that of the same widgets without data."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    inside = [sys.executable, str(ROOT / "scripts" / "bench_paint.py"), "--inside"]
    tree = subprocess.run(
        [*inside, "tree", str(database)], env=variables, check=True, capture_output=True, text=True
    ).stdout
    times: dict[str, list[float]] = {"ours": [], "bare": []}
    cpu: dict[str, list[float]] = {"ours": [], "bare": []}
    with tempfile.TemporaryDirectory() as folder:
        stamp = Path(folder) / "painted"
        for run in range(runs + 1):
            for name, subject in (("ours", str(database)), ("bare", json.dumps(json.loads(tree)))):
                before = os.times()
                seconds = bench_paint.seconds_to_paint([*inside, name, subject, str(stamp)], stamp)
                after = os.times()
                if run:  # the first of each warms the disk's cache
                    times[name].append(seconds)
                    cpu[name].append(
                        after.children_user
                        + after.children_system
                        - before.children_user
                        - before.children_system
                    )
    labels = {"ours": "to the first paint", "bare": "the same widgets, no data"}
    return [
        [
            labels[name],
            f"{median(times[name]):.2f} s",
            f"{min(times[name]):.2f} s",
            f"{median(cpu[name]):.2f} s",
        ]
        for name in times
    ]


def waits(found: list[pilot.Wait]) -> str:
    """A table of waits."""
    rows = [["", "waited, ms", "held, ms"]]
    return table([*rows, *([wait.name, f"{wait.waited:.0f}", f"{wait.held:.1f}"] for wait in found)])


def filters_of(database: Path) -> list[tuple[str, str]]:
    """What to filter by: the most mentioned name, a word that stands everywhere, nearly everything."""
    with Database(database) as opened:
        most = opened.entities(Focus(), limit=1)
        quoted = opened.entities(Focus(), order="quotes", limit=1)
    return [
        *(("entity", row.key) for row in most),
        *(("speaker", row.key) for row in quoted),
        ("query", "government"),
        ("query", "the"),
        ("query", "lang:en"),
    ]


def held_row(name: str, held: pilot.Held) -> list[str]:
    """A line of a table: how long steps of the loop held it, those of a millisecond and more."""
    cells = [f"{value:.1f}" for kind in (held.cpu, held.wall) for value in summary(kind)[1:]]
    return [name, str(sum(step > 5 for step in held.cpu)), *cells]


def keys(found: list[_app_keys.Pressed]) -> str:
    """A table of kinds of keys: ms of the processor for one of them, and its longest steps."""
    rows = [["key", "pressed", "CPU a key", "steps over 5 ms", "held max", "clock max"]]
    for one in found:
        over = sum(step > 5 for step in one.held.cpu)
        cells = (sum(one.held.cpu) / one.keys, over, max(one.held.cpu), max(one.held.wall))
        rows.append(
            [
                one.name,
                str(one.keys),
                *(f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in cells),
            ]
        )
    return table(rows)


def measure(database: Path, runs: int) -> str:
    """Everything about one database, as Markdown."""
    with Database(database) as opened:
        overview = opened.overview()
    opened_rows = [["opening", "median", "least", "processor"], *opening(database, runs)]
    found = asyncio.run(pilot.lists(database))
    filtered = asyncio.run(pilot.filters(database, filters_of(database)))
    typed, alone = asyncio.run(pilot.typing(database, QUERY)), asyncio.run(pilot.typing_alone(QUERY))
    head = ["typing", "steps over 5 ms", "held p95", "held max", "clock p95", "clock max"]
    return "\n\n".join(
        [
            f"## {overview.paragraphs:,} paragraphs in {overview.sources:,} documents",
            table(opened_rows),
            f"Memory at most: {memory(database):.0f} MB.",
            waits(found),
            waits(filtered),
            keys(asyncio.run(_app_keys.keys(database))),
            table([head, held_row("into the search box", typed), held_row("into a bare Input", alone)]),
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--paragraphs", type=int, nargs="*", default=[])
    parser.add_argument("--database", type=Path, nargs="*", default=[])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "aigov-bench")
    parser.add_argument("--runs", type=int, default=7, help="how many times to open it")
    parser.add_argument("--docs", action="store_true", help=f"write {REPORT.relative_to(ROOT)}")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    sizes = arguments.paragraphs or ([] if arguments.database else [1_000, 10_000])
    parts = []
    for database in (*(corpus_database(arguments.folder, size) for size in sizes), *arguments.database):
        parts.append(measure(database, arguments.runs))
        print(parts[-1], "\n", flush=True)
    long = documents_database(arguments.folder)
    text = (arguments.folder / "app-documents" / "megabyte.txt").read_text(encoding="utf-8")
    found = asyncio.run(pilot.documents(long, list(DOCUMENTS))) + asyncio.run(pilot.peers(PEER_ROWS, text))
    parts.append(f"## Long documents, and Textual's own widgets\n\n{waits(found)}\n")
    print(parts[-1])
    if arguments.docs:
        notes = (
            "`waited` is of the clock, from the key to the rows or words; `held` is the longest that one step of the"
            " event loop kept it from the next key, in ms of the processor."
        )
        head = f"# The app at any size\n\n{made_by('bench_app.py')} {notes}\n"
        REPORT.parent.mkdir(parents=True, exist_ok=True)
        REPORT.write_text("\n".join([head, *parts]), encoding="utf-8")


if __name__ == "__main__":
    main()
