"""People's decisions on suggestions, as an import meets them: where their words stand now, and the statements they make.

The decisions themselves are never touched here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from aigov_tui.model.review import ReviewedWords
from aigov_tui.store.writer.review_rows import Reviewed, all_reviewed, put_statement, standing

_SENTENCE = """
SELECT ev.start_char, ev.end_char
FROM reviewed_suggestions AS r
JOIN sources ON sources.key = r.source_key
JOIN evidence AS ev ON ev.source_id = sources.id AND ev.start_char < :end AND ev.end_char > :start
JOIN statements AS st ON st.id = ev.statement_id AND st.origin = 'extracted' AND st.review = 'unreviewed'
WHERE r.id = :id
ORDER BY min(ev.end_char, :end) - max(ev.start_char, :start) DESC, ev.id LIMIT 1
"""


def words_to_place(connection: sqlite3.Connection, source_ids: Iterable[int]) -> list[ReviewedWords]:
    """The words that stand nowhere, and those in the given sources."""
    on_sources = set(source_ids)
    return [
        ReviewedWords(row.id, row.source_key, row.start_char, row.end_char, row.exact, row.prefix, row.suffix)
        for row in _followed(connection)
        if row.source_id is None or row.start_char is None or row.source_id in on_sources
    ]


def anchor(connection: sqlite3.Connection, reviewed_id: int, span: tuple[int, int] | None) -> None:
    """Say where the words stand in the source with their key; None, or no such source: nowhere now.

    Words that changed are found only roughly: where a suggestion overlaps them, they are its sentence.
    """
    start, end = span if span is not None else (None, None)
    row = connection.execute(_SENTENCE, {"id": reviewed_id, "start": start, "end": end}).fetchone()
    if row is not None:
        start, end = row
    connection.execute(
        "UPDATE reviewed_suggestions SET start_char = :start, end_char = :end, source_id ="
        " CASE WHEN :start IS NULL THEN NULL ELSE (SELECT id FROM sources WHERE key = source_key) END WHERE id = :id",
        {"id": reviewed_id, "start": start, "end": end},
    )


def lay_on(connection: sqlite3.Connection) -> None:
    """Make the statements of all standing decisions whose words stand somewhere."""
    for row in all_reviewed(connection):
        decision = standing(connection, row.id)
        if decision is not None:
            put_statement(connection, row, *decision)


def _followed(connection: sqlite3.Connection) -> list[Reviewed]:
    """All that was decided on, by the keys that their sources have now."""
    renamed = connection.execute(
        "SELECT r.id, r.key, r.source_key, s.key FROM reviewed_suggestions AS r"
        " JOIN sources AS s ON s.id = r.source_id AND s.key <> r.source_key"
    ).fetchall()
    for reviewed_id, key, old, new in renamed:
        connection.execute(
            "UPDATE OR IGNORE reviewed_suggestions SET source_key = ?, key = ? WHERE id = ?",
            (new, key.replace(f"x:{old}:", f"x:{new}:", 1), reviewed_id),
        )
    return all_reviewed(connection)
