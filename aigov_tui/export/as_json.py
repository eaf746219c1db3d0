"""A JSON array, one object a line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable
from typing import TextIO

from aigov_tui.export.listing import Listing, Row, Value
from aigov_tui.model.display import printable


def write(listing: Listing[Row], rows: Iterable[Row], out: TextIO, *, for_screen: bool = False) -> None:
    """Write all fields of `rows`. What could act on a terminal is always escaped, which changes no value."""
    separator = "[\n  "
    for row in rows:
        out.write(separator + encoded(listing.record(row), out))
        separator = ",\n  "
    out.write("[]\n" if separator.startswith("[") else "\n]\n")


def encoded(value: Value, out: TextIO) -> str:
    """`value` as JSON on one line, in characters that `out` can encode and no terminal obeys."""
    line = json.dumps(value, ensure_ascii=not _takes_any_character(out))
    if printable(line) == line:
        return line
    return "".join(c if printable(c) == c else f"\\u{ord(c):04x}" for c in line)


def _takes_any_character(out: TextIO) -> bool:
    return codecs.lookup(getattr(out, "encoding", None) or "utf-8").name == "utf-8"
