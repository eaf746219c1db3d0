"""Garbage is collected between keys, never in the middle of an answer."""

from __future__ import annotations

import gc
import weakref
from time import monotonic

from tests.tui.driving import opened
from tests.tui.fake_store import FakeStore


class _Cycle:
    def __init__(self) -> None:
        self.itself = self


def _garbage(of_generation: int) -> weakref.ref[_Cycle]:
    """Something that nobody can reach, and that has lived through so many collections, with enough else to collect."""
    cycle = _Cycle()
    for generation in range(of_generation):
        gc.collect(generation)
    found = weakref.ref(cycle)
    del cycle
    return found


async def test_young_garbage_goes_soon_and_older_when_nobody_types(store: FakeStore) -> None:
    before = gc.get_threshold()
    async with opened(store) as pilot:
        app = pilot.app
        assert gc.get_threshold()[0] > 100 * before[0]
        young, older = _garbage(0), _garbage(1)
        made = [[] for _ in range(2 * before[0])]  # type: ignore[var-annotated]
        app._last_input = monotonic()  # type: ignore[attr-defined]
        app._collect()  # type: ignore[attr-defined]
        assert (young(), older() is None) == (None, False)
        for _ in range(before[1] + 1):
            gc.collect(0)
        app._last_input -= 1  # type: ignore[attr-defined]
        app._collect()  # type: ignore[attr-defined]
        assert older() is None
        assert made
    assert gc.get_threshold() == before
