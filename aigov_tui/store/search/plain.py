"""Where words stand in a text in which no character changes its place when it is folded, as in nearly all.

That is one without combining accents (which vanish). A Chinese character is a word of its own, whatever stands beside
it. There words are found by searching the folded text, and what is found is what taking the text apart finds (a test holds one
against the other), in a tenth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from aigov_tui.model.simplified import has_traditional
from aigov_tui.store.search.tokens import ACCENTS, fold
from aigov_tui.store.spacing import HAN

# Σ is lower-cased by its place in the word, İ to two characters.
MOVES = re.compile(f"[{ACCENTS}Σİ]")
_HAN = re.compile(f"[{HAN}]")
_FIRST_HAN = "\u3005"
_FOLDS_OTHERWISE = re.compile(
    "[^\x00-\x7f\xa0\xab\xbb\u2010-\u2027\u2030-\u205e\u3000-\u303f\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff20]"
)
"""What is folded to something else than itself in lower case: not the signs of either script, and of Han characters
the traditional ones alone."""
_REST_OF_WORD = re.compile(rf"[^\W_{HAN}]*")


class _Folded(dict[int, str]):
    """Characters by code point as they are folded, each found out once."""

    def __missing__(self, code: int) -> str:
        self[code] = fold(chr(code))
        return self[code]


_FOLDED = _Folded()


def folded(text: str) -> str | None:
    """`text` with every character folded at its place; None where folding moves them."""
    if text.isascii() or not (_FOLDS_OTHERWISE.search(text) or has_traditional(text)):
        return text.lower()
    if MOVES.search(text) is not None:
        return None
    return text.translate(_FOLDED)


def occurrences(text: str, words: Sequence[str], *, prefix: bool) -> Iterator[tuple[int, int]]:
    """The places (code points, end-exclusive) of folded `words` that follow each other in a folded text.

    With `prefix` the last of them may go on. Places may overlap, as `a a` does with itself in `a a a`.
    """
    first, *others = words
    is_han = _is_han(first)
    goes_on = prefix and not others
    size = len(first)
    follow = _following(tuple(words), prefix) if others else None
    at, end = text.find(first), -1
    while at >= 0:
        if at == end and not is_han:  # further inside a word, which may be very long
            at = text.find(first, _end_of_word(text, at))
            end = -1
            continue
        end = at + size
        is_end = is_han or end == len(text) or not _is_of_word(text[end])
        if (is_end or goes_on) and (is_han or not (at and _is_of_word(text[at - 1]))):
            if follow is not None:
                found = follow.match(text, end)
                if found is not None:
                    yield at, found.end()
            else:
                yield at, end if is_end else _end_of_word(text, end)
        at = text.find(first, end)


def _is_of_word(character: str) -> bool:
    """Whether a character beside a letter is of the same word."""
    return character.isalnum() and (character < _FIRST_HAN or _HAN.match(character) is None)


def _is_han(word: str) -> bool:
    return word >= _FIRST_HAN and _HAN.match(word) is not None


def _end_of_word(text: str, at: int) -> int:
    """Where the word ends in the middle of which `at` is."""
    rest = _REST_OF_WORD.match(text, at)
    return at if rest is None else rest.end()


@lru_cache(maxsize=1_000)
def _following(words: Sequence[str], prefix: bool) -> re.Pattern[str]:
    """What has to come after the first word of a phrase."""
    text = ""
    for before, word in pairwise(words):
        between = r"[\W_]*" if _is_han(before) or _is_han(word) else r"[\W_]+"
        text += between + re.escape(word)
    if _is_han(words[-1]):
        return re.compile(text)
    return re.compile(text + (rf"[^\W_{HAN}]*" if prefix else rf"(?![^\W_{HAN}])"))
