"""Two remarks in one frame of words: `Nurses deserve a raise and will get it`, `Teachers deserve a raise and will get it`.

Who reports or translates a remark in other words changes it in more than one place. Where all words agree, grammar and
all, but for one stretch in which each has words of its own, or one alone is not sure, the speaker said two things.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from rapidfuzz import fuzz

from aigov_tui.extract.normal import has_han
from aigov_tui.extract.variants.keys import keys_of
from aigov_tui.extract.variants.lexicon import lexicon
from aigov_tui.extract.variants.spoken import every_word

_FEWEST, _FEWEST_HAN = 6, 8
"""Words or Chinese characters of a frame: fewer agree by chance."""

_LONGEST, _LONGEST_HAN = 22, 40
"""Those of a remark: in a longer one a word is misheard sooner than the rest is said twice."""

_BLANK, _BLANK_HAN = 4, 6
"""Those of what is exchanged, at most."""

_SLIP = 60.0
"""Percent of the letters in common from which a word is another one misheard or misspelt."""

_LETTERS = 600  # code points of a remark that is looked at


def fill_one_frame(one: str, other: str) -> bool:
    """Do two quotes agree in everything but what stands in one place, each with something of its own there?"""
    if max(len(one), len(other)) > _LETTERS or "[" in one or "[" in other:
        return False
    ours, theirs = every_word(one), every_word(other)
    is_han = has_han(one)
    fewest, longest, blank = (
        (_FEWEST_HAN, _LONGEST_HAN, _BLANK_HAN) if is_han else (_FEWEST, _LONGEST, _BLANK)
    )
    if max(len(ours), len(theirs)) > longest:
        return False
    before = _agreeing(ours, theirs)
    rest, others = ours[before:], theirs[before:]
    after = _agreeing(rest[::-1], others[::-1])
    mine, its = rest[: len(rest) - after], others[: len(others) - after]
    if before + after < fewest or not 0 < min(len(mine), len(its)) <= max(len(mine), len(its)) <= blank:
        return False
    if _hedged(mine, is_han=is_han) != _hedged(its, is_han=is_han):
        return True
    return _other_characters(mine, its) if is_han else _other_words(mine, its)


def _agreeing(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _hedged(words: Sequence[str], *, is_han: bool) -> bool:
    hedges = lexicon().hedges
    if is_han:
        text = "".join(words)
        return any(hedge in text for hedge in hedges)
    return not hedges.isdisjoint(words)


def _other_characters(mine: Sequence[str], its: Sequence[str]) -> bool:
    """Two characters at least, none of them in the other: 渔船, 校车; but 坚决 and 坚定 are one word in two shades."""
    return min(len(mine), len(its)) > 1 and set(mine).isdisjoint(its)


def _other_words(mine: Sequence[str], its: Sequence[str]) -> bool:
    """Each has a word with a sense of its own that is no short form, other spelling or other adverb of the other's."""
    ours, theirs = _senses(mine), _senses(its)
    if not (ours - theirs and theirs - ours) or _abbreviates(mine, its) or _abbreviates(its, mine):
        return False
    if all(words[-1].endswith("ly") for words in (mine, its)):
        return False
    return fuzz.ratio(" ".join(mine), " ".join(its)) < _SLIP


def _senses(words: Sequence[str]) -> set[str]:
    """What the words are compared as, without the grammar."""
    return {key for key, kind in zip(*keys_of(" ".join(words)), strict=True) if kind != "negation"}


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    return len(short) == 1 and short[0] == "".join(word[0] for word in long)
