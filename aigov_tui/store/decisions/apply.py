"""Laying people's decisions about entities over what imports found."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from aigov_tui.model.decision import DecisionKind, EntityDecision
from aigov_tui.model.entity import AliasScope, EntityKind
from aigov_tui.store.decisions import log, sources, touched

_LATIN_WORD = re.compile(r"[^\W\d_][^\s]*")
_SPEAKER_BEGINS_BEFORE = 100  # code points by which a mention may begin before the words that name a speaker

# A row is another's: what the import found is kept, unless that is what it becomes again.
_MENTIONS_BECOME = """
UPDATE mentions SET found_entity_id = nullif(coalesce(found_entity_id, entity_id), :object), entity_id = :object
"""
_QUOTES_BECOME = """
UPDATE quotes SET found_speaker_id = nullif(coalesce(found_speaker_id, speaker_id), :object), speaker_id = :object
"""

_ADD_ALIAS = """
INSERT OR IGNORE INTO aliases (entity_id, alias, language, scope, origin)
SELECT id, :alias, :language, :scope, 'user' FROM entities WHERE id = :entity AND name <> :alias
"""
_MERGE = """
UPDATE entities SET merged_into_id = :object WHERE id = :subject OR merged_into_id = :subject
"""
_LEND_ACTOR = """
UPDATE entities SET actor_id = lender.actor_id, actor_from_id = lender.id
FROM (SELECT id, actor_id FROM entities WHERE id = :subject AND actor_id IS NOT NULL) AS lender
WHERE entities.id = :object AND entities.actor_id IS NULL
"""

_REJECT = (
    "INSERT OR IGNORE INTO touched_sources SELECT source_id FROM mentions WHERE entity_id = :subject",
    """
    INSERT INTO rejected_mentions (id, entity_id, source_id, paragraph_id, start_char, end_char, text, origin,
        confidence, counts, found_entity_id)
    SELECT id, entity_id, source_id, paragraph_id, start_char, end_char, text, origin, confidence, counts,
        found_entity_id
    FROM mentions WHERE entity_id = :subject
    """,
    "DELETE FROM mentions WHERE entity_id = :subject",
    """
    UPDATE quotes SET found_speaker_id = coalesce(found_speaker_id, speaker_id), speaker_id = NULL
    WHERE speaker_id = :subject
    """,
    "UPDATE entities SET rejected = 1 WHERE id = :subject",
)

_SPLIT_OFF = """
CREATE TEMP TABLE split_off AS
SELECT id, source_id, start_char, end_char FROM mentions
WHERE entity_id = :subject AND (:words IS NULL OR text = :words)
    AND (:source IS NULL OR source_id = (SELECT id FROM sources WHERE key = :source))
"""
_LEFT_BY_SUBJECT = """
CREATE TEMP TABLE left_by_subject AS
SELECT source_id FROM split_off EXCEPT SELECT source_id FROM mentions WHERE entity_id = :subject
"""
# Quotes go with the mentions: where the speaker is named by one of them or in the words, and, however the speaker is
# named, in a source where no other mention of the entity is left.
_QUOTES_SPLIT_OFF = f"""
{_QUOTES_BECOME} WHERE speaker_id = :subject
    AND (:source IS NULL OR source_id = (SELECT id FROM sources WHERE key = :source))
    AND (
        :words IS NULL OR speaker_text = :words
        OR EXISTS (
            SELECT 1 FROM split_off
            WHERE split_off.source_id = quotes.source_id AND split_off.end_char > quotes.speaker_start
                AND split_off.start_char < quotes.speaker_end
                AND split_off.start_char > quotes.speaker_start - {_SPEAKER_BEGINS_BEFORE}
        )
        OR source_id IN (SELECT source_id FROM left_by_subject)
    )
"""
_WITHDRAW_ALIAS = (
    """
    INSERT INTO withdrawn_aliases (id, entity_id, alias, language, scope, origin)
    SELECT id, entity_id, alias, language, scope, origin FROM aliases
    WHERE entity_id = :subject AND alias = :words AND origin <> 'user'
    """,
    "DELETE FROM aliases WHERE entity_id = :subject AND alias = :words",
)
_MARK_AS_MADE = """
UPDATE entities SET origin = 'user'
WHERE id = :object AND origin = 'extracted' AND NOT EXISTS (SELECT 1 FROM mentions WHERE entity_id = :object)
"""

# Statements and actors that name an entity follow it where it went in the end.
_FOLLOW = (
    """
    UPDATE statements SET found_asserter_id = coalesce(found_asserter_id, asserter_id), asserter_id = whole.merged_into_id
    FROM entities AS whole WHERE whole.id = statements.asserter_id AND whole.merged_into_id IS NOT NULL
    """,
    """
    UPDATE actors SET found_entity_id = coalesce(found_entity_id, entity_id), entity_id = whole.merged_into_id
    FROM entities AS whole WHERE whole.id = actors.entity_id AND whole.merged_into_id IS NOT NULL
    """,
)


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows changed hands."""

    mentions: int = 0
    quotes: int = 0


def lay_on(connection: sqlite3.Connection) -> None:
    """Lay all standing decisions over the findings, in their order."""
    touched.begin(connection)
    for decision in log.entity_decisions(connection):
        _lay_on_one(connection, decision)
    _follow(connection)
    sources.lay_on(connection, log.source_decisions(connection))


def lay_on_top(connection: sqlite3.Connection, decision: EntityDecision) -> Moved:
    """Lay a new decision over the findings and all earlier decisions."""
    touched.begin(connection)
    moved = _lay_on_one(connection, decision)
    _follow(connection)
    return moved


def shown_entity(connection: sqlite3.Connection, key: str) -> int | None:
    """The id of the entity with this key, or of the one it was merged into; None if there is none, or a rejected one."""
    row = connection.execute(
        "SELECT whole.id FROM entities AS part JOIN entities AS whole ON whole.id = coalesce(part.merged_into_id, part.id)"
        " WHERE part.key = ? AND whole.rejected = 0",
        (key,),
    ).fetchone()
    return None if row is None else int(row[0])


def alias_scope(name: str, kind: EntityKind) -> AliasScope:
    """Where a name counts as an alias: a lone family name only where its owner is introduced in full."""
    lone = kind is EntityKind.PERSON and name.isascii() and _LATIN_WORD.fullmatch(name) is not None
    return AliasScope.INTRODUCED if lone else AliasScope.ANYWHERE


def _lay_on_one(connection: sqlite3.Connection, decision: EntityDecision) -> Moved:
    """Nothing happens where the subject is not in the corpus now, or is part of another by an earlier decision."""
    row = connection.execute(
        "SELECT id FROM entities WHERE key = ? AND merged_into_id IS NULL AND rejected = 0",
        (decision.subject_key,),
    ).fetchone()
    if row is None:
        return Moved()
    touched.entity(connection, row[0])
    return _DO[decision.kind](connection, decision, row[0])


def _merge(connection: sqlite3.Connection, decision: EntityDecision, subject: int) -> Moved:
    object_ = _object(connection, decision)
    if object_ is None or object_ == subject:
        return Moved()
    given = {"subject": subject, "object": object_}
    mentions = connection.execute(f"{_MENTIONS_BECOME} WHERE entity_id = :subject", given).rowcount
    quotes = connection.execute(f"{_QUOTES_BECOME} WHERE speaker_id = :subject", given).rowcount
    connection.execute(_MERGE, given)
    connection.execute(_LEND_ACTOR, given)
    name, kind = connection.execute("SELECT name, kind FROM entities WHERE id = ?", (subject,)).fetchone()
    _add_alias(connection, object_, name, alias_scope(name, EntityKind(kind)))
    for alias, language, scope in connection.execute(
        "SELECT alias, language, scope FROM aliases WHERE entity_id = ? ORDER BY id", (subject,)
    ).fetchall():
        _add_alias(connection, object_, alias, scope, language)
    return Moved(mentions, quotes)


def _split(connection: sqlite3.Connection, decision: EntityDecision, subject: int) -> Moved:
    object_ = _object(connection, decision)
    if object_ is None or object_ == subject:
        return Moved()
    given = {
        "subject": subject,
        "object": object_,
        "words": decision.words,
        "source": decision.source_key,
    }
    connection.execute(_MARK_AS_MADE, {"object": object_})
    for table in ("split_off", "left_by_subject"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
    connection.execute(_SPLIT_OFF, given)
    connection.execute("CREATE INDEX temp.split_off_by_source ON split_off (source_id, start_char)")
    mentions = connection.execute(
        f"{_MENTIONS_BECOME} WHERE id IN (SELECT id FROM split_off)", {"object": object_}
    ).rowcount
    connection.execute(_LEFT_BY_SUBJECT, {"subject": subject})
    quotes = connection.execute(_QUOTES_SPLIT_OFF, given).rowcount
    if decision.words is not None:
        if decision.source_key is None:
            for statement in _WITHDRAW_ALIAS:
                connection.execute(statement, {"subject": subject, "words": decision.words})
        kind = decision.object_kind or EntityKind.CONCEPT
        _add_alias(connection, object_, decision.words, alias_scope(decision.words, kind))
    return Moved(mentions, quotes)


def _rename(connection: sqlite3.Connection, decision: EntityDecision, subject: int) -> Moved:
    before, kind = connection.execute("SELECT name, kind FROM entities WHERE id = ?", (subject,)).fetchone()
    connection.execute(
        "UPDATE entities SET found_name = nullif(coalesce(found_name, name), :name), name = :name WHERE id = :id",
        {"name": decision.object_name, "id": subject},
    )
    _add_alias(connection, subject, before, alias_scope(before, EntityKind(kind)))
    return Moved()


def _reject(connection: sqlite3.Connection, decision: EntityDecision, subject: int) -> Moved:
    counts = [connection.execute(statement, {"subject": subject}).rowcount for statement in _REJECT]
    return Moved(mentions=counts[1], quotes=counts[3])


_DO: dict[DecisionKind, Callable[[sqlite3.Connection, EntityDecision, int], Moved]] = {
    DecisionKind.MERGE: _merge,
    DecisionKind.SPLIT: _split,
    DecisionKind.RENAME: _rename,
    DecisionKind.REJECT: _reject,
}


def _object(connection: sqlite3.Connection, decision: EntityDecision) -> int | None:
    """The id of the decision's object, made if it is not in the corpus now; None if it was rejected."""
    assert decision.object_key is not None  # as every merge and split has it
    connection.execute(
        "INSERT OR IGNORE INTO entities (key, name, kind, origin) VALUES (?, ?, ?, 'extracted')",
        (
            decision.object_key,
            decision.object_name or decision.object_key,
            str(decision.object_kind or "concept"),
        ),
    )
    found = shown_entity(connection, decision.object_key)
    if found is not None:
        touched.entity(connection, found)
    return found


def _add_alias(
    connection: sqlite3.Connection, entity: int, alias: str, scope: str, language: str | None = None
) -> None:
    given = {"entity": entity, "alias": alias, "scope": str(scope), "language": language}
    connection.execute(_ADD_ALIAS, given)


def _follow(connection: sqlite3.Connection) -> None:
    for statement in _FOLLOW:
        connection.execute(statement)
