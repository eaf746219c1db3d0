"""All that the extract layer found in one document."""

from __future__ import annotations

from dataclasses import dataclass

from aigov_tui.model.entity import Entity, Mention
from aigov_tui.model.position import Statement
from aigov_tui.model.quote import Quote


@dataclass(frozen=True, slots=True)
class Extraction:
    """Mentions and quotes in text order; `entities` are the extracted (not curated) ones they refer to;
    `statements` are suggested positions."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Statement, ...] = ()
