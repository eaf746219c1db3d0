"""The words of the corpus, from the table `terms`: how common, how continued, how else spelled."""

from __future__ import annotations

import sqlite3

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aigov_tui.store.spacing import has_han

MOST_SPELLINGS = 16
"""Words that a fuzzy word is searched as."""

_FREQUENCY = "SELECT paragraphs FROM terms WHERE term = ?"
_BEGINNING = """
    SELECT term FROM terms WHERE term >= :prefix AND term < :upper
    ORDER BY paragraphs DESC, term LIMIT :limit
"""
_OF_LENGTH = "SELECT term, paragraphs FROM terms WHERE length(term) BETWEEN :shortest AND :longest"
_OF_LENGTH_AND_BEGINNING = _OF_LENGTH + " AND term >= :prefix AND term < :upper"


def frequency(connection: sqlite3.Connection, word: str) -> int:
    """In how many paragraphs the folded `word` stands, boilerplate and repeats too; 0 for an unknown one."""
    row = connection.execute(_FREQUENCY, (word,)).fetchone()
    return row[0] if row else 0


def continuations(connection: sqlite3.Connection, prefix: str, limit: int) -> list[str]:
    """The words that begin with the folded `prefix`, most frequent first."""
    given = {"prefix": prefix, "upper": prefix + "\U0010ffff", "limit": limit}
    return [term for (term,) in connection.execute(_BEGINNING, given)]


def alike(connection: sqlite3.Connection, word: str, limit: int) -> list[str]:
    """Other words spelled almost like the folded `word`: nearest first, then most frequent.

    Nearness is the optimal string alignment distance (insertions, deletions, substitutions and swaps of neighbours):
    1 for words of up to five letters, 2 for longer ones. Numbers and Chinese are only ever themselves. Slips seldom
    hit the first letter, so words that begin otherwise are looked at only where no other is near.
    """
    if len(word) < 3 or len(word) > 40 or has_han(word) or any(map(str.isdigit, word)):
        return []
    distance = 1 if len(word) < 6 else 2
    given = {
        "shortest": len(word) - distance,
        "longest": len(word) + distance,
        "prefix": word[0],
        "upper": word[0] + "\U0010ffff",
    }
    for query in (_OF_LENGTH_AND_BEGINNING, _OF_LENGTH):
        terms: dict[str, int] = dict(connection.execute(query, given).fetchall())
        terms.pop(word, None)
        near = process.extract(word, list(terms), scorer=OSA.distance, score_cutoff=distance, limit=None)
        if near:
            return [term for term, _, _ in sorted(near, key=lambda one: (one[1], -terms[one[0]], one[0]))][
                :limit
            ]
    return []


def spellings(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """What a fuzzy `word` is searched as: itself, and the words most like it."""
    return (word, *alike(connection, word, MOST_SPELLINGS - 1))
