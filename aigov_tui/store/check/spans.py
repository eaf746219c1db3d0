"""Rules 1 and 2: every span holds exactly its words; every statement has evidence.

`substr` in SQL counts from the start of the text for every row, which is quadratic in a long document. Each text is
fetched once instead, and cut in Python, whose offsets are the same code points.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aigov_tui.model.rows import CheckFailure

RULE_SPANS = "1 spans are exact"
RULE_EVIDENCE = "2 no evidence, no statement"

_SPANS = {
    "mentions": "SELECT id, start_char, end_char, text, paragraph_id, counts FROM mentions WHERE source_id = ?",
    "rejected_mentions": (
        "SELECT id, start_char, end_char, text, paragraph_id, counts FROM rejected_mentions WHERE source_id = ?"
    ),
    "quotes": "SELECT id, start_char, end_char, text, paragraph_id, counts FROM quotes WHERE source_id = ?",
    "evidence": "SELECT id, start_char, end_char, exact, NULL, NULL FROM evidence WHERE source_id = ?",
    # What moved may have been found in slightly other words; what is anchored has not.
    "annotations": (
        "SELECT id, start_char, end_char, exact, NULL, NULL FROM annotations"
        " WHERE source_id = ? AND status = 'anchored'"
    ),
}


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    counts: int


def words_are_where_they_say(connection: sqlite3.Connection) -> Iterator[CheckFailure]:
    """Paragraphs, mentions, quotes, evidence and annotations hold what `sources.text` holds there."""
    for (source_id,) in connection.execute("SELECT id FROM sources ORDER BY id").fetchall():
        key, characters, text = connection.execute(
            "SELECT key, characters, text FROM sources WHERE id = ?", (source_id,)
        ).fetchone()
        if "\0" in text:
            yield CheckFailure(
                RULE_SPANS, "sources", source_id, f"{key}: a NUL ends the text for SQL's functions."
            )
        if len(text) != characters:
            yield CheckFailure(
                RULE_SPANS, "sources", source_id, f"{key}: is {len(text)} characters long, not {characters}."
            )
        paragraphs: dict[int, _Paragraph] = {}
        yield from _paragraphs(connection, source_id, key, text, paragraphs)
        for table, sql in _SPANS.items():
            yield from _spans(connection, table, sql, source_id, key, text, paragraphs)


def statements_have_evidence(connection: sqlite3.Connection) -> Iterator[CheckFailure]:
    """No statement without evidence; no annotation that claims a place without a source."""
    for statement_id, key in connection.execute(
        "SELECT id, key FROM statements WHERE id NOT IN (SELECT statement_id FROM evidence)"
    ):
        yield CheckFailure(RULE_EVIDENCE, "statements", statement_id, f"{key}: has no evidence.")


def _paragraphs(
    connection: sqlite3.Connection, source_id: int, key: str, text: str, found: dict[int, _Paragraph]
) -> Iterator[CheckFailure]:
    """Check a source's paragraphs, and gather them in `found`."""
    for row_id, start, end, words, counts in connection.execute(
        "SELECT id, start_char, end_char, text, counts FROM paragraphs WHERE source_id = ?", (source_id,)
    ):
        found[row_id] = _Paragraph(start, end, counts)
        if text[start:end] != words:
            yield _differs("paragraphs", row_id, key, words, text[start:end])


def _spans(
    connection: sqlite3.Connection,
    table: str,
    sql: str,
    source_id: int,
    key: str,
    text: str,
    paragraphs: Mapping[int, _Paragraph],
) -> Iterator[CheckFailure]:
    for row_id, start, end, words, paragraph_id, counts in connection.execute(sql, (source_id,)):
        if start is None or end is None or start < 0 or text[start:end] != words:
            there = "" if start is None or end is None else text[max(start, 0) : end]
            yield _differs(table, row_id, key, words, there)
        if paragraph_id is None:
            continue
        paragraph = paragraphs.get(paragraph_id)
        if paragraph is None or not paragraph.start <= start <= end <= paragraph.end:
            yield CheckFailure(RULE_SPANS, table, row_id, f"{key}: lies outside the paragraph it names.")
        elif paragraph.counts != counts:
            yield CheckFailure(
                "4 boilerplate and repeats count nowhere",
                table,
                row_id,
                f"{key}: counts unlike its paragraph.",
            )


def _differs(table: str, row_id: int, key: str, words: str, there: str) -> CheckFailure:
    return CheckFailure(
        RULE_SPANS, table, row_id, f"{key}: says “{words[:60]}”, but there the text has “{there[:60]}”."
    )
