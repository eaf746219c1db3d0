"""People's decisions on suggestions as rows, and the statement that a decision makes: for who decides, and for imports."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any

from aigov_tui.model.position import Review, Stance, Voice
from aigov_tui.store.writer.rows import id_of, storable, storable_or_none

POSITION = "actor_key, issue_key, stance, summary, voice, asserter_key, asserter_text"
"""The columns of a `Position`, in its order."""

_WORDS = "id, key, source_key, source_id, start_char, end_char, exact, prefix, suffix, confidence"


@dataclass(frozen=True, slots=True)
class Position:
    """What a statement says, by keys."""

    actor_key: str
    issue_key: str
    stance: Stance
    summary: str
    voice: Voice
    asserter_key: str | None
    asserter_text: str | None

    @classmethod
    def of(cls, values: Sequence[Any]) -> Position:
        """The row of `POSITION`."""
        actor, issue, stance, summary, voice, asserter_key, asserter_text = values
        return cls(actor, issue, Stance(stance), summary, Voice(voice), asserter_key, asserter_text)

    @property
    def values(self) -> tuple[str | None, ...]:
        """As SQLite takes them."""
        return tuple(None if value is None else storable(str(value)) for value in astuple(self))


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A suggestion somebody decided on: its words, where they stand (None: nowhere now), what was suggested."""

    id: int
    key: str
    source_key: str
    source_id: int | None
    start_char: int | None
    end_char: int | None
    exact: str
    prefix: str
    suffix: str
    confidence: float | None
    suggested: Position


def all_reviewed(connection: sqlite3.Connection) -> list[Reviewed]:
    """Every suggestion that was ever decided on."""
    rows = connection.execute(f"SELECT {_WORDS}, {POSITION} FROM reviewed_suggestions ORDER BY id").fetchall()
    return [_reviewed(row) for row in rows]


def reviewed(connection: sqlite3.Connection, key: str) -> Reviewed | None:
    """The one with this key."""
    row = connection.execute(
        f"SELECT {_WORDS}, {POSITION} FROM reviewed_suggestions WHERE key = ?", (storable(key),)
    ).fetchone()
    return None if row is None else _reviewed(row)


def add_reviewed(connection: sqlite3.Connection, statement_id: int, suggested: Position) -> None:
    """Keep a suggestion as it was suggested, unless it is kept already."""
    marks = ", ".join("?" for _ in suggested.values)
    connection.execute(
        f"INSERT OR IGNORE INTO reviewed_suggestions ({_WORDS.removeprefix('id, ')}, {POSITION})"
        " SELECT st.key, sources.key, ev.source_id, ev.start_char, ev.end_char, ev.exact, ev.prefix, ev.suffix,"
        f" st.confidence, {marks} FROM statements AS st JOIN evidence AS ev ON ev.statement_id = st.id"
        " JOIN sources ON sources.id = ev.source_id WHERE st.id = ? ORDER BY ev.id LIMIT 1",
        (*suggested.values, statement_id),
    )


def standing(connection: sqlite3.Connection, reviewed_id: int) -> tuple[Review, Position] | None:
    """The decision that holds, None where none stands."""
    row = connection.execute(
        f"SELECT review, {POSITION} FROM reviews WHERE suggestion_id = ? AND undone_at IS NULL"
        " ORDER BY id DESC LIMIT 1",
        (reviewed_id,),
    ).fetchone()
    return None if row is None else (Review(row[0]), Position.of(row[1:]))


def put_statement(
    connection: sqlite3.Connection, about: Reviewed, review: Review, position: Position
) -> bool:
    """Make the statement of a decision, or change the one that is there; False where its words, its actor or its issue
    are nowhere now."""
    actor_id = id_of(connection, "actors", position.actor_key)
    issue_id = id_of(connection, "issues", position.issue_key)
    if actor_id is None or issue_id is None or about.source_id is None or about.start_char is None:
        return False
    asserter_id, found_id = _asserter(connection, position.asserter_key)
    asserter_text = position.asserter_text
    if asserter_id is None and asserter_text is None:
        asserter_text = position.asserter_key  # it has no entity any more, but still said so
    (statement_id,) = connection.execute(
        "INSERT INTO statements (key, ordinal, actor_id, issue_id, stance, summary, voice, asserter_id, asserter_text,"
        " found_asserter_id, origin, review, confidence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'extracted', ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET actor_id = excluded.actor_id, issue_id = excluded.issue_id,"
        " stance = excluded.stance, summary = excluded.summary, voice = excluded.voice,"
        " asserter_id = excluded.asserter_id, asserter_text = excluded.asserter_text, found_asserter_id = excluded.found_asserter_id,"
        " review = excluded.review RETURNING id",
        (
            about.key,
            about.start_char,
            actor_id,
            issue_id,
            str(position.stance),
            storable(position.summary),
            str(position.voice),
            asserter_id,
            storable_or_none(asserter_text),
            found_id,
            str(review),
            about.confidence,
        ),
    ).fetchone()
    _put_evidence(connection, int(statement_id), about)
    return True


def _put_evidence(connection: sqlite3.Connection, statement_id: int, about: Reviewed) -> None:
    place = (about.source_id, about.start_char, about.end_char)
    there = connection.execute(
        "SELECT source_id, start_char, end_char FROM evidence WHERE statement_id = ?", (statement_id,)
    ).fetchall()
    if there == [place]:
        return
    connection.execute("DELETE FROM evidence WHERE statement_id = ?", (statement_id,))
    connection.execute(
        "INSERT INTO evidence (statement_id, source_id, paragraph_id, start_char, end_char, exact, prefix, suffix)"
        " SELECT :statement, s.id, (SELECT id FROM paragraphs WHERE source_id = s.id AND start_char <= :start"
        " AND end_char > :start ORDER BY ordinal LIMIT 1), :start, :end,"
        " substr(s.text, :start + 1, :end - :start), :prefix, :suffix FROM sources AS s WHERE s.id = :source",
        {
            "statement": statement_id,
            "source": about.source_id,
            "start": about.start_char,
            "end": about.end_char,
            "prefix": about.prefix,
            "suffix": about.suffix,
        },
    )


def _reviewed(row: Sequence[Any]) -> Reviewed:
    values = (*row[:10], Position.of(row[10:]))
    return Reviewed(*values)


def _asserter(connection: sqlite3.Connection, key: str | None) -> tuple[int | None, int | None]:
    """The id of the entity with this key; of the one that a person made it part of, and then its own."""
    row = connection.execute(
        "SELECT coalesce(merged_into_id, id), CASE WHEN merged_into_id IS NULL THEN NULL ELSE id END"
        " FROM entities WHERE key = ?",
        (storable_or_none(key),),
    ).fetchone()
    return (None, None) if row is None else (row[0], row[1])
