"""Entities of a database that may be one, for a person to decide on. Nothing is ever merged by itself."""

from __future__ import annotations

from pathlib import Path

from aigov_tui.extract.linking.duplicates import find_duplicates
from aigov_tui.model.decision import Suggestion
from aigov_tui.store.decided import entity_decisions, named_entities


def suggest_merges(database: Path) -> list[Suggestion]:
    """Pairs that may be one entity, the likeliest first, without those that people decided on before."""
    decided = {
        frozenset((decision.subject_key, decision.object_key))
        for decision in entity_decisions(database, undone=True)
    }
    found = find_duplicates(named_entities(database))
    return [pair for pair in found if frozenset((pair.entity.key, pair.into.key)) not in decided]
