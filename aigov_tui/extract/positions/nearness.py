"""How near a sentence is to the subject of the codebook: a passage about something else takes no stand on its issues."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from aigov_tui.extract.normal import is_han
from aigov_tui.extract.positions.topics import searchable
from aigov_tui.model.source import Document

_NEAR = 400  # code points: about the paragraph before and the one after
_DENSE = 1_200  # a document with the subject this often, in code points, is about it throughout

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
    """The words of a codebook's subject, ready to be looked for. They are few, and most documents have none of them:
    plain searches for each are several times as fast as going through a document word by word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._terms = [(searchable(word.removesuffix("*")).strip(), word.endswith("*")) for word in words]

    def places(self, document: Document) -> Nearness:
        """Where the subject is named in a document."""
        if not self._terms:
            return Nearness([], about=True, anywhere=True)
        text = searchable(document.text).replace("\n", " ")
        starts = sorted({at for term, is_open in self._terms if term for at in _found(text, term, is_open)})
        return Nearness(starts, about=len(starts) * _DENSE >= len(text))


def _found(text: str, term: str, is_open: bool) -> Iterator[int]:
    """Where `term` stands in `text` as words of their own; `is_open`: whatever the last one ends in."""
    whole = not is_han(term[0])
    at = text.find(term)
    while at >= 0:
        end = at + len(term)
        if not whole or (
            not _joins(text, at - 1) and (is_open or not _joins(text, end + text.startswith("s", end)))
        ):
            yield at
        at = text.find(term, end)


def _joins(text: str, at: int) -> bool:
    """Is there a letter or digit that a word would go on with?"""
    return 0 <= at < len(text) and text[at].isalnum() and not is_han(text[at])
