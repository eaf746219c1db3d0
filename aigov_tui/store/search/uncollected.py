"""Python's collector of garbage kept from its rounds during a search.

A search makes tens of thousands of tuples and drops them again. While it does, the collector would now and then go
through everything the program holds, for up to 50 ms, and find nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Pause:
    """How many threads want the collector to wait, and whether it was at work before."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.number = 0
        self.was_enabled = False


_PAUSE = _Pause()


@contextmanager
def uncollected() -> Iterator[None]:
    """The collector waits until the last of those is left who came in meanwhile."""
    with _PAUSE.lock:
        if not _PAUSE.number:
            _PAUSE.was_enabled = gc.isenabled()
            gc.disable()
        _PAUSE.number += 1
    try:
        yield
    finally:
        with _PAUSE.lock:
            _PAUSE.number -= 1
            if not _PAUSE.number and _PAUSE.was_enabled:
                gc.enable()
