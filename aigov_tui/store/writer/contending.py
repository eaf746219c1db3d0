"""Which paragraphs contend for champion of a common word, and where it stands, worked out from lists of its places.

Everything here is picklable and depends on its arguments alone, so that processes can share the words out.
"""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, compress, repeat
from typing import TypeAlias

from aigov_tui.store import places
from aigov_tui.store.bm25 import Collection
from aigov_tui.store.placing import Listed, tallied
from aigov_tui.store.tally import Tally

_LENGTH_BITS = 24  # more words than any document may have; a kind is a small number then, which is quicker
_LONG = 255
_LONGEST = (1 << _LENGTH_BITS) - 1

Part = tuple[int, int, Listed]
"""The id of a word, in how many paragraphs it stands, and a part of its places: the commonest word has a million of them."""
Contenders: TypeAlias = "tuple[array[int], array[float]]"
"""The ids of paragraphs and their scores, the best first: a tenth of the memory that pairs take."""
Found = tuple[int, Contenders, dict[int, places.Packed]]
"""The id of a word, the contenders in a part of its places, and where it stands there, by chunk, if it has places."""


def packed(collection: Collection) -> bytes:
    """What `contenders_in` takes: with each batch it goes through a pipe, and nearly all lengths fit a byte."""
    return zlib.compress(pickle.dumps(collection, pickle.HIGHEST_PROTOCOL), level=1)


def contenders_in(parts: Iterable[Part], collection: bytes, most: int) -> list[Found]:
    """The best paragraphs of each part, at most so many, and its places. `collection` is a `packed` one, unpacked once
    per process."""
    known, shortness = _unpacked(collection)
    return [_found(known, shortness, part, most) for part in parts]


@lru_cache(maxsize=1)
def _unpacked(collection: bytes) -> tuple[Collection, bytes]:
    # Safe to unpickle: these bytes were pickled by the import itself.
    known: Collection = pickle.loads(zlib.decompress(collection))
    return known, shortness_of(known)


def _found(collection: Collection, shortness: bytes, part: Part, most: int) -> Found:
    term_id, paragraphs, listed = part
    tally = tallied(listed)
    best = best_of(collection, shortness, tally, paragraphs, most)
    placed = places.packed(tally) if paragraphs > places.LEAST else {}
    return term_id, _in_columns(best), placed


def best_of_both(one: Contenders, other: Contenders, most: int) -> Contenders:
    """The `most` that score best of two parts of a word's places."""
    return _in_columns(_best_first([*zip(*one, strict=True), *zip(*other, strict=True)], most))


def _in_columns(best: Sequence[tuple[int, float]]) -> Contenders:
    return array("q", [row_id for row_id, _ in best]), array("d", [score for _, score in best])


def best_of(
    collection: Collection,
    shortness: bytes,
    tally: Tally,
    everywhere: int,
    most: int,
    others: Iterable[tuple[int, float]] = (),
) -> list[tuple[int, float]]:
    """The `most` that score best, best first, of the paragraphs with a word, which stands in `everywhere` of all;
    each with its score. `others` are those of other parts of its places."""
    best = [
        *others,
        *_best_with_one(collection, shortness, tally, everywhere, most),
        *_best_with_more(collection, tally.more, everywhere, most),
    ]
    return _best_first(best, most)


def _best_first(found: Iterable[tuple[int, float]], most: int) -> list[tuple[int, float]]:
    return sorted(found, key=lambda one: (-one[1], one[0]))[:most]


def shortness_of(collection: Collection) -> bytes:
    """How many words each paragraph has, up to 255: bytes, since most have fewer, and C goes through bytes by itself."""
    return bytes(map(min, collection.lengths, repeat(_LONG)))


def _best_with_one(
    collection: Collection, shortness: bytes, tally: Tally, everywhere: int, most: int
) -> Iterable[tuple[int, float]]:
    """Of the paragraphs in which it stands once: the shorter, the better."""
    uncounted, more = collection.uncounted, tally.more
    last = len(uncounted)
    lengths = bytes(map(shortness.__getitem__, tally.ids))
    best: list[int] = []
    for wanted in (2 * most, len(lengths)):  # few of the shortest are boilerplate, or have it twice
        short = lengths.translate(_up_to(_length_of(lengths, wanted)))
        best = [
            row_id
            for row_id in compress(tally.ids, short)
            if row_id not in more and (row_id >= last or not uncounted[row_id])
        ]
        if len(best) >= most:
            break
    return collection.scores(dict.fromkeys(best, 1), everywhere).items()


def _length_of(lengths: bytes, wanted: int) -> int:
    """The length up to which there are `wanted`."""
    enough = accumulate(map(lengths.count, range(_LONG)))
    return next((length for length, found in enumerate(enough) if found >= wanted), _LONG)


@cache
def _up_to(length: int) -> bytes:
    """A table that makes 1 of every byte up to this, 0 of the others."""
    return bytes(byte <= length for byte in range(256))


def _best_with_more(
    collection: Collection, more: Mapping[int, int], everywhere: int, most: int
) -> list[tuple[int, float]]:
    """Of those in which it stands more than once."""
    uncounted, lengths = collection.uncounted, collection.lengths
    last = len(uncounted)
    # Hundreds of thousands have but hundreds of scores: one for so many times in so long a paragraph.
    kinds = [number + 1 << _LENGTH_BITS | lengths[row_id] for row_id, number in more.items()]
    numbers = Counter(kinds)
    scores = collection.scores(
        {kind: kind >> _LENGTH_BITS for kind in numbers},
        everywhere,
        {kind: kind & _LONGEST for kind in numbers},
    )
    best: list[tuple[int, float]] = []
    for wanted in (2 * most, len(kinds)):  # few of the best are boilerplate or repeats
        good = _best_kinds(scores, numbers, wanted)
        best = [
            (row_id, good[kind])
            for row_id, kind in zip(more, kinds, strict=True)
            if kind in good and (row_id >= last or not uncounted[row_id])
        ]
        if len(best) >= most:
            break
    return best


def _best_kinds(scores: Mapping[int, float], numbers: Mapping[int, int], wanted: int) -> dict[int, float]:
    """The scores of the best kinds that `wanted` paragraphs are of, and of those that score as much."""
    good: dict[int, float] = {}
    enough, least = 0, 0.0
    for kind in sorted(scores, key=lambda kind: -scores[kind]):
        if enough >= wanted and scores[kind] < least:
            break
        good[kind] = least = scores[kind]
        enough += numbers[kind]
    return good
