"""Whether two quotes can be one utterance, going by when they were printed and by what printed them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

CLOSE = 21
"""Reports that lie no more days apart may be of one utterance; beyond, a speaker is thought to repeat himself."""

LONG = 10
"""So many different content words nearly verbatim are one utterance whenever they are printed: nobody says them by chance twice."""

CLOSELY = 2
"""Days that reports of one utterance lie apart, where nothing but a few words says that they are."""

LATE = 3
"""A transcript, or the fuller wording, may appear so many days after the first reports of it."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where a wording was printed and from which to which day, as ordinals; `days` is None where no date is known.

    `is_turn` is true for a turn of a transcript, which is the utterance itself rather than a report of it.
    """

    sources: frozenset[int]
    days: tuple[int, int] | None
    is_turn: bool


@lru_cache(maxsize=4096)
def days_of(published_on: str | None) -> tuple[int, int] | None:
    """The first and last day that a date of ISO 8601 means, be it a day, a month or a year; None where it is none."""
    found = _DATE.match(published_on or "")
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        first = date(year, month or 1, day or 1)
        last = day or calendar.monthrange(year, month or 12)[1]
        return first.toordinal(), date(year, month or 12, last).toordinal()
    except ValueError:
        return None


def windows(dated: Iterable[tuple[int, int]], longest: int = CLOSE) -> list[int]:
    """For each of some days, which are sorted, the number of its window: no window is longer than so many days."""
    numbers: list[int] = []
    start = None
    for first, last in dated:
        if start is None or last - start > longest:
            start = first
            numbers.append(numbers[-1] + 1 if numbers else 0)
        else:
            numbers.append(numbers[-1])
    return numbers


def can_be_one(a: Occasion, b: Occasion) -> bool:
    """False for two turns of one transcript or of transcripts of two days, for a turn and a quote within it, and for a
    turn and what was printed before it was spoken."""
    if not a.is_turn and not b.is_turn:
        return True
    if not a.sources.isdisjoint(b.sources):
        return False
    if a.days is None or b.days is None or a.days == b.days:
        return True
    if a.is_turn and b.is_turn:
        return False
    (spoken, _), (_, printed) = (a.days, b.days) if a.is_turn else (b.days, a.days)
    return printed + LATE >= spoken


def is_close(a: Occasion, b: Occasion) -> bool:
    """True where all of two occasions is known to be within a few days."""
    if a.days is None or b.days is None:
        return False
    return max(a.days[1], b.days[1]) - min(a.days[0], b.days[0]) <= CLOSELY


def is_before(a: Occasion, b: Occasion) -> bool:
    """True where the one was printed days before the other: none of its words are from there."""
    return a.days is not None and b.days is not None and a.days[1] + LATE < b.days[0]


def is_apart(a: Occasion, b: Occasion) -> bool:
    """True where the two were printed days apart."""
    return is_before(a, b) or is_before(b, a)


def needs_length(a: Occasion, b: Occasion) -> bool:
    """True where only a long stretch in the same words makes two quotes one utterance: printed long after one another,
    or turns of two transcripts, which are one utterance only if they are one transcript."""
    if a.is_turn and b.is_turn:
        return True
    if a.days is None or b.days is None:
        return False
    return max(a.days[0] - b.days[1], b.days[0] - a.days[1]) > CLOSE
