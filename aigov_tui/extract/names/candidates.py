"""Words that may be a name, with what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aigov_tui.extract.names.capitals import runs
from aigov_tui.extract.names.cutting import pieces

_OPENING = " \t\"'“‘«([{-–—*•#_>|"
_QUOTES = '"“‘«'
_SENTENCE_END = ".!?:;…\n。！？"
_LEFT, _RIGHT = 36, 64
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Candidate:
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


def candidates(text: str) -> Iterator[Candidate]:
    """Every candidate name of one paragraph (already `plain`), in text order."""
    for begin, stop in runs(text):
        for piece in pieces(text[begin:stop]):
            start, end = begin + piece.start, begin + piece.end
            if end - start <= _LONGEST_NAME:
                yield Candidate(
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


def _opens_sentence(text: str, start: int) -> bool:
    if start == 0 or text[start - 1] in _QUOTES:
        return True
    before = text[max(0, start - 8) : start].rstrip(_OPENING)
    return before[-1] in _SENTENCE_END if before else start <= 8
