"""Breaking text into lines of terminal cells: by words, between Han characters, never losing a character.

Linear in the length of the text, whatever it holds: 2 MB on one line without a space too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from aigov_tui.model.rows import Span


# Code points that every terminal shows in exactly one cell, so that a line's length is its width.
_ONE_CELL = re.compile(
    "[\t\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20c0"
    "\u2190-\u2199\u2400-\u2426\u2500-\u25fc]*+\\Z"
)
_CLOSING = "，。、；：？！”’）》」』】…％,.;:?!)]%"  # never begin a line, those that stand for them in Chinese typed quickly neither
_OPENING = "“‘（《「『【(["  # never end one


_HARD_WRAPPED_FROM = 50  # characters: nobody breaks lines by hand to fit into less
_INNER_BREAK = re.compile(r"(?<=\S)[ \t]*\n[ \t]*(?=[^\s\u3000-\u9fff\uff00-\uffef])")
_BEGINS_ITEM = re.compile(r"[ \t]*(?:[-*•·–—>|#]|\w{1,3}[.)])\s")


_NO_CELL = "\u200b"


def flowing(text: str) -> str:
    """`text` of the same length, each line end and the blanks around it, an indentation, in the one cell of a space.

    Blank lines stay, and the line ends of Chinese, which has no spaces.
    """
    return _INNER_BREAK.sub(_in_one_cell, text) if "\n" in text else text


def _in_one_cell(blanks: re.Match[str]) -> str:
    return " " + _NO_CELL * (len(blanks.group()) - 1)


def unwrapped(text: str) -> str:
    """`text` of the same length; where it was broken into lines of one width, with spaces for its line ends.

    That is so when no line had room for the first word of the next: verse, lists and addresses stay as they are.
    """
    if "\n" not in text:
        return text
    lines = text.rstrip("\n").split("\n")
    longest = max(map(len, lines))
    if longest < _HARD_WRAPPED_FROM:
        return text
    for line, after in pairwise(lines):
        word = after.split(None, 1)[0] if after.strip() else ""
        if not word or len(line.rstrip()) + 1 + len(word) <= longest or _BEGINS_ITEM.match(after):
            return text
    return flowing(text)


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
    cells = bytes(map(get_character_cell_size, text))
    lines: list[Span] = []
    start = 0
    while True:
        newline = text.find("\n", start)
        stop = len(text) if newline < 0 else newline
        _fill_lines(text, cells, start, stop, width, lines)
        if newline < 0:
            return lines
        start = newline + 1


def _fill_lines(text: str, cells: bytes, start: int, stop: int, width: int, lines: list[Span]) -> None:
    """Add the lines of `text[start:stop]`, which has no newline; at least one."""
    before = len(lines)
    position = _after_blanks(text, start, stop)
    while position < stop:
        end = _furthest(cells, position, stop, width)
        if end < stop:
            end = _last_break(text, cells, position, end)
        line_end = end
        while line_end > position and _is_blank(text[line_end - 1]):
            line_end -= 1
        lines.append((position, line_end))
        position = _after_blanks(text, end, stop)
    if len(lines) == before:
        lines.append((start, start))


def _after_blanks(text: str, position: int, stop: int) -> int:
    while position < stop and _is_blank(text[position]):
        position += 1
    return position


def _is_blank(character: str) -> bool:
    return character.isspace() or character == _NO_CELL


def _furthest(cells: bytes, position: int, stop: int, width: int) -> int:
    """The end of the longest stretch from `position` that fits; characters without a width of their own included."""
    window = width + 1
    while True:
        filled = list(accumulate(cells[position : min(stop, position + window)]))
        fits = bisect_right(filled, width)
        if fits < len(filled) or position + window >= stop:
            return position + max(1, fits)
        window *= 2  # combining marks: more characters than cells


def _last_break(text: str, cells: bytes, position: int, end: int) -> int:
    """The last place up to `end` where a line may end; `end` itself when a word is wider than the line."""
    for index in range(end, position, -1):
        before, after = text[index - 1], text[index]
        if before.isspace() or after.isspace():
            return index
        if cells[index] == 0 or after in _CLOSING or before in _OPENING:
            continue
        if cells[index - 1] == 2 or cells[index] == 2:
            return index
    return end
