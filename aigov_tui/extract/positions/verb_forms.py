"""The forms of English verbs as the tables of positions list them: a lemma, with its forms where they are irregular."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def with_particle(form: str) -> tuple[str, str]:
    """A verb and its particle: `rolls`, `back`."""
    first, _, second = form.partition(" ")
    return first, second


def forms_of(entries: list[Any]) -> Iterator[str]:
    """Every form of the verbs, the irregular ones as they are listed."""
    for entry in entries:
        if isinstance(entry, dict):
            for lemma, irregular in entry.items():
                yield from (lemma, *irregular)
        else:
            for lemma in entry:
                yield from _regular(lemma)


def lemmas_of(entries: list[Any]) -> Iterator[str]:
    """The single verbs as they are listed."""
    yield from (lemma for entry in entries for lemma in entry if " " not in lemma)


def _regular(lemma: str) -> Iterator[str]:
    """The regular forms of a verb: `argue`, `argues`, `argued`, `arguing`; of `roll back`, `rolls back`, …"""
    verb, _, particle = lemma.partition(" ")
    stem = verb[:-1] if verb.endswith("e") else verb
    third, past = f"{verb}s", f"{stem}ed"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third, past = f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        third = f"{verb}es"
    forms = [verb, third, past, f"{stem}ing"]
    if len(verb) > 2 and verb[-1] in "bdglmnprt" and verb[-2] in "aeiou" and verb[-3] not in "aeiou":
        forms += [f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"]  # commit, committed
    for form in forms:
        yield f"{form} {particle}" if particle else form
