"""The words that the rules look up, read once from the YAML files in `data/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from aigov_tui.model.tables import parse_table

_VOWELS = "aeiou"


@cache
def load(name: str) -> Mapping[str, Any]:
    """The table `data/<name>.yaml`, as YAML gives it."""
    text = (files(__package__) / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    table: Mapping[str, Any] = parse_table(text)
    return table


def words(table: str, key: str) -> frozenset[str]:
    """One flat list of a table as a set."""
    return frozenset(str(word) for word in load(table)[key])


def verb_forms(entries: Iterable[Any]) -> frozenset[str]:
    """Every form of the verbs of a list: lemmas in plain lists are inflected regularly, mappings say their own."""
    forms: set[str] = set()
    for entry in entries:
        if isinstance(entry, Mapping):
            for lemma, irregular in entry.items():
                forms.add(str(lemma))
                forms.update(str(form) for form in irregular)
        else:
            for lemma in entry:
                forms.update(inflected(str(lemma)))
    return frozenset(forms)


def inflected(lemma: str) -> tuple[str, ...]:
    """A regular verb's forms: infinitive, third person, past, participle in -ing."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return lemma, third, lemma + "ed", lemma + "ing"


def plurals(nouns: Iterable[str]) -> frozenset[str]:
    """The nouns with their regular plurals."""
    forms: set[str] = set()
    for noun in nouns:
        forms.add(noun)
        if noun.endswith("y") and noun[-2] not in _VOWELS:
            forms.add(noun[:-1] + "ies")
        else:
            forms.add(noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s"))
    return frozenset(forms)
