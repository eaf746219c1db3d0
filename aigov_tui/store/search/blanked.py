"""Where plain words stand in a text that has been blanked: folded at its place, a blank for all that is no letter or digit.

A word stands wherever it does between two blanks, which the search of strings finds in a twentieth of the time that looking
at every letter beside takes. For texts without combining accents and Chinese, and for words of a to z and digits: that is
nearly all of a Western corpus; `plain` does the same for others (a test holds one against the other).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from aigov_tui.store.search.plain import MOVES
from aigov_tui.store.search.tokens import fold
from aigov_tui.store.spacing import HAN

_NOT_AT_ITS_PLACE = re.compile(f"{MOVES.pattern}|[{HAN}]")
_OTHER_LETTER = "ß"
"""What stands for letters that no word of a to z has."""
_ERRORS = "aigov_tui.blanked"
Span = tuple[int, int]


def _blank(character: str) -> str:
    folded = fold(character)
    if not folded.isalnum():
        return " "
    return folded if folded < "\x80" else _OTHER_LETTER


class _Blanks(dict[int, str]):
    """Characters by code point as they are blanked, each found out once."""

    def __missing__(self, code: int) -> str:
        self[code] = _blank(chr(code))
        return self[code]


_BLANKS = _Blanks()
_LATIN_1 = bytes(ord(_blank(chr(code))) for code in range(256))


def _beyond_latin_1(error: UnicodeError) -> tuple[str, int]:
    """Curly quotes, dashes and the letters of other languages, as the encoder comes upon them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    run = error.object[error.start : error.end]
    if _NOT_AT_ITS_PLACE.search(run) is not None:
        raise error
    return run.translate(_BLANKS), error.end


codecs.register_error(_ERRORS, _beyond_latin_1)


def blanked(text: str) -> str | None:
    """`text` with every character at its place, after one blank and before another; None where that cannot be done."""
    try:
        data = text.encode("latin-1", _ERRORS)
    except UnicodeEncodeError:
        return None
    return f" {data.translate(_LATIN_1).decode('latin-1')} "


class Words:
    """Folded words that follow each other, to be looked for in blanked texts; with `prefix` the last may go on."""

    __slots__ = ("_beginnings", "_needle", "_other_words", "_prefix", "_twice")

    def __init__(self, words: Sequence[str], *, prefix: bool) -> None:
        *whole, last = words
        self._prefix = prefix
        self._beginnings = [f" {word} " for word in whole] + [f" {last}" if prefix else f" {last} "]
        self._needle = self._beginnings[0]
        self._twice = f"{self._needle}{self._needle[1:]}"
        self._other_words: re.Pattern[str] | None = None
        if whole:
            others = "".join(f" +{re.escape(word)}" for word in words[1:])
            end = "[^ ]*" if prefix else "(?= )"
            self._other_words = re.compile(f" {re.escape(words[0])}(?=({others}{end}))")

    def stand_in(self, text: str) -> bool:
        """Whether they do."""
        if not all(beginning in text for beginning in self._beginnings):
            return False
        return self._other_words is None or self._other_words.search(text) is not None

    def number(self, text: str) -> int:
        """How many times they stand there."""
        if self._other_words is not None:
            return len(self._other_words.findall(text)) if self.stand_in(text) else 0
        if self._prefix or self._twice not in text:
            return text.count(self._needle)
        return len(self.places(text, len(text)))

    def places(self, text: str, most: int) -> list[Span]:
        """The first places (code points of the text before it was blanked, end-exclusive)."""
        if self._other_words is not None:
            if not self.stand_in(text):
                return []
            return [(one.start(), one.end(1) - 1) for one in islice(self._other_words.finditer(text), most)]
        found: list[Span] = []
        needle, size = self._needle, len(self._needle) - 2
        at = text.find(needle)
        while at >= 0 and len(found) < most:
            # The blank before a word is where it begins in the text, which has none at its beginning.
            end = text.find(" ", at + 1) if self._prefix else at + size + 1
            found.append((at, end - 1))
            at = text.find(needle, end)
        return found


def plain_words(words: Sequence[str], *, prefix: bool) -> Words | None:
    """What looks for them in blanked texts; None for those that only `plain` finds."""
    return _plain_words(tuple(words), prefix)


@lru_cache(maxsize=2_000)
def _plain_words(words: tuple[str, ...], prefix: bool) -> Words | None:
    return Words(words, prefix=prefix) if all(map(str.isascii, words)) else None
