"""The lines of a text that are not blank, and the width at which they were wrapped, if they were."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from aigov_tui.corpus.clean import INVISIBLE

WIDEST = 132
"""Code points. No one wraps text wider than a line printer."""
NARROWEST = 40
"""Code points. Shorter lines are lists and verse."""
_NARROWEST_HAN = 18
_WRAPPED = 0.4
"""Share of lines that must end at the edge for the text to be a wrapped one."""
_FEWEST_FULL = 5
"""Lines at the edge below which their number says nothing."""
_RAGGED = 12
"""Columns. About the longest common word: how far from the edge an English line may end."""

_STRAY = 0.03
"""Share of lines that may stick out over the edge by a blank or a dash."""

_FIRST_WORD = re.compile(r"[\u3000-\u9fff\uf900-\uffef]|[^ \t\u3000-\u9fff\uf900-\uffef]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORDLESS = re.compile(r"\W+")
_READING_ON = frozenset(
    ["a", "an", "the", "of", "and", "or", "in", "at", "to", "for", "from", "by", "with", "as"]
)
"""No line that is a paragraph of its own ends in one of them."""
_LOWER = re.compile(r"[\[(“‘\"'*_]{0,4}([^\W\d_])")


@dataclass(slots=True)
class Line:
    """A line's words: `text` without outer white space, at `start:end` (code points into the document).

    `length` counts its indent but no blanks at its end, `first_word` the width its first word would have taken on
    the line before, blank included; `set_off` and `set_off_after` tell of blank lines before and after; `is_mark`
    that it has no letter or digit; `page` is 1-based, None where the text has no form feeds.
    """

    start: int
    end: int
    text: str
    indent: int
    set_off: bool
    set_off_after: bool
    page: int | None

    @property
    def length(self) -> int:
        """In code points, from the margin to the last word's end."""
        return self.indent + len(self.text)

    @property
    def first_word(self) -> int:
        """What the first word would add to the line before: its code points and, between Latin words, a blank."""
        if self.text.isascii():  # an expression takes twice as long
            return len(self.text.split(" ", 1)[0].split("\t", 1)[0]) + 1
        word = _FIRST_WORD.match(self.text)
        if word is None:
            return 1
        return word.end() + (0 if word.group() >= "\u3000" else 1)

    @property
    def is_mark(self) -> bool:
        """Whether there is no letter or digit in it."""
        return not self.text[0].isalnum() and _WORDLESS.fullmatch(self.text) is not None

    @property
    def is_long_word(self) -> bool:
        """Whether it is one word, longer than words are: an address, the name of a file; no link within a sentence."""
        text = self.text
        return len(text) > 30 and " " not in text and "](" not in text and not _HAN.search(text)

    def reads_on_in(self, after: Line) -> bool:
        """Whether its sentence is not at an end: `after` begins in lower case, or it ends in a word that ends none."""
        if self.text.rsplit(" ", 1)[-1] in _READING_ON:
            return True
        letter = _LOWER.match(after.text)
        return letter is not None and letter[1].islower() and self.text[-1] not in ".!?:;…"


def lines_of(text: str, start: int = 0) -> list[Line]:
    """The lines of `text` from `start` on that hold more than white space.

    A line ends where Unicode says it does: form feeds and U+2028 end one too.
    """
    lines: list[Line] = []
    offset = start
    blank = True
    page = 1 if "\f" in text else None
    for raw in text[start:].splitlines(keepends=True):
        words = raw.strip()
        if words and (words[0] in INVISIBLE or words[-1] in INVISIBLE):
            words = words.strip(INVISIBLE + " \t\n\u3000\xa0")
        if not words:
            if lines:
                lines[-1].set_off_after = True
            blank = True
        else:
            indent = raw.find(words)
            begin = offset + indent
            lines.append(Line(begin, begin + len(words), words, indent, blank, False, page))
            blank = False
        offset += len(raw)
        if page is not None and raw.endswith("\f"):
            page += 1
    if lines:
        lines[-1].set_off_after = True
    return lines


def wrap_width(lines: list[Line]) -> int | None:
    """The width (code points) at which the text was wrapped; None for a text with a paragraph on every line.

    Of the lines that another follows directly, a wrapped text's end within a few columns of an edge, most of them
    where the next word would have gone over it. Addresses, tables and lists may break the edge anywhere.
    """
    long = [line.is_long_word for line in lines]
    pairs = [
        (length := line.length, length + after.first_word)
        for index, (line, after) in enumerate(pairwise(lines), start=1)
        if not (after.set_off or long[index - 1] or long[index])
    ]
    enough = _WRAPPED * len(pairs)
    lengths = Counter(length for length, _ in pairs)
    if not pairs or sum(count for length, count in lengths.items() if length <= WIDEST) < enough:
        return None
    chinese = any(_HAN.search(line.text) for line in lines[:20])
    width, within = _edge(lengths, _NARROWEST_HAN if chinese else NARROWEST)
    full = sum(with_next > width >= length for length, with_next in pairs)
    if within < enough or full < enough or (full < _FEWEST_FULL and not _reads_on(lines)):
        return None
    return width


def _edge(lengths: Counter[int], narrowest: int) -> tuple[int, int]:
    """The width from `narrowest` on within `_RAGGED` columns of which most lines end, and how many those are; (0, 0) for none."""
    best = most = 0
    within = sum(lengths[length] for length in range(narrowest - _RAGGED - 1, narrowest))
    for width in range(narrowest, WIDEST + 1):
        within += lengths[width] - lengths[width - _RAGGED - 1]
        if lengths[width] and within > most:
            best, most = width, within
    beyond = 0
    while best > narrowest and beyond + lengths[best] <= _STRAY * most:  # a line or two that stick out
        beyond += lengths[best]
        best -= 1
    return best, most


def _reads_on(lines: list[Line]) -> bool:
    """In a text too short to measure: whether a line goes on in lower case on the next."""
    return any(
        line.length >= NARROWEST and not after.set_off and line.reads_on_in(after)
        for line, after in pairwise(lines)
    )
