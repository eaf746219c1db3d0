"""How near a sentence is to the subject of the codebook: a passage about something else takes no stand on its issues."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from itertools import chain

from aigov_tui.extract.normal import HAN, has_han, is_han
from aigov_tui.extract.positions.topics import searchable
from aigov_tui.model.source import Document

_NEAR = 400  # code points: about the paragraph before and the one after
_DENSE = 1_200  # a document with the subject this often, in code points, is about it throughout

_SHORT = 3  # letters
_ASCII_WORD = re.compile("[a-z0-9]+")
_LETTER = f"[^\\W_{HAN}]"
"""A letter or a digit that a word would go on with."""

IN_IT, BESIDE, NEARBY, AWAY = 1.0, 0.95, 0.85, 0.0
"""What the confidence of a suggestion is multiplied with: the subject in the sentence; near it in a document that is about
it, and in another, where it is a passing remark; nowhere near."""


class Nearness:
    """Where a document names its codebook's subject; `anywhere` where there is no subject to be near to."""

    def __init__(self, starts: list[int], *, about: bool, anywhere: bool = False) -> None:
        self._starts = starts
        self._about = about
        self._anywhere = anywhere

    def __bool__(self) -> bool:
        return self._anywhere or bool(self._starts)

    def of(self, start: int, end: int) -> float:
        """How near the sentence `start:end` is, one of `IN_IT`, `BESIDE`, `NEARBY`, `AWAY`."""
        if self._anywhere or self._names_it(start, end):
            return IN_IT
        if self._about:
            return BESIDE
        return NEARBY if self._names_it(start - _NEAR, end + _NEAR) else AWAY

    def _names_it(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end


class Subject:
    """The words of a codebook's subject, ready to be looked for. They are few, and most documents have none of them: a
    plain search for each is several times as fast as going through a document word by word, or by an expression."""

    def __init__(self, words: Collection[str]) -> None:
        terms = [(searchable(word.removesuffix("*")).strip(), word.endswith("*")) for word in words]
        self._terms = [(term, _expression(term, is_open)) for term, is_open in terms if term]
        self._is_anything = not words
        longest = {(_longest_word(term), is_open) for term, is_open in terms}
        self._long = {word for word, _ in longest if len(word) > _SHORT}
        self._short = [_short_expression(*word) for word in longest if 0 < len(word[0]) <= _SHORT]
        self._has_others = any(not word for word, _ in longest)

    def places(self, document: Document) -> Nearness:
        """Where the subject is named in a document."""
        if self._is_anything:
            return Nearness([], about=True, anywhere=True)
        if not self._may_be_in(document.text):
            return Nearness([], about=False)
        text = searchable(document.text).replace("\n", " ")
        places = (whole.finditer(text) for term, whole in self._terms if term in text)
        starts = sorted({found.start() for found in chain.from_iterable(places)})
        return Nearness(starts, about=len(starts) * _DENSE >= len(text))

    def _may_be_in(self, text: str) -> bool:
        """Does the longest word of any term stand there? Folded to ASCII that is found in half the time."""
        folded = text.encode("ascii", "replace").lower()
        return (
            any(word in folded for word in self._long)
            or any(word.search(folded) for word in self._short)
            or (self._has_others and has_han(text))
        )


def _longest_word(term: str) -> bytes:
    """Of those in letters of ASCII; nothing of a term in Chinese."""
    return max(_ASCII_WORD.findall(term), key=len, default="").encode()


def _short_expression(word: bytes, is_open: bool) -> re.Pattern[bytes]:
    """A word that is part of many others (`ai` of `said`) alone, or with an `s`."""
    return re.compile(b"%b(?<![a-z0-9]%b)%b" % (word, word, b"" if is_open else b"(?![a-rt-z0-9])"))


def _expression(term: str, is_open: bool) -> re.Pattern[str]:
    """`term` as words of their own; `is_open`: whatever the last one ends in. The words come first, so that `re` skips to
    them."""
    words = re.escape(term)
    if is_han(term[0]):
        return re.compile(words)
    ends = "" if is_open else f"(?!s{_LETTER}|(?!s){_LETTER})"
    return re.compile(f"{words}(?<!{_LETTER}{words}){ends}")
