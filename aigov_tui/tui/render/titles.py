"""Titles for frames: `Content`, so that no markup is read in them, and made safe like every other text."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from aigov_tui.model.display import in_cells


def plain_title(text: str) -> Content:
    """`text` as it is, on one line."""
    return Content(in_cells(text))


def pane_title(key: str, name: str, words: str) -> Content:
    """The title of a pane's frame: its key, its name, its count."""
    count = f"  {in_cells(words)}" if words else ""
    return Content.assemble((key, "bold"), " ", (in_cells(name), "bold"), count)


_KEYS = {"esc": "escape", "enter": "enter", "tab": "tab", "+": "plus", "u": "u", "y": "y"}
"""What a dialog's frame calls a key, and what Textual does."""


def keys_title(words: str) -> Content:
    """What keys do in a dialog (`enter save · esc back`); a click on one of them presses its key."""
    parts: list[Content] = []
    for part in words.split(" · "):
        key = _KEYS.get(part.partition(" ")[0])
        click = Style.from_meta({"@click": f"screen.press('{key}')"}) if key else Style()
        parts.append(Content.styled(part, click))
    return Content(" · ").join(parts)
