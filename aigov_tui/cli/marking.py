"""Highlighting spans of a text that is cut into lines."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.cli.terminal import Terminal
from aigov_tui.model.rows import Span


def painted(text: str, span: Span, marks: Sequence[Span], terminal: Terminal) -> str:
    """The part `span` of `text`, with what of `marks` falls into it highlighted."""
    parts, end = [], span[0]
    for start, stop in sorted(marks):
        start, stop = max(start, end), min(stop, span[1])
        if start < stop:
            parts += [text[end:start], terminal.paint(text[start:stop], "hit")]
            end = stop
    return "".join([*parts, text[end : span[1]]])
