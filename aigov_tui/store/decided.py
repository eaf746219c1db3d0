"""Reading what people decided, and the names that are decided about."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from aigov_tui.model.decision import (
    DecisionKind,
    EntitiesToWrite,
    EntityChange,
    EntityDecision,
    NamedEntity,
    SourceDecision,
)
from aigov_tui.model.entity import Alias, AliasScope, Entity, EntityKind, Origin
from aigov_tui.model.rows import EntityRow
from aigov_tui.store.connection import in_words, open_for_reading
from aigov_tui.store.decisions import log
from aigov_tui.store.queries import entities
from aigov_tui.store.search.names import find
from aigov_tui.store.search.sql import marks, storable

_NAMED = """
SELECT id, key, name, kind, origin, mention_count, roles FROM entities
WHERE merged_into_id IS NULL AND rejected = 0 AND (mention_count > 0 OR origin <> 'extracted') ORDER BY id
"""
_ALIASES = "SELECT entity_id, alias, language, scope FROM aliases ORDER BY id"
_WHOLE = """
SELECT whole.id, whole.key, whole.name, whole.kind, whole.origin, actors.key, whole.wikidata_id, whole.description,
    whole.gender, whole.roles
FROM entities AS part JOIN entities AS whole ON whole.id = coalesce(part.merged_into_id, part.id)
LEFT JOIN actors ON actors.id = whole.actor_id
WHERE part.key = ? AND whole.rejected = 0
"""
_ALIASES_OF = "SELECT alias, language, scope, origin FROM aliases WHERE entity_id = ? ORDER BY id"
_WITHDRAWN_OF = "SELECT alias FROM withdrawn_aliases WHERE entity_id = ? ORDER BY id"
_SHOWN = "SELECT DISTINCT coalesce(merged_into_id, id) FROM entities WHERE rejected = 0 AND id IN ({ids})"


def entity_decisions(path: Path, *, undone: bool = False) -> list[EntityDecision]:
    """The standing decisions about entities in their order; with `undone` those taken back, too."""
    with _reading(path) as connection:
        return log.entity_decisions(connection, undone=undone)


def source_decisions(path: Path, *, undone: bool = False) -> list[SourceDecision]:
    """The standing decisions about sources in their order; with `undone` those taken back, too."""
    with _reading(path) as connection:
        return log.source_decisions(connection, undone=undone)


def entities_called(path: Path, text: str) -> list[EntityRow]:
    """The entities that `text` is the key of, else a name of, else the beginning of a name of; the most mentioned first.

    Rejected ones are left out; for one that was merged into another, that stands.
    """
    with _reading(path) as connection:
        found = find(connection, "entity", storable(text))
        shown = [row[0] for row in connection.execute(_SHOWN.format(ids=marks(found)), found)]
        return entities.by_ids(connection, shown)


def named_entities(path: Path) -> list[NamedEntity]:
    """Every entity that shows, with all names it goes by."""
    with _reading(path) as connection:
        aliases: dict[int, list[Alias]] = defaultdict(list)
        for entity_id, alias, language, scope in connection.execute(_ALIASES):
            aliases[entity_id].append(Alias(alias, language, AliasScope(scope)))
        return [
            NamedEntity(
                key,
                name,
                EntityKind(kind),
                Origin(origin),
                mentions,
                tuple((roles or "").splitlines()),
                tuple(aliases[entity_id]),
            )
            for entity_id, key, name, kind, origin, mentions, roles in connection.execute(_NAMED)
        ]


def entities_to_write(path: Path) -> EntitiesToWrite:
    """What the standing decisions make of the entities they are about, to be kept as curated knowledge.

    YAML has no place for rejections, nor for splits within one source.
    """
    with _reading(path) as connection:
        decisions = log.entity_decisions(connection)
        keys: dict[str, None] = {}
        for decision in decisions:
            keys.update(dict.fromkeys(key for key in (decision.subject_key, decision.object_key) if key))
        found = [change for key in keys if (change := _change(connection, key)) is not None]
    changes = {change.entity.key: change for change in found}
    left = [
        decision
        for decision in decisions
        if decision.kind is DecisionKind.REJECT
        or (decision.kind is DecisionKind.SPLIT and decision.source_key is not None)
    ]
    return EntitiesToWrite(tuple(changes.values()), tuple(left))


def sources_to_write(path: Path) -> list[tuple[str, SourceDecision]]:
    """What people say of the sources that are there: each source's path in the database, and what holds of a field."""
    with _reading(path) as connection:
        paths = dict(connection.execute("SELECT key, path FROM sources"))
        latest = {(one.source_key, one.field): one for one in log.source_decisions(connection)}
    return [(paths[one.source_key], one) for one in latest.values() if one.source_key in paths]


def _change(connection: sqlite3.Connection, key: str) -> EntityChange | None:
    """The entity with this key, or the one it was merged into, with what decisions gave it and took from it."""
    row = connection.execute(_WHOLE, (key,)).fetchone()
    if row is None:
        return None
    entity_id, key, name, kind, origin, actor, wikidata, description, gender, roles = row
    aliases = connection.execute(_ALIASES_OF, (entity_id,)).fetchall()
    withdrawn = connection.execute(_WITHDRAWN_OF, (entity_id,)).fetchall()
    entity = Entity(
        key,
        name,
        EntityKind(kind),
        Origin(origin),
        actor,
        wikidata,
        description,
        gender,
        tuple((roles or "").splitlines()),
        tuple(Alias(alias, language, AliasScope(scope)) for alias, language, scope, _ in aliases),
    )
    given = tuple(alias for alias, _, _, origin in aliases if origin == Origin.USER)
    parts = connection.execute(
        "SELECT key FROM entities WHERE merged_into_id = ? ORDER BY id", (entity_id,)
    ).fetchall()
    return EntityChange(
        entity, given, tuple(alias for (alias,) in withdrawn), tuple(part for (part,) in parts)
    )


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    with in_words(path), closing(open_for_reading(path)) as connection:
        yield connection
