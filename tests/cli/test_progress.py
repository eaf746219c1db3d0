"""The progress line: what it says, and that only a terminal gets it."""

from __future__ import annotations

from contextlib import redirect_stderr

import pytest

from aigov_tui.cli.cells import cells
from aigov_tui.cli.progress import ProgressLine, described
from aigov_tui.pipeline.report import Progress
from tests.cli.calling import Stream
from tests.cli.rows import ESCAPE

HALF = Progress(
    "reading", done=50, total=200, bytes_done=5_000_000, bytes_total=10_000_000, path="seeds/a.txt"
)


@pytest.mark.parametrize(
    ("progress", "seconds", "expected"),
    [
        (HALF, 10, "reading    ██████████░░░░░░░░░░  50% 50/200 0.5 MB/s 0:10 left seeds/a.txt"),
        (HALF, 700, "reading    ██████████░░░░░░░░░░  50% 50/200 0.0 MB/s 11:40 left seeds/a.txt"),
        (HALF, 0.5, "reading    ██████████░░░░░░░░░░  50% 50/200 seeds/a.txt"),
        (Progress("repeats", 1, 4, 0, 0, None), 5, "repeats    █████░░░░░░░░░░░░░░░  25% 1/4"),
        (Progress("index", 0, 0, 0, 0, None), 5, "index     "),
        (Progress("reading", 3, 2, 9, 6, None), 1, "reading    ████████████████████ 100% 3/2"),
    ],
)
def test_in_words_and_figures(progress: Progress, seconds: float, expected: str) -> None:
    assert described(progress, seconds) == expected


class Clock:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def drawn(*, terminal: bool, path: str = "a.txt") -> str:
    clock, err = Clock(), Stream(terminal=terminal)
    with redirect_stderr(err), ProgressLine(clock) as line:
        for step in range(100):
            clock.now = step * 0.01
            line(Progress("reading", step, 100, 0, 0, path))
    return err.getvalue()


def test_a_terminal_gets_ten_lines_a_second_and_an_empty_one_at_the_end() -> None:
    sent = drawn(terminal=True)
    assert sent.count("\r") == 11
    assert sent.endswith("\r\x1b[2K")
    assert "\n" not in sent


def test_all_else_gets_none() -> None:
    assert drawn(terminal=False) == ""


def test_a_hostile_file_name_is_harmless_and_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    for line in drawn(terminal=True, path=ESCAPE + "人" * 100).split("\r\x1b[2K"):
        assert "\x1b" not in line
        assert cells(line) < 60
