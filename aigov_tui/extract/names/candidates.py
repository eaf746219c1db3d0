"""Words that may be a name, with what stands around them.

What is made by the thousand for each document is a named tuple here: made in a quarter of a frozen dataclass's time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from aigov_tui.extract.names.capitals import runs
from aigov_tui.extract.names.cutting import pieces
from aigov_tui.extract.names.growing import grown
from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.names.piece import Piece

_OPENING = " \t\"'“‘«([{-–—*•#_>|"
_QUOTES = '"“‘«'
_SENTENCE_END = ".!?:;…\n。！？"
_LEFT, _RIGHT = 36, 64
_LONGEST_NAME = 120
_BROKEN_OFF = re.compile(r"-[ \n]*[—–]")
"""Behind a word that a speaker did not finish: the Ameri- — American people."""
_LISTED = re.compile(r"(?:,|;|,? (?:and|or|&)|,? as well as|/)[ \n]{1,2}(?:the |The )?|/")
_LIST_STARTS = ",;/ "
_LONGEST_LINK = 14
_MOST_RUNS = 25_000
"""Different runs of capitalised words that are looked at in one document: more than a thousand pages of prose have.
A text with more is a register, or made to waste time; what was met before is still found in the rest of it."""
_FULL_LINE = 40
"""Characters: a line shorter than this was ended on purpose."""


class Candidate(NamedTuple):
    """Words that may be a name, at `start:end` of a paragraph.

    `name` is the words with one blank between them; `title` is what stood before it and tells a person (`Premier`, `Mr.`); `country` is a country or nationality word
    right before that (`Chinese`); `left` and `right` are some characters before and after.
    """

    start: int
    end: int
    words: tuple[str, ...]
    name: str
    title: str | None
    country: str | None
    opens_sentence: bool
    left: str
    right: str
    listed_with: tuple[str, ...] = ()
    """The names right before and after it in a list: `A, B and C`."""


class Met:
    """The runs of capitalised words that a document has shown so far."""

    def __init__(self) -> None:
        self._runs: set[str] = set()

    def admits(self, run: str) -> bool:
        """False for a run that is new where there have been too many."""
        if len(self._runs) < _MOST_RUNS:
            self._runs.add(run)
            return True
        return run in self._runs


def candidates(text: str, met: Met | None = None) -> list[Candidate]:
    """Every candidate name of one paragraph (already `plain`), in text order. `met` is its document's."""
    admits = (Met() if met is None else met).admits
    found: list[Candidate] = []
    for begin, stop in runs(text):
        run = text[begin:stop]
        if not admits(run):
            continue
        if "\n" in run:
            _add_over_lines(found, text, begin, stop)
        else:
            _add(found, text, begin, pieces(run))
    listed: dict[int, list[str]] = {}
    for index, (one, other) in enumerate(pairwise(found)):
        if (
            0 < other.start - one.end <= _LONGEST_LINK  # no name within a name
            and text[one.end] in _LIST_STARTS
            and _LISTED.fullmatch(text, one.end, other.start)
        ):
            listed.setdefault(index, []).append(other.name)
            listed.setdefault(index + 1, []).append(one.name)
    for index, names in listed.items():
        found[index] = found[index]._replace(listed_with=tuple(names))
    return found


def _add_over_lines(found: list[Candidate], text: str, begin: int, stop: int) -> None:
    """Add the candidates of a run that goes over a line end.

    After a short line (a heading, a list) a name goes on only where it is one we know how to read: `Addis\\nAbaba`,
    `Maria\\nRossi`.
    """
    newline = text.find("\n", begin, stop)
    whole = pieces(text[begin:stop])
    short = newline - text.rfind("\n", max(0, newline - _FULL_LINE), newline) < _FULL_LINE
    across = next((p for p in whole if begin + p.start < newline < begin + p.end), None)
    if across is None or not short or _is_known(across.words):
        _add(found, text, begin, whole)
        return
    position = begin
    for line in text[begin:stop].split("\n"):
        lead = len(line) - len(line.lstrip())
        _add(found, text, position + lead, pieces(line.strip()))
        position += len(line) + 1


def _is_known(words: tuple[str, ...]) -> bool:
    lists = lexicon()
    name = " ".join(words)
    return name in lists.places or name in lists.organizations or words[0] in lists.first_names


def _add(found: list[Candidate], text: str, begin: int, cut: Iterable[Piece]) -> None:
    """Add the candidates that the run at `begin` was cut into."""
    for piece in cut:
        if piece.grows:
            piece = grown(text, begin, piece)
        start, end = begin + piece.start, begin + piece.end
        if text.startswith("-", end) and _BROKEN_OFF.match(text, end):
            continue
        while found and found[-1].start >= start:  # it has grown over names before
            found.pop()
        if found and found[-1].end > start:
            continue
        if end - start <= _LONGEST_NAME:
            found.append(
                Candidate(
                    start,
                    end,
                    piece.words,
                    piece.name,
                    piece.title,
                    piece.country,
                    piece.first and _opens_sentence(text, start),
                    text[max(0, start - _LEFT) : start],
                    text[end : end + _RIGHT],
                )
            )


def _opens_sentence(text: str, start: int) -> bool:
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False  # as most do not
    if start == 0 or text[start - 1] in _QUOTES:
        return True
    before = text[max(0, start - 8) : start].rstrip(_OPENING)
    return before[-1] in _SENTENCE_END if before else start <= 8
