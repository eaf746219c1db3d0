"""What a person says the import got wrong: what the forms hand back, and how it is put into the database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigov_tui.model.decision import Decided, MetadataField
    from aigov_tui.store.decide import About


@dataclass(frozen=True, slots=True)
class Merge:
    """Two names are one: `entity` becomes part of `into` (keys)."""

    entity: str
    into: str


@dataclass(frozen=True, slots=True)
class Split:
    """Some mentions of `entity` are another: the one with the key `into`, or a new one by `name`.

    They are those in exactly these `words`, in the source `source` (key); None: in any.
    """

    entity: str
    words: str | None
    source: str | None
    into: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Rename:
    """`entity` goes by another `name`."""

    entity: str
    name: str


@dataclass(frozen=True, slots=True)
class Reject:
    """`entity` is none."""

    entity: str


@dataclass(frozen=True, slots=True)
class Describe:
    """What a document does not say of itself, or not rightly: fields and their values, None for "there is none"."""

    source: str
    values: tuple[tuple[MetadataField, str | None], ...]


EntityEdit = Merge | Split | Rename | Reject
Edit = EntityEdit | Describe


def put(edit: Edit, database: Path) -> list[Decided]:
    """Put it into the database. Raises `StoreError` with a sentence, and has then changed nothing."""
    from aigov_tui.store.decide import Decider

    decider = Decider(database)
    match edit:
        case Merge(entity, into):
            return [decider.merge(entity, into)]
        case Split(entity, words, source, into, name):
            return [decider.split(entity, words=words, source=source, into=into, name=name)]
        case Rename(entity, name):
            return [decider.rename(entity, name)]
        case Reject(entity):
            return [decider.reject(entity)]
        case Describe(source, values):
            return decider.set_source_fields(source, dict(values))


def take_back(made: list[Decided], database: Path) -> str:
    """Undo decisions that were made together; returns what to tell. Raises `StoreError`."""
    from aigov_tui.model.decision import SourceDecision
    from aigov_tui.store.decide import Decider

    decider = Decider(database)
    sentences = []
    for decided in reversed(made):
        about: About = "sources" if isinstance(decided.decision, SourceDecision) else "entities"
        sentences.append(decider.undo(decided.decision.id, about=about).sentence)
    return " ".join(sentences)
