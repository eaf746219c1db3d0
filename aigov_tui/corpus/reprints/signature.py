"""A handful of numbers by which paragraphs worth comparing find one another, small enough to be kept for all of them.

A min-wise sample (Broder, "On the resemblance and containment of documents", 1997; the bottom-k form) of a paragraph's
pairs of neighbouring content words, in Chinese of its runs of four characters. Two paragraphs that share a third of
those share one of eight sampled ones in 19 cases of 20. The grammar between content words is left out since every text
has it: what remains is rare.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import pairwise
from zlib import crc32

from aigov_tui.corpus.repeats import normalised
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.variants.words import lexicon

SIGNATURE_VERSION = 1
"""Changes whenever the same text would get another signature, so that kept ones are known to be stale."""

SAMPLED = 8
"""Keys of a signature besides the first, which is of the whole text."""

_FEWEST_WORDS = 8
_FEWEST_HAN = 16
"""Anything shorter is the same in two texts by chance too often."""

LONGEST = 4_000
"""Words of the longest text that is compared; a longer one repeats another only letter for letter."""

_FEWEST_CONTENT = 4
_PRIME = (1 << 61) - 1
_FACTORS = (0x1F0A5C3B, 0x3C6EF372, 0x2545F491, 0x1B873593)
_WORD = re.compile(f"[{HAN}]|[^\\s{HAN}]+")
_HAN_ANYWHERE = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Signature:
    """`size` is the number of words (Han characters count one each). `keys` are whole numbers of 0 to 2**63: first that
    of the whole normalised text, then up to eight of what stands in it; none where the text is too short to compare."""

    size: int
    keys: tuple[int, ...]


def sign(text: str) -> Signature:
    """The signature of a paragraph, the same on every machine. Never raises."""
    folded = normalised(text)
    is_han = not folded.isascii() and _HAN_ANYWHERE.search(folded) is not None
    words = _WORD.findall(folded) if is_han else folded.split()
    fewest = _FEWEST_HAN if is_han else _FEWEST_WORDS
    if len(words) < fewest:
        return Signature(len(words), ())
    whole = _whole(folded)
    if len(words) > LONGEST:
        return Signature(len(words), (whole,))
    grams = _runs(words) if is_han else _pairs(words)
    return Signature(len(words), (whole, *sorted(grams)[:SAMPLED]))


def _whole(folded: str) -> int:
    digest = blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


@cache
def _grammar() -> frozenset[str]:
    return lexicon().function_words


def _pairs(words: Sequence[str]) -> set[int]:
    """Neighbouring content words; of a text that has hardly any, all neighbours."""
    grammar = _grammar()
    content = [word for word in words if word not in grammar]
    hashes = [_hash(word) for word in (content if len(content) >= _FEWEST_CONTENT else words)]
    first, second, *_ = _FACTORS
    return {(a * first + b * second) % _PRIME for a, b in pairwise(hashes)}


def _runs(words: Sequence[str]) -> set[int]:
    """Four neighbours each."""
    hashes = [_hash(word) for word in words]
    h, i, j, k = _FACTORS
    return {
        (a * h + b * i + c * j + d * k) % _PRIME
        for a, b, c, d in zip(hashes, hashes[1:], hashes[2:], hashes[3:], strict=False)
    }
