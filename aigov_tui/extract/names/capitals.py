"""Runs of capitalised words: the raw material of names in Latin script."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_LATIN_END = 0x0530  # Latin, Greek, Cyrillic; the other scripts with capitals are rare enough


def _class_of(category: str) -> str:
    """The code points of a Unicode category below Armenian, and Latin Extended Additional, as class ranges."""
    ranges: list[list[int]] = []
    for code in (*range(_LATIN_END), *range(0x1E00, 0x1F00)):
        if unicodedata.category(chr(code)) == category:
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)


UPPER = sys.intern(_class_of("Lu"))
"""Capital letters, for a regular expression's character class."""

_LETTER = r"[^\W\d_\u3400-\u9fff]"
_WORD = rf"[{UPPER}](?:{_LETTER}|[0-9])*"
_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Col|Lt|Capt|Sgt|Cpl|Maj|Adm|Cmdr|Brig|Hon|Rev|St|Mt|Ft"
    r"|Jr|Sr|Inc|Corp|Co|Ltd|Messrs|Fr|Cmr|Bros|Dept|Univ|Assn)\."
)
_TOKEN = (
    rf"(?:{_ABBREVIATED}"
    rf"|(?:[{UPPER}]\.-?){{2,8}}"  # U.S., J.-P.
    rf"|[{UPPER}]\.(?!\w)"  # the W. in George W. Bush
    rf"|(?:(?:al|el|as|ash|an|ad|ul|bin|d'|l'|de')[-']?)?{_WORD}(?:(?:[-&]|'(?!s(?!\w)|\s)){_LETTER}(?:{_LETTER}|[0-9])*){{0,4}}"
    rf"|[a-z]{{1,2}}[{UPPER}]{_LETTER}+)"  # iPhone, xAI
)
_LINK = (
    r"of the|of|for the|for|on|and the|and|&|de la|de los|de las|del|della|dei|des|de|di|da|dos|do|du|van der|van den|van"
    r"|von der|von|zu|la|le|el|bin|ibn|ben|der|den|the|y|e"
)
_LINK_WORDS = frozenset(["'s", *_LINK.replace(" ", "|").split("|")])
_BLANK = r"(?:[ \t]{1,3}|[ \t]?\n[ \t]?)"
_FULL_LINE = 40
"""Characters: a line shorter than this was ended on purpose, and a name does not go on in the next."""
_RUN = re.compile(
    rf"(?<![\w@#]){_TOKEN}(?:(?:,(?=[ \n](?:Inc|Jr|Sr|Ltd|LLC|LLP|Co|Corp)\b)|'s(?=[ \n]))?{_BLANK}(?:(?:{_LINK}){_BLANK})?{_TOKEN}(?!\w)){{0,15}}"
)
_PARTS = re.compile(rf"'s(?!\w)|{_TOKEN}|[^\s,]+")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a run at `start:end` (code points into the run). A link (`of`) is not capitalised."""

    text: str
    start: int
    end: int
    is_link: bool


def runs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each maximal run of capitalised words in `text` (already `plain`), links between them included.

    A run has at most 16 capitalised words. Linear: every repetition is bounded or separated by what it cannot match.
    """
    for run in _RUN.finditer(text):
        start, end = run.span()
        newline = text.find("\n", start, end)
        if newline > 0 and newline - text.rfind("\n", max(0, newline - _FULL_LINE), newline) < _FULL_LINE:
            yield from _lines(text, start, end)
        else:
            yield start, end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run that goes over the end of a short line (a heading, a list), cut there."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        yield from (
            (run.start(), run.end()) for run in _RUN.finditer(text, start + line.start(), start + line.end())
        )


def tokens(run: str) -> list[Token]:
    """The words of a run."""
    return [
        Token(part.group(), part.start(), part.end(), part.group() in _LINK_WORDS)
        for part in _PARTS.finditer(run)
    ]
