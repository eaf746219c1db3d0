"""Paragraphs that say again, letter for letter, what an earlier one said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from aigov_tui.corpus.clean import INVISIBLE
from aigov_tui.model.source import Paragraph

_FEWEST_WORDS = 8
_FEWEST_HAN = 20
"""A shorter paragraph can be the same in two texts by chance ("He declined to comment.")."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SIGN_OF_NUMBER = re.compile(r"(?<![\w-])[-−–](?=\d)")
_NOT_WORD = re.compile(r"[^\w%‰$€£¥°+]+|_+")
"""Signs that change what a number says are kept: -5% is not 5%, $5 is not €5."""


def normalised(text: str) -> str:
    """`text` with case, punctuation, white space and typographic variants folded away, words one blank apart."""
    if text.isascii():
        folded = text.lower()
    else:
        folded = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    return _NOT_WORD.sub(" ", _SIGN_OF_NUMBER.sub(" +minus ", folded)).strip()


def fingerprint(text: str) -> int | None:
    """A 63-bit hash of the normalised text, the same on every machine; None for a text of fewer than eight words
    and twenty Han characters."""
    words = normalised(text)
    if words.count(" ") + 1 < _FEWEST_WORDS and len(_HAN.findall(words)) < _FEWEST_HAN:
        return None
    return _hash(words)


def mark_repeats(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs of one document with their fingerprints, and `duplicate_of` where an earlier one is repeated.

    A paragraph too short to have a fingerprint is a repeat where it stands in a run of repeats: before or after a
    repeated paragraph as its like stands before or after the first.
    """
    prints = [fingerprint(paragraph.text) for paragraph in paragraphs]
    first: dict[int, int] = {}
    original: list[int | None] = []
    for ordinal, hashed in enumerate(prints):
        seen = first.setdefault(hashed, ordinal) if hashed is not None else ordinal
        original.append(seen if seen != ordinal else None)
    if any(earlier is not None for earlier in original):
        _spread(paragraphs, prints, original, 1)
        _spread(paragraphs, prints, original, -1)
    return tuple(
        replace(paragraph, fingerprint=hashed, duplicate_of=earlier)
        if hashed is not None or earlier is not None
        else paragraph
        for paragraph, hashed, earlier in zip(paragraphs, prints, original, strict=True)
    )


def _spread(
    paragraphs: Sequence[Paragraph], prints: Sequence[int | None], original: list[int | None], step: int
) -> None:
    """Carry repetition on to short neighbours, forwards (`step` 1) or backwards (-1)."""
    ordinals = range(len(paragraphs)) if step == 1 else range(len(paragraphs) - 1, -1, -1)
    for ordinal in ordinals:
        neighbour = ordinal - step
        if (
            original[ordinal] is not None
            or prints[ordinal] is not None
            or not 0 <= neighbour < len(paragraphs)
        ):
            continue
        beside = original[neighbour]
        if beside is None or not 0 <= beside + step < ordinal:
            continue
        if normalised(paragraphs[beside + step].text) == normalised(paragraphs[ordinal].text):
            original[ordinal] = beside + step


def _hash(words: str) -> int:
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
