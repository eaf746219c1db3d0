"""Other forms of a name in one document: acronyms by their long forms, documents by how their titles end, people in another script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from aigov_tui.extract.names.lexicon import acronyms, lexicon
from aigov_tui.extract.names.short_forms import LONGEST_INTRODUCTION, is_introduction
from aigov_tui.extract.names.spotted import Spotted
from aigov_tui.extract.normal import is_han
from aigov_tui.model.entity import EntityKind

_LONGEST_SHORT_TITLE = 16
"""Characters of a short title in Chinese."""
_SHORTEST_ACRONYM = 3
"""Letters an acronym must have to be taken for a long form that does not stand right before it."""


def acronyms_in(text: str, names: Sequence[Spotted]) -> dict[str, str]:
    """Each acronym to its long form: `World Health Organization (WHO)`, and one whose long form stands anywhere; a short
    name in Chinese to the one that it is given for.

    `text` is the document's.
    """
    forms: dict[str, str] = {}
    long_forms: dict[str, str] = {}
    for name in names:
        if (
            name.kind != EntityKind.PERSON and len(name.words) > 1 and not name.words[0].isupper()
        ):  # no UN of UN News
            for initials in _initials(name.words):
                long_forms.setdefault(initials, name.name)
    for before, name in pairwise(names):
        if _in_brackets(text, before, name) or _is_given_for(text, before, name):
            forms[name.name] = before.name
    for name in names:
        short = name.name.replace(".", "")
        shortest = 2 if name.kind == EntityKind.ORGANIZATION else _SHORTEST_ACRONYM
        if len(short) < shortest or name.entity_key is not None:
            continue
        if len(name.words) == 1 and short.isupper() and short in long_forms:
            forms.setdefault(name.name, long_forms[short])
    return forms


def _in_brackets(text: str, before: Spotted, name: Spotted) -> bool:
    """Is `name` an acronym in brackets behind its long form?"""
    return (
        len(name.words) == 1
        and name.name.isupper()
        and text[before.end : name.start].strip() == "("
        and text[name.end : name.end + 1] == ")"
        and (_abbreviates(name.name, before.words) or _is_of_another_language(before, name))
    )


def _is_of_another_language(before: Spotted, name: Spotted) -> bool:
    """Is the acronym nobody else's whom we know, so that it is short for what the name before it translates: German Communist
    Party (DKP); not Athletes' Commission of the Acme Relay Club (ARC)?"""
    if any(_abbreviates(name.name, before.words[start:]) for start in range(1, len(before.words))):
        return False
    bodies = before.kind == name.kind == EntityKind.ORGANIZATION and name.entity_key is None
    listed = name.name in lexicon().organizations or name.name in acronyms()
    return bodies and len(before.words) > 1 and not listed


def _is_given_for(text: str, before: Spotted, name: Spotted) -> bool:
    """Is `name` said to be short for the one before it: 人工智能安全研究所（以下简称“安全所”）?"""
    near = name.start - before.end <= LONGEST_INTRODUCTION
    return (
        near
        and before.kind == name.kind != EntityKind.PERSON
        and is_introduction(text[before.end : name.start])
    )


def glossed(text: str, names: Sequence[Spotted]) -> Iterator[tuple[Spotted, Spotted]]:
    """Each person whose name follows in brackets in another script, with that name: `Gao Wenjun (高文君)`."""
    for name, gloss in pairwise(names):
        if (
            name.kind == gloss.kind == EntityKind.PERSON
            and is_han(name.name[0]) != is_han(gloss.name[0])
            and text[name.end : gloss.start].strip() in ("(", "（")
            and text[gloss.end : gloss.end + 1] in (")", "）", ",", "，")
        ):
            yield name, gloss


def short_documents(names: Sequence[Spotted]) -> dict[tuple[str, ...], Spotted | None]:
    """What a document may be called for short: the `Action Plan` of the AI Action Plan, 《行动计划》 after 《人工智能全球治理行动计划》;
    where no other ends like it."""
    short: dict[tuple[str, ...], Spotted | None] = {}
    named = {name.words: name for name in names if name.kind == EntityKind.DOCUMENT}
    for words, name in named.items():
        for end in _ends(words):
            known = short.setdefault(end, name)
            short[end] = _longer(known, name) if known is not None else None
    return short


def _ends(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What a title ends in: two and more words of it, or two and more characters."""
    if len(words) == 1 and is_han(words[0][0]):
        yield from ((words[0][-size:],) for size in range(2, min(len(words[0]), _LONGEST_SHORT_TITLE)))
    for size in range(2, len(words)):
        yield words[-size:]


def _longer(one: Spotted, other: Spotted) -> Spotted | None:
    """The name that ends in the other, if either does: two names of one document."""
    first, second = sorted((one, other), key=lambda name: len(name.name), reverse=True)
    return first if first.name.endswith(second.name) else None


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    """Can `short` be made of these words: DoD of Department of Defense, ITU of International Telecommunication Union?

    Its letters begin words of them, in order; a letter may also go on inside a word (`TASS`). `Washington (AP)` is none.
    """
    letters = iter("".join(words).lower())
    return short[0].lower() == words[0][0].lower() and all(
        letter in letters for letter in short.lower() if letter.isalnum()
    )


def _initials(words: Sequence[str]) -> set[str]:
    """The acronyms a long form can have: of its capitalised words, with and without its small ones."""
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return {
        short for short in (capitals, "".join(w[0].upper() for w in words if w != "the")) if len(short) > 1
    }
