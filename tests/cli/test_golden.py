"""Every command in every format, held against a file.

After a change that is meant: `UPDATE_GOLDEN=1 pytest tests/cli/test_golden.py`, then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aigov_tui.cli.options import FORMAT_NAMES
from aigov_tui.model.display import printable
from tests.cli.calling import Caller, Result

GOLDEN = Path(__file__).parent / "golden"
LISTS = {
    "search": ("search", "harbour"),
    "sources": ("sources",),
    "entities": ("entities",),
    "quotes": ("quotes",),
    "compare": ("compare",),
    "show": ("show", "harbour-talks"),
    "problems": ("problems",),
    "imports": ("imports",),
    "import": ("import", "tests"),
}


def as_file(result: Result) -> str:
    """A call's output and narration, with what would act on the reader's terminal made visible."""
    whole = f"{result.out}--- standard error, exit code {result.code} ---\n{result.err}"
    return "".join(c if c == "\n" or printable(c) == c else f"\\x{ord(c):02x}" for c in whole)


def assert_golden(name: str, result: Result) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(as_file(result), encoding="utf-8", newline="")
    assert as_file(result) == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("format_name", FORMAT_NAMES)
@pytest.mark.parametrize("name", LISTS)
def test_in_a_pipe(call: Caller, name: str, format_name: str) -> None:
    assert_golden(f"{name}-{format_name}", call(*LISTS[name], "--format", format_name))


@pytest.mark.parametrize("columns", [40, 80, 160])
@pytest.mark.parametrize("name", LISTS)
def test_on_a_terminal(call: Caller, name: str, columns: int) -> None:
    result = call(*LISTS[name], terminal=True, colour=True, columns=columns)
    assert_golden(f"{name}-terminal-{columns}", result)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("export-markdown", ("markdown",)),
        ("export-csv", ("csv",)),
        ("export-mentions-csv", ("csv", "mentions")),
        ("export-statements-json", ("json", "statements")),
        ("export-evidence-csv", ("csv", "evidence")),
        ("export-annotations-jsonl", ("jsonl", "annotations")),
        ("export-quotes-markdown", ("markdown", "quotes")),
    ],
)
def test_export(call: Caller, name: str, arguments: tuple[str, ...]) -> None:
    assert_golden(name, call("export", *arguments))


def test_every_golden_file_is_used() -> None:
    terminal = {f"{name}-terminal-{columns}" for name in LISTS for columns in (40, 80, 160)}
    piped = {f"{name}-{format_name}" for name in LISTS for format_name in FORMAT_NAMES}
    found = {path.stem for path in GOLDEN.iterdir() if not path.stem.startswith("export-")}
    assert found == terminal | piped
