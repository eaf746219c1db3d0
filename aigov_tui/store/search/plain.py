"""Where words stand in a text in which no character changes its place when it is folded, as in nearly all.

That is one without Chinese characters (each is a word of its own) and without combining accents (which vanish). There
words are found by searching the folded text, and what is found is what taking the text apart finds (a test holds one
against the other), in a tenth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from aigov_tui.store.search.tokens import ACCENTS, fold
from aigov_tui.store.spacing import HAN

# Σ is lower-cased by its place in the word, İ to two characters.
_MOVES = re.compile(f"[{HAN}{ACCENTS}Σİ]")
_FOLDS_OTHERWISE = re.compile("[^\x00-\x7f\xa0\xab\xbb\u2010-\u2027\u2030-\u205e]")
_REST_OF_WORD = re.compile(r"[^\W_]*")


class _Folded(dict[int, str]):
    """Characters by code point as they are folded, each found out once."""

    def __missing__(self, code: int) -> str:
        self[code] = fold(chr(code))
        return self[code]


_FOLDED = _Folded()


def folded(text: str) -> str | None:
    """`text` with every character folded at its place; None where folding moves them."""
    if text.isascii() or _FOLDS_OTHERWISE.search(text) is None:
        return text.lower()
    if _MOVES.search(text) is not None:
        return None
    return text.translate(_FOLDED)


def occurrences(text: str, words: Sequence[str], *, prefix: bool) -> Iterator[tuple[int, int]]:
    """The places (code points, end-exclusive) of folded `words` that follow each other in a folded text.

    With `prefix` the last of them may go on. Places may overlap, as `a a` does with itself in `a a a`.
    """
    first, *others = words
    goes_on = prefix and not others
    size = len(first)
    follow = _following(tuple(others), prefix) if others else None
    at, end = text.find(first), -1
    while at >= 0:
        if at == end:  # further inside a word, which may be very long
            at = text.find(first, _end_of_word(text, at))
            end = -1
            continue
        end = at + size
        is_end = end == len(text) or not text[end].isalnum()
        if (is_end or goes_on) and not (at and text[at - 1].isalnum()):
            if follow is not None:
                found = follow.match(text, end)
                if found is not None:
                    yield at, found.end()
            else:
                yield at, end if is_end else _end_of_word(text, end)
        at = text.find(first, end)


def _end_of_word(text: str, at: int) -> int:
    """Where the word ends in the middle of which `at` is."""
    rest = _REST_OF_WORD.match(text, at)
    return at if rest is None else rest.end()


@lru_cache(maxsize=1_000)
def _following(words: tuple[str, ...], prefix: bool) -> re.Pattern[str]:
    """What has to come after the first word of a phrase."""
    between = r"[\W_]+"
    text = "".join(between + re.escape(word) for word in words)
    return re.compile(text + (r"[^\W_]*" if prefix else r"(?![^\W_])"))
