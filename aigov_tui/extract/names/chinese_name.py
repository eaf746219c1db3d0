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


_BUCKET = 64
"""First characters that are tried one after another; of more, the set that a place's character is in is found first."""


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; grouped by first character, so that few are tried at a place."""
    words = list(words)
    firsts = list(dict.fromkeys(word[0] for word in words))
    if len(firsts) <= 2 * _BUCKET:
        return f"(?:{alternatives(words)})"
    buckets = [frozenset(firsts[at : at + _BUCKET]) for at in range(0, len(firsts), _BUCKET)]
    tried = (
        f"{begins(bucket)}(?:{alternatives(word for word in words if word[0] in bucket)})"
        for bucket in buckets
    )
    return f"{begins(firsts)}(?:{'|'.join(tried)})"


def begins(characters: Iterable[str]) -> str:
    """A pattern for a place where one of the characters, or of the words' first ones, stands; it takes none in."""
    return f"(?=[{''.join(re.escape(first) for first in sorted({word[0] for word in characters}))}])"


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
