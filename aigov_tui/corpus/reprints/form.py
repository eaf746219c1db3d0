"""Whether two documents fill in one form: permits, letters, weekly notices, which differ in their parties or figures.

What they share is the form's. What each has of its own then stands at the same place in the other, in the same frame of
words, with other names in it; an update of a report keeps its names, and has words of its own that stand nowhere there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from aigov_tui.extract.normal import HAN, plain
from aigov_tui.extract.variants.lexicon import lexicon
from aigov_tui.model.simplified import simplified

_SAME_FRAME = 0.6
"""Share of the words that are no names and no numbers, by which two paragraphs have one frame."""
_FILLED_IN = 0.5
"""Share of a document's own words that must stand in such paragraphs."""
_SERIES = 5
"""Days from which two documents that differ in figures alone are of a series, not an update."""
_MOST = 60
"""Paragraphs of a document that are looked at."""
_LONGEST = 2_000  # code points of one
_FEWEST = 4  # words of a frame
_SLOT = 12  # Chinese characters of one blank, at most
_NAME = 3  # and at least: two are a synonym as often as a name

_WORD = re.compile(f"[^\\W_{HAN}]+(?:['’.&-][^\\W_{HAN}]+)*")
_HAN_RUN = re.compile(f"[{HAN}]")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class _Frame:
    words: Counter[str]
    names: frozenset[str]
    numbers: frozenset[str]
    han: str
    size: int


def fill_in_one_form(own: Sequence[str], theirs: Sequence[str], days_apart: int | None) -> bool:
    """Do the paragraphs that each of two documents has to itself differ as two fillings of one form do?

    `days_apart` is None where a date is not known. Compares at most `_MOST` paragraphs of each.
    """
    mine, others = (
        [frame for text in texts[:_MOST] if (frame := _frame(text)).size >= 2] for texts in (own, theirs)
    )
    filled = 0
    for frame in mine:
        there = max(others, key=lambda other: _likeness(frame, other), default=None)
        if there is None or _likeness(frame, there) < _SAME_FRAME:
            continue
        if _other_names(frame, there) or (
            days_apart is not None and days_apart >= _SERIES and _other_figures(frame, there)
        ):
            filled += frame.size
    return filled > 0 and filled >= _FILLED_IN * sum(frame.size for frame in mine)


def _frame(text: str) -> _Frame:
    text = plain(text[:_LONGEST])
    han = "".join(_HAN_RUN.findall(simplified(text))) if _HAN_RUN.search(text) else ""
    words: Counter[str] = Counter()
    names: set[str] = set()
    end, count = 0, 0
    grammar = lexicon().function_words  # and Mr, who is nobody
    for match in _WORD.finditer(text):
        word, between = match.group(), text[end : match.start()]
        opens = end == 0 or any(mark in between for mark in ".!?:")
        end, count = match.end(), count + 1
        if word[0].isupper() and not opens and word.lower() not in grammar:
            names.add(word.lower())
        elif not word[0].isdigit():
            words[word.lower()] += 1
    return _Frame(words, frozenset(names), frozenset(_DIGITS.findall(text)), han, count + len(han))


def _likeness(one: _Frame, other: _Frame) -> float:
    """Share of the frames' words, or Chinese characters in pairs, that both have (Dice)."""
    a, b = (
        Counter(map("".join, pairwise(frame.han))) if frame.han else frame.words for frame in (one, other)
    )
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total >= 2 * _FEWEST else 0.0


def _other_names(one: _Frame, other: _Frame) -> bool:
    """Each has names that the other has not: in Chinese, other words in a blank of the same sentence."""
    if one.han and other.han:
        blanks = [
            (one.han[a:b], other.han[c:d])
            for kind, a, b, c, d in SequenceMatcher(None, one.han, other.han, autojunk=False).get_opcodes()
            if kind == "replace" and _NAME <= b - a <= _SLOT and _NAME <= d - c <= _SLOT
        ]
        return bool(blanks)
    return all(
        mine.names - theirs.names - theirs.words.keys() for mine, theirs in ((one, other), (other, one))
    )


def _other_figures(one: _Frame, other: _Frame) -> bool:
    return bool(one.numbers - other.numbers) and bool(other.numbers - one.numbers)
