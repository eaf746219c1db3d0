"""Bounds on processor time that hold on a slow or busy machine as on a quick one."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf

_SLACK = 0.05
"""Seconds: what the best of several measurements may be off by."""
_TRIES = 5
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
def uncollected() -> Iterator[None]:
    """Collect no garbage meanwhile: that takes as long as all that other tests have left is large."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail where the body takes more processor time than `seconds` on the usual machine.

    On a slower one, and where other processes share its cores, the bound grows as the yardstick does, before or after.
    """
    before = yardstick()
    with uncollected():
        started = time.process_time()
        yield
        spent = time.process_time() - started
    slowness = max(1.0, before / _USUAL, yardstick() / _USUAL)
    assert spent < seconds * slowness, f"took {spent:.2f} s, at most {seconds * slowness:.2f} s are due"


def seconds_of(work: Callable[[], object]) -> float:
    """Processor seconds of `work`."""
    with uncollected():
        started = time.process_time()
        work()
        return time.process_time() - started


def assert_growth(seconds: Callable[[int], float], small: int, large: int, most: float) -> None:
    """Fail where `seconds(large)` is more than `most` times `seconds(small)`, whatever the machine.

    Other processes only make a measurement longer, so it is the shortest of several that counts; the first pair that
    keeps the bound ends it.
    """
    of_small = of_large = inf
    for _ in range(_TRIES):
        of_small, of_large = min(of_small, seconds(small)), min(of_large, seconds(large))
        if of_large < most * of_small + _SLACK:
            return
    raise AssertionError(f"took {of_small:.2f} s for {small:,}, {of_large:.2f} s for {large:,}")


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Fail where `work` of `size` takes much more than four times the processor time of a quarter of it: what is quadratic
    takes sixteen times as much."""
    work(size // 200)  # what is read or compiled once
    assert_growth(lambda part: seconds_of(lambda: work(part)), size // 4, size, 9.0)
