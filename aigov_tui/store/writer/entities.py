"""Entities, aliases, actors and issues, found by their keys; ids stay as long as a key does."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from aigov_tui.model.curated import Codebook
from aigov_tui.model.entity import Alias, Entity
from aigov_tui.model.position import Actor, Issue
from aigov_tui.store.writer.rows import Row, Rows, storable, storable_or_none

CACHED_KEYS = 200_000
"""Entity keys whose ids are kept in memory; a larger corpus looks the rest up again."""

_LOOKUP = 500  # keys asked for in one statement
_FEW = 10_000
"""Entities that are all looked up at once."""

EntityFields = tuple[Any, ...]
"""The fields of an `Entity`, and those of each of its aliases: a fifth of the time to pickle."""


class EntityIds:
    """Ids of entities by key; entities not there yet are added."""

    def __init__(self, connection: sqlite3.Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows
        self._ids: dict[str, int] = {}
        self._knows_all = False  # whether the database has no others than `_ids`
        self._actors: Mapping[str, int] | None = None

    def ids_of(self, keys: Sequence[str], found: Sequence[EntityFields | None]) -> Sequence[int]:
        """The id of every key; those the database has not are added from what was found, which stands beside the keys.

        Raises `ValueError` for a key that neither knows.
        """
        if len(self._ids) > CACHED_KEYS:
            self.forget()
        ids = self._ids
        unknown = [(key, fields) for key, fields in zip(keys, found, strict=True) if key not in ids]
        if unknown:
            self._look_up([key for key, _ in unknown])
        for key, fields in unknown:
            if key in ids:
                if fields is not None:
                    self._update(ids[key], entity_of(fields))
            elif fields is not None:
                ids[key] = self._add(entity_of(fields))
            else:
                raise ValueError(f"no entity has the key {key!r}")
        return list(map(ids.__getitem__, keys))

    def forget(self) -> None:
        """Write what is new and look everything up again: called when entities change behind this cache."""
        self._rows.flush()
        self._ids.clear()
        self._actors = None

    def _look_up(self, keys: Sequence[str]) -> None:
        if not self._ids:
            (number,) = self._connection.execute("SELECT count(*) FROM entities").fetchone()
            self._knows_all = number <= _FEW
            if self._knows_all:
                self._ids.update(self._connection.execute("SELECT key, id FROM entities"))
        if self._knows_all:  # and adds the others itself
            return
        for start in range(0, len(keys), _LOOKUP):
            part = keys[start : start + _LOOKUP]
            marks = ", ".join("?" for _ in part)
            self._ids.update(
                self._connection.execute(f"SELECT key, id FROM entities WHERE key IN ({marks})", part)
            )

    def _add(self, entity: Entity) -> int:
        entity_id = self._rows.new_id("entities")
        self._rows.add("entities", [(entity_id, *_entity_row(entity, self._actor_id(entity)))])
        self._rows.add("aliases", _alias_rows(entity_id, entity))
        return entity_id

    def _update(self, entity_id: int, entity: Entity) -> None:
        """What is known of an extracted entity may have changed with the curated ones it was found by."""
        self._connection.execute(
            "UPDATE entities SET actor_id = :actor, gender = :gender WHERE id = :id AND origin = 'extracted'"
            " AND (actor_id, gender) IS NOT (:actor, :gender)",
            {"id": entity_id, "actor": self._actor_id(entity), "gender": _gender(entity)},
        )

    def _actor_id(self, entity: Entity) -> int | None:
        if entity.actor_key is None:
            return None
        if self._actors is None:
            self._actors = dict(self._connection.execute("SELECT key, id FROM actors").fetchall())
        return self._actors.get(entity.actor_key)


def fields_of(entity: Entity) -> EntityFields:
    """`entity` as what pickles quickly; `entity_of` makes it again."""
    *fields, aliases = _FIELDS(entity)
    return *fields, tuple(map(_ALIAS_FIELDS, aliases)) if aliases else ()


def entity_of(fields: EntityFields) -> Entity:
    """The entity with these fields."""
    *others, aliases = fields
    return Entity(*(*others, tuple(Alias(*alias) for alias in aliases)))


_FIELDS = attrgetter(*(one.name for one in dataclasses.fields(Entity)))
_ALIAS_FIELDS = attrgetter(*(one.name for one in dataclasses.fields(Alias)))


def put_curated_entities(connection: sqlite3.Connection, entities: Sequence[Entity]) -> None:
    """Make `entities` the curated ones. Those curated before and not now count as extracted from here on."""
    actors = dict(connection.execute("SELECT key, id FROM actors").fetchall())
    connection.execute(
        "DELETE FROM aliases WHERE entity_id IN (SELECT id FROM entities WHERE origin = 'curated')"
    )
    connection.execute("UPDATE entities SET origin = 'extracted', actor_id = NULL WHERE origin = 'curated'")
    for entity in entities:
        row = _entity_row(entity, actors.get(entity.actor_key or ""))
        (entity_id,) = connection.execute(
            "INSERT INTO entities (key, name, kind, actor_id, wikidata_id, description, gender, roles, origin)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET name = excluded.name,"
            " kind = excluded.kind, actor_id = excluded.actor_id, wikidata_id = excluded.wikidata_id,"
            " description = excluded.description, gender = excluded.gender, roles = excluded.roles,"
            " origin = excluded.origin RETURNING id",
            row,
        ).fetchone()
        connection.execute("DELETE FROM aliases WHERE entity_id = ?", (entity_id,))
        connection.executemany(
            "INSERT OR IGNORE INTO aliases (entity_id, alias, language, scope, origin) VALUES (?, ?, ?, ?, ?)",
            _alias_rows(entity_id, entity),
        )


def put_codebook(connection: sqlite3.Connection, codebook: Codebook) -> None:
    """Make `codebook` the database's. What it no longer has goes, with what was suggested about it."""
    for ordinal, actor in enumerate(codebook.actors):
        connection.execute(
            "INSERT INTO actors (key, name, ordinal, description) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE"
            " SET name = excluded.name, ordinal = excluded.ordinal, description = excluded.description",
            (storable(actor.key), storable(actor.name), ordinal, storable_or_none(actor.description)),
        )
    for ordinal, issue in enumerate(codebook.issues):
        _put_issue(connection, ordinal, issue)
    _drop_others(connection, "actors", "actor_id", [actor.key for actor in codebook.actors])
    _drop_others(connection, "issues", "issue_id", [issue.key for issue in codebook.issues])


def link_actors(connection: sqlite3.Connection, actors: Sequence[Actor]) -> None:
    """Point each actor at the entity that stands for it, now that both are there."""
    connection.executemany(
        "UPDATE actors SET entity_id = (SELECT id FROM entities WHERE key = ?) WHERE key = ?",
        [(storable_or_none(actor.entity_key), storable(actor.key)) for actor in actors],
    )


def _put_issue(connection: sqlite3.Connection, ordinal: int, issue: Issue) -> None:
    (issue_id,) = connection.execute(
        "INSERT INTO issues (key, name, ordinal, question, definition, includes, excludes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET name = excluded.name,"
        " ordinal = excluded.ordinal, question = excluded.question, definition = excluded.definition,"
        " includes = excluded.includes, excludes = excluded.excludes RETURNING id",
        (
            storable(issue.key),
            storable(issue.name),
            ordinal,
            storable(issue.question),
            storable(issue.definition),
            storable_or_none(issue.includes),
            storable_or_none(issue.excludes),
        ),
    ).fetchone()
    connection.execute("DELETE FROM issue_terms WHERE issue_id = ?", (issue_id,))
    connection.executemany(
        "INSERT INTO issue_terms (issue_id, ordinal, term) VALUES (?, ?, ?)",
        [(issue_id, number, storable(term)) for number, term in enumerate(issue.terms)],
    )


def _drop_others(connection: sqlite3.Connection, table: str, column: str, keys: Sequence[str]) -> None:
    marks = ", ".join("?" for _ in keys)
    connection.execute(
        f"DELETE FROM {table} WHERE key NOT IN ({marks}) AND NOT EXISTS"
        f" (SELECT 1 FROM statements WHERE {column} = {table}.id AND origin = 'user')",
        [storable(key) for key in keys],
    )


def _entity_row(entity: Entity, actor_id: int | None) -> Row:
    """The columns from `key` to `origin`."""
    return (
        storable(entity.key),
        storable(entity.name),
        str(entity.kind),
        actor_id,
        storable_or_none(entity.wikidata_id),
        storable_or_none(entity.description),
        _gender(entity),
        storable("\n".join(entity.roles)) or None,
        str(entity.origin),
    )


def _gender(entity: Entity) -> str | None:
    return entity.gender if entity.gender in ("m", "f") else None


def _alias_rows(entity_id: int, entity: Entity) -> list[Row]:
    return [
        (
            entity_id,
            storable(alias.text),
            storable_or_none(alias.language),
            str(alias.scope),
            str(entity.origin),
        )
        for alias in entity.aliases
    ]
