"""Bounds on processor time that hold on a slow or busy machine as on a quick one."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_MOST_GROWTH = 3.0
_SLACK = 0.3
"""Seconds: what one measurement may be off by."""
_USUAL = 0.1
"""Seconds that the yardstick takes on the machine for which bounds are written."""


def yardstick() -> float:
    """Processor seconds of a fixed piece of work of the kind the program does: expressions, dictionaries, slices."""
    text = "Premier Li said on Monday that “the rules” are for all 193 members. " * 40
    started = time.process_time()
    for _ in range(120):
        counts: dict[str, int] = {}
        for word in re.findall(r"\w+|[^\w\s]", text):
            counts[word] = counts.get(word, 0) + len(text[len(word) :][:20])
    return time.process_time() - started


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail where the body takes more processor time than `seconds` on the usual machine.

    On a slower one, and where other processes share its cores, the bound grows as the yardstick does, before or after.
    """
    before = yardstick()
    started = time.process_time()
    yield
    spent = time.process_time() - started
    slowness = max(1.0, before / _USUAL, yardstick() / _USUAL)
    assert spent < seconds * slowness, f"took {spent:.2f} s, at most {seconds * slowness:.2f} s are due"


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Fail where `work` of `size` takes much more than twice the processor time of half of it: what is quadratic takes four
    times as much, whatever the machine."""
    half, whole = (_spent(work, part) for part in (size // 2, size))
    assert whole < _MOST_GROWTH * half + _SLACK, f"took {half:.2f} s for half of what took {whole:.2f} s"


def _spent(work: Callable[[int], object], size: int) -> float:
    started = time.process_time()
    work(size)
    return time.process_time() - started
