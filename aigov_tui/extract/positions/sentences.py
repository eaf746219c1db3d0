"""The sentences of a paragraph, English or Chinese, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ITEM = r"(?=[ \t]{0,8}(?:[-*•–·]|\d{1,3}[.)])[ \t])"
"""The next line is an item of a list; any other line end inside a paragraph only wraps it."""

_END = re.compile(rf"[.!?…]+[\"'”’)\]]*(?=\s)|[。！？…]+[”’」』）]*|\n{_ITEM}")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|No|vs|etc|Inc|Ltd|Co|Corp|Jr|Sr|e\.g|i\.e|approx|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_OPENS = re.compile(r"\s+[\"'“‘(\[]*(?:[A-Z0-9](?![A-Z.])|[A-Z]{2}|[\u3400-\u9fff])")
_SURE_OPENING = re.compile(
    r"\s+[\"“‘(]*(?:The|In|It|He|She|They|But|And|This|That|These|Meanwhile|However|While|As|By)\b"
)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of `text[start:end]`, in code points of `text`, without outer white space."""
    begin = start
    for match in _END.finditer(text, start, end):
        if match.group() != "\n" and not _ends(text, begin, match, end):
            continue
        yield from _stripped(text, begin, match.end())
        begin = match.end()
    yield from _stripped(text, begin, end)


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    if match.group()[0] in "。！？":
        return True
    if _OPENS.match(text, match.end(), end) is None:
        return False
    abbreviated = _ABBREVIATION.search(text[max(begin, match.start() - 12) : match.start() + 1])
    return abbreviated is None or _SURE_OPENING.match(text, match.end(), end) is not None


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
