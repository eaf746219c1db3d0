"""Whether a remark tells what was done or what will be, before or after what, and whose: grammar, which words are compared
without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
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
_OWNED = re.compile(r"\b(our|their)\s(\w{3,30})\b", re.IGNORECASE)
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


@lru_cache(maxsize=1 << 14)
def _owned(text: str) -> dict[str, str]:
    """What a short remark says is ours or theirs: `navy` of `their navy`."""
    if len(text) > _LONGEST:
        return {}
    return {found[2].lower(): found[1].lower() for found in _OWNED.finditer(text)}


def of_other_owners(one: str, other: str) -> bool:
    """Is something of the speaker's in one remark that is others' in the other?"""
    return _others_own(_owned(one), _owned(other))


_Grammar = tuple[tuple[int, ...], tuple[tuple[str, str], ...]]


def by_time(same: Iterable[T], text_of: Callable[[T], str]) -> Iterator[list[T]]:
    """What has the same words, apart where these are of other times or owners; what tells none goes with the first."""
    told: dict[_Grammar, list[T]] = {}
    for one in same:
        text = text_of(one)
        told.setdefault((times_of(text), tuple(sorted(_owned(text).items()))), []).append(one)
    apart: list[tuple[set[_Grammar], list[T]]] = []
    for grammar in sorted(told):
        group = next(
            (group for group in apart if not any(_differs(grammar, known) for known in group[0])), None
        )
        if group is None:
            apart.append(({grammar}, told[grammar]))
        else:
            group[0].add(grammar)
            group[1].extend(told[grammar])
    for _, together in apart:
        yield together


def _differs(one: _Grammar, other: _Grammar) -> bool:
    return _differ(one[0], other[0]) or _others_own(dict(one[1]), dict(other[1]))


def _others_own(ours: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    return any(ours[thing] != theirs[thing] for thing in ours.keys() & theirs.keys())


def _differ(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return any(a * b < 0 for a, b in zip(one, other, strict=True))
