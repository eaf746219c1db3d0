"""Whom a document says that it is an interview with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

_WITH = re.compile(
    r"\b(?:[Ii]nterview(?:ed)?|[Cc]onversation|Q ?& ?A|sat down|spoke|talked|[Qq]uestions)(?: (?:with|to|for))? (?:[Pp]rofessor |[Dd]r\.? )?"
    r"|专访|專訪|对话|對話|[采採][访訪]了"
)
NEAR = 40
"""Code points after "an interview with" within which the name stands."""
_ENDS = re.compile(r"[.。\n]")


def announced(text: str, starts: Sequence[int], end: int) -> tuple[int, int] | None:
    """Where the first "an interview with" before `end` ends that a name follows, and the index among `starts`, where people
    are named, of that name."""
    for found in _WITH.finditer(text, 0, end):
        near = bisect_left(starts, found.end())
        is_near = near < len(starts) and starts[near] - found.end() < NEAR
        if is_near and not _ENDS.search(text, found.end(), starts[near]):
            return found.end(), near
    return None
