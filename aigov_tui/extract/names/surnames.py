"""Parts of a full name in Latin letters that people are called by, or that are left out of it."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.names.asian import family_name_first
from aigov_tui.extract.names.lexicon import Lexicon
from aigov_tui.extract.normal import is_han


def first_of_two_surnames(words: Sequence[str], lexicon: Lexicon) -> str | None:
    """`Sheinbaum` of Claudia Sheinbaum Pardo; None for a name whose middle is a first name, an initial or a particle."""
    if len(words) < 3 or is_han(words[0][0]) or family_name_first(words, lexicon):
        return None
    middle = words[-2]
    plain = middle in lexicon.first_names or middle.lower() in lexicon.words or middle.endswith(".")
    suffixed = words[-1].lower().rstrip(",") in lexicon.suffixes
    return None if plain or suffixed or not middle[0].isupper() else middle


def is_initials(word: str) -> bool:
    """`M.`, `M.K.`"""
    return word[-1] == "." and len(word) % 2 == 0 and word[1::2] == "." * (len(word) // 2)
