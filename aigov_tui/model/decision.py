"""What people decide about entities and about the metadata of sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, get_args

from aigov_tui.model.entity import Alias, Entity, EntityKind, Origin

MetadataField = Literal["title", "publisher", "author", "published", "url", "language", "kind"]

METADATA_FIELDS: tuple[MetadataField, ...] = get_args(MetadataField)
"""The fields of a source that a person can give, named as in `sources.yaml`."""

_CALLED: dict[MetadataField, str] = {"published": "date of publication", "url": "address"}


class DecisionKind(StrEnum):
    """What is decided about an entity, the subject.

    merge: it is the object, whose aliases its names become; split: some of its mentions are the object;
    rename: it goes by another name; reject: it is no entity at all.
    """

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class EntityDecision:
    """A decision about an entity; `id` orders them. `undone_at` is None while it stands.

    Names and kind are those of the time it was given, so that it can be told, and its object made again, when an
    entity has gone from the corpus. Of a rename `object_name` is the new name. A split takes the mentions in exactly
    these `words` (None: any), in the source `source_key` (None: all).
    """

    id: int
    kind: DecisionKind
    subject_key: str
    subject_name: str
    object_key: str | None
    object_name: str | None
    object_kind: EntityKind | None
    words: str | None
    source_key: str | None
    created_at: str
    undone_at: str | None = None

    @property
    def sentence(self) -> str:
        """The decision, told."""
        subject = f"“{self.subject_name}” ({self.subject_key})"
        other = f"“{self.object_name}” ({self.object_key})"
        match self.kind:
            case DecisionKind.MERGE:
                return f"{subject} is {other}."
            case DecisionKind.RENAME:
                return f"{subject} goes by the name “{self.object_name}”."
            case DecisionKind.REJECT:
                return f"{subject} is no entity."
            case DecisionKind.SPLIT:
                words = f" as “{self.words}”" if self.words is not None else ""
                source = f" in {self.source_key}" if self.source_key is not None else ""
                return f"{subject}{words}{source} is {other}."


@dataclass(frozen=True, slots=True)
class SourceDecision:
    """What a person says of a source; `value` None leaves the field empty. `undone_at` is None while it stands."""

    id: int
    source_key: str
    field: MetadataField
    value: str | None
    created_at: str
    undone_at: str | None = None

    @property
    def sentence(self) -> str:
        """The decision, told."""
        what = _CALLED.get(self.field, self.field)
        if self.value is None:
            return f"“{self.source_key}” has no {what}."
        return f"“{self.source_key}” has the {what} “{self.value}”."


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision, or taking one back, did: `sentence` tells the person; `mentions` and `quotes` changed hands."""

    decision: EntityDecision | SourceDecision
    sentence: str
    mentions: int = 0
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """An entity with all names it goes by, to be compared with others. Its aliases are told apart by who gave them."""

    key: str
    name: str
    kind: EntityKind
    origin: Origin
    mentions: int
    roles: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entities that may be one: `entity`, the lesser known, would become part of `into`.

    `why` is a sentence; `certainty`, 0 to 1, ranks suggestions.
    """

    entity: NamedEntity
    into: NamedEntity
    why: str
    certainty: float


@dataclass(frozen=True, slots=True)
class EntityChange:
    """What decisions make of an entity: `entity` is the whole of it, with all its aliases.

    `given` are those of its aliases that decisions gave it, `withdrawn` names that they took from it; `parts` are the
    keys of entities merged into it.
    """

    entity: Entity
    given: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceChange:
    """What people say of a source: values by field, None for what it has not. `path` is as `sources.yaml` has it."""

    path: str
    key: str
    values: tuple[tuple[MetadataField, str | None], ...]


@dataclass(frozen=True, slots=True)
class EntitiesToWrite:
    """What of the standing decisions can stand in `entities.yaml`, and those that cannot, or only in part."""

    changes: tuple[EntityChange, ...]
    left: tuple[EntityDecision, ...]
