"""Chinese made searchable: a space around each Han character, at index time and in queries alike.

FTS5's `unicode61` tokenizer takes a run of Chinese for one word, so that nothing inside it is found; `trigram`
finds nothing shorter than three characters. Single characters asked for as phrases find words of any length.
"""

from __future__ import annotations

import re

HAN = (
    "\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # 々 〇 〡-〩, unified, compatibility
    "\U00020000-\U000323af"  # extensions B to H
)
"""Han characters, as the inside of a regular expression's character class."""

_HAN_CHARACTER = re.compile(f"([{HAN}])")


def has_han(text: str) -> bool:
    """True when `text` holds a Han character."""
    return _HAN_CHARACTER.search(text) is not None


def spaced(text: str) -> str | None:
    """`text` with a space before and after every Han character; None when it has none."""
    result, count = _HAN_CHARACTER.subn(r" \1 ", text)
    return result if count else None
