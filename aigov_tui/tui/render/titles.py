"""Titles for frames: `Content`, so that no markup is read in them, and made safe like every other text."""

from __future__ import annotations

from textual.content import Content

from aigov_tui.model.display import in_cells


def plain_title(text: str) -> Content:
    """`text` as it is, on one line."""
    return Content(in_cells(text))


def pane_title(key: str, name: str, words: str) -> Content:
    """The title of a pane's frame: its key, its name, its count."""
    count = f"  {in_cells(words)}" if words else ""
    return Content.assemble((key, "bold"), " ", (in_cells(name), "bold"), count)
