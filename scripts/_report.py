"""What the benchmarks write: tables, summaries, and the machine they ran on."""

from __future__ import annotations

import contextlib
import importlib.metadata
import os
import platform
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from math import log
from statistics import median


def summary(values: Sequence[float]) -> tuple[float, float, float]:
    """Median, 95th percentile, maximum."""
    ordered = sorted(values)
    return median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], ordered[-1]


def table(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, the first row being its head."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def growth(paragraphs: Sequence[int], costs: Mapping[str, Sequence[float]]) -> str:
    """A table: between each two sizes the power of the number of paragraphs that a cost grows with; 1 is in proportion.

    A cost that was too small to measure, or that a size lacks (0), leaves its cells empty.
    """
    steps = list(pairwise(paragraphs))
    rows = [["cost ~ paragraphs^", *(f"{a:,} to {b:,}" for a, b in steps)]]
    for name, values in costs.items():
        grown = zip(steps, pairwise(values), strict=True)
        rows.append(
            [name, *(f"{log(d / c) / log(b / a):.2f}" if c and d else "" for (a, b), (c, d) in grown)]
        )
    return table(rows)


def machine() -> str:
    """What it ran on, and how busy that was."""
    return f"{platform.machine()}, {platform.system()}, {os.cpu_count()} processors, load {os.getloadavg()[1]:.1f}"


def page(form: str, peers: Sequence[str], printed: str) -> str:
    """Fill a page's form: what was printed, and where; the versions of those `peers` (packages) that are installed."""
    versions = []
    for name in peers:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            versions.append(f"{name} {importlib.metadata.version(name)}")
    return form.format(
        date=datetime.now(UTC).date(),
        python=platform.python_version(),
        machine=machine(),
        versions=", ".join(versions) or "no peer installed",
        printed=printed.strip(),
    )


def made_by(script: str) -> str:
    """Which script made a page, when, and on what machine."""
    return (
        f"Made by `scripts/{script}` on {datetime.now(UTC):%Y-%m-%d}:"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {machine()} while measuring."
    )
