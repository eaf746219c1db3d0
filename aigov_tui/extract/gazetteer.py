"""The curated names, prepared once for looking up in any number of documents. Picklable."""

from __future__ import annotations

from collections.abc import Iterable

from aigov_tui.model.entity import Entity


class Gazetteer:
    """Curated entities indexed by alias."""

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self.entities: tuple[Entity, ...] = tuple(entities)
