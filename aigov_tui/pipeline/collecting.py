"""How often Python looks for garbage while documents are read and written."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS_BETWEEN_COLLECTIONS = 100_000


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let Python look for garbage less often: names and rows come by the ten thousand, and hardly anything in them refers
    in circles. A fifth of what receiving documents takes, a thirtieth of what extracting them does."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
