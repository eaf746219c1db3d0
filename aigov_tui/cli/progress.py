"""The progress of an import on one line of the terminal, and nowhere else."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from aigov_tui.cli.cells import cut
from aigov_tui.model.display import one_line

if TYPE_CHECKING:
    from aigov_tui.pipeline import Progress

_EVERY = 0.1
"""Seconds between two drawings."""
_BAR = 20
_ERASE = "\r\x1b[2K"


class ProgressLine:
    """Draws each `Progress` over the one before. A context manager that leaves the line empty."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started = clock()
        self._drawn = -_EVERY
        self._phase = ""
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._shown:  # the terminal has put `^C` behind the line, perhaps on the next
            sys.stderr.write("\n" if kind is KeyboardInterrupt else _ERASE)
            sys.stderr.flush()

    def __call__(self, progress: Progress) -> None:
        """Draw `progress`, unless the last one was drawn just now."""
        now = self._clock()
        if not self._shown or (progress.phase == self._phase and now - self._drawn < _EVERY):
            return
        self._drawn, self._phase = now, progress.phase
        line = described(progress, now - self._started)
        sys.stderr.write(_ERASE + cut(line, shutil.get_terminal_size().columns - 1))
        sys.stderr.flush()


def described(progress: Progress, seconds: float) -> str:
    """`progress` in words and figures: phase, bar, documents, bytes a second, time left, file."""
    parts = [f"{progress.phase:<10}"]
    if progress.total:
        by_bytes = progress.bytes_total > 0
        part = progress.bytes_done / progress.bytes_total if by_bytes else progress.done / progress.total
        part = min(max(part, 0.0), 1.0)
        filled = round(part * _BAR)
        parts += [
            "█" * filled + "░" * (_BAR - filled),
            f"{part:4.0%}",
            f"{progress.done:,}/{progress.total:,}",
        ]
        if by_bytes and seconds > 1 and part > 0:
            parts.append(f"{progress.bytes_done / 1e6 / seconds:.1f} MB/s")
            parts.append(f"{_minutes(seconds / part - seconds)} left")
    if progress.path:
        parts.append(one_line(progress.path))
    return " ".join(parts)


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
