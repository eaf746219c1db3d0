"""How quick searching is while somebody types: `.venv/bin/python scripts/bench_search.py [--paragraphs 100000 1000000]`.

Builds a corpus of each size (the same each time, kept in --folder), types 200 queries key by key through
`Database.search_in_parts(..., typing=True)`, asks the queries whole, asks the worst ones known, and checks that whatever matches
up to 5,000 paragraphs is ranked exactly as a full `ORDER BY bm25` ranks it. Beside it, in the same run: raw FTS5,
ripgrep over the same text, and tantivy and xapian where they are installed. Every key is measured twice in one go: until
the hits are there that come into sight, and until all of the page are. Milliseconds are of the wall clock; those
of the processor stand beside them, since a busy machine makes the former a matter of luck. `--write` makes
a page of docs/benchmarks of it. `--language zh` does the same with Chinese.

`--fuzz 500 --database FILE` asks queries by chance over the whole language instead, in every mode, and tells the slowest
and whatever went wrong; the same ones for the same `--seed`.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import _search_peers as peers  # noqa: E402
from _report import growth, made_by, summary, table  # noqa: E402
from _sample_database import build  # noqa: E402
from _search_fuzz import Queries, Tried, attempt  # noqa: E402
from _search_queries import keystrokes, queries, worst  # noqa: E402

from aigov_tui.store.connection import open_for_reading  # noqa: E402
from aigov_tui.store.database import Database  # noqa: E402
from aigov_tui.store.spacing import spaced  # noqa: E402

PAGE = 50
IN_SIGHT = 20
"""Hits of the page that a person sees at once, three lines each, on a terminal of 60 lines; fewer on others."""
EVERY = 25  # keystrokes of which peers are asked one
REPORTS = ROOT / "docs" / "benchmarks"
REPORT_OF = {"en": "search.md", "zh": "search-chinese.md"}


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of many calls, wall clock and processor, by what was asked."""

    wall: dict[str, float]
    cpu: dict[str, float]

    def row(self, name: str) -> list[str]:
        """A line of a table: median, 95th percentile, maximum; of both clocks."""
        cells = [f"{value:.1f}" for kind in (self.wall, self.cpu) for value in summary(list(kind.values()))]
        return [name, str(len(self.wall)), *cells]

    def p95(self) -> float:
        """The 95th percentile of the wall clock, which alone sees what other programs do."""
        return summary(list(self.wall.values()))[1]


@dataclass(frozen=True, slots=True)
class Size:
    """What was measured at one number of paragraphs."""

    paragraphs: int
    text: str
    """All about it, as Markdown."""
    p95: dict[str, float]
    """Milliseconds by what was timed."""


def timed(asked: Iterable[str], ask: Callable[[str], object]) -> Times:
    """Ask one after the other."""
    wall: dict[str, float] = {}
    cpu: dict[str, float] = {}
    for query in asked:
        began, began_cpu = time.perf_counter(), time.thread_time()
        ask(query)
        cpu[query] = (time.thread_time() - began_cpu) * 1000
        wall[query] = (time.perf_counter() - began) * 1000
    return Times(wall, cpu)


def typed(database: Database, keys: Iterable[str]) -> tuple[Times, Times]:
    """Search key by key: until those in sight of a first page are there with their excerpts, and until all of it is."""
    at_sight, at_page = Times({}, {}), Times({}, {})
    for query in keys:
        began, began_cpu = time.perf_counter(), time.thread_time()
        for part, _ in enumerate(database.search_in_parts(query, (IN_SIGHT, PAGE - IN_SIGHT), typing=True)):
            for times in (at_sight, at_page)[part:]:
                times.cpu[query] = (time.thread_time() - began_cpu) * 1000
                times.wall[query] = (time.perf_counter() - began) * 1000
    return at_sight, at_page


def wrongly_ranked(
    database: Database, connection: sqlite3.Connection, asked: Iterable[str]
) -> tuple[int, list[str]]:
    """How many of the queries match up to 5,000 paragraphs, and those whose first page is not the best by bm25."""
    checked, wrong = 0, []
    for query in asked:
        words = " ".join(f'"{spaced(word) or word}"' for word in query.split())
        if not query.replace(" ", "").isalpha():
            continue
        scores = dict(
            connection.execute(
                "SELECT f.rowid, -bm25(paragraphs_fts) FROM paragraphs_fts AS f JOIN paragraphs AS p ON p.id = f.rowid"
                " WHERE f.paragraphs_fts MATCH ? AND p.counts = 1",
                (words,),
            ).fetchall()
        )
        if not 0 < len(scores) <= 5_000:
            continue
        checked += 1
        page = database.search(query, limit=PAGE)
        shown = [scores.get(hit.paragraph_id, -1.0) for hit in page.hits]
        best = sorted(scores.values(), reverse=True)[:PAGE]
        # A word that most paragraphs hold is given a millionth of weight; ties may fall either way.
        right = len(shown) == len(best) and all(abs(a - b) < 1e-4 for a, b in zip(shown, best, strict=True))
        if not right or page.total != len(scores) or not page.total_is_exact:
            wrong.append(query)
    return checked, wrong


def shortened(query: str) -> str:
    """A query as it is named in a report."""
    return query if len(query) <= 40 else f"{query[:30]}… ({len(query.split())} words)"


def measure(path: Path, paragraphs: int, number: int, *, xapian: bool, language: str) -> Size:
    """Everything about one size; `xapian`: with that peer."""
    note = path.with_suffix(".txt")  # how it was built, for the next time
    if not path.exists():
        began = time.perf_counter()
        size = build(path, paragraphs, language=language)
        took = time.perf_counter() - began
        note.write_text(
            f", built in {took:.0f} s, {path.stat().st_size / size:.2f}× its text", encoding="utf-8"
        )
    built = note.read_text(encoding="utf-8") if note.exists() else ""
    connection = open_for_reading(path)
    asked = queries(connection, number, language=language)
    keys = keystrokes(asked)
    with Database(path) as database:
        for query in asked[:20]:
            database.search(query)
        typing, typing_all = typed(database, keys)
        whole = timed(asked, lambda query: database.search(query, limit=PAGE))
        known = worst(language)
        whole_worst = timed(known, lambda query: database.search(query, limit=PAGE))
        worst_typed = timed(known, lambda query: database.search(query, limit=PAGE, typing=True))
        worst_dated = timed(known, lambda query: database.search(query, limit=PAGE, order="date"))
        checked, wrong = wrongly_ranked(database, connection, asked)
    timed_by = {
        f"every key, {IN_SIGHT} hits in sight": typing,
        f"every key, all {PAGE} hits": typing_all,
        "whole queries": whole,
        "worst known": whole_worst,
        "worst known, while typing": worst_typed,
        "worst known, by date": worst_dated,
    }
    sampled = keys[::EVERY]
    timed_by[f"raw FTS5, 1 key in {EVERY}"] = timed(
        sampled, lambda query: peers.raw_fts5(connection, query, PAGE)
    )
    with tempfile.TemporaryDirectory() as folder:
        # Of the peers only ripgrep finds words in Chinese, which has no blanks between them.
        others = peers.others(connection, Path(folder), PAGE, xapian=xapian)
        for name, ask, most in others if language == "en" else islice(others, 1):
            timed_by[name] = timed(sampled[:most], ask)
    rows = [["", "asked", "p50", "p95", "max", "cpu p50", "cpu p95", "cpu max"]]
    rows += (times.row(name) for name, times in timed_by.items())
    times = {
        shortened(query) + said: value
        for one, said in (
            (typing_all, ""),
            (whole_worst, ""),
            (worst_typed, " typed"),
            (worst_dated, " by date"),
        )
        for query, value in one.cpu.items()
    }
    slowest = sorted(times, key=lambda query: -times[query])[:10]
    text = "\n".join(
        [
            f"## {paragraphs:,} paragraphs{' in Chinese' if language == 'zh' else ''}{built}",
            "",
            table(rows),
            "",
            f"Exactly ranked: {checked - len(wrong)} of {checked} queries that match up to 5,000 paragraphs"
            + (f"; not: {', '.join(wrong)}." if wrong else "."),
            "",
            "Slowest (ms of the processor): "
            + ", ".join(f"`{query}` {times[query]:.0f}" for query in slowest)
            + ".",
            "",
        ]
    )
    return Size(paragraphs, text, {name: times.p95() for name, times in timed_by.items()})


def fuzz(path: Path, number: int, seed: int) -> Tried:
    """Ask so many queries by chance, and print what came of it."""
    tried = Tried()
    connection = open_for_reading(path)
    made = Queries(connection, seed)
    with Database(path) as database:
        for query in ("the of", "china", "the inv"):
            database.search(query)  # what is read once for all
        for _ in range(number):
            attempt(database, made.query(), tried)
    connection.close()
    rows = [["ms of the processor", "asked", "p50", "p95", "p99", "max"]]
    for mode, times in tried.times.items():
        ordered = sorted(times.values())
        cells = [f"{ordered[int(share * (len(ordered) - 1))]:.1f}" for share in (0.5, 0.95, 0.99, 1)]
        rows.append([mode, str(len(ordered)), *cells])
    print(table(rows))
    for took, mode, query in tried.slowest(20):
        print(f"{took:.0f} {mode}: {query}")
    for said in tried.wrong:
        print(f"WRONG {said}")
    return tried


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--paragraphs", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "aigov-bench")
    parser.add_argument("--database", type=Path, help="ask this one, already built, instead of building any")
    parser.add_argument(
        "--most-xapian", type=int, default=100_000, help="paragraphs up to which xapian is asked"
    )
    parser.add_argument("--language", choices=("en", "zh"), default="en", help="of the texts and queries")
    parser.add_argument("--write", action="store_true", help="write it into docs/benchmarks")
    parser.add_argument("--fuzz", type=int, help="ask so many queries by chance of --database instead")
    parser.add_argument("--seed", type=int, default=7, help="of the queries by chance")
    arguments = parser.parse_args()
    if arguments.fuzz:
        if arguments.database is None:
            parser.error("--fuzz asks a --database")
        sys.exit(1 if fuzz(arguments.database, arguments.fuzz, arguments.seed).wrong else 0)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    sizes = []
    for paragraphs in sorted(arguments.paragraphs):
        language = arguments.language
        name = f"search-{paragraphs}{'' if language == 'en' else f'-{language}'}.db"
        path = arguments.database or arguments.folder / name
        xapian = paragraphs <= arguments.most_xapian
        sizes.append(measure(path, paragraphs, arguments.queries, xapian=xapian, language=language))
        print(sizes[-1].text, flush=True)
    parts = [one.text for one in sizes]
    if len(sizes) > 1:
        # A peer that was not asked at each size (xapian, of a million) has cells that are empty.
        costs = {
            name: [one.p95.get(name, 0) for one in sizes]
            for name in {name: 0 for one in sizes for name in one.p95}
        }
        parts.append(f"## How each p95 grows\n\n{growth([one.paragraphs for one in sizes], costs)}\n")
        print(parts[-1])
    if arguments.write:
        head = (
            f"# Searching{' in Chinese' if arguments.language == 'zh' else ''} while typing\n\n{made_by('bench_search.py')}"
            f" Milliseconds for a first page of {PAGE} hits with their excerpts (the peers give ids); while typing also until"
            f" the first {IN_SIGHT} of them are there, which is what is seen on 60 lines. Where others keep the machine busy,"
            f" those of the processor (cpu) tell more.\n"
        )
        report = REPORTS / REPORT_OF[arguments.language]
        report.write_text("\n".join([head, *parts]), encoding="utf-8")


if __name__ == "__main__":
    main()
