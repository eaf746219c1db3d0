"""Every word of a remark, grammar and all, and short remarks that are known by them.

A few words are no evidence that two quotes are one remark, unless reporters of one day print the very same ones: "It's
nobody from Hollywood", "not until the boom".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from aigov_tui.extract.normal import HAN, has_han, plain
from aigov_tui.model.simplified import simplified

_FEWEST, _FEWEST_HAN = 3, 6
"""Words or Chinese characters of a remark that may be known by all of them."""

_TELLING = 4
"""The same where only one of them is neither grammar, nor general, nor part of a formula."""

_RARE_HAN = 3
"""Pairs of Chinese characters that are neither."""

_LONGEST, _LONGEST_HAN = 14, 24
"""Those of a short remark, at most."""

_PUT_IN = re.compile(r"(?<!\S)\[[^\[\]]{2,60}\]")
"""What an editor put between the speaker's words; not [t]he letter that he changed."""

_WORD = re.compile(f"[{HAN}]|[^\\W_{HAN}]+(?:'[^\\W_{HAN}]+)?")


@lru_cache(maxsize=4_096)
def every_word(text: str) -> tuple[str, ...]:
    """The words of `text` in order, none of those spoken left out, Chinese characters singly and simplified."""
    folded = _PUT_IN.sub("", plain(text)) if "[" in text else plain(text)
    return tuple(_WORD.findall((simplified(folded) if has_han(folded) else folded).lower()))


def may_be_known(text: str, content: int, rare: int) -> bool:
    """Whether a short remark has words enough to be known by all of them: `content` of them are not general, `rare` are
    no part of a formula besides."""
    count = len(every_word(text))
    if has_han(text):
        return rare >= _RARE_HAN and _FEWEST_HAN <= count <= _LONGEST_HAN
    fewest = _FEWEST if content > 1 else _TELLING
    return rare > 0 and fewest <= count <= _LONGEST


def stands_in(words: Sequence[str], others: Sequence[str]) -> bool:
    """Do the words stand among the others side by side?"""
    return f" {' '.join(words)} " in f" {' '.join(others)} "
