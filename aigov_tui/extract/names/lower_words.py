"""Whether a word stands in lower case anywhere in a document."""

from __future__ import annotations

import re

_LOWER_WORD = re.compile(r"(?<![\w'])[a-z]+")
_MOST_SEARCHED = 64
"""Words for which the text is searched. An article asks about thirty, and finding each takes less than a tenth of the
time of gathering all its words; from here on these are gathered, so that no text takes more than its length asks for."""


class LowerWords:
    """The words of `text` in lower case, of the letters a to z: what `in` asks for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}
        self._all: frozenset[str] | None = None

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        if self._all is not None:
            return word in self._all
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_SEARCHED:
                self._all = frozenset(found.group() for found in _LOWER_WORD.finditer(self._text))
                return word in self._all
            known = self._known[word] = _stands_in(self._text, word)
        return known


def _stands_in(text: str, word: str) -> bool:
    """Whether `_LOWER_WORD` finds `word` in `text`."""
    if not (word.isascii() and word.isalpha() and word.islower()):
        return False
    start = text.find(word)
    while start >= 0:
        found = _LOWER_WORD.match(text, start)
        if found is not None and found.end() == start + len(word):
            return True
        start = text.find(word, start + 1)
    return False
