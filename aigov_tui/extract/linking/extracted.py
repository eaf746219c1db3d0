"""An entity that nobody curated, while its document is read, and the fields of all of them once it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aigov_tui.extract.linking.canonical import alias_of
from aigov_tui.extract.names.figures import Figure
from aigov_tui.model.entity import Alias, EntityKind, Origin


@dataclass(slots=True)
class Extracted:
    """An extracted entity while its document is read."""

    name: str
    kind: EntityKind
    gender: str | None = None
    actor: str | None = None
    figure: Figure | None = None
    roles: dict[str, None] = field(default_factory=dict)
    forms: dict[str, None] = field(default_factory=dict)


def columns_of(extracted: Mapping[str, Extracted]) -> dict[str, Sequence[object]]:
    """The entities' fields, each with all its values."""
    found, unknown = extracted.values(), [None] * len(extracted)
    return {
        "key": list(extracted),
        "name": [one.name for one in found],
        "kind": [one.kind for one in found],
        "origin": [Origin.EXTRACTED] * len(extracted),
        "actor_key": [one.actor for one in found],
        "wikidata_id": unknown,
        "description": unknown,
        "gender": [one.gender for one in found],
        "roles": [tuple(one.roles) for one in found],
        "aliases": [_aliases(one) for one in found],
    }


def _aliases(found: Extracted) -> tuple[Alias, ...]:
    aliases = tuple(alias_of(form) for form in found.forms if form != found.name)
    if found.figure is not None:
        aliases += tuple(alias_of(form) for form in found.figure.chinese if form not in found.forms)
    return aliases
