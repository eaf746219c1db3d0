"""Which of the leading paragraphs that share a key with one it follows, if any; read as few of them as will do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from aigov_tui.corpus.repeats import normalised
from aigov_tui.corpus.reprints.compare import needed, similarity
from aigov_tui.corpus.reprints.reading import Reading, read
from aigov_tui.extract.normal import has_han

CROWD = 48
"""A key that more leading paragraphs than this have tells nothing, and would make the work quadratic."""

_LOOKED_AT = 3
"""Paragraphs that one is compared with, at most."""

_LONGER = 1.5
_MUCH_LONGER = 3
_FEW = 3
_SOME = 8
"""Two paragraphs share a single key by chance, most times: it counts only where there could hardly be more of them,
since one is 1.5 times as long and at most three have the key, or 3 times and at most eight."""

_SLACK = 0.15
"""How much less of their words two texts may seem to share before they are read with care than after."""

_TEXTS = 1 << 8
_READINGS = 1 << 11
"""Read paragraphs kept at hand: some ten kilobytes each."""

Mark = TypeVar("Mark", int, tuple[int, int, int])
MarkIn = TypeVar("MarkIn", contravariant=True)


class Sizes(Protocol[MarkIn]):
    """The number of words of a paragraph."""

    def __getitem__(self, mark: MarkIn, /) -> int: ...


class Chooser(Generic[Mark]):
    """Chooses by the texts; a paragraph is meant by a mark of the caller's, the lower of which is the first."""

    def __init__(self, text_of: Callable[[Mark], str]) -> None:
        # A paragraph is looked at roughly, then with care: its text is fetched once.
        text_of = lru_cache(_TEXTS)(text_of)
        self._reading: Callable[[Mark], Reading] = lru_cache(_READINGS)(lambda mark: read(text_of(mark)))
        self._words: Callable[[Mark], frozenset[str]] = lru_cache(_READINGS)(
            lambda mark: _vocabulary(text_of(mark))
        )

    def best(
        self, mark: Mark, held: Mapping[int, Sequence[Mark]], sizes: Sizes[Mark]
    ) -> tuple[Mark | None, float]:
        """The leading paragraph that one follows, and how much of it stands there; None where it leads.

        `held` gives for each key that it shares the leading paragraphs before it, in order.
        """
        best: Mark | None = None
        best_share = 0.0
        for other in _likeliest(mark, held, sizes):
            if not self._may_agree(mark, other):
                continue
            share = similarity(self._reading(mark), self._reading(other))
            if share > best_share:
                best, best_share = other, share
            if best_share == 1:
                break
        return best, best_share

    def _may_agree(self, shorter: Mark, longer: Mark) -> bool:
        """False where so few words or such numbers are shared that reading both with care is spared."""
        words = self._words(shorter)
        missing = words - self._words(longer)
        if len(missing) > (1 - needed(len(words)) + _SLACK) * len(words):
            return False
        return not any(word[0].isdecimal() for word in missing)


def _vocabulary(text: str) -> frozenset[str]:
    folded = normalised(text)
    return frozenset(folded if has_han(folded) else folded.split())


def _worth(holders: int) -> float:
    """What a shared key is worth."""
    return 1 + 1 / (1 + holders)


_SEVERAL = 2.0
"""More than one key is worth."""
_HELD_BY_FEW = _worth(_FEW)
_HELD_BY_SOME = _worth(_SOME)


def _likeliest(mark: Mark, held: Mapping[int, Sequence[Mark]], sizes: Sizes[Mark]) -> list[Mark]:
    """The few that share most keys, what is rare counting more."""
    points: dict[Mark, float] = {}
    if len(held) == 1 and len(next(iter(held.values()))) > _SOME:
        return []  # a single key that many have
    for leaders in held.values():
        holders = len(leaders)
        if holders > CROWD:
            continue
        worth = _worth(holders)
        for other in leaders:
            points[other] = points.get(other, 0.0) + worth
    size = sizes[mark]
    longer, much_longer = _LONGER * size, _MUCH_LONGER * size
    likely = [
        (-score, other)
        for other, score in points.items()
        if score >= _SEVERAL
        or (score >= _HELD_BY_SOME and sizes[other] >= (longer if score >= _HELD_BY_FEW else much_longer))
    ]
    return [other for _, other in sorted(likely)[:_LOOKED_AT]]
