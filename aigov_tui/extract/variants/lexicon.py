"""The word tables by which wordings are compared, and the stems that their words have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from aigov_tui.model.tables import parse_table


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of `data/words.yaml`, stemmed as the words they are compared with are."""

    function_words: frozenset[str]
    light_words: frozenset[str]
    formula_words: frozenset[str]
    negators: frozenset[str]
    no_negation_before: re.Pattern[str]
    opposites: frozenset[tuple[str, str]]
    synonyms: Mapping[str, str]
    number_words: Mapping[str, int]
    multipliers: Mapping[str, int]
    particles: frozenset[str]
    function_characters: frozenset[str]
    negator_characters: frozenset[str]
    no_negation: frozenset[str]
    chinese_formulae: re.Pattern[str]
    hedges: frozenset[str]
    arrangement: Mapping[str, Any]
    """What joins clauses, and what shows the passive: see `arrangement`."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The word tables, read once."""
    path = files("aigov_tui.extract.variants") / "data" / "words.yaml"
    data = parse_table(path.read_text(encoding="utf-8"))
    synonyms = {stem(word): stem(group[0]) for group in data["synonyms"] for word in group[1:]}
    for lemma, *forms in data["irregular"]:
        synonyms.update((stem(form), synonyms.get(stem(lemma), stem(lemma))) for form in forms)
    opposites = [[synonyms.get(stem(word), stem(word)) for word in pair] for pair in data["opposites"]]
    return Lexicon(
        function_words=frozenset(data["function_words"].split()),
        light_words=frozenset(map(stem, data["light_words"].split())),
        formula_words=frozenset(map(stem, data["formula_words"].split())),
        negators=frozenset(data["negators"].split()),
        no_negation_before=re.compile(
            rf"\s(?:{'|'.join(data['no_negation_before'].split())})\b", re.IGNORECASE
        ),
        opposites=frozenset([(a, b) for a, b in opposites] + [(b, a) for a, b in opposites]),
        synonyms=synonyms,
        number_words=data["number_words"],
        multipliers={stem(word): value for word, value in data["multipliers"].items()},
        particles=frozenset(data["chinese_particles"]),
        function_characters=frozenset(data["chinese_function_characters"]),
        negator_characters=frozenset(data["chinese_negators"]),
        no_negation=frozenset(data["chinese_no_negation"].split()),
        hedges=frozenset(data["hedges"].split()),
        arrangement=data["arrangement"],
        chinese_formulae=re.compile(
            "|".join(map(re.escape, sorted(data["chinese_formulae"].split(), key=len, reverse=True)))
        ),
    )


def stem(word: str) -> str:
    """`word` (lower case) without its commonest English endings: enough to bring inflected forms together.

    A light cousin of S-stemming (Harman, "How effective is suffixing?", JASIS 42(1), 1991) with -ing and -ed.
    """
    if not word.isascii() or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
