"""Where two wordings differ, word by word, so that a reader can be shown the differing words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from rapidfuzz.distance import LCSseq

from aigov_tui.extract.normal import HAN, plain

_LIMIT = 4_000
_WORD = re.compile(f"[{HAN}]|[^\\W_{HAN}]+(?:'[^\\W_{HAN}]+)*")


class DiffKind(StrEnum):
    """What became of the words of `a` in `b`."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A stretch of the two texts, `a[a_start:a_end]` beside `b[b_start:b_end]`, in code points.

    A removed part is empty in `b`, an added one in `a`.
    """

    kind: DiffKind
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def word_diff(a: str, b: str) -> list[DiffPart]:
    """The parts of `a` and `b` in order; together they cover both texts whole, without gaps.

    Words (Han characters singly) are compared without regard to case and typography; blanks and punctuation belong to
    the word before them. Beyond 4,000 words of either text, the rest is one part. Never raises.
    """
    starts_a, words_a = _words(a)
    starts_b, words_b = _words(b)
    parts: list[DiffPart] = []
    for code in LCSseq.opcodes(words_a, words_b):
        a_start, a_end = starts_a[code.src_start], starts_a[code.src_end]
        b_start, b_end = starts_b[code.dest_start], starts_b[code.dest_end]
        if parts and code.tag != "equal" and parts[-1].kind is not DiffKind.SAME:
            before = parts.pop()
            a_start, b_start = before.a_start, before.b_start
        parts.append(
            DiffPart(_kind(code.tag, a_start, a_end, b_start, b_end), a_start, a_end, b_start, b_end)
        )
    end_a, end_b = (parts[-1].a_end, parts[-1].b_end) if parts else (0, 0)
    if end_a < len(a) or end_b < len(b):
        parts.append(DiffPart(_kind("", end_a, len(a), end_b, len(b)), end_a, len(a), end_b, len(b)))
    return parts


def _kind(tag: str, a_start: int, a_end: int, b_start: int, b_end: int) -> DiffKind:
    if tag == "equal":
        return DiffKind.SAME
    if a_start == a_end:
        return DiffKind.ADDED
    return DiffKind.REMOVED if b_start == b_end else DiffKind.CHANGED


def _words(text: str) -> tuple[list[int], list[str]]:
    """Where each word's stretch begins (the first at 0) and the last one ends, and the words as they are compared."""
    found = list(islice(_WORD.finditer(plain(text)), _LIMIT + 1))
    starts = [match.start() for match in found]
    words = [match.group().casefold() for match in found[:_LIMIT]]
    if not found:
        return [0], []
    return [0, *starts[1:], *([] if len(found) > _LIMIT else [len(text)])], words
