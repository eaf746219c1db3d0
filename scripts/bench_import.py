"""What an import costs, and how that grows: `.venv/bin/python scripts/bench_import.py [--sizes 1000 10000 100000]`.

Makes a corpus of each size (the same each time, kept in --folder), imports it with all extraction as `aigov import` does,
adds ten documents and removes them again, checks the database. Beside it, in the same run: the same texts without
extraction, by our writer, by a bare `executemany` with FTS5's `rebuild`, and by sqlite-utils. CPU seconds are those of
all processes; memory is the most that all of them took together (PSS, looked at twice a second), and the largest one's
most. `--docs` makes docs/benchmarks/import.md of it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import make_corpus
from _memory import watched
from _report import growth, made_by, table

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "benchmarks" / "import.md"
FEW = 10
"""Documents that are added and removed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process and all it started took: seconds of the clock and of processors, MiB of the largest of them and, where
    the system says so, of all together."""

    seconds: float
    cpu: float
    memory: float
    together: float | None
    output: str


@dataclass(frozen=True, slots=True)
class Size:
    """All that was measured of one size."""

    paragraphs: int
    documents: int
    text: int
    database: int
    whole: Cost
    phases: dict[str, float]
    add: Cost
    remove: Cost
    check: Cost
    ways: dict[str, tuple[Cost, dict[str, float]]]


def run(command: Sequence[str]) -> Cost:
    """Run a program of this environment; raises `RuntimeError` with its errors where it fails."""
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        actions = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, errors.fileno(), 2)]
        pid = os.posix_spawn(sys.executable, [sys.executable, *command], os.environ, file_actions=actions)
        with watched(pid) as peak:
            _, status, used = os.wait4(pid, 0)
        took = time.perf_counter() - began
        out.seek(0)
        errors.seek(0)
        if os.waitstatus_to_exitcode(status) != 0:
            raise RuntimeError(f"{' '.join(command)}: {errors.read()[-2000:]}")
        return Cost(took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, peak.mebibytes, out.read())


def measure(folder: Path, paragraphs: int) -> Size:
    """Everything about one size."""
    corpus, database = folder / f"corpus-{paragraphs}", folder / f"import-{paragraphs}.db"
    few = folder / f"few-{paragraphs}"
    if not corpus.exists():
        make_corpus.write(corpus, paragraphs)
    texts = [path.stat().st_size for path in corpus.rglob("*.txt")]
    database.unlink(missing_ok=True)
    shutil.rmtree(few, ignore_errors=True)
    make_corpus.write(few, FEW * make_corpus.PARAGRAPHS_A_DOCUMENT, seed=2)
    whole = run(_aigov(database, "import", "--format", "json", str(corpus)))
    phases = json.loads(whole.output)[0]["phases"]
    size = database.stat().st_size
    add = run(_aigov(database, "import", str(few)))
    for path in few.rglob("*.txt"):
        path.unlink()
    remove = run(_aigov(database, "import", "--prune", str(few)))
    check = run(_aigov(database, "check"))
    database.unlink()
    ways = _ways(folder, corpus)
    return Size(paragraphs, len(texts), sum(texts), size, whole, phases, add, remove, check, ways)


def _ways(folder: Path, corpus: Path) -> dict[str, tuple[Cost, dict[str, float]]]:
    """Writing the texts alone, by each way there is."""
    found: dict[str, tuple[Cost, dict[str, float]]] = {}
    for way in ("ours", "bare", "sqlite-utils"):
        if importlib.util.find_spec(way.replace("-", "_")) is None and way == "sqlite-utils":
            continue
        database = folder / "way.db"
        cost = run([str(ROOT / "scripts" / "_build_peers.py"), way, str(corpus), str(database)])
        found[way] = cost, json.loads(cost.output)
        database.unlink()
    return found


def _aigov(database: Path, command: str, *arguments: str) -> list[str]:
    return ["-m", "aigov_tui", command, "--db", str(database), *arguments]


def report(sizes: Sequence[Size]) -> str:
    """The tables, as Markdown."""
    whole = [["paragraphs", "documents", "MB", "import s", "MB/s", "CPU s", "MiB, all",
              "largest", "× text", "add 10 s", "(CPU)", "remove 10 s", "(CPU)", "check s"]]  # fmt: skip
    build = [["paragraphs", "ours", "of it packing", "rows", "index", "rest", "bare", "of it rows", "index", "sqlite-utils",
              "rows and index, ours / bare", "with packing", "all, ours / bare"]]  # fmt: skip
    for one in sizes:
        whole.append([
            f"{one.paragraphs:,}", f"{one.documents:,}", f"{one.text / 1e6:.1f}", f"{one.whole.seconds:.1f}",
            f"{one.text / 1e6 / one.whole.seconds:.2f}", f"{one.whole.cpu:.1f}",
            "–" if one.whole.together is None else f"{one.whole.together:.0f}", f"{one.whole.memory:.0f}",
            f"{one.database / one.text:.2f}", f"{one.add.seconds:.1f}", f"{one.add.cpu:.1f}",
            f"{one.remove.seconds:.1f}", f"{one.remove.cpu:.1f}", f"{one.check.seconds:.1f}",
        ])  # fmt: skip
        a, b = one.ways["ours"][1], one.ways["bare"][1]
        other = one.ways.get("sqlite-utils")
        build.append([
            f"{one.paragraphs:,}", *(f"{a[part]:.2f}" for part in ("all", "packing", "rows", "index", "rest")),
            *(f"{b[part]:.2f}" for part in ("all", "rows", "index")),
            "not installed" if other is None else f"{other[1]['all']:.2f}",
            *(f"{sum(a[part] for part in parts) / b['all']:.2f}"
              for parts in (("rows", "index"), ("packing", "rows", "index"), ("all",))),
        ])  # fmt: skip
    phases = [["paragraphs", *sizes[-1].phases]]
    phases += ([f"{one.paragraphs:,}", *(f"{took:.1f}" for took in one.phases.values())] for one in sizes)
    parts = [
        "## Importing with all extraction",
        table(whole),
        "## Its parts, seconds of the clock",
        table(phases),
        "## Writing and indexing the texts alone, CPU seconds",
        table(build),
    ]
    if len(sizes) > 1:
        parts += ["## How each cost grows", growth([one.paragraphs for one in sizes], _costs(sizes))]
    return "\n\n".join(parts) + "\n"


def _costs(sizes: Sequence[Size]) -> dict[str, list[float]]:
    """What grows with the number of paragraphs, of each size."""
    costs: dict[str, Callable[[Size], float]] = {
        "import, CPU": lambda one: one.whole.cpu,
        "import, memory": lambda one: one.whole.together or one.whole.memory,
        "database": lambda one: one.database,
        "adding 10, CPU": lambda one: one.add.cpu,
        "removing 10, CPU": lambda one: one.remove.cpu,
        "check, CPU": lambda one: one.check.cpu,
        "writing and indexing, CPU": lambda one: one.ways["ours"][1]["all"],
        "the same, bare": lambda one: one.ways["bare"][1]["all"],
    }
    return {name: [cost(one) for one in sizes] for name, cost in costs.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000], metavar="PARAGRAPHS")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "aigov-bench")
    parser.add_argument("--docs", action="store_true", help=f"write {REPORT.relative_to(ROOT)}")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    sizes = []
    for paragraphs in sorted(arguments.sizes):
        sizes.append(measure(arguments.folder, paragraphs))
        print(f"{paragraphs:,} paragraphs measured", file=sys.stderr, flush=True)
    text = report(sizes)
    print(text)
    if arguments.docs:
        head = (
            f"# Importing\n\n{made_by('bench_import.py')} CPU seconds are of all processes together, MiB the most"
            " that all of them took together, and the largest one. Making the columns of rows (“packing”) is done by the"
            " processes that read, beside extraction; “rows” and “index” wait for the one that writes. What the bare way"
            " does not do and ours does (“rest”): the other indexes, repeats, the table of terms,"
            " each common word's best paragraphs, counts. Where each step stops scaling: docs/scaling.md."
        )
        REPORT.write_text(f"{head}\n\n{text}", encoding="utf-8")


if __name__ == "__main__":
    main()
