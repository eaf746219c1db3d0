"""People's decisions written into `entities.yaml` and `sources.yaml`, all else in them kept byte for byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar

import yaml

from aigov_tui.corpus.curated.entities import read_entities
from aigov_tui.corpus.curated.fields import Notes, records
from aigov_tui.corpus.curated.sources import read_sources
from aigov_tui.corpus.curated.surgery import Patient, Value, field_of
from aigov_tui.corpus.yaml_events import YamlRefused
from aigov_tui.model.curated import CuratedSource
from aigov_tui.model.decision import EntityChange, SourceChange
from aigov_tui.model.entity import Alias, AliasScope, Entity

Item = TypeVar("Item")

_COULD_NOT = (
    "The file is written in a way that cannot be changed safely. Nothing was written; change it by hand."
)


class NotRewritable(Exception):
    """The message is a sentence that says why the file was left alone."""


def rewrite_entities(text: str, changes: Sequence[EntityChange]) -> str:
    """The text of an `entities.yaml` with the changes made. Raises `NotRewritable` where that cannot be done safely."""
    known = {entity.key: entity for entity in _entities(text)}
    try:
        patient = Patient(text, "entities")
    except YamlRefused as error:
        raise NotRewritable(str(error)) from None
    nodes = {_text(node, "key"): node for node in reversed(patient.records())}
    wanted = dict(known)
    for change in changes:
        entity = _without_names(change.entity, [known[part] for part in change.parts if part in known])
        if entity.key in known:
            wanted[entity.key] = _change(
                patient, nodes[entity.key], known[entity.key], replace(change, entity=entity)
            )
        else:
            patient.append(_record(entity))
            wanted[entity.key] = entity
    after = patient.text()
    found = {entity.key: entity for entity in _entities(after)}
    if {key: _compared(entity) for key, entity in found.items()} != {
        key: _compared(entity) for key, entity in wanted.items()
    }:
        raise NotRewritable(_COULD_NOT)
    return after


def rewrite_sources(text: str, changes: Sequence[SourceChange]) -> str:
    """The text of a `sources.yaml` with the changes made. Raises `NotRewritable` where that cannot be done safely."""
    before = {source.path: source for source in _sources(text)}
    try:
        patient = Patient(text, "sources")
    except YamlRefused as error:
        raise NotRewritable(str(error)) from None
    nodes = {str(PurePosixPath(_text(node, "path"))): node for node in reversed(patient.records())}
    for change in changes:
        if change.path in before:
            for field, value in change.values:
                patient.set(nodes[change.path], field, value)
        else:
            patient.append({"path": change.path, "key": change.key, **dict(change.values)})
    after = patient.text()
    found = {source.path: source for source in _sources(after)}
    touched = {change.path for change in changes}
    kept = {path: source for path, source in found.items() if path not in touched}
    if kept != {path: source for path, source in before.items() if path not in touched} or not all(
        change.path in found and _says(found[change.path], change) for change in changes
    ):
        raise NotRewritable(_COULD_NOT)
    return after


def entity_keys(text: str) -> frozenset[str]:
    """The keys of the entities that have a record. Raises `NotRewritable` where the file has problems."""
    return frozenset(entity.key for entity in _entities(text))


def _without_names(entity: Entity, parts: Sequence[Entity]) -> Entity:
    """An entity without the names of its parts that keep a record of their own: one name in two records is nobody's."""
    theirs = {name for part in parts for name in (part.name, *(alias.text for alias in part.aliases))}
    return replace(entity, aliases=tuple(alias for alias in entity.aliases if alias.text not in theirs))


def _change(patient: Patient, node: yaml.MappingNode, known: Entity, change: EntityChange) -> Entity:
    """Edit an entity's record; returns what it shall then say."""
    entity, has = change.entity, {alias.text for alias in known.aliases}
    if entity.name != known.name:
        patient.set(node, "name", entity.name)
    new = [alias for alias in entity.aliases if alias.text in change.given and alias.text not in has]
    if new:
        patient.add_items(node, "aliases", [_alias(alias) for alias in new])
    aliases = field_of(node, "aliases")
    for item in aliases.value if isinstance(aliases, yaml.SequenceNode) else ():
        words = item.value if isinstance(item, yaml.ScalarNode) else _text(item, "alias")
        if " ".join(words.split()) in change.withdrawn:
            patient.drop_item(node, "aliases", item)
    kept = tuple(alias for alias in known.aliases if alias.text not in change.withdrawn)
    return replace(known, name=entity.name, aliases=(*kept, *new))


def _record(entity: Entity) -> Mapping[str, Value]:
    """An entity as a new record, without what is not known of it."""
    record: dict[str, Value] = {
        "key": entity.key,
        "name": entity.name,
        "kind": str(entity.kind),
        "actor": entity.actor_key,
        "wikidata": entity.wikidata_id,
        "gender": entity.gender,
        "roles": entity.roles,
        "description": entity.description,
        "aliases": [_alias(alias) for alias in entity.aliases],
    }
    return {name: value for name, value in record.items() if value}


def _alias(alias: Alias) -> Value:
    if alias.language is None and alias.scope is AliasScope.ANYWHERE:
        return alias.text
    details: dict[str, Value] = {"alias": alias.text}
    if alias.language is not None:
        details["language"] = alias.language
    if alias.scope is not AliasScope.ANYWHERE:
        details["scope"] = str(alias.scope)
    return details


def _entities(text: str) -> tuple[Entity, ...]:
    notes = Notes("entities.yaml", text)
    return _without_problems(notes, read_entities(records(notes, "entities")))


def _sources(text: str) -> tuple[CuratedSource, ...]:
    notes = Notes("sources.yaml", text)
    return _without_problems(notes, read_sources(records(notes, "sources")))


def _without_problems(notes: Notes, read: tuple[Item, ...]) -> tuple[Item, ...]:
    for problem in notes.problems:
        line = f" (line {problem.line})" if problem.line is not None else ""
        raise NotRewritable(f"{problem.message}{line} Mend that first; nothing was written.")
    return read


def _text(node: yaml.Node, name: str) -> str:
    """A field's text as it is read: white space folded."""
    found = field_of(node, name) if isinstance(node, yaml.MappingNode) else None
    return " ".join(found.value.split()) if isinstance(found, yaml.ScalarNode) else ""


def _compared(entity: Entity) -> tuple[object, ...]:
    """An entity without what a file does not say: who wrote it, and the order of its aliases."""
    aliases = frozenset(
        (alias.text, alias.language, alias.scope) for alias in entity.aliases if alias.text != entity.name
    )
    return (entity.key, entity.name, entity.kind, entity.actor_key, entity.wikidata_id, entity.description,
            entity.gender, entity.roles, aliases)  # fmt: skip


def _says(source: CuratedSource, change: SourceChange) -> bool:
    columns = {"published": "published_on"}
    return all(getattr(source.metadata, columns.get(field, field)) == value for field, value in change.values)
