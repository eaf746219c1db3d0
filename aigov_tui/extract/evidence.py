"""Finding words in a text again: a statement's evidence, or what a person annotated before the text changed.

Words are described as in the W3C Web Annotation model's TextQuoteSelector: the exact words, and a little of what
stands before and after them to tell one occurrence from another. Pure; all offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

_CONTEXT = 32
"""Code points kept on either side of an anchor, as Hypothesis and others do."""

_BLOCK = 1_200
"""Code points of text compared at a time when looking for similar words."""
_CANDIDATES = 4
"""Blocks looked at closely: those that share most words with what is sought."""
_LONGEST_SOUGHT = 2_000
"""Code points of the sought words that are compared; the end is found by what follows the beginning."""
_OCCURRENCES = 2_000
"""Of an exact match among which the context chooses. More mean that hardly anything is sought."""
_MOST_SLACK = 40
"""Code points by which either edge of a likeness is moved to find where it is likest."""
_NEAR = 0.55
"""Likeness from which words are worth showing as "the nearest there"."""
_CONTEXT_WEIGHT = 0.1
"""How much of a fuzzy match's score its context can add."""

_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SPACE = re.compile(r"\s+")
_END_OF_ANOTHER = re.compile(r"""(?:[\s.,;:!?…)\]}”’»」』）》。，、；：！？–—-]|["'](?=\s))+""")
"""What ends a sentence or a quotation, where it stands before the first word. A straight mark ends one before a blank."""
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("“”„‟″«»「」『』＂", '"'),
        **dict.fromkeys("‘’‚‛′`´＇", "'"),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
        "…": "...",
    }
)


class Match(StrEnum):
    """How a place was found: letter for letter; but for white space, quotation marks and dashes; or by likeness."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Location:
    """Where the words stand: `text[start_char:end_char]`. `score` is 1 but for a fuzzy match."""

    start_char: int
    end_char: int
    match: Match = Match.EXACT
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Missing:
    """The words are not there. `nearest` are the likest that are, None if nothing is like them; `score` is 0 to 1."""

    nearest: str | None = None
    score: float = 0.0


def locate(
    text: str,
    exact: str,
    prefix: str | None = None,
    suffix: str | None = None,
    *,
    fuzzy: float | None = None,
) -> Location | Missing:
    """Where `exact` stands in `text`; of several places the one whose surroundings best fit `prefix` and `suffix`.

    Without an exact match one that differs in white space, quotation marks, dashes or invisible characters counts.
    `fuzzy` (0 to 1) also accepts the likest words from that likeness on: for text that was edited since. Takes time
    linear in the text.
    """
    if not exact.strip():
        return Missing()
    starts = _starts(text, exact)
    if starts:
        start = _best_placed(text, [(start, start + len(exact)) for start in starts], prefix, suffix)[0]
        return Location(start, start + len(exact))
    wanted = _fold(exact).strip()
    if wanted and wanted in _fold(text):  # quick; the way back to the original's offsets is not
        folded = _Folded(text)
        spans = [folded.span(start, start + len(wanted)) for start in _starts(folded.text, wanted)]
        start, end = _best_placed(text, spans, prefix, suffix)
        return Location(start, end, Match.TYPOGRAPHIC)
    return _by_likeness(text, exact, prefix, suffix, fuzzy)


def context(text: str, start: int, end: int, width: int = _CONTEXT) -> tuple[str, str]:
    """What stands before and after `text[start:end]`, at most `width` code points of each."""
    return text[max(0, start - width) : start], text[end : end + width]


def _starts(text: str, words: str) -> list[int]:
    """Where `words` begin in `text`, up to a number of occurrences."""
    starts: list[int] = []
    start = text.find(words)
    while start >= 0 and len(starts) < _OCCURRENCES:
        starts.append(start)
        start = text.find(words, start + 1)
    return starts


def _best_placed(
    text: str, spans: Iterable[tuple[int, int]], prefix: str | None, suffix: str | None
) -> tuple[int, int]:
    """The span with the surroundings that fit best; the first where nothing tells them apart."""
    spans = list(spans)
    if len(spans) == 1 or not (prefix or suffix):
        return spans[0]
    return max(spans, key=lambda span: _fit(text, span, prefix, suffix))


def _fit(text: str, span: tuple[int, int], prefix: str | None, suffix: str | None) -> float:
    """How well a span's surroundings fit, 0 to 1: by the letters in common next to it, then by general likeness."""
    parts: list[float] = []
    if prefix:
        before = _fold(text[max(0, span[0] - len(prefix) - 8) : span[0]]).strip()
        parts.append(_meeting(before[::-1], _fold(prefix).strip()[::-1]))
    if suffix:
        after = _fold(text[span[1] : span[1] + len(suffix) + 8]).strip()
        parts.append(_meeting(after, _fold(suffix).strip()))
    return sum(parts) / len(parts) if parts else 0.0


def _meeting(found: str, wanted: str) -> float:
    """Likeness of two texts, counted from the end at which they touch the anchor."""
    if not wanted:
        return 0.0
    common = 0
    for left, right in zip(found, wanted, strict=False):
        if left != right:
            break
        common += 1
    return 0.7 * common / len(wanted) + 0.3 * fuzz.ratio(found, wanted) / 100


def _fold(text: str) -> str:
    """`text` with one kind of quotation mark, apostrophe, dash and blank."""
    return _SPACE.sub(" ", text.translate(_FOLDED))


class _Folded:
    """A text folded, with the way back: `offsets[i]` is where character i of `text` stands in the original."""

    def __init__(self, original: str) -> None:
        pieces: list[str] = []
        self.offsets: list[int] = []
        blank = False
        for offset, character in enumerate(original):
            folded = " " if character.isspace() else character.translate(_FOLDED)
            if folded == " " and blank:
                continue
            blank = folded == " " if folded else blank
            pieces.append(folded)
            self.offsets.extend([offset] * len(folded))
        self.text = "".join(pieces)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span of `self.text[start:end]`, which is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


def _by_likeness(
    text: str, exact: str, prefix: str | None, suffix: str | None, fuzzy: float | None
) -> Location | Missing:
    """The likest words in the blocks of text that share most words with `exact`."""
    sought = exact[:_LONGEST_SOUGHT]
    best: tuple[float, float, int, int] | None = None
    for start, end in _likely_blocks(text, sought):
        aligned = fuzz.partial_ratio_alignment(sought, text[start:end])
        if aligned is None or aligned.dest_start == aligned.dest_end:
            continue
        found = _best_edges(text, sought, start + aligned.dest_start, start + aligned.dest_end)
        score = fuzz.ratio(sought, text[found[0] : found[1]]) / 100
        placed = score + _CONTEXT_WEIGHT * _fit(text, found, prefix, suffix)
        if best is None or placed > best[0]:
            best = (placed, score, *found)
    if best is None or best[1] < _NEAR:
        return Missing()
    placed, score, start, end = best
    if fuzzy is not None and placed >= fuzzy and len(exact) <= _LONGEST_SOUGHT:
        return Location(start, end, Match.FUZZY, score)
    return Missing(_from_a_word(text[start:end]), score)


def _from_a_word(words: str) -> str:
    """`words` without the end of what comes before their first word; unchanged if there is no more to them."""
    end = _END_OF_ANOTHER.match(words)
    return (words[end.end() :] if end is not None else "") or words


def _likely_blocks(text: str, sought: str) -> list[tuple[int, int]]:
    """The blocks of `text`, overlapping by the length of `sought`, that share most of its words with it."""
    wanted = _units(sought)
    size = max(_BLOCK, 2 * len(sought))
    step = size - len(sought)
    ranked: list[tuple[int, int]] = []
    for start in range(0, max(1, len(text) - len(sought)), step):
        shared = len(wanted & _units(text[start : start + size]))
        if shared:
            ranked.append((-shared, start))
    return [(start, start + size) for _, start in sorted(ranked)[:_CANDIDATES]]


def _units(text: str) -> set[str]:
    """What two texts are compared by at first: words, and pairs of Han characters."""
    units = set(_WORD.findall(text.casefold()))
    if not text.isascii() and _HAN.search(text):
        units.update(text[i : i + 2] for i in range(len(text) - 1))
    return units


def _best_edges(text: str, sought: str, start: int, end: int) -> tuple[int, int]:
    """An alignment with its edges moved to the word boundaries near by that make it likest.

    The alignment itself is never longer than what is sought, and ends anywhere in a word.
    """
    slack = min(_MOST_SLACK, max(8, len(sought) // 6))
    ends = _boundaries(text, max(start + 1, end - slack), end + slack)
    end = max(ends, key=lambda place: fuzz.ratio(sought, text[start:place]), default=end)
    starts = _boundaries(text, start - slack, min(end - 1, start + slack))
    start = max(starts, key=lambda place: fuzz.ratio(sought, text[place:end]), default=start)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _boundaries(text: str, first: int, last: int) -> list[int]:
    """The offsets from `first` to `last` that do not part a word."""
    return [
        offset
        for offset in range(max(0, first), min(len(text), last) + 1)
        if offset in (0, len(text)) or not _inside_word(text, offset)
    ]


def _inside_word(text: str, offset: int) -> bool:
    """Whether `offset` falls between two letters of one (not Chinese) word."""
    before, after = text[offset - 1], text[offset]
    return before.isalnum() and after.isalnum() and before < "\u3000" and after < "\u3000"
