"""Entities, the names they go by, and where they are mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntityKind(StrEnum):
    """What sort of thing a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    EVENT = "event"
    DOCUMENT = "document"
    PRODUCT = "product"
    CONCEPT = "concept"


class Origin(StrEnum):
    """Who put a row there: a curator's YAML, a rule of ours, or the person using the tool."""

    CURATED = "curated"
    EXTRACTED = "extracted"
    USER = "user"


class AliasScope(StrEnum):
    """Where an alias counts: everywhere, or only in a document that names the entity in full.

    `Li` is Li Qiang only where Li Qiang is introduced: scope `introduced`.
    """

    ANYWHERE = "anywhere"
    INTRODUCED = "introduced"


@dataclass(frozen=True, slots=True)
class Alias:
    """A name an entity goes by. Matching is case-sensitive (`US` is not `us`)."""

    text: str
    language: str | None = None
    scope: AliasScope = AliasScope.ANYWHERE


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place, ... ; `key` is its stable identifier.

    Curated keys are slugs (`li-qiang`); extracted ones are `x:<kind>:<casefolded name>`, so that the same
    name met in two documents is one entity. `actor_key` is the side it speaks or acts for, None when unknown.
    `gender` ("m", "f", None) and `roles` ("premier", "总理") serve the resolution of pronouns and titles.
    """

    key: str
    name: str
    kind: EntityKind
    origin: Origin
    actor_key: str | None = None
    wikidata_id: str | None = None
    description: str | None = None
    gender: str | None = None
    roles: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a document that stand for an entity: `text == document.text[start_char:end_char]`.

    `paragraph` is the paragraph's ordinal; `confidence` is 0 to 1.
    """

    entity_key: str
    paragraph: int
    start_char: int
    end_char: int
    text: str
    origin: Origin
    confidence: float
