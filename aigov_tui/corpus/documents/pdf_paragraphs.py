"""From lines in reading order to paragraphs and headings: lines joined, words mended, across columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from aigov_tui.corpus.documents.pdf_lines import Line
from aigov_tui.corpus.parts import Part

_SPACED = 1.35
"""Of the usual distance between lines: more of it is a new paragraph."""
_SHORT = 0.85
"""Of its column's width: a line that ends before, with its sentence, ends its paragraph."""
_SET_IN = 0.8
"""Of the letters' size: a line set in by more begins a paragraph."""
_SAME_SIZE = 0.08
_HEADING_SIZE = 1.12
"""Of the text's size: larger letters are headings'."""
_LONGEST_HEADING = 250  # code points
_NOTE_SIZE = 0.92
"""Of the text's size: smaller letters at the foot of a page are notes', between which the text goes on."""
_MOST_LEVELS = 4

_SENTENCE_END = re.compile(r"[.!?:;。！？：；…][\"'”’」』）)\]\d*]{0,4}$")
_ITEM = re.compile(r"(?:[•●▪◦‣■–—*-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|[一二三四五六七八九十]{1,3}、)\s")
_LEADERS = re.compile(r"(?:\. ?){5}\s*\w{1,5}$")
"""A line of a table of contents."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_EAST_ASIAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph under way; `floor` is where its last line stands."""

    lines: list[Line] = field(default_factory=list)

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def size(self) -> float:
        return self.lines[0].size


def parts_of(lines: Sequence[Line]) -> list[Part]:
    """The paragraphs and headings made of `lines`, which are in reading order, page after page."""
    if not lines:
        return []
    body = _body_size(lines)
    paragraphs = _paragraphs(lines, body)
    words = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    levels = _levels(paragraphs, body)
    parts = []
    for paragraph in paragraphs:
        text = _joined(paragraph.lines, words)
        is_heading = len(text) <= _LONGEST_HEADING and any(map(str.isalpha, text))
        parts.append(Part(text, levels.get(paragraph.size, 0) if is_heading else 0, paragraph.lines[0].page))
    return parts


def _body_size(lines: Sequence[Line]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _levels(paragraphs: Sequence[_Paragraph], body: float) -> dict[float, int]:
    """The heading level of each size of letters that is larger than the text's, the largest first."""
    sizes = {paragraph.size for paragraph in paragraphs if paragraph.size > _HEADING_SIZE * body}
    return {size: min(rank, _MOST_LEVELS) for rank, size in enumerate(sorted(sizes, reverse=True), start=1)}


# Which lines are one paragraph


def _paragraphs(lines: Sequence[Line], body: float) -> list[_Paragraph]:
    spacing = _usual_spacing(lines)
    paragraphs: list[_Paragraph] = []
    for column in _columns(lines):
        left = min(line.left for line in column)
        right = max(line.right for line in column)
        for index, line in enumerate(column):
            before = _before(paragraphs, line, body) if index == 0 else paragraphs[-1]
            if before is None:
                goes_on = False
            elif index == 0:
                goes_on = _goes_on_elsewhere(before, line)
            elif line.size > _HEADING_SIZE * body:  # set in the middle, often
                goes_on = _same_size(before.last, line) and before.last.middle - line.middle < 1.6 * line.size
            else:
                goes_on = _goes_on(before.last, line, left, right, spacing.get(line.size, 1.3 * line.size))
            if goes_on and before is not None:
                before.lines.append(line)
                if before is not paragraphs[-1]:  # notes stood between: what follows goes on from here
                    paragraphs.remove(before)
                    paragraphs.append(before)
            else:
                paragraphs.append(_Paragraph([line]))
    return paragraphs


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines that go down one column of one page."""
    column: list[Line] = []
    for line in lines:
        if column and (
            line.page != column[-1].page or line.bottom > column[-1].top or _is_beside(line, column)
        ):
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _is_beside(line: Line, column: Sequence[Line]) -> bool:
    return line.left > column[-1].right or line.right < column[-1].left


def _before(paragraphs: Sequence[_Paragraph], line: Line, body: float) -> _Paragraph | None:
    """The paragraph that the first line of a column may go on: the last one, or the last before the notes under it."""
    for paragraph in reversed(paragraphs[-12:]):
        if paragraph.size > _NOTE_SIZE * body or line.size <= _NOTE_SIZE * body:
            return paragraph
        if paragraph.last.page < line.page - 1:
            return None
    return None


def _goes_on_elsewhere(before: _Paragraph, line: Line) -> bool:
    """Whether a column's first line goes on a paragraph of another column or page."""
    if not _same_size(before.last, line) or line.page - before.last.page > 1 or _ITEM.match(line.text):
        return False
    if before.last.hyphenated or before.last.text.endswith("-"):
        return line.text[0].islower()
    if _SENTENCE_END.search(before.last.text):
        return False
    return line.text[0].islower() or (len(before.lines) > 1 and _fills(before))


def _fills(paragraph: _Paragraph) -> bool:
    """Whether the last line is as long as the one before: it did not end there of itself."""
    *_, one_before, last = paragraph.lines
    return last.right >= one_before.right - last.size


def _goes_on(before: Line, line: Line, left: float, right: float, spacing: float) -> bool:
    """Whether a line goes on the paragraph of the line above it."""
    if not _same_size(before, line) or _ITEM.match(line.text) or _LEADERS.search(before.text):
        return False
    if before.middle - line.middle > _SPACED * spacing:
        return False
    set_in = line.left - before.left
    if before.hyphenated or (before.text.endswith("-") and line.text[0].islower()):
        return True
    if (
        set_in > _SET_IN * line.size
        and not _ITEM.match(before.text)
        and line.left < left + 0.3 * (right - left)
    ):
        return line.text[0].islower()
    ended = _SENTENCE_END.search(before.text) is not None
    if ended and _EAST_ASIAN.match(line.text) and min(before.left, line.left) > left + _SET_IN * line.size:
        return False  # two first lines: in Chinese every paragraph is set in
    return not (ended and before.right < left + _SHORT * (right - left))


def _usual_spacing(lines: Sequence[Line]) -> dict[float, float]:
    """For each size of letters, the distance (in points) from one line to the next that occurs most."""
    found: dict[float, Counter[float]] = {}
    for before, line in pairwise(lines):
        apart = before.middle - line.middle
        if before.page == line.page and _same_size(before, line) and 0 < apart < 4 * line.size:
            found.setdefault(line.size, Counter())[round(apart)] += 1
    return {size: max(counts.most_common(1)[0][0], size * 0.9) for size, counts in found.items()}


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


# The words


def _joined(lines: Sequence[Line], words: Counter[str]) -> str:
    """The text of a paragraph: lines with blanks between them, none in Chinese, and words mended that were broken."""
    text = lines[0].text
    broken = lines[0].hyphenated
    for line in lines[1:]:
        text = _with_next(text, line.text, broken, words)
        broken = line.hyphenated
    return text


_COMPOUNDING_WORDS = """
well self high low long short large small cross state all ill third second first one two three four
five half open non so-called decision policy rule world market risk user data energy peer follow top
bottom face
"""
_COMPOUNDING = frozenset(_COMPOUNDING_WORDS.split())
"""Words that seldom begin one written together: "well-known", not "wellknown"."""


def _with_next(text: str, line: str, broken: bool, words: Counter[str]) -> str:
    if broken and not text.endswith("-"):
        text += "-"
    match = _BROKEN_WORD.search(text[-60:])
    following = _FIRST_WORD.match(line)
    if match is not None and following is not None and line[0].islower():
        first, second = match[1].casefold(), following[0].casefold()
        with_hyphen, without = words[f"{first}-{second}"], words[first + second]
        keep = with_hyphen > without or match[1].isupper() or (not without and first in _COMPOUNDING)
        return text + line if keep else text[:-1] + line
    if text.endswith("-") and following is not None:
        return text + line  # Anglo-Saxon: a compound of names keeps its hyphen
    if _EAST_ASIAN.match(text[-1]) and _EAST_ASIAN.match(line[0]):
        return text + line
    return f"{text} {line}"
