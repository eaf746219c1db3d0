"""Where the time of an import went, told where it was long enough to wonder."""

from __future__ import annotations

from dataclasses import replace

from aigov_tui.cli.import_summary import summary_lines
from aigov_tui.cli.terminal import Terminal
from aigov_tui.model.problem import Problem, Severity
from tests.cli.conftest import SUMMARY

PARTED = replace(SUMMARY, phases=(("looking", 0.2), ("reading", 61.4), ("comparing", 9.6)))
PIPE = Terminal(is_terminal=False, colour=False, columns=None)


def test_a_long_import_says_where_the_time_went() -> None:
    lines = list(summary_lines(replace(PARTED, seconds=71.2), PIPE))
    assert "Of that, reading 61 s, comparing 10 s." in lines


def test_a_short_one_does_not() -> None:
    assert not [line for line in summary_lines(PARTED, PIPE) if line.startswith("Of that")]


def test_problems_that_very_many_files_share_are_told_once() -> None:
    empty = [Problem("empty", "The file holds no text.", path=f"{number:02}.txt") for number in range(40)]
    other = Problem("binary", "The file looks like a PDF.", Severity.ERROR, "07.pdf")
    lines = list(summary_lines(replace(SUMMARY, problems=(*empty, other)), PIPE))
    assert (
        lines[lines.index("40 files (00.txt, 01.txt, 02.txt, …)") + 1] == "  warning: The file holds no text."
    )
    assert lines.count("  warning: The file holds no text.") == 1
    assert lines[lines.index("07.pdf") + 1] == "  error: The file looks like a PDF."
    assert lines[-1] == "`aigov problems` names every file."
