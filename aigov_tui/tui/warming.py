"""What the first key of a kind would have to wait for, done while nobody waits: reading other screens' code and styles."""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.css.stylesheet import Stylesheet

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
_STYLES = Path(__file__).parent / "screens"


def warm(is_cancelled: Callable[[], bool]) -> None:
    """Read their code, in a thread that is not the app's."""
    for name in _SCREENS:
        if is_cancelled():
            return
        import_module(f"aigov_tui.tui.screens.{name}")
        time.sleep(_BREATH)


def read_styles(styles: Stylesheet) -> None:
    """Read the styles of all screens into `styles`, which nothing is drawn by yet.

    Textual reads a screen's when it first opens: it then parses all there are again, and gives all widgets theirs anew.
    """
    for path in sorted(_STYLES.glob("*.tcss")):
        styles.read(path)
    styles.parse()
