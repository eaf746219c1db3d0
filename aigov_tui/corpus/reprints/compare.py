"""Whether one paragraph says again what another says: most of its words, in stretches, and nothing changed that counts.

Stretches may stand in another order (as in greedy string tiling: Wise, "YAP3", SIGCSE 1996, here with a longest common
subsequence for each round). A number, a name, a negation exchanged, added or taken away within a sentence makes
another paragraph of it; a passage cut out does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aigov_tui.corpus.reprints.align import NONE, aligned, runs
from aigov_tui.corpus.reprints.alter import is_altered
from aigov_tui.corpus.reprints.reading import Mark, Reading

_NEEDED = ((12, 0.8), (18, 0.7), (26, 0.65))
NEEDED = 0.6
"""Share of the shorter's words that must stand in the longer: the fewer words, the more (up to 12, 18, 26 words)."""

_TELLING = 4
"""Words that are not grammar that two texts must share at least: "And you are ready for it" is said every day."""

_STRETCHES = 0.3
"""Stretches that the shared words may stand in, for each of them. A copy with one word in five replaced has a fifth; two
reports of two calls, in an office's own phrases, have two fifths."""

_GRAMMAR_COUNTS = 0.5
_GRAMMAR = int(Mark.GRAMMAR)  # looked for among bytes


def similarity(shorter: Reading, longer: Reading) -> float:
    """The share of `shorter` that `longer` says too, 0 to 1; 0 where that is too little, or something was altered.

    Words of grammar count half. `shorter` must have no more words than `longer`.
    """
    size = len(shorter.words)
    if not size:
        return 0.0
    if shorter.words == longer.words:
        return 1.0
    least = needed(size)
    if shorter.numbers and _has_other_numbers(shorter.numbers, longer.numbers):
        return 0.0
    vocabulary = set(shorter.words)
    if len(vocabulary.intersection(longer.words)) < (least - 0.1) * len(vocabulary):
        return 0.0
    there, back = aligned(shorter.words, longer.words)
    lost = runs(there)
    missing = b"".join(shorter.marks[start:end] for start, end in lost)
    if size - shorter.marks.count(_GRAMMAR) - (len(missing) - missing.count(_GRAMMAR)) < _TELLING:
        return 0.0
    score = 1 - _weight(missing) / _weight(shorter.marks)
    if score < least or _is_scattered(there) or is_altered(shorter, longer, there, back, lost):
        return 0.0
    return score


def needed(words: int) -> float:
    """The share of that many words that must stand in the longer text."""
    return next((share for most, share in _NEEDED if words <= most), NEEDED)


def _has_other_numbers(numbers: Sequence[str], others: Sequence[str]) -> bool:
    """True where one of the numbers is not among the others, or not as often."""
    once = set(numbers)
    if not once.issubset(others):
        return True
    return len(once) < len(numbers) and bool(Counter(numbers) - Counter(others))


def _weight(marks: bytes) -> float:
    return len(marks) - (1 - _GRAMMAR_COUNTS) * marks.count(_GRAMMAR)


def _is_scattered(partners: Sequence[int]) -> bool:
    """True where the texts share words rather than stretches of words."""
    shared = len(partners) - partners.count(NONE)
    stretches = sum(
        [
            partner != NONE and partner != before + 1
            for before, partner in zip([NONE, *partners], partners, strict=False)
        ]
    )
    return stretches > 1 + _STRETCHES * shared
