"""How near a sentence is to the subject of the codebook: a passage about something else takes no stand on its issues."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from aigov_tui.extract.positions.topics import Topics
from aigov_tui.model.position import Issue
from aigov_tui.model.source import Document, ParagraphKind

_NEAR = 400  # code points: about the paragraph before and the one after
_DENSE = 1_200  # a document with the subject this often, in code points, is about it throughout

IN_IT, BESIDE, AWAY = 1.0, 0.95, 0.0
"""What the confidence of a suggestion is multiplied with: the subject in the sentence, near it, nowhere near."""


class Subject:
    """The words of a codebook's subject, ready to be looked for."""

    def __init__(self, words: Iterable[str]) -> None:
        terms = tuple(words)
        self._topics = Topics([Issue("", "", "", "", vocabulary=terms)]) if terms else None

    def places(self, document: Document) -> Nearness:
        """Where the subject is named in a document."""
        if self._topics is None:
            return Nearness([], about=True, anywhere=True)
        starts = [
            paragraph.start_char + start
            for paragraph in document.paragraphs
            if paragraph.kind is not ParagraphKind.BOILERPLATE
            for _, _, start, _ in self._topics.occurrences(paragraph.text)
        ]
        starts.sort()
        return Nearness(starts, about=len(starts) * _DENSE >= len(document.text))


class Nearness:
    """Where a document names its codebook's subject; `anywhere` where there is no subject to be near to."""

    def __init__(self, starts: list[int], *, about: bool, anywhere: bool = False) -> None:
        self._starts = starts
        self._about = about
        self._anywhere = anywhere

    def __bool__(self) -> bool:
        return self._anywhere or bool(self._starts)

    def of(self, start: int, end: int) -> float:
        """How near the sentence `start:end` is, one of `IN_IT`, `BESIDE`, `AWAY`."""
        if self._anywhere or self._names_it(start, end):
            return IN_IT
        return BESIDE if self._about or self._names_it(start - _NEAR, end + _NEAR) else AWAY

    def _names_it(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end
