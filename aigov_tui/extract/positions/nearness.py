"""How near a sentence is to the subject of the codebook: a passage about something else takes no stand on its issues."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection

from aigov_tui.extract.normal import HAN, is_han
from aigov_tui.extract.positions.topics import searchable
from aigov_tui.model.source import Document

_NEAR = 400  # code points: about the paragraph before and the one after
_DENSE = 1_200  # a document with the subject this often, in code points, is about it throughout

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
    search for each is several times as fast as going through a document word by word."""

    def __init__(self, words: Collection[str]) -> None:
        terms = ((searchable(word.removesuffix("*")).strip(), word.endswith("*")) for word in words)
        self._terms = [_expression(term, is_open) for term, is_open in terms if term]
        self._is_anything = not words

    def places(self, document: Document) -> Nearness:
        """Where the subject is named in a document."""
        if self._is_anything:
            return Nearness([], about=True, anywhere=True)
        text = searchable(document.text).replace("\n", " ")
        starts = sorted({found.start() for term in self._terms for found in term.finditer(text)})
        return Nearness(starts, about=len(starts) * _DENSE >= len(text))


def _expression(term: str, is_open: bool) -> re.Pattern[str]:
    """`term` as words of their own; `is_open`: whatever the last one ends in. The words come first, so that `re` skips to
    them."""
    words = re.escape(term)
    if is_han(term[0]):
        return re.compile(words)
    ends = "" if is_open else f"(?!s{_LETTER}|(?!s){_LETTER})"
    return re.compile(f"{words}(?<!{_LETTER}{words}){ends}")
