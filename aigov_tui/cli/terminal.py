"""What standard output can show, and what is said to the person beside it."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TextIO

from aigov_tui.cli.cells import cells
from aigov_tui.model.display import printable

Style = Literal["head", "hit", "name", "faint", "good", "bad"]

# SGR parameters of the sixteen basic colours, which every theme of a terminal keeps readable.
_SGR: Mapping[Style, str] = {
    "head": "1",
    "hit": "1;33",
    "name": "36",
    "faint": "2",
    "good": "32",
    "bad": "31",
}
_PAINT = re.compile(r"\x1b\[[0-9;]*m")
_PROSE = 100
"""Cells beyond which lines of prose are hard to read."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """`columns` is None for a pipe or a file, where no line is cut."""

    is_terminal: bool
    colour: bool
    columns: int | None

    def paint(self, text: str, style: Style) -> str:
        """`text` in a style, where there is colour."""
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if self.colour and text else text

    def width_of(self, line: str) -> int:
        """The cells that a painted line takes."""
        return cells(_PAINT.sub("", line))

    @property
    def prose_columns(self) -> int:
        """The width to wrap prose at."""
        return min(self.columns or 80, _PROSE)


def look_at(stream: TextIO, environ: Mapping[str, str] = os.environ) -> Terminal:
    """What `stream` is. `NO_COLOR` and `FORCE_COLOR` are obeyed, in this order; `COLUMNS` sets a width for a pipe, too."""
    is_terminal = stream.isatty()
    given = environ.get("COLUMNS", "")
    columns = int(given) if given.isdecimal() and int(given) > 0 else None
    if columns is None and is_terminal:
        columns = shutil.get_terminal_size().columns
    return Terminal(is_terminal, _wants_colour(is_terminal, environ), columns and max(columns, 20))


def _wants_colour(is_terminal: bool, environ: Mapping[str, str]) -> bool:
    if environ.get("NO_COLOR"):
        return False
    forced = environ.get("FORCE_COLOR")
    if forced:
        return forced != "0"
    return is_terminal and environ.get("TERM") != "dumb"


def say(text: str) -> None:
    """Tell the person something on standard error, where it is in nobody's way, after what was written so far."""
    with contextlib.suppress(OSError):  # a closed pipe is dealt with at the end of the call
        sys.stdout.flush()
    sys.stderr.write(printable(text) + "\n")
