"""The filters given as options, made into a focus; names that nothing has are said at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from aigov_tui.model.focus import Focus

if TYPE_CHECKING:
    from aigov_tui.model.rows import ActorRow, EntityRow, IssueRow
    from aigov_tui.store.database import Database

_QUERY_FIELDS = ("kind", "lang", "publisher", "year", "before", "after")
_NAMED = 5
"""Candidates to name where a name could be several entities."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for, as it was typed; see `aigov search --help` for what each means."""

    source: str | None = None
    entity: str | None = None
    speaker: str | None = None
    actor: str | None = None
    issue: str | None = None
    kind: str | None = None
    lang: str | None = None
    publisher: str | None = None
    year: str | None = None
    before: str | None = None
    after: str | None = None
    query: str | None = None

    def focus(self, database: Database) -> Focus:
        """The focus these stand for. Raises `click.UsageError` for what the database does not know."""
        return Focus(
            source=self.source and known_source(database, self.source),
            entity=self.entity and known_entity(database, self.entity, "--entity"),
            speaker=self.speaker and known_entity(database, self.speaker, "--speaker"),
            actor=self.actor and known_key(self.actor, database.actors(), "actor"),
            issue=self.issue and known_key(self.issue, database.issues(), "issue"),
            query=self._as_query(),
        )

    def _as_query(self) -> str:
        """The filters a focus has no place for, in the search language, before the query itself."""
        fields = {name: getattr(self, name) for name in _QUERY_FIELDS}
        parts = [f"{name}:{_quoted(value)}" for name, value in fields.items() if value]
        query = (self.query or "").strip()
        if query:
            parts.append(f"({query})" if parts and " OR " in query else query)
        return " ".join(parts)


def known_source(database: Database, given: str) -> str:
    """The key of the document that `given` is the key, or the only beginning of a key, of."""
    if database.source(given) is not None:
        return given
    focus = Focus(query=f"source:{_quoted(given)}")
    found = [row.key for row in database.sources(focus, limit=_NAMED + 1)]
    starting = [key for key in found if key.startswith(given)] or found
    if len(starting) == 1:
        return starting[0]
    if not starting:
        raise click.UsageError(f"There is no source {given!r}; `aigov sources` lists them.")
    raise click.UsageError(f"{given!r} could be {_listed(starting)}: give more of the key.")


def known_entity(database: Database, given: str, option: str) -> str:
    """The key of the entity that `given` is the key, a name or an alias of."""
    if database.entity(given) is not None:
        return given
    found = database.find_entities(given, limit=_NAMED + 1)
    named = [row for row in found if row.name.casefold() == given.casefold()] or found
    if len(named) == 1:
        return named[0].key
    if not named:
        raise click.UsageError(f"{option}: no entity is called {given!r}; `aigov entities` lists them.")
    raise click.UsageError(f"{option}: {given!r} could be {_listed(_called(named))}: give the key.")


def known_key(given: str, rows: Sequence[ActorRow] | Sequence[IssueRow], what: str) -> str:
    """The key of the actor or issue that `given` is the key or name of."""
    for row in rows:
        if given.casefold() in (row.key.casefold(), row.name.casefold()):
            return row.key
    keys = [row.key for row in rows]
    if not keys:
        raise click.UsageError(f"There is no {what} {given!r}: this database has no codebook.")
    close = get_close_matches(given, keys, n=3)
    hint = f"Did you mean {_listed(close)}?" if close else f"There are {_listed(keys)}."
    raise click.UsageError(f"There is no {what} {given!r}. {hint}")


def _called(rows: Sequence[EntityRow]) -> list[str]:
    return [f"{row.key} ({row.name})" for row in rows]


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:_NAMED]) + (["others"] if len(names) > _NAMED else [])
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + f" or {shown[-1]}"


def _quoted(value: str) -> str:
    """A value as the search language reads it, in double quotes unless it is one plain word."""
    plain = value.replace("-", "").replace("_", "").replace(".", "").isalnum()
    return value if plain else '"' + value.replace('"', " ").strip() + '"'
