"""A Markdown table of a list's columns, and how text of unknown origin is put into Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from aigov_tui.export.listing import Listing, Row
from aigov_tui.model.display import one_line
from aigov_tui.model.rows import Span

# Everything that CommonMark, GitHub's tables and its formulas give a meaning to anywhere in a line.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
# What begins a heading, a list, a quote or a rule where it stands first.
_SPECIAL_AT_START = re.compile(r"^([#+=-]|\d+(?=[.)]))")
_URL = re.compile(r"https?://[!-~]+", re.IGNORECASE)


def escaped(text: str) -> str:
    """`text` on one line, so that Markdown shows every character of it and obeys none."""
    return _SPECIAL_AT_START.sub(_escaped_start, _inside(one_line(text).strip()))


def marked(text: str, marks: Sequence[Span]) -> str:
    """`text` escaped, with the spans `marks` in bold."""
    parts, end = [], 0
    for start, stop in sorted(marks):
        if end <= start < stop:
            parts += [_inside(text[end:start]), f"**{_inside(text[start:stop])}**"]
            end = stop
    parts.append(_inside(text[end:]))
    return "".join(parts)


def link(url: str) -> str:
    """A web address as a link; anything else as text, since a link can run a program."""
    if _URL.fullmatch(url) is None:
        return escaped(url)
    return "<" + url.replace("<", "%3C").replace(">", "%3E") + ">"


def write(listing: Listing[Row], rows: Iterable[Row], out: TextIO, *, for_screen: bool = False) -> None:
    """Write the columns of `rows` as a table; control characters are always replaced."""
    columns = listing.columns
    out.write(_line(column.title for column in columns))
    out.write(_line("---:" if column.right else "---" for column in columns))
    for row in rows:
        out.write(
            _line(marked(column.text(row), column.marks(row) if column.marks else ()) for column in columns)
        )


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _inside(text: str) -> str:
    """`text` escaped for any place but the start of a line."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _escaped_start(match: re.Match[str]) -> str:
    start = match.group(1)
    return f"{start}\\" if start[0].isdigit() else f"\\{start}"
