"""Paragraphs that say again, letter for letter, what an earlier one said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from aigov_tui.corpus.clean import INVISIBLE
from aigov_tui.extract.normal import has_han
from aigov_tui.model.simplified import simplified

_FEWEST_WORDS = 8
_FEWEST_HAN = 20
"""A shorter paragraph can be the same in two texts by chance ("He declined to comment.")."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SIGN_OF_NUMBER = re.compile(r"[-−–](?<![\w-].)(?=\d)")
_WORD = re.compile(r"[\w%‰$€£¥°+]+")
"""Signs that change what a number says are kept: -5% is not 5%, $5 is not €5."""
_ASCII = {
    code: chr(code).lower() if chr(code).isalnum() or chr(code) in "%$+" else " " for code in range(0x80)
}
_CACHED = 2_048
"""Texts: a document's paragraphs are folded when repeats are looked for, and again when they are signed."""
_COMMON_SIGNS = "’“”‘—–…\u00a0\u2011•"
"""Those of typeset English; none of them is part of a word, nor becomes one when normalised."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A paragraph's `fingerprint` (None: too short to have one) and the ordinal of the one it repeats, if any."""

    fingerprint: int | None
    duplicate_of: int | None


@lru_cache(maxsize=_CACHED)
def normalised(text: str) -> str:
    """`text` with case, punctuation, white space, typographic variants and traditional characters folded away, words
    one blank apart."""
    folded = text
    if "-" in text or "−" in text or "–" in text:
        folded = _SIGN_OF_NUMBER.sub(" +minus ", text)
    if not folded.isascii():
        for sign in _COMMON_SIGNS:  # what is left is mostly ASCII, and ten times as fast to fold
            folded = folded.replace(sign, " ")
    if folded.isascii():
        return " ".join(folded.translate(_ASCII).split())
    folded = unicodedata.normalize("NFKC", _INVISIBLE.sub("", folded)).casefold()
    if has_han(folded):
        folded = simplified(folded)
    return " ".join(_WORD.findall(folded.replace("_", " ")))


def fingerprint(text: str) -> int | None:
    """A 63-bit hash of the normalised text, the same on every machine; None for a text of fewer than eight words
    and twenty Han characters."""
    words = normalised(text)
    if words.count(" ") + 1 < _FEWEST_WORDS and (words.isascii() or len(_HAN.findall(words)) < _FEWEST_HAN):
        return None
    return _hash(words)


def find_repeats(texts: Sequence[str]) -> list[Repeat]:
    """For each paragraph of one document, given its text, its fingerprint and which earlier one it repeats.

    A paragraph too short to have a fingerprint is a repeat where it stands in a run of repeats: before or after a
    repeated paragraph as its like stands before or after the first.
    """
    prints = [fingerprint(text) for text in texts]
    first: dict[int, int] = {}
    original: list[int | None] = []
    for ordinal, hashed in enumerate(prints):
        seen = first.setdefault(hashed, ordinal) if hashed is not None else ordinal
        original.append(seen if seen != ordinal else None)
    if any(earlier is not None for earlier in original):
        _spread(texts, prints, original, 1)
        _spread(texts, prints, original, -1)
    return [Repeat(hashed, earlier) for hashed, earlier in zip(prints, original, strict=True)]


def _spread(
    texts: Sequence[str], prints: Sequence[int | None], original: list[int | None], step: int
) -> None:
    """Carry repetition on to short neighbours, forwards (`step` 1) or backwards (-1)."""
    ordinals = range(len(texts)) if step == 1 else range(len(texts) - 1, -1, -1)
    for ordinal in ordinals:
        neighbour = ordinal - step
        if original[ordinal] is not None or prints[ordinal] is not None or not 0 <= neighbour < len(texts):
            continue
        beside = original[neighbour]
        if beside is None or not 0 <= beside + step < ordinal:
            continue
        if normalised(texts[beside + step]) == normalised(texts[ordinal]):
            original[ordinal] = beside + step


def _hash(words: str) -> int:
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
