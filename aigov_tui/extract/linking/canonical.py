"""What an entity is called everywhere, and its key: 北京 is Beijing, `Acme Holdings, Inc.` is Acme Holdings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from aigov_tui.extract.linking.chinese_bodies import chinese_forms
from aigov_tui.extract.names.asian import native_organizations, spelling, split_native
from aigov_tui.extract.names.figures import is_full
from aigov_tui.extract.names.lexicon import (
    acronym_forms,
    acronyms,
    chinese_countries,
    chinese_names_of_places,
    chinese_places,
    lexicon,
)
from aigov_tui.extract.normal import is_han
from aigov_tui.model.entity import Alias, AliasScope, Entity, EntityKind
from aigov_tui.model.simplified import simplified


def canonical_name(long: str, kind: str) -> str:
    """The name that an organisation, a place or a thing has everywhere; `long` is its long form, where it has one."""
    words = lexicon()
    country = words.country_of.get(long) or chinese_countries().get(long)
    if kind == EntityKind.PLACE and country is not None and long in (*country.names, *country.chinese):
        return country.name
    if is_han(long[0]):
        return _native(simplified(long), kind)
    parts = long.split()
    while len(parts) > 1 and parts[-1].lower().rstrip(",") in words.company_suffixes and parts[-2] != "&":
        parts.pop()
    short = " ".join(parts).rstrip(",")
    return acronyms().get(short, acronyms().get(short.replace(".", "").upper(), short))


def _native(long: str, kind: str) -> str:
    """北京 is Beijing, 中国国务院 is 国务院."""
    if kind == EntityKind.PLACE:
        return chinese_places().get(long, long)
    if kind == EntityKind.ORGANIZATION:
        bare = long.removeprefix("中国")  # 美国国防部 is another than 国防部
        return bare if bare in native_organizations() else long
    return long


def synonyms(canonical: str) -> tuple[str, ...]:
    """What else a country, a city or a well-known organisation is called."""
    country = lexicon().country_of.get(canonical)
    if country is not None:
        return (*country.names, *country.chinese)
    if canonical in chinese_names_of_places():
        return chinese_names_of_places()[canonical]
    return (*acronym_forms().get(canonical, ()), *chinese_forms().get(canonical, ()))


def is_headed(last: str) -> bool:
    """Does this last word make an organisation of a name: `Holdings`, `Committee`?"""
    word = last.lower()
    return word in lexicon().company_suffixes or lexicon().heads.get(word) == "organization"


@lru_cache(maxsize=20_000)
def key_of(canonical: str, kind: EntityKind) -> str:
    """The key of an extracted entity: the same in every document that names it so."""
    words: Sequence[str] = canonical.split()
    if kind is EntityKind.PERSON:
        words = spelling(words, lexicon())
    return f"x:{kind.value}:{' '.join(words).casefold()}"


@lru_cache(maxsize=20_000)
def alias_of(form: str) -> Alias:
    """A full name or an acronym counts anywhere, a part of a name where the whole is given."""
    han = is_han(form[0])
    whole = " " in form or form.isupper() or (han and is_full(form))
    scope = AliasScope.ANYWHERE if whole else AliasScope.INTRODUCED
    return Alias(form, "zh" if han else None, scope)


def full_names(entity: Entity) -> list[tuple[str, ...]]:
    """The names of a curated person that name them in full."""
    forms = [tuple(entity.name.split())]
    forms.extend(split_native(alias.text) for alias in entity.aliases if is_han(alias.text[:1]))
    return [form for form in forms if len(form) > 1 or is_han(form[0][0])]
