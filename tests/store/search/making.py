"""Databases small enough for a test in which where common words stand is at hand, or not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from aigov_tui.store import places

NEVER = 1_000
"""More paragraphs than any of these databases has."""


@contextmanager
def places_kept(*, at_hand: bool, least: int) -> Iterator[None]:
    """Meanwhile an import keeps where the words of `least` paragraphs stand, in small pieces; or of none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "CHUNK", 64)
        patch.setattr(places, "LEAST", least if at_hand else NEVER)
        yield
