"""Garbage is collected between keys, never in the middle of an answer."""

from __future__ import annotations

import gc
import weakref
from time import monotonic

from aigov_tui.tui.app import _OFTEN, AigovApp
from tests.tui.driving import opened
from tests.tui.fake_store import FakeStore


class _Cycle:
    def __init__(self) -> None:
        self.itself = self


def _garbage(*, old: bool) -> weakref.ref[_Cycle]:
    cycle = _Cycle()
    if old:
        gc.collect(1)  # it has lived through one
    found = weakref.ref(cycle)
    del cycle
    return found


async def test_young_garbage_goes_soon_and_old_when_nobody_types(store: FakeStore) -> None:
    before = gc.get_threshold()
    async with opened(store) as pilot:
        app = pilot.app
        assert isinstance(app, AigovApp)
        assert gc.get_threshold()[0] > 100 * before[0]
        old = _garbage(old=True)
        made: list[list[int]] = []
        for _ in range(_OFTEN + 1):
            young = _garbage(old=False)
            made += [[] for _ in range(2 * before[0])]
            app._last_input = monotonic()
            app._collect()
            assert young() is None
        assert old() is not None
        app._last_input -= 60
        app._collect()
        assert old() is None
    assert gc.get_threshold() == before
