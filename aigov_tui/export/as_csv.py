"""CSV with a head, after RFC 4180 but for its line ends, which are the `\\n` that other tools expect.

A value is written as it is: a text that begins with `=` stays a text that begins with `=`, which a spreadsheet may
take for a formula. Import the column as text there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from aigov_tui.export.listing import Listing, Row, Value
from aigov_tui.model.display import printable


class _PlainLineEnds:
    """Takes the lines of a csv.writer, which end in `\\r\\n` (else it would not quote a lone `\\r`)."""

    def __init__(self, out: TextIO, *, for_screen: bool) -> None:
        self._out = out
        self._for_screen = for_screen

    def write(self, line: str) -> None:
        line = line[:-2] + "\n"
        self._out.write(printable(line) if self._for_screen else line)


def write(listing: Listing[Row], rows: Iterable[Row], out: TextIO, *, for_screen: bool = False) -> None:
    """Write the flat fields of `rows`. Only `for_screen` are control characters replaced."""
    fields = listing.flat_fields()
    writer = csv.writer(_PlainLineEnds(out, for_screen=for_screen))
    writer.writerow(field.name for field in fields)
    for row in rows:
        writer.writerow(_cell(field.value(row)) for field in fields)


def _cell(value: Value) -> Value:
    """`true` and `false` are what databases and JSON call them; None is the empty cell."""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value
