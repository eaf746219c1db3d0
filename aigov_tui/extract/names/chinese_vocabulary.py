"""The common words of Chinese, which tell where a name ends: 导致|关键内部, 首次至|立法院, 相|关报|道.

A name can stand anywhere in a line without blanks; what a word of the language runs across is none.
"""

from __future__ import annotations

from functools import cache

from aigov_tui.extract.names.lexicon import lines

_LONGEST = 4
_LONGEST_COMMON = 3
_NO_WORD_AFTER = ("第", "可")
"""第一, 可持续: of another word."""


@cache
def function_words() -> frozenset[str]:
    """Verbs, adverbs, conjunctions, pronouns and words of time that stand in no name of an organisation."""
    return frozenset(lines("chinese_function_words.txt"))


@cache
def common_words() -> frozenset[str]:
    """Words of two and three characters that are in every text; names are not among them."""
    return frozenset(lines("chinese_common_words.txt")) | function_words()


def last_function_word(text: str, low: int, high: int) -> int:
    """Where the last function word inside `low:high` ends; `low` if there is none."""
    words = function_words()
    for start in range(high - 2, low - 1, -1):
        for size in range(min(_LONGEST, high - start), 1, -1):
            if text[start : start + size] in words and text[start - 1 : start] not in _NO_WORD_AFTER:
                return start + size
    return low


def is_common(name: str) -> bool:
    """Is this a word rather than a name: 周一?"""
    return name in common_words()


def is_coined(words: str) -> bool:
    """Is a short word none of the language and made of none: 星链, 北溪?"""
    return not any(is_common(words[at : at + size]) for size in (2, 3) for at in range(len(words) - size + 1))


def straddled(text: str, start: int, end: int) -> bool:
    """Does a common word begin before `start:end` and end inside, or begin inside and end after it: 关报 in 相关报道?"""
    words = common_words()
    for edge in (start, end):
        for size in range(2, _LONGEST_COMMON + 1):
            for first in range(edge - size + 1, edge):
                if (
                    first >= 0
                    and not (first >= start and first + size <= end)
                    and text[first : first + size] in words
                ):
                    return True
    return False
