"""Stretches of text that hold no names: web addresses, e-mail addresses, file names, words that a name is only a part of."""

from __future__ import annotations

import re

_SIGNS = re.compile(
    # one of three characters comes first in the expression, so that `re` skips to them
    r"[:@.](?:(?<=:)//|(?<=@)"
    r"|(?<=\.)(?i:jpe?g|png|gif|svg|webp|pdf|docx?|xlsx?|html?|php|aspx|mp[34]|csv|json|txt|zip)(?!\w)"
    r"|(?<=[a-z0-9]\.)(?:com|org|net|gov|edu|info|io|cn|uk|eu)(?![^\W_]))"
)
_BREAK = re.compile(r"[\s<>\"“”|，。；、（）《》]")
_BREAK_BEFORE = re.compile(r"[\s<>\"“”|，。；、（）《》()\[\]]")
"""Brackets part the words of a link from its address, [Jo Li](https://…); an address may have them inside."""
_LONGEST = 400
_HOLDING = re.compile("发展中国家|發展中國家")


def holding_names(text: str) -> list[tuple[int, int]]:
    """(start, end) of the Chinese words that hold a name and mean none: 发展|中国|家."""
    return [found.span() for found in _HOLDING.finditer(text)]


def masks(text: str) -> list[tuple[int, int]]:
    """(start, end) of every such stretch, in text order, none overlapping. Linear in the length of `text`."""
    found: list[tuple[int, int]] = []
    done = 0
    for sign in _SIGNS.finditer(text):
        if sign.start() < done:
            continue
        start = _edge_before(text, max(done, sign.start() - _LONGEST), sign.start())
        if sign.group() == "@" and start == sign.start() and not text[sign.end() : sign.end() + 1].isalnum():
            continue
        after = _BREAK.search(text, sign.end())
        done = after.start() if after is not None else len(text)
        found.append((start, done))
    return found


def _edge_before(text: str, floor: int, position: int) -> int:
    """Where the unbroken stretch that ends at `position` begins, not before `floor`."""
    start = position
    while start > floor and _BREAK_BEFORE.match(text, start - 1) is None:
        start -= 1
    return start
