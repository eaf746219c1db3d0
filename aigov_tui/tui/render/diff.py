"""Which words of one wording differ from another."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from aigov_tui.model.rows import Span

_WORDS = re.compile(r"[\u3400-\u9fff]|[^\W_]+|\S")
_MOST_WORDS = 1500  # matching is quadratic at worst; beyond this many words only the beginning is compared


def differing_spans(base: str, other: str) -> list[Span]:
    """Spans of `other` (code points) whose words are not where `base` has them.

    Words are compared without regard to case and to the marks around them; a Han character is a word. After
    Ratcliff and Obershelp's pattern matching, as in `difflib.SequenceMatcher`.
    """
    before = [match.group().casefold() for match in _limited(base)]
    words = _limited(other)
    after = [match.group().casefold() for match in words]
    spans: list[Span] = []
    for tag, _, _, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        changed = [match for match in words[first:last] if match.group()[0].isalnum()]
        if tag != "equal" and changed:
            spans.append((changed[0].start(), changed[-1].end()))
    return spans


def _limited(text: str) -> list[re.Match[str]]:
    matches: list[re.Match[str]] = []
    for match in _WORDS.finditer(text):
        matches.append(match)
        if len(matches) == _MOST_WORDS:
            break
    return matches
