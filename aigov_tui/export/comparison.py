"""The comparison in each format: nested for JSON, flat for CSV, a document in Markdown."""

from __future__ import annotations

from typing import TextIO

from aigov_tui.export.formats import FORMATS
from aigov_tui.export.lists.comparison import COMPARISON, COMPARISON_LINES, cell_lines, cells
from aigov_tui.export.report import write_report
from aigov_tui.model.rows import Comparison


def write_comparison(
    comparison: Comparison, format_name: str, out: TextIO, *, filters: str = "", for_screen: bool = False
) -> None:
    """Write `comparison` in a format of `FORMATS`; `filters` is the query it was made under."""
    if format_name == "markdown":
        write_report(comparison, out, filters=filters)
    elif format_name == "csv":
        FORMATS[format_name](COMPARISON_LINES, cell_lines(comparison), out, for_screen=for_screen)
    else:
        FORMATS[format_name](COMPARISON, cells(comparison), out, for_screen=for_screen)
