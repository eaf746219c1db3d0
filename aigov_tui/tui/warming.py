"""What the first key of a kind would have to wait for, done while nobody waits: reading the code of other screens."""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module

_SCREENS = (
    "search",
    "comparison",
    "annotate",
    "variants",
    "facets",
    "help",
    "detail",
    "notes",
    "export",
    "jump",
)
"""Those that are read when first opened, in the order in which a person may want them; up to 0.2 s each."""
_BREATH = 0.02  # seconds between two


def warm(is_cancelled: Callable[[], bool]) -> None:
    """Read their code, in a thread that is not the app's."""
    for name in _SCREENS:
        if is_cancelled():
            return
        import_module(f"aigov_tui.tui.screens.{name}")
        time.sleep(_BREATH)
