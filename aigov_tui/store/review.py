"""A person's decisions on suggested positions: accepting, rejecting and correcting them, and taking that back.

Each call is a transaction of its own that takes milliseconds, and returns a sentence that says what it did. Decisions
are kept apart from what imports write, by the suggestion's key and its words, and so survive every import.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from aigov_tui.model.position import Review, Stance, Voice
from aigov_tui.model.review import Correction
from aigov_tui.store.connection import transaction
from aigov_tui.store.errors import StoreError
from aigov_tui.store.writer.review_rows import (
    POSITION,
    Position,
    Reviewed,
    add_reviewed,
    put_statement,
    reviewed,
    standing,
)
from aigov_tui.store.writer.rows import storable

LONGEST_SUMMARY = 2_000  # code points

_STATEMENT = """
SELECT st.id, st.key, st.origin, actors.key, issues.key, st.stance, st.summary, st.voice, coalesce(found.key, e.key),
    st.asserter_text
FROM statements AS st
JOIN actors ON actors.id = st.actor_id
JOIN issues ON issues.id = st.issue_id
LEFT JOIN entities AS e ON e.id = st.asserter_id
LEFT JOIN entities AS found ON found.id = st.found_asserter_id
WHERE {where}
ORDER BY st.id LIMIT 3
"""
_KEY_IS = "st.key = ?"
# What a person types is the end of a key, its last dozen characters, as lists show it, or the beginning of these.
_KEY_ENDS = "st.origin = 'extracted' AND substr(st.key, -length(?1)) = ?1 AND length(?1) >= 6"
_FEWEST_LETTERS = 4
"""Of a key's beginning: a slip of the finger decides on nothing."""
_SHOWN_BEGINS = f"st.origin = 'extracted' AND substr(st.key, -12, length(?1)) = ?1 AND length(?1) BETWEEN {_FEWEST_LETTERS} AND 12"


@dataclass(frozen=True, slots=True)
class _Known:
    """A statement as it stands now."""

    id: int
    key: str
    origin: str
    position: Position


class Reviewer:
    """Writes decisions to the database at `path`.

    A key is a suggestion's, or the end of one if no other ends so. Every method raises `StoreError` with a sentence,
    and has then changed nothing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def accept(self, *keys: str) -> str:
        """These suggestions are positions, as they stand."""
        return self._decide(keys, Review.ACCEPTED)

    def reject(self, *keys: str) -> str:
        """These suggestions are none."""
        return self._decide(keys, Review.REJECTED)

    def correct(self, key: str, correction: Correction) -> str:
        """With these changes the suggestion is a position; that accepts it."""
        with transaction(self._path) as connection:
            known = _known(connection, key)
            position = _corrected(connection, known.position, correction)
            _add(connection, known, Review.ACCEPTED, position)
            return f"Corrected and accepted: {_told(connection, position)}"

    def undo(self, key: str | None = None) -> str:
        """Take back the latest decision that stands, of all or of one suggestion."""
        with transaction(self._path) as connection:
            about = None if key is None else _reviewed(connection, key)
            found = connection.execute(
                "SELECT reviews.id, reviews.review, r.key FROM reviews"
                " JOIN reviewed_suggestions AS r ON r.id = reviews.suggestion_id"
                " WHERE undone_at IS NULL AND (?1 IS NULL OR r.id = ?1) ORDER BY reviews.id DESC LIMIT 1",
                (None if about is None else about.id,),
            ).fetchone()
            if found is None:
                raise StoreError("There is no decision to undo.")
            review_id, was, statement_key = found
            connection.execute("UPDATE reviews SET undone_at = ? WHERE id = ?", (_now(), review_id))
            return _taken_back(connection, statement_key, was)

    def _decide(self, keys: tuple[str, ...], review: Review) -> str:
        with transaction(self._path) as connection:
            decided = [_known(connection, key) for key in dict.fromkeys(keys)]
            for known in decided:
                _add(connection, known, review, known.position)
            if len(decided) == 1:
                return f"{review.value.capitalize()}: {_told(connection, decided[0].position)}"
            return f"{review.value.capitalize()} {len(decided)} suggestions."


def _known(connection: sqlite3.Connection, key: str) -> _Known:
    """The suggestion with this key, or the only one whose key ends so, or is shown with such a beginning."""
    for where in (_KEY_IS, _KEY_ENDS, _SHOWN_BEGINS):
        rows = connection.execute(_STATEMENT.format(where=where), (storable(key),)).fetchall()
        if len(rows) > 1:
            raise StoreError(f"Several suggestions have a key like “{key}”: give more of it.")
        if rows:
            statement_id, full_key, origin, *said = rows[0]
            if origin != "extracted":
                raise StoreError(f"“{full_key}” was coded by hand: change it in statements.yaml.")
            return _Known(statement_id, full_key, origin, Position.of(said))
    if len(key) < _FEWEST_LETTERS:
        raise StoreError(f"“{key}” is too little of a key: give {_FEWEST_LETTERS} letters of it, or more.")
    raise StoreError(f"There is no suggestion “{key}”; `aigov review` lists them.")


def _reviewed(connection: sqlite3.Connection, key: str) -> Reviewed:
    found = reviewed(connection, key)
    if found is None:
        found = reviewed(connection, _known(connection, key).key)
    if found is None:
        raise StoreError(f"Nothing was decided about “{key}” yet.")
    return found


def _add(connection: sqlite3.Connection, known: _Known, review: Review, position: Position) -> None:
    """Keep a decision and make its statement."""
    add_reviewed(connection, known.id, known.position)
    about = reviewed(connection, known.key)
    assert about is not None, "it was added just now"
    marks = ", ".join("?" for _ in position.values)
    connection.execute(
        f"INSERT INTO reviews (suggestion_id, review, {POSITION}, created_at) VALUES (?, ?, {marks}, ?)",
        (about.id, str(review), *position.values, _now()),
    )
    put_statement(connection, about, review, position)


def _taken_back(connection: sqlite3.Connection, key: str, was: str) -> str:
    """Make the statement of what holds now, and say so."""
    about = reviewed(connection, key)
    assert about is not None, "a decision refers to it"
    review, position = standing(connection, about.id) or (Review.UNREVIEWED, about.suggested)
    put_statement(connection, about, review, position)
    return f"No longer {was}, but {review}: {_told(connection, position)}"


def _corrected(connection: sqlite3.Connection, position: Position, correction: Correction) -> Position:
    """The position with what is corrected; raises `StoreError` for what the codebook does not have."""
    if correction == Correction():
        raise StoreError("Say what is to be corrected.")
    actor = correction.actor_key or position.actor_key
    issue = correction.issue_key or position.issue_key
    for table, what, key in (("actors", "actor", actor), ("issues", "issue", issue)):
        if connection.execute(f"SELECT 1 FROM {table} WHERE key = ?", (storable(key),)).fetchone() is None:
            raise StoreError(f"The codebook has no {what} “{key}”.")
    summary = position.summary if correction.summary is None else " ".join(correction.summary.split())
    if not summary or len(summary) > LONGEST_SUMMARY:
        raise StoreError(f"A summary has between 1 and {LONGEST_SUMMARY:,} characters.")
    stance: Stance = correction.stance or position.stance
    changed = replace(position, actor_key=actor, issue_key=issue, stance=stance, summary=summary)
    return _said_by(connection, changed, correction.voice or position.voice, correction.asserter)


def _said_by(
    connection: sqlite3.Connection, position: Position, voice: Voice, asserter: str | None
) -> Position:
    """The position in this voice: a journalist's account has no asserter, and no third party speaks for the actor."""
    key, text = position.asserter_key, position.asserter_text
    if asserter is not None:
        named = _entity_called(connection, storable(asserter.strip()))
        key, text = (named, None) if named else (None, asserter.strip() or None)
    elif voice is Voice.ATTRIBUTED_BY_JOURNALIST or voice.is_own != position.voice.is_own:
        key, text = None, None
    return replace(position, voice=voice, asserter_key=key, asserter_text=text)


def _entity_called(connection: sqlite3.Connection, text: str) -> str | None:
    """The key of the entity that has this key, or alone has this name."""
    found = connection.execute(
        "SELECT key FROM entities WHERE key = ?1"
        " UNION ALL SELECT key FROM entities WHERE name = ?1 AND merged_into_id IS NULL AND rejected = 0 LIMIT 3",
        (text,),
    ).fetchall()
    keys = {row[0] for row in found}
    return text if text in keys else keys.pop() if len(keys) == 1 else None


def _told(connection: sqlite3.Connection, position: Position) -> str:
    """The position in a few words, its actor and issue by name."""
    actor, issue = (
        connection.execute(f"SELECT coalesce(max(name), ?1) FROM {table} WHERE key = ?1", (key,)).fetchone()[
            0
        ]
        for table, key in (("actors", position.actor_key), ("issues", position.issue_key))
    )
    summary = position.summary if len(position.summary) <= 80 else position.summary[:79].rstrip() + "…"
    return f"{actor} on {issue}, {position.stance}: “{summary}”"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
