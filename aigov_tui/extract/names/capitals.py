"""Runs of capitalised words: the raw material of names in Latin script."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
_LETTERS = rf"{_LETTER}*(?:[0-9]{_LETTER}*)*"  # and digits, in any order; half the time of a repeated choice of the two
_MORE = rf"{_LETTERS}(?:(?:[-&]|'(?!s(?!\w)|\s)){_LETTER}{_LETTERS}){{0,4}}"
_ABBREVIATED = (
    "(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Col|Lt|Capt|Sgt|Cpl|Maj|Adm|Cmdr|Brig|Hon|Rev|St|Mt|Ft"
    "|Jr|Sr|Inc|Corp|Co|Ltd|Messrs|Fr|Bros|Dept|Univ|Assn|Del|MR|MRS|MS|DR|PROF|SEN|REP|GOV|GEN)"
)
_TOKEN = (
    rf"(?:{_ABBREVIATED}\."
    rf"|(?:[{UPPER}]\.(?:-(?=[{UPPER}]\.))?){{2,8}}(?:-[{UPPER}]{_MORE}(?!\w))?"  # U.S., J.-P., U.S.-Brazil
    rf"|[{UPPER}]\.(?!\w)"  # the W. in George W. Bush
    rf"|(?:(?:al|el|as|ash|an|ad|ul|bin|d'|l'|de')[-']?)?[{UPPER}]{_MORE}(?:\.(?<=-[{UPPER}]\.)(?:[{UPPER}]\.){{1,3}})?"  # Vietnam-U.S.
    rf"|[a-z]{{1,2}}[{UPPER}]{_LETTER}+)"  # iPhone, xAI
)
_START = re.compile(
    # the capital comes first in the expression, so that `re` skips to capitals: six times as fast
    rf"[{UPPER}](?:(?<![\w@#].)|(?<=[ (\"“][a-z].)|(?<=[ (\"“][a-z]{{2}}.))",
    re.DOTALL,
)
_PREFIX = re.compile(r"(?<![\w@#])(?:(?:al|el|as|ash|an|ad|ul|bin)-|[dl]'|[a-z]{1,2})$")
_LONGEST_PREFIX = 5
_BEFORE_CAPITAL = ' \n("“'
"""What most capitals stand behind, and no prefix ends in."""
_LINK = (
    r"of the|of|for the|for|on|and the|and|&|de la|de los|de las|del|della|dei|des|de|di|da|dos|do|du|van der|van den|van"
    r"|von der|von|zu|la|le|el|bin|ibn|ben|der|den|the|y|e|upon|am"
)
_LINK_WORDS = frozenset(["'s", "'", *_LINK.replace(" ", "|").split("|")])
_BLANK = r"(?:[ \t]{1,3}|[ \t]?\n[ \t]{0,8})"
_NICKNAME = rf"(?:{_BLANK}[\"“(][{UPPER}][a-zà-ÿ]{{1,14}}[\"”)](?={_BLANK}[{UPPER}]{_LETTER}))?"
_RUN = re.compile(
    rf"{_TOKEN}(?:{_NICKNAME}(?:,(?=[ \n](?:Inc|Jr|Sr|Ltd|LLC|LLP|PLLC|PC|P\.C\.|Co|Corp|D\.C\.|DC)(?!\w))|'s(?=[ \n])|(?<=s)'(?=[ \n][A-Z]))?{_BLANK}(?:(?:{_LINK}){_BLANK})?{_TOKEN}(?!\w)){{0,15}}"
)
_PARTS = re.compile(rf"(?P<nickname>[\"“(][^\s,]+[\"”)])|'s(?!\w)|'(?=\s)|{_TOKEN}|[^\s,]+")


class Token(NamedTuple):
    """One word of a run at `start:end` (code points into the run). A link (`of`) is not capitalised."""

    text: str
    start: int
    end: int
    is_link: bool


def runs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each maximal run of capitalised words in `text` (already `plain`), links between them included.

    A run has at most 16 capitalised words. Linear: every repetition is bounded or separated by what it cannot match.
    """
    position = 0
    find, match = _START.search, _RUN.match
    while (first := find(text, position)) is not None:
        start = first.start()
        if start > position and text[start - 1] not in _BEFORE_CAPITAL:
            start = _with_prefix(text, start, position)
        run = match(text, start)
        if run is None:
            position = first.end()
            continue
        position = run.end()
        yield start, position


def _with_prefix(text: str, start: int, floor: int) -> int:
    """Where a word begins whose first capital is at `start`: `al-Assad`, `xAI`."""
    prefix = _PREFIX.search(text[max(floor, start - _LONGEST_PREFIX) : start])
    return start if prefix is None else start - len(prefix.group())


def tokens(run: str) -> list[Token]:
    """The words of a run, without a nickname in marks (Robert C. "Bobby" Scott)."""
    words = run.split(" ")
    if "".join(words).isalpha() and "" not in words and run.isascii():  # most runs are: half the time
        return _words(words)
    return [
        Token(part.group(), part.start(), part.end(), part.group() in _LINK_WORDS)
        for part in _PARTS.finditer(run)
        if part.group("nickname") is None
    ]


def _words(words: Sequence[str]) -> list[Token]:
    """The tokens of plain words with one blank between them."""
    found = []
    start = 0
    for word in words:
        end = start + len(word)
        found.append(Token(word, start, end, word in _LINK_WORDS))
        start = end + 1
    return found
