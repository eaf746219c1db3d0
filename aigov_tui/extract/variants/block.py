"""Which wordings are worth comparing: those that share something rare. Nearly linear in their number."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise

_RAREST = 10
"""How many of a wording's rarest features are looked up."""

_CROWD = 64
"""A feature that more wordings than this share tells nothing, and would make the work quadratic."""

_ENOUGH = 2
_MASK = (1 << 62) - 1

# A feature is a hash whose lowest bit says how much sharing it tells: 0 for a word (one point), 1 for words that stand
# side by side (two points).


class Blocks:
    """An index of wordings by the features that at least two of them have.

    A wording is a speaker (None: unknown) and its words. A speaker's wordings are compared with each other only; those
    of unknown speakers with everyone's, where three words in a row agree.
    """

    def __init__(self, wordings: Sequence[tuple[str | None, Sequence[str]]]) -> None:
        speakers: dict[str | None, int] = {None: -1}
        codes: dict[str, int] = {}
        coded = [
            (
                speakers.setdefault(speaker, len(speakers)),
                array("i", [codes.setdefault(key, len(codes)) for key in keys]),
            )
            for speaker, keys in wordings
        ]
        strays = {gram for speaker, row in coded if speaker < 0 for gram in _triples(row)}
        features = [_features(speaker, row, strays) for speaker, row in coded]
        buckets = 1 << max(16, (8 * sum(map(len, features))).bit_length())
        seen = bytearray(buckets)
        for found in features:
            for gram in found:
                bucket = (gram >> 1) & (buckets - 1)
                if seen[bucket] < 255:
                    seen[bucket] += 1
        self._features = [_rarest(found, seen) for found in features]
        self._holders: dict[int, list[int]] = {}

    def add(self, index: int) -> None:
        """Make a wording one that others can find."""
        for gram in self._features[index]:
            self._holders.setdefault(gram, []).append(index)

    def candidates(self, index: int) -> list[int]:
        """The added wordings that share two rare words, or two in a row, with this one; in order."""
        points: dict[int, int] = {}
        used = 0
        for gram in self._features[index]:
            holders = self._holders.get(gram)
            if holders is None or len(holders) > _CROWD:
                continue
            worth = 1 + (gram & 1)
            for other in holders:
                points[other] = points.get(other, 0) + worth
            used += 1
            if used == _RAREST:
                break
        return sorted(other for other, score in points.items() if score >= _ENOUGH and other != index)


def _features(speaker: int, codes: Sequence[int], strays: set[int]) -> array[int]:
    found = {gram for gram in _triples(codes) if gram in strays}
    if speaker >= 0:
        found.update(hash((speaker, code)) & _MASK & ~1 for code in codes)
        found.update(hash((speaker, a, b)) & _MASK | 1 for a, b in pairwise(codes))
    return array("q", sorted(found))


def _rarest(features: Sequence[int], seen: bytearray) -> array[int]:
    """The features that others have too, rarest first; words that a crowd has are left out."""
    last = len(seen) - 1
    counted = [(seen[(gram >> 1) & last], gram) for gram in features]
    return array(
        "q", [gram for count, gram in sorted(counted) if count > 1 and (gram & 1 or count <= _CROWD)]
    )


def _triples(codes: Sequence[int]) -> list[int]:
    return [hash((-7, *codes[start : start + 3])) & _MASK | 1 for start in range(len(codes) - 2)]
