"""Rows of a list to standard output, in the format that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from aigov_tui.cli.terminal import look_at

if TYPE_CHECKING:
    from aigov_tui.export.listing import Listing, Row


def emit(listing: Listing[Row], rows: Iterable[Row], format_name: str, *, full: bool = False) -> None:
    """Write `rows`; `full` leaves nothing out of a table's widest column."""
    terminal = look_at(sys.stdout)
    if format_name == "table":
        from aigov_tui.cli.table import table_lines

        emit_lines(table_lines(listing, rows, terminal, full=full))
    else:
        from aigov_tui.export.formats import FORMATS

        FORMATS[format_name](listing, rows, sys.stdout, for_screen=terminal.is_terminal)


def emit_lines(lines: Iterable[str]) -> None:
    """Write lines that are safe already."""
    for line in lines:
        sys.stdout.write(line + "\n")
