"""Where things stand in a document to one another: sentences apart, inside someone's words, subject of a verb."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from aigov_tui.extract.quotes.subjecthood import subjecthood
from aigov_tui.model.entity import Mention

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘(]?[A-Z])|[。！？]|\n")
_MOST_SENTENCES = 12
"""Apart; more make no difference."""


class Discourse:
    """One document, and which of it is said to be someone's words as it is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._quoted: list[tuple[int, int]] = []
        self._subjects: dict[int, float] = {}

    def quote(self, start: int, end: int) -> None:
        """Tell that `start:end` are someone's words; names inside them are poor antecedents."""
        self._quoted.append((start, end))

    def is_quoted(self, position: int) -> bool:
        """Is what stands at `position` someone's words?"""
        index = bisect_right(self._quoted, (position, len(self.text))) - 1
        return index >= 0 and self._quoted[index][1] > position

    def sentences_between(self, start: int, end: int) -> int:
        """How many sentences end from `start` to `end`."""
        return min(_MOST_SENTENCES, max(0, bisect_right(self._ends, end) - bisect_left(self._ends, start)))

    def subjecthood(self, mention: Mention) -> float:
        """How much the mention looks like the subject of its clause."""
        known = self._subjects.get(mention.start_char)
        if known is None:
            known = self._subjects[mention.start_char] = subjecthood(self.text, mention)
        return known

    @cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in _SENTENCE_END.finditer(self.text)]
