"""Suggested positions: a document's into the database and out of it, and which of them another statement stands for."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from aigov_tui.model.position import Evidence, Statement
from aigov_tui.model.source import Document
from aigov_tui.store.writer.positions import CONTEXT
from aigov_tui.store.writer.rows import Row, Rows, storable, storable_or_none

# A curated statement, or one a person decided on, has the same words for the same actor and issue.
_TAKEN = """
SELECT suggested.id
FROM statements AS known
JOIN evidence AS theirs ON theirs.statement_id = known.id
JOIN evidence AS ours ON ours.source_id = theirs.source_id
    AND ours.start_char < theirs.end_char AND ours.end_char > theirs.start_char
JOIN statements AS suggested ON suggested.id = ours.statement_id AND suggested.id <> known.id
    AND suggested.origin = 'extracted' AND suggested.actor_id = known.actor_id AND suggested.issue_id = known.issue_id
WHERE known.origin <> 'extracted' OR (known.review <> 'unreviewed' AND suggested.review = 'unreviewed')
"""
# A person decided on these very words when they stood a little otherwise, and may have given them another actor or issue.
_DECIDED = """
SELECT suggested.id
FROM reviewed_suggestions AS reviewed
JOIN evidence AS ours ON ours.source_id = reviewed.source_id
    AND ours.start_char < reviewed.end_char AND ours.end_char > reviewed.start_char
JOIN statements AS suggested ON suggested.id = ours.statement_id
    AND suggested.origin = 'extracted' AND suggested.review = 'unreviewed' AND suggested.key <> reviewed.key
JOIN actors ON actors.id = suggested.actor_id AND actors.key = reviewed.actor_key
JOIN issues ON issues.id = suggested.issue_id AND issues.key = reviewed.issue_key
WHERE EXISTS (SELECT 1 FROM reviews WHERE suggestion_id = reviewed.id AND undone_at IS NULL)
"""
_REPEATED = """
SELECT suggested.id
FROM statements AS suggested
JOIN evidence AS ours ON ours.statement_id = suggested.id
JOIN paragraphs ON paragraphs.id = ours.paragraph_id AND paragraphs.counts = 0
WHERE suggested.origin = 'extracted' AND suggested.review = 'unreviewed'
"""


class CodebookIds:
    """Ids of the codebook's actors and issues by their keys."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.actors: Mapping[str, int] = dict(connection.execute("SELECT key, id FROM actors").fetchall())
        self.issues: Mapping[str, int] = dict(connection.execute("SELECT key, id FROM issues").fetchall())


def asserters(statements: Iterable[Statement]) -> list[str]:
    """The keys of the entities that say so."""
    return [statement.asserter_key for statement in statements if statement.asserter_key is not None]


class Suggestion(NamedTuple):
    """A suggestion's rows but for the ids of what they refer to: the columns of `statements` up to `ordinal`, from `stance` to
    `voice`, and after the asserter, who is a place among what the document names; `evidence` has for each the place of its
    paragraph and the columns after that."""

    actor_key: str
    issue_key: str
    asserter: int | None
    beginning: Row
    stand: Row
    end: Row
    evidence: Sequence[tuple[int, Row]]


def suggestions_of(
    document: Document, statements: Sequence[Statement], named: Mapping[str, int]
) -> tuple[Suggestion, ...]:
    """A document's suggestions and their evidence; `named` has the places of entities.

    Raises `ValueError` for evidence that does not stand where it says.
    """
    if not statements:
        return ()
    starts = [paragraph.start_char for paragraph in document.paragraphs]
    return tuple(
        Suggestion(
            storable(statement.actor_key),
            storable(statement.issue_key),
            None if statement.asserter_key is None else named[statement.asserter_key],
            (storable(statement.key), ordinal),
            (str(statement.stance), storable(statement.summary), str(statement.voice)),
            _after_asserter(statement),
            [_evidence_row(document, starts, statement, evidence) for evidence in statement.evidence],
        )
        for ordinal, statement in enumerate(statements)
    )


def put_suggestions(
    rows: Rows,
    source_id: int,
    suggestions: Sequence[Suggestion],
    codebook: CodebookIds,
    entity_ids: Sequence[int],
    paragraph_ids: Sequence[int],
) -> None:
    """Gather a document's suggestions; `entity_ids` are those of what it names.

    One for an actor or issue that the codebook does not have is left out.
    """
    for one in suggestions:
        actor_id = codebook.actors.get(one.actor_key)
        issue_id = codebook.issues.get(one.issue_key)
        if actor_id is None or issue_id is None:
            continue
        statement_id = rows.new_id("statements")
        asserter_id = None if one.asserter is None else entity_ids[one.asserter]
        rows.add(
            "statements",
            [(statement_id, *one.beginning, actor_id, issue_id, *one.stand, asserter_id, *one.end)],
        )
        rows.add(
            "evidence",
            [(statement_id, source_id, paragraph_ids[place], *words) for place, words in one.evidence],
        )


def delete_suggestions(connection: sqlite3.Connection, source_id: int) -> None:
    """Delete a source's suggestions; what people decided about them is kept elsewhere."""
    ids = connection.execute(
        "SELECT id FROM statements WHERE origin = 'extracted'"
        " AND id IN (SELECT statement_id FROM evidence WHERE source_id = ?)",
        (source_id,),
    ).fetchall()
    connection.executemany("DELETE FROM evidence WHERE statement_id = ?", ids)
    connection.executemany("DELETE FROM statements WHERE id = ?", ids)


def mark_superseded(connection: sqlite3.Connection) -> None:
    """Mark the suggestions that another statement stands for, or that stand in repeated paragraphs, and no others."""
    connection.execute("DROP TABLE IF EXISTS temp.now_superseded")
    connection.execute(f"CREATE TEMP TABLE now_superseded AS {_TAKEN} UNION {_DECIDED} UNION {_REPEATED}")
    connection.execute(
        "UPDATE statements SET superseded = 0 WHERE superseded = 1 AND id NOT IN (SELECT id FROM now_superseded)"
    )
    connection.execute(
        "UPDATE statements SET superseded = 1 WHERE superseded = 0 AND id IN (SELECT id FROM now_superseded)"
    )


def _after_asserter(statement: Statement) -> Row:
    """The columns of `statements` after `asserter_id`."""
    return (
        storable_or_none(statement.asserter_text),
        storable_or_none(statement.stated_on),
        str(statement.origin),
        str(statement.review),
        statement.confidence,
    )


def _evidence_row(
    document: Document, starts: Sequence[int], statement: Statement, evidence: Evidence
) -> tuple[int, Row]:
    """The place of the paragraph it stands in, and the columns of `evidence` after `paragraph_id`."""
    start, end = evidence.start_char, evidence.end_char
    if start is None or end is None or document.text[start:end] != evidence.exact:
        raise ValueError(f"evidence of {statement.key!r} is not where it says: {evidence.exact[:60]!r}")
    return bisect_right(starts, start) - 1, (start, end, *_with_context(document.text, start, end))


def _with_context(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words at `start:end`, and a little of what stands before and after them."""
    return (
        storable(text[start:end]),
        storable(text[max(0, start - CONTEXT) : start]),
        storable(text[end : end + CONTEXT]),
    )
