"""Whether a remark tells what was done or what will be, and before or after what: grammar, which words are compared without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_OPPOSITES = (
    (
        re.compile(r"\b(?:will|would|shall|going to)\b|['’]ll\b|即将|将(?:会|要|于|在)|将来"),
        re.compile(
            r"\b(?:have|has|had)\s(?!to\b|an?\b|the\b|no\b|any\b|some\b|more\b|our\b|their\b|its\b|his\b|her\b|my\b)\w+|\b(?:was|were)\b|已经?|曾经?"
        ),
    ),
    (re.compile(r"\bbefore\b|之前|以前"), re.compile(r"\bafter\b|之后|以后")),
)
"""Each the one or the other, of the same deed."""
_LONGEST = 300
"""Code points; a longer remark may tell of both."""


@lru_cache(maxsize=1 << 14)
def times_of(text: str) -> tuple[int, ...]:
    """Which of each pair of `_OPPOSITES` a short remark has: -1 the first, 1 the second; 0 where both, none, or it is long."""
    if len(text) > _LONGEST:
        return (0,) * len(_OPPOSITES)
    return tuple(
        (second.search(text) is not None) - (first.search(text) is not None) for first, second in _OPPOSITES
    )


def of_other_times(one: str, other: str) -> bool:
    """Does one remark tell what was done, or what comes before, and the other what will be, or what comes after?"""
    return _differ(times_of(one), times_of(other))


def by_time(same: Iterable[T], text_of: Callable[[T], str]) -> Iterator[list[T]]:
    """What has the same words, apart where these are of other times; what tells no time goes with the first."""
    told: dict[tuple[int, ...], list[T]] = {}
    for one in same:
        told.setdefault(times_of(text_of(one)), []).append(one)
    apart: list[tuple[set[tuple[int, ...]], list[T]]] = []
    for times in sorted(told):
        group = next((group for group in apart if not any(_differ(times, known) for known in group[0])), None)
        if group is None:
            apart.append(({times}, told[times]))
        else:
            group[0].add(times)
            group[1].extend(told[times])
    for _, together in apart:
        yield together


def _differ(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return any(a * b < 0 for a, b in zip(one, other, strict=True))
