"""A person's own notes, tags, highlights and codings: adding, changing and deleting them, and taking that back.

Each change is a transaction of its own that takes milliseconds. Nothing here touches what imports write.
"""

from __future__ import annotations

import sqlite3
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from aigov_tui.model.position import Stance
from aigov_tui.model.rows import AnnotationKind, AnnotationRow, AnnotationStatus
from aigov_tui.store.annotation_rows import COLUMNS, annotation
from aigov_tui.store.connection import transaction
from aigov_tui.store.errors import StoreError
from aigov_tui.store.writer.rows import storable, storable_or_none

CONTEXT = 32
"""Code points kept before and after the words, to find them again by when the document changes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person wants to note about `start_char:end_char` (code points) of a source.

    An empty span is about the source as a whole. `tag` is for a tag; `actor_key`, `issue_key` and `stance` are for
    a coding.
    """

    kind: AnnotationKind
    source_key: str
    start_char: int
    end_char: int
    body: str = ""
    tag: str | None = None
    actor_key: str | None = None
    issue_key: str | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One step: the annotation before it (None: it was added) and after it (None: it was deleted)."""

    before: AnnotationRow | None
    after: AnnotationRow | None

    @property
    def undone(self) -> Change:
        """The step that takes this one back."""
        return Change(self.after, self.before)


class Annotator:
    """Writes annotations to the database at `path`. Every method raises `StoreError` with a sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, draft: Draft) -> Change:
        """Keep a new annotation, with the words it is about and a little of what stands around them."""
        now = _now()
        with transaction(self._path) as connection:
            source_id, text = _source(connection, draft.source_key)
            start, end = draft.start_char, draft.end_char
            if not 0 <= start <= end <= len(text):
                raise StoreError(f"“{draft.source_key}” has no characters {start} to {end}.")
            row = AnnotationRow(
                id=_new_id(connection),
                kind=draft.kind,
                source_key=draft.source_key,
                source_id=source_id,
                start_char=start,
                end_char=end,
                exact=text[start:end],
                prefix=text[max(0, start - CONTEXT) : start],
                suffix=text[end : end + CONTEXT],
                body=storable(draft.body),
                tag=storable_or_none(draft.tag),
                actor_key=draft.actor_key,
                issue_key=draft.issue_key,
                stance=draft.stance,
                status="anchored",
                created_at=now,
                updated_at=now,
            )
            return Change(None, _put(connection, row))

    def edit(self, annotation_id: int, draft: Draft) -> Change:
        """Give an annotation the draft's kind, body, tag and coding; the words it is about stay."""
        with transaction(self._path) as connection:
            before = _existing(connection, annotation_id)
            after = replace(
                before,
                kind=draft.kind,
                body=storable(draft.body),
                tag=storable_or_none(draft.tag),
                actor_key=draft.actor_key,
                issue_key=draft.issue_key,
                stance=draft.stance,
                updated_at=_now(),
            )
            return Change(before, _put(connection, after))

    def delete(self, annotation_id: int) -> Change:
        """Delete an annotation; the change returned brings it back."""
        with transaction(self._path) as connection:
            before = _existing(connection, annotation_id)
            _delete(connection, annotation_id)
            return Change(before, None)

    def undo(self, change: Change) -> Change:
        """Take a step back, id and times included; undoing what this returns does it again.

        Raises `StoreError` where the annotation was changed since.
        """
        known = change.after or change.before
        if known is None:
            return change
        with transaction(self._path) as connection:
            current = annotation(connection, known.id)
            if not _same_work(current, change.after):
                raise StoreError("This annotation was changed since, so the step cannot be taken back.")
            if change.before is None:
                _delete(connection, known.id)
                return Change(current, None)
            return Change(current, _put(connection, _placed(connection, change.before, current)))


def _same_work(current: AnnotationRow | None, expected: AnnotationRow | None) -> bool:
    """True when a person has not touched the annotation since; where an import put its words does not matter."""
    if current is None or expected is None:
        return current is expected
    return (current.id, current.updated_at, current.body) == (expected.id, expected.updated_at, expected.body)


def _placed(
    connection: sqlite3.Connection, row: AnnotationRow, current: AnnotationRow | None
) -> AnnotationRow:
    """An earlier row, standing where its words are now: an import may have come between."""
    if current is not None:
        return replace(
            row,
            source_id=current.source_id,
            start_char=current.start_char,
            end_char=current.end_char,
            status=current.status,
        )
    found = connection.execute("SELECT id, text FROM sources WHERE key = ?", (row.source_key,)).fetchone()
    if found is not None and row.start_char is not None and row.end_char is not None:
        source_id, text = found
        status: AnnotationStatus = row.status if row.status != "orphaned" else "anchored"
        if row.status == "moved" or text[row.start_char : row.end_char] == row.exact:
            return replace(row, source_id=source_id, status=status)
    return replace(row, source_id=None, start_char=None, end_char=None, status="orphaned")


def _source(connection: sqlite3.Connection, key: str) -> tuple[int, str]:
    row = connection.execute("SELECT id, text FROM sources WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise StoreError(f"There is no source “{key}” any more.")
    source_id, text = row
    return source_id, text


def _existing(connection: sqlite3.Connection, annotation_id: int) -> AnnotationRow:
    row = annotation(connection, annotation_id)
    if row is None:
        raise StoreError("This annotation is no longer there.")
    return row


def _new_id(connection: sqlite3.Connection) -> int:
    """An id that no annotation has or had."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'annotations'").fetchone()
    return 1 if row is None else int(row[0]) + 1


def _put(connection: sqlite3.Connection, row: AnnotationRow) -> AnnotationRow:
    values = [str(value) if isinstance(value, Stance) else value for value in astuple(row)]
    marks = ", ".join("?" for _ in values)
    connection.execute(f"INSERT OR REPLACE INTO annotations ({COLUMNS}) VALUES ({marks})", values)
    return row


def _delete(connection: sqlite3.Connection, annotation_id: int) -> None:
    connection.execute("DELETE FROM annotations WHERE id = ?", (annotation_id,))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
