"""Where words stand in texts of plain letters, as most are: found by searching, not by taking every word apart.

A text is plain when all in it is ASCII or punctuation of the kind that newspapers set: then words are runs of ASCII
letters and digits, lower-casing moves nothing, and folding does nothing else. What is found is what taking the text
apart finds (a test holds one against the other), in a tenth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_PLAIN = "\\x00-\\x7f\\xa0\\xab\\xbb\u2010-\u2027\u2030-\u205e"
_OTHER = re.compile(f"[^{_PLAIN}]")
_REST_OF_WORD = re.compile("[A-Za-z0-9]*")


def is_plain(text: str) -> bool:
    """Whether `occurrences` can be asked about `text`."""
    return text.isascii() or _OTHER.search(text) is None


def occurrences(lowered: str, words: Sequence[str], *, prefix: bool) -> Iterator[tuple[int, int]]:
    """The places (code points, end-exclusive) of folded `words` that follow each other in a plain, lower-cased text.

    With `prefix` the last of them may go on. Places may overlap, as `a a` does with itself in `a a a`.
    """
    first, *others = words
    goes_on = prefix and not others
    size = len(first)
    at = lowered.find(first)
    while at >= 0:
        end = at + size
        is_end = end == len(lowered) or not lowered[end].isalnum()
        if (is_end or goes_on) and not (at and lowered[at - 1].isalnum()):
            if others:
                found = _following(tuple(others), prefix).match(lowered, end)
                if found is not None:
                    yield at, found.end()
            else:
                rest = None if is_end else _REST_OF_WORD.match(lowered, end)
                yield at, end if rest is None else rest.end()
        at = lowered.find(first, end)


@lru_cache(maxsize=1_000)
def _following(words: tuple[str, ...], prefix: bool) -> re.Pattern[str]:
    """What has to come after the first word of a phrase."""
    between = "[^A-Za-z0-9]+"
    text = "".join(between + re.escape(word) for word in words)
    return re.compile(text + ("[A-Za-z0-9]*" if prefix else "(?![A-Za-z0-9])"))
