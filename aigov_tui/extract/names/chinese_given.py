"""Which characters make a Chinese given name or a foreign one, and the gender that they tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from aigov_tui.extract.names.asian import chinese_words, people_lists
from aigov_tui.model.simplified import simplified


@dataclass(frozen=True, slots=True)
class People:
    """The lists of `data/chinese_people.yaml`, simplified; `sounds` are the characters that write foreign names."""

    surnames: frozenset[str]
    compound: tuple[str, ...]
    loose: frozenset[str]
    given: frozenset[str]
    no_pairs: frozenset[str]
    sounds: str
    genders: Mapping[str, str]
    women: frozenset[str]
    men: frozenset[str]
    lists: Mapping[str, tuple[str, ...]]

    def is_given(self, characters: str) -> bool:
        """Are these one or two characters of given names, and no word?"""
        return characters not in self.no_pairs and all(character in self.given for character in characters)


@cache
def people_words() -> People:
    """The lists, read once."""
    lists, words = people_lists(), chinese_words()
    single = frozenset((*words["surnames"], *lists["more_surnames"]))
    women, men = frozenset(lists["female_given"]), frozenset(lists["male_given"])
    return People(
        surnames=single,
        compound=(
            *words["compound_surnames"],
            *lists["more_compound_surnames"],
            *words["japanese_surnames"],
        ),
        loose=single - frozenset(lists["word_surnames"]),
        given=frozenset(lists["given"]) | women | men,
        no_pairs=frozenset(lists["no_given_pairs"]),
        sounds="".join(dict.fromkeys((*words["transliteration"], *lists["more_transliteration"]))),
        genders={
            **dict.fromkeys(lists["foreign_male"], "m"),
            **dict.fromkeys(lists["foreign_female"], "f"),
        },
        women=women - men,
        men=men - women,
        lists=lists,
    )


def native_parts(name: str) -> tuple[str, str] | None:
    """Family and given name of a simplified Chinese name of two to four characters, None where it can be none."""
    people = people_words()
    for size in (2, 1):
        family, given = name[:size], name[size:]
        known = family in people.compound if size == 2 else family in people.surnames
        if known and 1 <= len(given) <= 2:
            return family, given
    return None


def gender_of_chinese(words: Sequence[str]) -> str | None:
    """The gender ("m", "f") that a name in Han characters tells: `words` as in `ChineseName`. None where it tells none.

    A foreign given name is looked up; of a Chinese given name every character that tells must tell the same, and the
    last must tell.
    """
    people = people_words()
    first = simplified(words[0])
    foreign = first.split("-")[0]  # 玛丽-洛尔
    if len(words) > 1 and foreign in people.genders:
        return people.genders[foreign]
    if len(words) != 2 or (first not in people.surnames and first not in people.compound):
        return None
    given = simplified(words[1])
    told = {"f" if c in people.women else "m" for c in given if c in people.women or c in people.men}
    last_tells = given[-1:] in people.women or given[-1:] in people.men
    return told.pop() if len(told) == 1 and last_tells else None
