"""Statements and their evidence."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from aigov_tui.model.position import Evidence, Statement
from aigov_tui.store.errors import StoreError
from aigov_tui.store.writer.rows import Value, id_of, storable, storable_or_none

CONTEXT = 32
"""Code points kept before and after evidence, to find it again by: what annotation tools on the web use."""

_PUT = """
INSERT INTO statements (key, ordinal, actor_id, issue_id, stance, summary, voice, asserter_id, asserter_text,
    stated_on, origin, review, confidence)
VALUES (:key, :ordinal, :actor, :issue, :stance, :summary, :voice, :asserter, :asserter_text, :stated_on, :origin,
    :review, :confidence)
ON CONFLICT (key) DO UPDATE SET ordinal = excluded.ordinal, actor_id = excluded.actor_id,
    issue_id = excluded.issue_id, stance = excluded.stance, summary = excluded.summary, voice = excluded.voice,
    asserter_id = excluded.asserter_id, asserter_text = excluded.asserter_text, stated_on = excluded.stated_on,
    origin = excluded.origin, confidence = excluded.confidence,
    review = CASE excluded.review WHEN 'unreviewed' THEN statements.review ELSE excluded.review END
RETURNING id
"""
_PARAGRAPH_AT = """
SELECT id FROM paragraphs WHERE source_id = :source AND start_char <= :start AND end_char > :start
ORDER BY ordinal LIMIT 1
"""

TextOf = Callable[[str], str | None]


def put_statements(connection: sqlite3.Connection, statements: Iterable[Statement], text_of: TextOf) -> None:
    """Make `statements` the curated ones; ids, and a person's accepting or rejecting, stay with the key.

    Raises `ValueError` for evidence whose span does not hold its words, and for a statement without evidence;
    `StoreError` for an actor or issue that the codebook does not have.
    """
    placed = list(statements)  # finding them may ask the database for texts: before anything changes
    connection.execute(
        "DELETE FROM evidence WHERE statement_id IN (SELECT id FROM statements WHERE origin = 'curated')"
    )
    kept: list[tuple[int]] = []
    for ordinal, statement in enumerate(placed):
        if not statement.evidence:
            raise ValueError(f"statement {statement.key!r} has no evidence")
        statement_id = _put_statement(connection, ordinal, statement)
        connection.execute("DELETE FROM evidence WHERE statement_id = ?", (statement_id,))
        for evidence in statement.evidence:
            _put_evidence(connection, statement_id, statement.key, evidence, text_of)
        kept.append((statement_id,))
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS kept_statements (id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM kept_statements")
    connection.executemany("INSERT OR IGNORE INTO kept_statements VALUES (?)", kept)
    connection.execute(
        "DELETE FROM statements WHERE origin = 'curated' AND id NOT IN (SELECT id FROM kept_statements)"
    )


def drop_unproved(connection: sqlite3.Connection) -> None:
    """Drop evidence whose words its rewritten source no longer holds where it says, and what it alone proved.

    Rewriting a source takes its paragraphs away, and so leaves evidence that was not put again without one.
    """
    for (source_id,) in connection.execute(
        "SELECT DISTINCT source_id FROM evidence WHERE paragraph_id IS NULL"
    ).fetchall():
        unplaced = connection.execute(
            "SELECT id, start_char, end_char, exact FROM evidence WHERE source_id = ? AND paragraph_id IS NULL",
            (source_id,),
        ).fetchall()
        (text,) = connection.execute("SELECT text FROM sources WHERE id = ?", (source_id,)).fetchone()
        for evidence_id, start, end, exact in unplaced:
            if text[start:end] == exact:
                paragraph_id = _paragraph_at(connection, source_id, start)
                connection.execute(
                    "UPDATE evidence SET paragraph_id = ? WHERE id = ?", (paragraph_id, evidence_id)
                )
            else:
                connection.execute("DELETE FROM evidence WHERE id = ?", (evidence_id,))
    connection.execute("DELETE FROM statements WHERE id NOT IN (SELECT statement_id FROM evidence)")


def _put_statement(connection: sqlite3.Connection, ordinal: int, statement: Statement) -> int:
    values: dict[str, Value] = {
        "key": storable(statement.key),
        "ordinal": ordinal,
        "actor": _codebook_id(connection, "actors", "actor", statement.actor_key, statement),
        "issue": _codebook_id(connection, "issues", "issue", statement.issue_key, statement),
        "stance": str(statement.stance),
        "summary": storable(statement.summary),
        "voice": str(statement.voice),
        "asserter": id_of(connection, "entities", statement.asserter_key),
        "asserter_text": storable_or_none(statement.asserter_text),
        "stated_on": storable_or_none(statement.stated_on),
        "origin": str(statement.origin),
        "review": str(statement.review),
        "confidence": None if statement.confidence is None else float(statement.confidence),
    }
    if values["asserter"] is None and statement.asserter_key is not None:
        values["asserter_text"] = values["asserter_text"] or storable(statement.asserter_key)
    (statement_id,) = connection.execute(_PUT, values).fetchone()
    return int(statement_id)


def _put_evidence(
    connection: sqlite3.Connection, statement_id: int, key: str, evidence: Evidence, text_of: TextOf
) -> None:
    start, end, text = evidence.start_char, evidence.end_char, text_of(evidence.source_key)
    if start is None or end is None or text is None or text[start:end] != storable(evidence.exact):
        raise ValueError(f"evidence of statement {key!r} is not where it says: {evidence.exact[:60]!r}")
    source_id = id_of(connection, "sources", evidence.source_key)
    connection.execute(
        "INSERT INTO evidence (statement_id, source_id, paragraph_id, start_char, end_char, exact, prefix, suffix)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            statement_id,
            source_id,
            _paragraph_at(connection, source_id, start),
            start,
            end,
            text[start:end],
            text[max(0, start - CONTEXT) : start] if evidence.prefix is None else storable(evidence.prefix),
            text[end : end + CONTEXT] if evidence.suffix is None else storable(evidence.suffix),
        ),
    )


def _codebook_id(
    connection: sqlite3.Connection, table: str, what: str, key: str, statement: Statement
) -> int:
    found = id_of(connection, table, key)
    if found is None:
        raise StoreError(f"Statement “{statement.key}” names the {what} “{key}”, which the codebook lacks.")
    return found


def _paragraph_at(connection: sqlite3.Connection, source_id: int | None, start: int) -> int | None:
    row = connection.execute(_PARAGRAPH_AT, {"source": source_id, "start": start}).fetchone()
    return None if row is None else int(row[0])
