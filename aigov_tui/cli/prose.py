"""Paragraphs of text, wrapped to the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aigov_tui.cli.cells import wrapped
from aigov_tui.cli.marking import painted
from aigov_tui.cli.terminal import Style, Terminal
from aigov_tui.model.display import one_line
from aigov_tui.model.rows import Span


def wrapped_lines(
    text: str,
    terminal: Terminal,
    *,
    indent: str = "",
    marks: Sequence[Span] = (),
    style: Style | None = None,
) -> Iterator[str]:
    """`text`, made safe, in lines that begin with `indent`, its spans `marks` highlighted, or all of it in `style`."""
    safe = one_line(text)
    for span in wrapped(safe, max(terminal.prose_columns - len(indent), 10)):
        line = painted(safe, span, marks, terminal)
        yield indent + (terminal.paint(line, style) if style else line)
