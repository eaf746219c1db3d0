"""Titles for frames: `Content`, so that no markup is read in them, and made safe like every other text."""

from __future__ import annotations

from textual.content import Content

from aigov_tui.model.display import one_line


def plain_title(text: str) -> Content:
    """`text` as it is, on one line."""
    return Content(one_line(text))


def pane_title(key: str, name: str, words: str) -> Content:
    """The title of a pane's frame: its key, its name, its count."""
    count = f"  {one_line(words)}" if words else ""
    return Content.assemble((key, "bold"), " ", (one_line(name), "bold"), count)
