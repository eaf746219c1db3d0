"""A text as it reads without the marks of Markdown: for an excerpt in a list, never for what is stored, cited or jumped to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, compress
from operator import not_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigov_tui.model.rows import Span

# Bounded, since an excerpt is short and a document may be hostile.
_TARGET = r"\]\((?:https?:|mailto:|/|#)[^\s()]{0,500}(?:\([^\s()]{0,100}\)[^\s()]{0,300}){0,3}(?:[ \n]{1,9}\"[^\"]{0,200}\")?(?:\)|…?\Z)"
_LINK = re.compile(rf"(?P<open>!?\[)(?:[^\[\]]|\\[\[\]]){{0,400}}(?P<close>{_TARGET})")
_REST_OF_LINK = re.compile(_TARGET)
_EMPHASIS = re.compile(
    r"(?<![a-zA-Z0-9_*\\])(?P<open>\*{1,3})(?=[^\s*])[^*]{1,400}(?<=[^\s*])(?P<close>(?P=open))(?![a-zA-Z0-9_*])"
    r"|(?<![\w\\])(?P<open_>_{1,2})(?=[^\s_])[^_\n]{1,200}(?<=[^\s_])(?P<close_>(?P=open_))(?!\w)"
)
# Chinese has no blank beside emphasis; between a to z an asterisk multiplies, or stands for letters.
# Emphasis that begins or ends outside the excerpt; two asterisks between words are a power.
_HALF = re.compile(r"(?:(?<=\s)|(?<=\A)|(?<=\A…))\*\*(?=[^\s*])|(?<=[^\s*])\*\*(?=\s|[.,:;)]|…?\Z)")
_HEADING = re.compile(r"^(?:#{1,6}[ \t]+|>[ \t]?)", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[*_#\[\]()>+.!-])")


def unmarked(text: str, spans: Sequence[Span] = ()) -> tuple[str, list[Span]]:
    """`text` without signs of headings, emphasis and links, whose addresses go too; and the spans where they are then.

    Spans in addresses go with these, unless there are no others: whoever searched for an address sees it.
    """
    marks = _marks(text)
    read, moved = _without(text, marks, spans)
    if spans and not moved:
        untouched = [
            together
            for together in marks
            if not any(start < last and first < end for first, last in together for start, end in spans)
        ]
        return _without(text, untouched, spans)
    return read, moved


def _without(text: str, marks: Sequence[Sequence[Span]], spans: Sequence[Span]) -> tuple[str, list[Span]]:
    if not marks:
        return text, list(spans)
    gone = bytearray(len(text))
    for together in marks:
        for first, last in together:
            gone[first:last] = b"\1" * (last - first)
    shifts = [0, *accumulate(gone)]
    moved = [(start - shifts[start], end - shifts[end]) for start, end in spans]
    return "".join(compress(text, map(not_, gone))), [span for span in moved if span[0] < span[1]]


def _marks(text: str) -> list[list[Span]]:
    """What goes or stays together."""
    found: list[list[Span]] = []
    if "](" in text:
        found += [[one.span("open"), one.span("close")] for one in _LINK.finditer(text)]
        closed = {together[1] for together in found}
        found += [[one.span()] for one in _REST_OF_LINK.finditer(text) if one.span() not in closed]
    if "*" in text or "_" in text:
        for one in _EMPHASIS.finditer(text):
            of = "" if one["open"] else "_"
            found.append([one.span(f"open{of}"), one.span(f"close{of}")])
    if "**" in text:
        found += [[one.span()] for one in _HALF.finditer(text)]
    if "#" in text or ">" in text:
        found += [[one.span()] for one in _HEADING.finditer(text)]
    if "\\" in text:
        found += [[one.span()] for one in _ESCAPE.finditer(text)]
    return found
