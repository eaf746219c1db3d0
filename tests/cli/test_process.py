"""The command as a process: what it loads, how fast it answers."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest

HEAVY = (
    "textual",
    "rich",
    "sqlite3",
    "sqlite_utils",
    "rapidfuzz",
    "yaml",
    "charset_normalizer",
    "platformdirs",
)
OWN_HEAVY = (
    "aigov_tui.tui",
    "aigov_tui.pipeline",
    "aigov_tui.corpus",
    "aigov_tui.store.database",
    "aigov_tui.export",
)


def loaded_by(*arguments: str) -> set[str]:
    code = (
        "import json, sys\n"
        "from aigov_tui.cli.running import run\n"
        f"run({list(arguments)!r})\n"
        "print(json.dumps(sorted(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("arguments", [["--help"], ["search", "--help"], ["--version"], ["serach"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded_by(*arguments) & {*HEAVY, *OWN_HEAVY} == set()


def test_help_answers_at_once() -> None:
    def seconds() -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "aigov_tui", "--help"], capture_output=True, check=True)
        return time.perf_counter() - started

    assert min(seconds() for _ in range(5)) < 0.3
