"""People's decisions: entities merged, split, renamed and rejected, the metadata of sources given, and all that undone.

Each is a transaction of its own, laid over the findings at once and again at the end of every import.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from aigov_tui.model.decision import (
    METADATA_FIELDS,
    Decided,
    DecisionKind,
    EntityDecision,
    MetadataField,
    SourceDecision,
)
from aigov_tui.model.entity import EntityKind
from aigov_tui.store.connection import transaction
from aigov_tui.store.decisions import apply, found, log, sources, touched
from aigov_tui.store.errors import StoreError
from aigov_tui.store.writer import counts
from aigov_tui.store.writer.rows import storable

LONGEST = 500  # code points of a name or a field's value

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")

About = Literal["entities", "sources"]


@dataclass(frozen=True, slots=True)
class _Known:
    """An entity as the person sees it now."""

    key: str
    name: str
    kind: EntityKind


class Decider:
    """Writes decisions to the database at `path`. Every method raises `StoreError` with a sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def merge(self, entity: str, into: str) -> Decided:
        """One entity is another (keys): its mentions and quotes become the other's, its names aliases of it."""
        with transaction(self._path) as connection:
            subject, object_ = _known(connection, entity), _known(connection, into, follow=True)
            if subject.key == object_.key:
                raise StoreError(f"“{subject.name}” ({subject.key}) cannot be merged into itself.")
            decision = log.add_entity_decision(
                connection,
                DecisionKind.MERGE,
                (subject.key, subject.name),
                (object_.key, object_.name, object_.kind),
            )
            return _decided(connection, decision)

    def split(
        self,
        entity: str,
        *,
        words: str | None = None,
        source: str | None = None,
        into: str | None = None,
        name: str | None = None,
        kind: EntityKind | None = None,
    ) -> Decided:
        """Some mentions of an entity are another: those in exactly these `words`, those in one `source` (key), or both.

        The other is an entity that is there (`into`, a key), or one made by `name` and `kind` (default: that of the
        entity); what an import found under that name and kind is taken up.
        """
        with transaction(self._path) as connection:
            subject = _known(connection, entity)
            if not words and source is None:
                raise StoreError(
                    "Which mentions? Give the words that are another, or the source in which they are."
                )
            if source is not None:
                source = _source_key(connection, source)
            if (into is None) == (name is None):
                raise StoreError("Give either the entity that they are, or the name of a new one.")
            if into is not None:
                object_ = _known(connection, into, follow=True)
            else:
                object_ = _by_name(connection, _clean(name, "name"), kind or subject.kind)
            if subject.key == object_.key:
                raise StoreError(f"“{object_.name}” ({subject.key}) is the entity itself: give another name.")
            decision = log.add_entity_decision(
                connection,
                DecisionKind.SPLIT,
                (subject.key, subject.name),
                (object_.key, object_.name, object_.kind),
                words=storable(words) if words else None,
                source_key=source,
            )
            decided = _decided(connection, decision)
            if not decided.mentions and not decided.quotes:
                raise StoreError(f"No mention of “{subject.name}” fits, so nothing was changed.")
            return decided

    def rename(self, entity: str, name: str) -> Decided:
        """Show an entity by another name; the name it had stays an alias."""
        with transaction(self._path) as connection:
            subject, wanted = _known(connection, entity), _clean(name, "name")
            if wanted == subject.name:
                raise StoreError(f"“{wanted}” is its name already.")
            decision = log.add_entity_decision(
                connection, DecisionKind.RENAME, (subject.key, subject.name), (None, wanted, None)
            )
            return _decided(connection, decision)

    def reject(self, entity: str) -> Decided:
        """What was taken for an entity is none: it shows and counts nowhere, until that is undone."""
        with transaction(self._path) as connection:
            subject = _known(connection, entity)
            decision = log.add_entity_decision(connection, DecisionKind.REJECT, (subject.key, subject.name))
            return _decided(connection, decision)

    def set_source(self, source: str, field: MetadataField, value: str | None) -> Decided:
        """Say what a source does not say of itself, or not rightly; None or "" leaves the field empty.

        A date is a year, a month or a day in ISO 8601.
        """
        (decided,) = self.set_source_fields(source, {field: value})
        return decided

    def set_source_fields(self, source: str, values: Mapping[MetadataField, str | None]) -> list[Decided]:
        """The same for several fields: all of them, or where one cannot be, none."""
        with transaction(self._path) as connection:
            key = _source_key(connection, source)
            decisions = [
                log.add_source_decision(connection, key, field, checked_value(field, value))
                for field, value in values.items()
            ]
            sources.lay_on(connection, decisions)
            return [Decided(decision, decision.sentence) for decision in decisions]

    def unset_source(self, source: str, field: MetadataField) -> list[Decided]:
        """Take back all that people said of a field of a source, the latest first; raises where that is nothing."""
        with transaction(self._path) as connection:
            standing = [
                decision
                for decision in log.source_decisions(connection)
                if (decision.source_key, decision.field) == (source, field)
            ]
            if not standing:
                raise StoreError(f"Nobody gave a {field} for “{source}”, so there is nothing to take back.")
            undone = [log.undo_source_decision(connection, decision.id) for decision in reversed(standing)]
            _lay_all_on_anew(connection)
            return [Decided(decision, f"Undone: {decision.sentence}") for decision in undone]

    def undo(self, decision: int | None = None, *, about: About | None = None) -> Decided:
        """Take back a standing decision about `entities` or `sources` by its number; by default the latest.

        Those given after it stay, as far as they still can. Without `about`: the latest of both.
        """
        with transaction(self._path) as connection:
            of_source = about == "sources" or (about is None and _latest_is_about_a_source(connection))
            undone: EntityDecision | SourceDecision
            if of_source:
                undone = log.undo_source_decision(connection, decision)
            else:
                undone = log.undo_entity_decision(connection, decision)
            _lay_all_on_anew(connection)
            return Decided(undone, f"Undone: {undone.sentence}")


def _decided(connection: sqlite3.Connection, decision: EntityDecision) -> Decided:
    """Lay a new decision on, and say what it did."""
    moved = apply.lay_on_top(connection, decision)
    _settle(connection)
    numbers = f"{_counted(moved.mentions, 'mention')} and {_counted(moved.quotes, 'quote')}"
    changed = "" if decision.kind is DecisionKind.RENAME else f" {numbers} changed."
    return Decided(decision, f"{decision.sentence}{changed}", moved.mentions, moved.quotes)


def _lay_all_on_anew(connection: sqlite3.Connection) -> None:
    found.lay_aside(connection)
    apply.lay_on(connection)
    _settle(connection)


def _settle(connection: sqlite3.Connection) -> None:
    """Drop what nothing refers to any more and bring the counts up to date."""
    counts.drop_unused_of(connection, "touched_entities")
    touched.recount(connection)


def _latest_is_about_a_source(connection: sqlite3.Connection) -> bool:
    of_entities, of_sources = log.entity_decisions(connection), log.source_decisions(connection)
    if not of_sources:
        return False
    return not of_entities or of_sources[-1].created_at > of_entities[-1].created_at


def _known(connection: sqlite3.Connection, key: str, *, follow: bool = False) -> _Known:
    """The entity with this key; with `follow`, the one it was merged into."""
    row = connection.execute(
        "SELECT part.key, part.name, part.kind, part.rejected, whole.key, whole.name, whole.kind, whole.rejected"
        " FROM entities AS part JOIN entities AS whole ON whole.id = coalesce(part.merged_into_id, part.id)"
        " WHERE part.key = ?",
        (storable(key),),
    ).fetchone()
    if row is None:
        raise StoreError(f"There is no entity with the key “{key}”.")
    part, whole = row[:4], row[4:]
    if whole[3]:
        raise StoreError(f"“{whole[1]}” ({whole[0]}) was rejected; undo that first.")
    if part[0] != whole[0] and not follow:
        raise StoreError(
            f"“{part[1]}” ({part[0]}) was merged into “{whole[1]}” ({whole[0]}); undo that first."
        )
    return _Known(whole[0], whole[1], EntityKind(whole[2]))


def _by_name(connection: sqlite3.Connection, name: str, kind: EntityKind) -> _Known:
    """The entity that an import finds, or would find, under a name."""
    key = f"x:{kind.value}:{name.casefold()}"
    if connection.execute("SELECT 1 FROM entities WHERE key = ?", (key,)).fetchone() is None:
        return _Known(key, name, kind)
    return _known(connection, key, follow=True)


def _source_key(connection: sqlite3.Connection, key: str) -> str:
    """The key as it is stored. Raises `StoreError` where no source has it."""
    stored = storable(key)
    if connection.execute("SELECT 1 FROM sources WHERE key = ?", (stored,)).fetchone() is None:
        raise StoreError(f"There is no source “{key}”.")
    return stored


def _clean(text: str | None, what: str) -> str:
    """A name or value in one line. Raises `StoreError` where there is none, or too much."""
    cleaned = storable(" ".join((text or "").split()))
    if not cleaned:
        raise StoreError(f"The {what} is empty.")
    if len(cleaned) > LONGEST:
        raise StoreError(f"The {what} is {len(cleaned):,} characters long; {LONGEST} are allowed.")
    return cleaned


def checked_value(field: MetadataField, value: str | None) -> str | None:
    """A value as it is stored. Raises `StoreError` where the field cannot have it."""
    if field not in METADATA_FIELDS:
        raise StoreError(f"A source has no field “{field}”; it has {', '.join(METADATA_FIELDS)}.")
    if value is None or not value.strip():
        return None
    cleaned = _clean(value, field)
    if field == "published" and not _is_date(cleaned):
        raise StoreError(f"“{cleaned}” is no date: write 2025-07-26, 2025-07 or 2025.")
    if field == "language" and not _LANGUAGE.fullmatch(cleaned):
        raise StoreError(f"“{cleaned}” is no language code: write en, zh or the like.")
    if field == "url" and not _is_url(cleaned):
        raise StoreError(f"“{cleaned}” is no web address: it begins with https:// or http://.")
    return cleaned


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
