"""Which of the leading paragraphs that share a key with one it follows, if any; read as few of them as will do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Generic, Protocol, TypeVar

from aigov_tui.corpus.reprints.compare import similarity
from aigov_tui.corpus.reprints.reading import Reading, read

CROWD = 48
"""A key that more leading paragraphs than this have tells nothing, and would make the work quadratic."""

_LOOKED_AT = 3
"""Paragraphs that one is compared with, at most."""

_LONGER = 1.5
_MUCH_LONGER = 3
_FEW = 3
_SOME = 8
_REACHED = 4
"""Two paragraphs share a single key by chance, most times: it counts only where there could hardly be more of them,
since one is 1.5 times as long and at most three have the key, or 3 times and at most eight; and where at most four
would be found in the longer if it said the same."""

_KEPT = 1 << 18
"""Words of read paragraphs kept at hand, some forty bytes each. Eight times as many spare one in 25 from being read again."""

Mark = TypeVar("Mark", int, tuple[int, int, int])
MarkIn = TypeVar("MarkIn", contravariant=True)


class Sampled(Protocol[MarkIn]):
    """The signatures of the paragraphs."""

    def size(self, mark: MarkIn, /) -> int:
        """The number of words."""

    def reached(self, mark: MarkIn, other: MarkIn, /) -> int:
        """How many keys of a paragraph another one would have, too, if the one stood in it."""


class Chooser(Generic[Mark]):
    """Chooses by the texts; a paragraph is meant by a mark of the caller's, the lower of which is the first."""

    def __init__(self, text_of: Callable[[Mark], str]) -> None:
        self._text_of: Callable[[Mark], str] = text_of
        self._readings: dict[Mark, Reading] = {}
        self._kept = 0

    def _reading(self, mark: Mark) -> Reading:
        """A paragraph as it is compared; the last ones are kept."""
        reading = self._readings.get(mark)
        if reading is None:
            reading = self._readings[mark] = read(self._text_of(mark))
            self._kept += len(reading.words)
            while self._kept > _KEPT:
                oldest = self._readings.pop(next(iter(self._readings)))
                self._kept -= len(oldest.words)
        return reading

    def best(
        self, mark: Mark, held: Sequence[Sequence[Mark]], sampled: Sampled[Mark]
    ) -> tuple[Mark | None, float]:
        """The leading paragraph that one follows, and how much of it stands there; None where it leads.

        `held` has for each key that it shares the leading paragraphs before it, in order.
        """
        best: Mark | None = None
        best_share = 0.0
        likely = _likeliest(mark, held, sampled)
        if not likely:
            return None, 0.0
        reading = self._reading(mark)
        for other in likely:
            share = similarity(reading, self._reading(other))
            if share > best_share:
                best, best_share = other, share
            if best_share == 1:
                break
        return best, best_share


_WORTH = [1 + 1 / (1 + holders) for holders in range(CROWD + 1)]
"""What a shared key is worth, by how many have it."""
_SEVERAL = 2.0
"""More than one key is worth."""


def _likeliest(mark: Mark, held: Sequence[Sequence[Mark]], sampled: Sampled[Mark]) -> list[Mark]:
    """The few that share most keys, what is rare counting more."""
    size_of = sampled.size
    size = size_of(mark)
    telling: list[Sequence[Mark]] = []
    single: list[tuple[float, Mark]] = []
    for leaders in held:
        holders = len(leaders)
        if holders > CROWD:
            continue
        telling.append(leaders)
        if holders <= _SOME:
            least = size * (_LONGER if holders <= _FEW else _MUCH_LONGER)
            if size_of(leaders[0]) >= least:  # the first is the longest
                single += [(-_WORTH[holders], other) for other in leaders if size_of(other) >= least]
    found: list[Mark] = []
    # Nearly always nobody has two of the keys, which is soon told.
    if len(telling) > 1 and len(set(chain.from_iterable(telling))) < sum(map(len, telling)):
        points: dict[Mark, float] = defaultdict(float)
        for leaders in telling:
            worth = _WORTH[len(leaders)]
            for other in leaders:
                points[other] += worth
        likely = sorted([(-score, other) for other, score in points.items() if score >= _SEVERAL])
        found = [other for _, other in likely[:_LOOKED_AT]]
        single = [(score, other) for score, other in single if points[other] < _SEVERAL]
    if single and len(found) < _LOOKED_AT:
        most = _REACHED + len(held) - len(telling)  # who has those of a crowd is not known
        single = [(score, other) for score, other in single if sampled.reached(mark, other) <= most]
        found += [other for _, other in sorted(single)[: _LOOKED_AT - len(found)]]
    return found
