"""Where the time of an import went, told where it was long enough to wonder."""

from __future__ import annotations

from dataclasses import replace

from aigov_tui.cli.import_summary import summary_lines
from aigov_tui.cli.terminal import Terminal
from tests.cli.conftest import SUMMARY

PARTED = replace(SUMMARY, phases=(("looking", 0.2), ("reading", 61.4), ("comparing", 9.6)))
PIPE = Terminal(is_terminal=False, colour=False, columns=None)


def test_a_long_import_says_where_the_time_went() -> None:
    lines = list(summary_lines(replace(PARTED, seconds=71.2), PIPE))
    assert "Of that, reading 61 s, comparing 10 s." in lines


def test_a_short_one_does_not() -> None:
    assert not [line for line in summary_lines(PARTED, PIPE) if line.startswith("Of that")]
