"""What the rules for Chinese names hand on: one name in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

ASSUMED = 0.97
"""The confidence of a name that a text calls an assumed one: 小米（化名）, who is no firm there."""


@dataclass(frozen=True, slots=True)
class ChineseName:
    """A name at `start:end` of a paragraph (code points). `words` are family and given name of a Chinese person, the
    parts between dots of a foreign one; `title` an office beside it, `country` the country said before that."""

    start: int
    end: int
    name: str
    words: tuple[str, ...]
    kind: str
    confidence: float
    title: str | None = None
    country: str | None = None


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; grouped by first character, so that few are tried at a place."""
    return f"(?:{alternatives(words)})"


def alternatives(words: Iterable[str], behind: str = "") -> str:
    """The same without the brackets around all: as the whole of a pattern it is sought by its first characters alone.
    `behind` is a pattern that stands behind each word."""
    groups: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        groups.setdefault(word[0], []).append(word[1:])
    found = [
        re.escape(first)
        + (
            ""
            if rests == [""]
            else "(?:" + "|".join(sorted(map(re.escape, rests), key=len, reverse=True)) + ")"
        )
        + behind
        for first, rests in groups.items()
    ]
    return "|".join(found) or "(?!)"
