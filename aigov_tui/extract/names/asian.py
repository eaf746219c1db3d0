"""Romanised Chinese and Korean names, where the family name comes first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import yaml

from aigov_tui.extract.names.lexicon import Lexicon

_SYLLABLE = r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(?:[aeiou]{1,3}|y[aeou]{1,2})(?:ng|n|r|k|m|l|h)?"
_GIVEN = re.compile(rf"{_SYLLABLE}(?:[-' ]?{_SYLLABLE})?", re.IGNORECASE)


@cache
def chinese_words() -> dict[str, tuple[str, ...]]:
    """The lists of `data/chinese.yaml`."""
    text = files("aigov_tui.extract").joinpath("data", "chinese.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {str(key): tuple(str(value).split()) for key, value in loaded.items()}


@cache
def _surnames() -> frozenset[str]:
    return frozenset(chinese_words()["romanised_surnames"])


def family_name_first(words: Sequence[str], lexicon: Lexicon) -> bool:
    """True for `Li Qiang`, `Lee Jae-myung`, `Xi Jinping`; false for `Lee Martindale` and `Fei-Fei Li`."""
    if not 2 <= len(words) <= 3 or words[0] not in _surnames():
        return False
    last = words[-1]
    if (
        words[0] in lexicon.first_names
        and (last in lexicon.surnames or last in lexicon.first_names)
        and last not in _surnames()
    ):
        return False
    return _GIVEN.fullmatch(" ".join(words[1:])) is not None
