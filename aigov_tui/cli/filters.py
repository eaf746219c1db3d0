"""The filters given as options, made into a focus; what they name is looked up by the store, as in a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from aigov_tui.model.focus import Focus, quoted

if TYPE_CHECKING:
    from aigov_tui.model.rows import ActorRow, SourceRow
    from aigov_tui.store.database import Database

_QUERY_FIELDS = ("kind", "lang", "publisher", "year", "before", "after", "saved")
_NAMED = 5
"""Candidates to name where a beginning of a key could be several."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for, as it was typed: each means what the field of its name means in a query."""

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
    saved: str | None = None
    query: str | None = None

    def focus(self) -> Focus:
        """The focus these stand for."""
        return Focus(
            source=self.source,
            entity=self.entity,
            speaker=self.speaker,
            actor=self.actor,
            issue=self.issue,
            query=self._as_query(),
        )

    def _as_query(self) -> str:
        """The filters a focus has no place for, in the search language, before the query itself."""
        fields = {name: getattr(self, name) for name in _QUERY_FIELDS}
        parts = [f"{name}:{quoted(value)}" for name, value in fields.items() if value]
        query = (self.query or "").strip()
        if query:
            parts.append(f"({query})" if parts and " OR " in query else query)
        return " ".join(parts)


def known_source(database: Database, given: str) -> SourceRow:
    """The document that `given` is the key, the title, or the only beginning of a key or title of.

    Raises `click.UsageError` where there is none, or more than one.
    """
    exact = database.source(given)
    if exact is not None:
        return exact
    found = database.sources(Focus(source=given), limit=_NAMED + 1)
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.UsageError(f"There is no source {given!r}; `aigov sources` lists them.")
    keys = [row.key for row in found[:_NAMED]] + (["others"] if len(found) > _NAMED else [])
    raise click.UsageError(f"{given!r} could be {_listed(keys)}: give more of the key.")


def known_actor(given: str, actors: Sequence[ActorRow]) -> str:
    """The key of the actor that `given` is the key or name of. Raises `click.UsageError` where there is none."""
    for row in actors:
        if given.casefold() in (row.key.casefold(), row.name.casefold()):
            return row.key
    keys = [row.key for row in actors]
    if not keys:
        raise click.UsageError(f"There is no actor {given!r}: this database has no codebook.")
    close = get_close_matches(given, keys, n=3)
    hint = f"Did you mean {_listed(close)}?" if close else f"The actors are {_listed(keys)}."
    raise click.UsageError(f"There is no actor {given!r}. {hint}")


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" or {names[-1]}"
