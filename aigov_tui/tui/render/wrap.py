"""Breaking text into lines of terminal cells: by words, between Han characters, never losing a character.

Linear in the length of the text, whatever it holds: 2 MB on one line without a space too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import get_character_cell_size

from aigov_tui.model.rows import Span

# Code points that every terminal shows in exactly one cell, so that a line's length is its width.
_ONE_CELL = re.compile(
    "[\t\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20c0"
    "\u2190-\u2199\u2400-\u2426\u2500-\u25fc]*+\\Z"
)
_WIDE = "\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd"
_CLOSING = "，。、；：？！”’）》」』】…％"  # never begin a line
_OPENING = "“‘（《「『【"  # never end one
# Bounded repeats: an endless row of opening brackets must not be scanned again from each of them.
_TOKEN = re.compile(
    rf"\n|[^\S\n]+|[{_OPENING}]{{0,3}}(?:[{_WIDE}]|[^\s{_WIDE}{_OPENING}{_CLOSING}]+)[{_CLOSING}]{{0,3}}|."
)


@lru_cache(maxsize=64)
def _line_pattern(width: int) -> re.Pattern[str]:
    """One line of one-cell characters: up to the last space that fits, else `width` characters; then its white space."""
    return re.compile(
        rf"([^\n]{{0,{width}}})(?:[ \t]*\n|[ \t]+|\Z)|([^\n]{{0,{width - 1}}}-)(?=\w)|([^\n]{{{width}}})"
    )


def wrap(text: str, width: int) -> list[Span]:
    """Lines of `text`, as spans of code points without the white space at which they break.

    `width` is in cells and at least 1 is used. A newline always breaks; a word wider than a line is cut.
    """
    width = max(2, width)
    if _ONE_CELL.match(text):
        return _wrap_narrow(text, width)
    return _wrap_wide(text, width)


def _wrap_narrow(text: str, width: int) -> list[Span]:
    if len(text) <= width and "\n" not in text:
        return [(0, len(text))]
    match = _line_pattern(width).match
    lines: list[Span] = []
    position, length = 0, len(text)
    while position < length:
        found = match(text, position)
        assert found is not None  # the last alternative takes any `width` characters without a newline
        group = found.lastindex or 1
        start, end = found.span(group)
        while end > start and text[end - 1] in " \t":
            end -= 1
        if end > start or "\n" in found.group():  # else: white space before a word that fills lines
            lines.append((start, end))
        position = found.end()
    return lines


def _wrap_wide(text: str, width: int) -> list[Span]:
    lines: list[Span] = []
    start = end = 0  # of the line being filled, without trailing white space
    used = 0
    cell = get_character_cell_size
    for token in _TOKEN.finditer(text):
        words = token.group()
        if words == "\n":
            lines.append((start, end))
            start = end = token.end()
            used = 0
            continue
        cells = len(words) if words.isascii() else sum(map(cell, words))
        if words.isspace():
            if end == start:  # no white space at the beginning of a line
                start = end = token.end()
            else:
                used += cells
            continue
        if used + cells > width and end > start:
            lines.append((start, end))
            start, used = token.start(), 0
        if cells > width:
            *full, (start, end) = _cut(words, token.start(), width)
            lines.extend(full)
            used = sum(map(cell, text[start:end]))
        else:
            used += cells
            end = token.end()
    if end > start or not lines:
        lines.append((start, end))
    return lines


def _cut(word: str, offset: int, width: int) -> list[Span]:
    """A word wider than a line, in pieces no wider than one."""
    pieces: list[Span] = []
    start, used = 0, 0
    for index, character in enumerate(word):
        cells = get_character_cell_size(character)
        if used + cells > width:
            pieces.append((offset + start, offset + index))
            start, used = index, 0
        used += cells
    pieces.append((offset + start, offset + len(word)))
    return pieces
