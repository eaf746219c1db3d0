"""Small repairs of text that becomes metadata. Never of a document's own text, whose offsets are sacred."""

from __future__ import annotations

import re

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Soft hyphen, zero-width blanks and joiners, direction marks, byte order mark: seen by no reader."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_EMPHASIS = re.compile(
    r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|</?(?:u|b|i|em|strong)>|\\(?=[#*_\[\]])"
)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}\)")


def one_line(text: str) -> str:
    """`text` on one line, with single blanks and nothing invisible in it."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def each_line(text: str) -> str:
    """Each line of a paragraph without its outer and repeated blanks; empty ones are left out."""
    return "\n".join(line for line in map(one_line, text.split("\n")) if line)


def without_markup(text: str) -> str:
    """`text` without Markdown's emphasis, links and escapes."""
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text or "<" in text or "\\" in text:
        text = _EMPHASIS.sub("", text)
    return text
