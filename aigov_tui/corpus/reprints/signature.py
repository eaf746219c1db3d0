"""A handful of numbers by which paragraphs worth comparing find one another, small enough to be kept for all of them.

A min-wise sample (Broder, "On the resemblance and containment of documents", 1997; the bottom-k form) of a paragraph's
pairs of neighbouring content words, in Chinese of its runs of four characters. Two paragraphs that share a third of
those share one of eight sampled ones in 19 cases of 20. The grammar between content words is left out since every text
has it: what remains is rare.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from zlib import crc32

from aigov_tui.corpus.repeats import normalised
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.variants.lexicon import lexicon

SIGNATURE_VERSION = 4
"""Changes whenever the same text would get another signature, so that kept ones are known to be stale."""

KEY_BITS = 32

SAMPLED = 8
"""Keys of a signature, but of a long text."""

_ONE_IN = 8
"""Of a long text one pair in so many has its key sampled, so that a sentence of it printed elsewhere as a paragraph has one
of them."""

_FEWEST_WORDS = 8
_FEWEST_HAN = 16
"""Anything shorter is the same in two texts by chance too often."""

LONGEST = 4_000
"""Words of the longest text that is compared; a longer one repeats another only letter for letter."""

_FEWEST_CONTENT = 4
_WORD = re.compile(f"[{HAN}]|[^\\s{HAN}]+")
_HAN_ANYWHERE = re.compile(f"[{HAN}]")


def unpacked(packed: bytes) -> tuple[int, ...]:
    """The keys of `Signature.packed`."""
    return struct.unpack(f">{len(packed) // 4}I", packed)


class Signature(NamedTuple):
    """`size` is the number of words (Han characters count one each). `keys` are whole numbers of 0 to 2**32
    of what stands in the text, the lowest first, eight or one for each eight pairs of words; none where it is too short or too long to compare."""

    size: int
    keys: tuple[int, ...]

    @property
    def packed(self) -> bytes:
        """The keys as they are kept: 32-bit integers, big-endian."""
        return struct.pack(f">{len(self.keys)}I", *self.keys)

    @classmethod
    def unpacked(cls, size: int, packed: bytes) -> Signature:
        """The signature whose keys are `packed`."""
        return cls(size, unpacked(packed))


def sign(text: str) -> Signature:
    """The signature of a paragraph, the same on every machine. Never raises."""
    folded = normalised(text)
    is_han = not folded.isascii() and _HAN_ANYWHERE.search(folded) is not None
    words = _encoded(" ".join(_WORD.findall(folded)) if is_han else folded)
    fewest = _FEWEST_HAN if is_han else _FEWEST_WORDS
    if not fewest <= len(words) <= LONGEST:
        return Signature(len(words), ())
    grams = _runs(words) if is_han else _pairs(words)
    return Signature(len(words), tuple(sorted(grams)[: max(SAMPLED, len(grams) // _ONE_IN)]))


def reached(keys: Sequence[int], others: Sequence[int]) -> int:
    """How many of the keys of one signature another would have, too, if the one text stood in the other: those that are
    not beyond its sample."""
    return len(keys) if len(others) < SAMPLED else bisect_right(keys, others[-1])


@cache
def _grammar() -> frozenset[bytes]:
    return frozenset(word.encode() for word in lexicon().function_words)


def _pairs(words: Sequence[bytes]) -> set[int]:
    """Neighbouring content words; of a text that has hardly any, all neighbours."""
    grammar = _grammar()
    content = [word for word in words if word not in grammar]
    if len(content) < _FEWEST_CONTENT:
        content = list(words)
    return set(map(crc32, content[1:], map(crc32, content)))


def _runs(words: Sequence[bytes]) -> set[int]:
    """Four neighbours each."""
    sums = map(crc32, words)
    for offset in (1, 2, 3):  # the checksum of what stands before goes on with the next
        sums = map(crc32, words[offset:], sums)
    return set(sums)


def _encoded(words: str) -> list[bytes]:
    """Words, one blank apart, as they are summed."""
    return words.encode("utf-8", "surrogatepass").split()
