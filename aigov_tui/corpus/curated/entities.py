"""`entities.yaml`: people, organisations, places and the names they go by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from aigov_tui.corpus.curated.fields import Record, is_new
from aigov_tui.model.entity import Alias, AliasScope, Entity, EntityKind, Origin

_WIKIDATA = re.compile(r"Q[1-9]\d*")
_GENDERS = ("m", "f")


def read_entities(records: Iterable[Record]) -> tuple[Entity, ...]:
    """The entities of the file, in its order."""
    entities = (_read_entity(record) for record in records)
    return tuple(entity for entity in entities if entity is not None)


def _read_entity(record: Record) -> Entity | None:
    key, name = record.needed("key"), record.needed("name")
    kind = record.choice("kind", EntityKind)
    entity = Entity(
        key=key,
        name=name,
        kind=kind or EntityKind.CONCEPT,
        origin=Origin.CURATED,
        actor_key=record.text("actor"),
        wikidata_id=_fitting(record, "wikidata", _WIKIDATA, "a Wikidata id such as Q148"),
        gender=_fitting(record, "gender", re.compile("|".join(_GENDERS)), "m or f"),
        roles=record.texts("roles"),
        description=record.text("description"),
        aliases=tuple(_aliases(record)),
    )
    if not record.finish() or not is_new(record, key):
        return None
    return entity


def _aliases(record: Record) -> Iterator[Alias]:
    seen: set[str] = set()
    for item in record.records("aliases", "alias"):
        alias = Alias(item) if isinstance(item, str) else _alias(item)
        if alias is None or not alias.text:
            continue
        if alias.text in seen:
            (record if isinstance(item, str) else item).say(f"The alias “{alias.text}” is given twice.")
        else:
            seen.add(alias.text)
            yield alias


def _alias(record: Record) -> Alias | None:
    text = record.needed("alias")
    language = record.text("language")
    scope = record.choice("scope", AliasScope, AliasScope.ANYWHERE)
    return Alias(text, language, scope or AliasScope.ANYWHERE) if record.finish() else None


def _fitting(record: Record, name: str, pattern: re.Pattern[str], wanted: str) -> str | None:
    """A text of a given form; anything else is said and left out."""
    value = record.text(name)
    if value is not None and not pattern.fullmatch(value):
        record.say(f"“{name}” is “{value}”; it should be {wanted}.")
        return None
    return value
