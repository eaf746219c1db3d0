"""The champions of common words: for each, the paragraphs it ranks best, so that a search need not rank thousands.

bm25 ranks a word that a hundred thousand paragraphs hold in 65 ms, of which a person who types has none. Champions
are ranked once, when a word becomes common, and afterwards only against new paragraphs.
"""

from __future__ import annotations

import sqlite3

COMMON = 5_000
"""Paragraphs beyond which a word is common: as many as a search ranks by itself."""
CHAMPIONS = 200
"""Champions of a word: some pages."""
MOST_CONTENDERS = 50_000
"""Paragraphs that are ranked to find them. Only some hundred words of a million paragraphs have more, and these say
little; their champions are the best of the first ones."""
LEAST_CHAMPIONS = CHAMPIONS // 2
"""Champions under which a word is ranked anew: documents were removed."""
_GROWN = 5
"""When a fifth of all paragraphs is new, all words are ranked anew: what a word weighs has changed."""

_COUNTED = """NOT EXISTS (
    SELECT 1 FROM paragraphs AS u INDEXED BY paragraphs_uncounted
    WHERE u.id = f.rowid AND (u.kind = 'boilerplate' OR u.duplicate_of_id IS NOT NULL OR u.nearly_repeats = 1)
)"""
_RANK = f"""
    INSERT INTO champions (term_id, paragraph_id, score)
    SELECT ?, id, score FROM (
        SELECT f.rowid AS id, -bm25(paragraphs_fts) AS score FROM paragraphs_fts AS f
        WHERE f.paragraphs_fts MATCH ? AND f.rowid >= ? AND {_COUNTED} LIMIT ?
    ) ORDER BY score DESC, id LIMIT ?
"""
_DROP_BEATEN = """
    DELETE FROM champions WHERE term_id = :term AND id NOT IN (
        SELECT id FROM champions WHERE term_id = :term ORDER BY score DESC, paragraph_id LIMIT :most
    )
"""


def rank_all(connection: sqlite3.Connection) -> None:
    """Find the champions of every common word."""
    connection.execute("DELETE FROM champions")
    for term_id, term in connection.execute(
        "SELECT id, term FROM terms WHERE paragraphs > ? ORDER BY id", (COMMON,)
    ).fetchall():
        _rank(connection, term_id, term)


def rank_new(connection: sqlite3.Connection, first_paragraph: int, came: str) -> None:
    """Bring the champions up to date with paragraphs from id `first_paragraph` on.

    `came` is a table with the column `term`: the words of these.
    """
    (all_paragraphs, new) = connection.execute(
        "SELECT count(*), coalesce(sum(id >= ?), 0) FROM paragraphs_fts_docsize", (first_paragraph,)
    ).fetchone()
    if new * _GROWN > all_paragraphs:
        rank_all(connection)
        return
    connection.execute(
        "DELETE FROM champions WHERE term_id IN (SELECT id FROM terms WHERE paragraphs <= ?)", (COMMON,)
    )
    kept: dict[int, int] = dict(
        connection.execute("SELECT term_id, count(*) FROM champions GROUP BY term_id").fetchall()
    )
    common = connection.execute(
        f"SELECT id, term, term IN (SELECT term FROM {came}) FROM terms WHERE paragraphs > ? ORDER BY id",
        (COMMON,),
    ).fetchall()
    for term_id, term, is_new in common:
        if kept.get(term_id, 0) < LEAST_CHAMPIONS:
            connection.execute("DELETE FROM champions WHERE term_id = ?", (term_id,))
            _rank(connection, term_id, term)
        elif is_new:
            _rank(connection, term_id, term, first_paragraph)
            connection.execute(_DROP_BEATEN, {"term": term_id, "most": CHAMPIONS})


def _rank(connection: sqlite3.Connection, term_id: int, term: str, first_paragraph: int = 0) -> None:
    # A term holds letters and numbers only: in quotes it is never taken for syntax.
    connection.execute(_RANK, (term_id, f'"{term}"', first_paragraph, MOST_CONTENDERS, CHAMPIONS))
