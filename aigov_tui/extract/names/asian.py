"""Romanised Chinese and Korean names, where the family name comes first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from aigov_tui.extract.names.lexicon import Lexicon, chinese_organizations
from aigov_tui.extract.normal import is_han
from aigov_tui.model.simplified import simplified
from aigov_tui.model.tables import parse_table

_SYLLABLE = r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(?:[aeiou]{1,3}|y[aeou]{1,2})(?:ng|n|r|k|m|l|h)?"
_TWO_SYLLABLES = re.compile(rf"{_SYLLABLE}-?{_SYLLABLE}", re.IGNORECASE)
_GIVEN = re.compile(rf"{_SYLLABLE}(?:[-' ]?{_SYLLABLE})?", re.IGNORECASE)


@cache
def chinese_words() -> dict[str, tuple[str, ...]]:
    """The lists of `data/chinese.yaml`."""
    return _lists("chinese.yaml")


@cache
def people_lists() -> dict[str, tuple[str, ...]]:
    """The lists of `data/chinese_people.yaml`."""
    return _lists("chinese_people.yaml")


@cache
def role_lists() -> dict[str, tuple[str, ...]]:
    """The lists of `data/chinese_roles.yaml`."""
    return _lists("chinese_roles.yaml")


def _lists(name: str) -> dict[str, tuple[str, ...]]:
    text = files("aigov_tui.extract").joinpath("data", name).read_text(encoding="utf-8")
    loaded = parse_table(text)
    return {str(key): _in_both_scripts(str(value).split()) for key, value in loaded.items()}


def _in_both_scripts(words: Sequence[str]) -> tuple[str, ...]:
    """The words, and those in traditional characters in simplified ones too, as names are sought."""
    return tuple(dict.fromkeys(form for word in words for form in (word, simplified(word))))


@cache
def chinese_surnames() -> frozenset[str]:
    """Family names in Han characters, those of two characters too."""
    known = (*chinese_words()["surnames"], *chinese_words()["compound_surnames"])
    more = (*people_lists()["more_surnames"], *people_lists()["more_compound_surnames"])
    return frozenset((*known, *more, *chinese_words()["japanese_surnames"]))


@cache
def native_organizations() -> frozenset[str]:
    """Well-known organisations in Han characters."""
    return frozenset((*chinese_words()["organizations"], *chinese_organizations()))


@cache
def romanised_surnames() -> frozenset[str]:
    """Chinese and Korean family names in Latin letters."""
    return frozenset(chinese_words()["romanised_surnames"])


def chinese_gender(title: str) -> str | None:
    """The gender that a Chinese form of address tells (女士), if it tells one."""
    title = simplified(title)
    words = chinese_words()
    return "m" if title in words["male"] else "f" if title in words["female"] else None


def is_native(words: Sequence[str]) -> bool:
    """True for a Chinese person's family and given name in Han characters: 李 强."""
    return len(words) == 2 and words[0] in chinese_surnames()


def split_native(name: str) -> tuple[str, ...]:
    """Family and given name of a Chinese name in Han characters; the name alone where it is none (特朗普). Simplified."""
    name = simplified(name)
    for size in (2, 1):
        if name[:size] in chinese_surnames() and 1 <= len(name) - size <= 2:
            return name[:size], name[size:]
    return tuple(name.split("·"))


@cache
def _sounds() -> frozenset[str]:
    return frozenset(
        (
            *chinese_words()["transliteration"],
            *people_lists()["more_transliteration"],
            *people_lists()["within_transliteration"],
        )
    )


def joined(words: Sequence[str]) -> str:
    """A person's name as it is written: 李强, 唐纳德·特朗普, Donald Trump."""
    if not is_han(words[0][0]):
        return " ".join(words)
    two_and_two = [len(word) for word in words] == [2, 2]
    japanese = two_and_two and not _sounds().issuperset("".join(words))  # 森下祐介
    return ("" if is_native(words) or japanese else "·").join(words)


def spelling(words: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """A romanised Chinese or Korean name as its spellings are compared: `Fei-Fei Li` and `Li Feifei` are (li, feifei).

    Other names come back as they are.
    """
    if family_name_first(words, lexicon):
        return words[0].casefold(), _letters(words[1:])
    given = words[0]
    if (
        len(words) == 2
        and words[1] in romanised_surnames()
        and _TWO_SYLLABLES.fullmatch(given)
        and ("-" in given or given not in lexicon.first_names)
        and given not in romanised_surnames()
        and given.lower() not in lexicon.words
    ):
        return words[1].casefold(), _letters(words[:1])
    return tuple(words)


def _letters(words: Sequence[str]) -> str:
    return "".join(words).replace("-", "").replace("'", "").casefold()


def family_name_first(words: Sequence[str], lexicon: Lexicon) -> bool:
    """True for `Li Qiang`, `Lee Jae-myung`, `Xi Jinping`; false for `Lee Martindale` and `Fei-Fei Li`."""
    if not 2 <= len(words) <= 3 or words[0] not in romanised_surnames():
        return False
    last = words[-1]
    if (
        words[0] in lexicon.first_names
        and (last in lexicon.surnames or last in lexicon.first_names)
        and last not in romanised_surnames()
        and "-" not in last
    ):
        return False
    return _GIVEN.fullmatch(" ".join(words[1:])) is not None


def is_he_a_surname(following: str, lexicon: Lexicon) -> bool:
    """Is `He` a family name before this word (He Jiashu)? Two syllables of Chinese that are no word and nobody's name else."""
    if (
        _TWO_SYLLABLES.fullmatch(following) is None
        or not following[0].isupper()
        or not following[1:].islower()
    ):
        return False
    known = following in lexicon.first_names or following in lexicon.surnames or following in lexicon.places
    return not known and following.lower() not in lexicon.words
