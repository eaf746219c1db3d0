"""Where Chinese words stand in a text as it is: each character is a word of its own, whatever stands beside it.

Nothing has to be folded for that, but for a simplified character the traditional ones may stand; so a text is gone through in
a tenth of the time that `plain` takes (a test holds one against the other).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import islice

from aigov_tui.model.simplified import ways_to_write
from aigov_tui.store.spacing import HAN

_IS_HAN = re.compile(f"[{HAN}]+")
_RUN = re.compile("cc+")
_BETWEEN = r"[\W_]*"
Span = tuple[int, int]


class Characters:
    """Folded Chinese characters that follow each other, with no letter between them."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._as_asked = "".join(words)

    @cached_property
    def _found(self) -> re.Pattern[str]:
        """Made only where it is needed: it takes as long as to look through a hundred texts."""
        first, *others = map(_written, self._words)
        others_after = "".join(_BETWEEN + other for other in others)
        # What follows is looked at and not taken: places may overlap, as 人人 does with itself in 人人人.
        return re.compile(f"{first}(?=({others_after}))" if others else f"({first})")

    def stand_in(self, text: str) -> bool:
        """Whether they do."""
        return self._as_asked in text or self._found.search(text) is not None

    def number(self, text: str) -> int:
        """How many times they stand there."""
        return len(self._found.findall(text))

    def places(self, text: str, most: int | None) -> list[Span]:
        """The first places (code points, end-exclusive), or all (None)."""
        return [(one.start(), one.end(1)) for one in islice(self._found.finditer(text), most)]


def characters(words: Sequence[str]) -> Characters | None:
    """What looks for them in texts as they are; None where there is anything else than Chinese characters."""
    return _characters(tuple(words))


@lru_cache(maxsize=2_000)
def _characters(words: tuple[str, ...]) -> Characters | None:
    return Characters(words) if _IS_HAN.fullmatch("".join(words)) else None


@lru_cache(maxsize=100)
def beside_letters(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """What every text has in which they stand, where Chinese characters follow each other beside words of letters or
    figures: the most such characters, and no other where such a word has to be. None for other words.

    To look for it takes a tenth of the time that it takes to tell the words of a text apart.
    """
    # A sign for each word: runs of characters are then as easy to find as in a text.
    kinds = "".join("c" if _IS_HAN.fullmatch(word) else "-" for word in words)
    run = max(_RUN.finditer(kinds), key=lambda found: found.end() - found.start(), default=None)
    if run is None or len(run[0]) == len(words):
        return None
    before = f"(?<![{HAN}])" if run.start() else ""
    after = f"(?![{HAN}])" if run.end() < len(words) else ""
    return re.compile(before + _BETWEEN.join(map(_written, words[run.start() : run.end()])) + after)


def _written(character: str) -> str:
    return f"[{ways_to_write(character)}]"
