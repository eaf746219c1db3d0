"""Text as the full-text index can search it: Han characters apart by spaces, at index time and in queries alike.

FTS5's `unicode61` tokenizer takes a run of Chinese for one word, so that nothing inside it is found; `trigram`
finds nothing shorter than three characters. Single characters asked for as phrases find words of any length.
The tokenizer also takes signs younger than Unicode 6.1, most emoji among them, for letters: `AI🤖` would be one
word. They become spaces. Full-width letters and digits, as Chinese keyboards write them (ＡＩ), become plain ones,
traditional characters (國) simplified: whoever asks in one script finds both.
"""

from __future__ import annotations

import re

from aigov_tui.model.simplified import simplified

HAN = (
    "\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # 々 〇 〡-〩, unified, compatibility
    "\U00020000-\U000323af"  # extensions B to H
)
"""Han characters, as the inside of a regular expression's character class."""

# Signs that the tokenizer knows for separators, or drops (combining accents): they need nothing, and a paragraph
# with nothing else in it is not stored twice.
_KNOWN_SIGNS = (
    "\u0000-\u00ff\u0300-\u036f\u2000-\u2064\u20a0-\u20b9\u2100-\u2189\u2190-\u23f3\u2500-\u26ff"
    "\u3000-\u303f\uff01-\uff65"
)
_FULL_WIDTH = {
    wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
"""Full-width digits and letters, with the plain ones they stand for: code point for code point."""
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_WESTERN = re.compile("[\u0000-\u024f\u2000-\u2064\u20a0-\u20b9\u2100-\u2189]*")
_HAN_OR_SIGN = re.compile(rf"([{HAN}]+)|[^\w\s{_KNOWN_SIGNS}]")


def spaced(text: str) -> str | None:
    """`text` with spaces around every Han character and for every sign the tokenizer would take for a letter.

    Full-width letters and digits are plain ones in it, traditional Chinese characters simplified. None when it has nothing of all this, so that
    `spaced(text) or text` is what the index holds.
    """
    if _is_western(text):
        return None
    result, count = _HAN_OR_SIGN.subn(_apart, plain(text))
    return result if count or result != text else None


def _apart(found: re.Match[str]) -> str:
    """One space between Chinese characters that follow each other: two would be a sixth more to store."""
    return f" {' '.join(found[1] or '')} "


def plain(text: str) -> str:
    """`text` with full-width letters and digits made plain and traditional characters simplified; as long as before."""
    return simplified(text.translate(_FULL_WIDTH) if _WIDE.search(text) else text)


def _is_western(text: str) -> bool:
    """True for text in Latin script with the usual signs: none of its characters needs a space.

    Most paragraphs are, and this is three times as quick as looking for exceptions.
    """
    return text.isascii() or _WESTERN.fullmatch(text) is not None


def has_han(text: str) -> bool:
    """True when `text` holds a Han character."""
    return re.search(f"[{HAN}]", text) is not None
