"""JSON lines: one object a line and nothing around them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from aigov_tui.export.as_json import encoded
from aigov_tui.export.listing import Listing, Row


def write(listing: Listing[Row], rows: Iterable[Row], out: TextIO, *, for_screen: bool = False) -> None:
    """Write all fields of `rows`. What could act on a terminal is always escaped, which changes no value."""
    for row in rows:
        out.write(encoded(listing.record(row), out) + "\n")
