"""What a ranking gives: the best paragraphs, and in words which order that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from aigov_tui.store.search.tree import Node

MOST_RANKED = 5_000
"""Matches up to which counts and ranks are exact."""

BEST = "best match first"
CONTINUED = "the word as typed first, then words that begin so"
COMMONEST = "best matches of the commonest words that begin so"
RARER = "best matches of the rarer words"
UNRANKED = "in the order of import: the words are too common to rank by"
UNKNOWN = "nothing so far: the words are too common to find where they stand together"

Scores = list[tuple[int, float]]
"""Ids with their scores: more is better."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Paragraphs best first; `is_complete` when there are no others; the order in words.

    What comes after them, in the order of import, has the words `beyond` (None: nothing that is known how to ask for).
    `at_least` so many paragraphs fit, where more were met than ranked.
    """

    scored: Scores
    is_complete: bool
    order: str = BEST
    beyond: Node | None = None
    at_least: int = 0

    @property
    def known(self) -> int:
        """How many paragraphs are known to fit."""
        return max(self.at_least, len(self.scored))


def best_by(*, by_all: bool) -> str:
    """The order of all that fits: by all of the words that weigh something, or by the rarer ones alone."""
    return BEST if by_all else f"{BEST}, by the rarer words"


def best_of_first(count: int) -> str:
    """The order of the first `count` matches alone, in words."""
    return f"best of the first {count:,} matches"


def best_first(scored: Iterable[tuple[int, float]]) -> Scores:
    """In order of score, those with the same as they came."""
    return sorted(scored, key=itemgetter(1), reverse=True)
