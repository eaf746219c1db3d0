"""Which of the leading paragraphs that share a key with one it follows, if any; read as few of them as will do."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Generic, Protocol, TypeVar
from zlib import crc32

from aigov_tui.corpus.repeats import normalised
from aigov_tui.corpus.reprints.compare import needed, similarity
from aigov_tui.corpus.reprints.pieces import KEPT, Pieces
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
_VOCABULARIES = 1 << 16
"""Their words, as checksums: some 400 bytes each."""

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
        self._words: Callable[[Mark], bytes] = lru_cache(_VOCABULARIES)(
            lambda mark: array("I", _vocabulary(text_of(mark))).tobytes()
        )

    def best(
        self, mark: Mark, held: Sequence[Sequence[Mark]], sizes: Sizes[Mark]
    ) -> tuple[Mark | None, float]:
        """The leading paragraph that one follows, and how much of it stands there; None where it leads.

        `held` has for each key that it shares the leading paragraphs before it, in order.
        """
        best: Mark | None = None
        best_share = 0.0
        likely = _likeliest(mark, held, sizes)
        words = set(array("I", self._words(mark))) if likely else set()
        for other in likely:
            if not self._may_agree(words, other):
                continue
            share = similarity(self._reading(mark), self._reading(other))
            if share > best_share:
                best, best_share = other, share
            if best_share == 1:
                break
        return best, best_share

    def _may_agree(self, words: set[int], longer: Mark) -> bool:
        """False where so few words or such numbers are shared that reading both with care is spared."""
        missing = words.difference(array("I", self._words(longer)))
        if len(missing) > (1 - needed(len(words)) + _SLACK) * len(words):
            return False
        return not any(word & _IS_NUMBER for word in missing)


_IS_NUMBER = 1


def _vocabulary(text: str) -> set[int]:
    """Checksums of the words, and of Chinese characters; those of numbers are odd."""
    if has_han(text):
        return set(map(_sum, normalised(text)))
    return set(chain.from_iterable(map(_pieces().__getitem__, text.split())))


def _sums(piece: str) -> tuple[int, ...]:
    """The checksums of the words in a piece of text between blanks."""
    plain = piece.isascii() and piece.isalnum()
    return tuple(map(_sum, [piece.lower()] if plain else normalised(piece).split()))


@cache
def _pieces() -> Pieces[tuple[int, ...]]:
    return Pieces(_sums)


@lru_cache(maxsize=KEPT)
def _sum(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) & ~_IS_NUMBER | word[0].isdecimal()


_WORTH = [1 + 1 / (1 + holders) for holders in range(CROWD + 1)]
"""What a shared key is worth, by how many have it."""
_SEVERAL = 2.0
"""More than one key is worth."""


def _likeliest(mark: Mark, held: Sequence[Sequence[Mark]], sizes: Sizes[Mark]) -> list[Mark]:
    """The few that share most keys, what is rare counting more."""
    telling = [leaders for leaders in held if len(leaders) <= CROWD]
    single = [
        (-_WORTH[len(leaders)], other)
        for leaders in telling
        if len(leaders) <= _SOME
        for other in _long_enough(leaders, sizes[mark], sizes)
    ]
    found: list[Mark] = []
    # Nearly always nobody has two of the keys, which is soon told.
    if len(set[Mark]().union(*telling)) < sum(map(len, telling)):
        points: dict[Mark, float] = defaultdict(float)
        for leaders in telling:
            worth = _WORTH[len(leaders)]
            for other in leaders:
                points[other] += worth
        likely = sorted([(-score, other) for other, score in points.items() if score >= _SEVERAL])
        found = [other for _, other in likely[:_LOOKED_AT]]
        single = [(score, other) for score, other in single if points[other] < _SEVERAL]
    if single and len(found) < _LOOKED_AT:
        found += [other for _, other in sorted(single)[: _LOOKED_AT - len(found)]]
    return found


def _long_enough(leaders: Sequence[Mark], size: int, sizes: Sizes[Mark]) -> list[Mark]:
    """Those of the holders of a key, the only one that they share, that are so much longer that it counts."""
    least = size * (_LONGER if len(leaders) <= _FEW else _MUCH_LONGER)
    if sizes[leaders[0]] < least:  # the first is the longest
        return []
    return [other for other in leaders if sizes[other] >= least]
