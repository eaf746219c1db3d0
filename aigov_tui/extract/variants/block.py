"""Which wordings are worth comparing: those that share something rare. Nearly linear in their number."""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

_RAREST = 10
"""How many of a wording's rarest features are looked up."""

CROWD = 64
"""A feature that more wordings than this share tells nothing, and would make the work quadratic."""

_ENOUGH = 2
_WORD = (1 << 32) - 1

# A feature is a number whose lowest bit says how much sharing it tells: 0 for a word (one point), 1 for words that stand
# side by side (two points). Numbers come from the words alone: in every process, whatever else there is, the same.


class Blocks:
    """An index of one speaker's wordings, each given by its words, by the features that at least two of them have."""

    def __init__(self, wordings: Sequence[Sequence[str]]) -> None:
        features = [_features([code(key) for key in keys]) for keys in wordings]
        seen = Counter(feature for found in features for feature in found)
        self._features = [_rarest(found, seen) for found in features]
        self._holders: dict[int, list[int]] = {}

    def add(self, index: int) -> None:
        """Make a wording one that others can find."""
        for feature in self._features[index]:
            self._holders.setdefault(feature, []).append(index)

    def candidates(self, index: int) -> list[int]:
        """The added wordings that share two rare words, or two in a row, with this one; in order."""
        points: dict[int, int] = {}
        used = 0
        for feature in self._features[index]:
            holders = self._holders.get(feature)
            if holders is None or len(holders) > CROWD:
                continue
            worth = 1 + (feature & 1)
            for other in holders:
                points[other] = points.get(other, 0) + worth
            used += 1
            if used == _RAREST:
                break
        return sorted(other for other, score in points.items() if score >= _ENOUGH and other != index)


@lru_cache(maxsize=1 << 16)
def code(key: str) -> int:
    """A word as a number of 32 bits."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass"))


def triples(keys: Sequence[str]) -> array[int]:
    """Each three words in a row as a number of 32 bits; sorted, each once."""
    codes = [code(key) for key in keys]
    found = {
        ((a * 0x9E3779B1 + b) * 0x85EBCA6B + c) & _WORD
        for a, b, c in zip(codes, codes[1:], codes[2:], strict=False)
    }
    return array("I", sorted(found))


def _features(codes: Sequence[int]) -> set[int]:
    found = {one << 1 for one in codes}
    found.update((a * 0x9E3779B1 + b & _WORD) << 1 | 1 for a, b in pairwise(codes))
    return found


def _rarest(features: set[int], seen: Counter[int]) -> tuple[int, ...]:
    """The features that others have too, rarest first; words that a crowd has are left out."""
    counted = [(seen[feature], feature) for feature in features]
    return tuple(
        feature for count, feature in sorted(counted) if count > 1 and (feature & 1 or count <= CROWD)
    )
