"""The words of the corpus, from the table `terms`: how common, how continued, how else spelled."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from string import ascii_lowercase

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aigov_tui.store.spacing import has_han

_SHORTEST_MEANT = 3  # letters: "an" is like half of all short words
_SHORT, _LONG = 4, 8
"""Letters up to which, and from which on, a slip is told from another word otherwise."""
MOST_SPELLINGS = 16
"""Words that a fuzzy word is searched as."""

_FREQUENCY = "SELECT paragraphs FROM terms WHERE term = ?"
_PAIRED = "SELECT count(*) FROM pairs_fts WHERE pairs_fts MATCH ?"
_FREQUENCIES = "SELECT term, paragraphs FROM json_each(?) AS j CROSS JOIN terms ON terms.term = j.value"
# The condition is the one of the index terms_by_beginning.
_FREQUENT = """
    SELECT term, paragraphs FROM terms INDEXED BY terms_by_beginning
    WHERE term >= :prefix AND term < :upper AND paragraphs > 100
    ORDER BY paragraphs DESC, term LIMIT :limit
"""
_SUM_FREQUENT = """
    SELECT coalesce(sum(paragraphs), 0) FROM terms INDEXED BY terms_by_beginning
    WHERE term >= :prefix AND term < :upper AND paragraphs > 100
"""
_SUM = "SELECT coalesce(sum(paragraphs), 0) FROM terms WHERE term >= :prefix AND term < :upper"
_CHAMPIONS = """
    SELECT c.paragraph_id, c.score FROM terms AS t JOIN champions AS c ON c.term_id = t.id
    WHERE t.term = ? AND NOT EXISTS (
        SELECT 1 FROM paragraphs AS u INDEXED BY paragraphs_uncounted
        WHERE u.id = c.paragraph_id AND (u.kind = 'boilerplate' OR u.duplicate_of_id IS NOT NULL OR u.nearly_repeats = 1)
    )
    ORDER BY c.score DESC, c.paragraph_id
"""
_BEGINNING = """
    SELECT term, paragraphs FROM terms WHERE term >= :prefix AND term < :upper
    ORDER BY paragraphs DESC, term LIMIT :limit
"""
_OF_LENGTH = "SELECT term, paragraphs FROM terms WHERE length(term) BETWEEN :shortest AND :longest"
_OF_LENGTH_AND_BEGINNING = _OF_LENGTH + " AND term >= :prefix AND term < :upper"
_OF_LENGTH_AND_BEGINNINGS = """
    SELECT term, paragraphs FROM json_each(:beginnings) AS j CROSS JOIN terms INDEXED BY terms_by_beginning
    ON term >= j.value AND term < j.value || char(1114111)
    WHERE length(term) BETWEEN :shortest AND :longest AND paragraphs > 100
"""
_MANY_TERMS = "SELECT coalesce(max(id), 0) > 20000 FROM terms"


def frequency(connection: sqlite3.Connection, word: str) -> int:
    """In how many paragraphs the folded `word` stands, boilerplate and repeats too; 0 for an unknown one."""
    row = connection.execute(_FREQUENCY, (word,)).fetchone()
    return row[0] if row else 0


def frequency_of_pair(connection: sqlite3.Connection, pair: str) -> int:
    """The same of two folded Chinese characters that follow each other; the index of pairs is whole."""
    row = (
        connection.execute(_FREQUENCY, (pair,)).fetchone() or connection.execute(_PAIRED, (pair,)).fetchone()
    )
    return int(row[0])


def frequencies(connection: sqlite3.Connection, words: Collection[str]) -> dict[str, int]:
    """The same of those of some folded words that stand in any."""
    return dict(connection.execute(_FREQUENCIES, (json.dumps(list(words)),)).fetchall())


def continuations(connection: sqlite3.Connection, prefix: str, limit: int) -> dict[str, int]:
    """The words that begin with the folded `prefix`, most frequent first, and in how many paragraphs each stands."""
    given = {"prefix": prefix, "upper": prefix + "\U0010ffff", "limit": limit}
    frequent: dict[str, int] = dict(connection.execute(_FREQUENT, given).fetchall())
    return frequent if len(frequent) == limit else dict(connection.execute(_BEGINNING, given).fetchall())


def frequency_of_beginning(connection: sqlite3.Connection, prefix: str, enough: int) -> int:
    """The frequencies of all words that begin with the folded `prefix`, added up; beyond `enough` not to the end."""
    given = {"prefix": prefix, "upper": prefix + "\U0010ffff"}
    frequent: int = connection.execute(_SUM_FREQUENT, given).fetchone()[0]
    if frequent > enough:
        return frequent
    total: int = connection.execute(_SUM, given).fetchone()[0]
    return total


def champions(connection: sqlite3.Connection, word: str) -> list[tuple[int, float]]:
    """The ids of the paragraphs that the folded `word` ranks best, with their scores, best first.

    Kept only for words that more paragraphs hold than are ranked while somebody waits; none for others.
    """
    return connection.execute(_CHAMPIONS, (word,)).fetchall()


def alike(connection: sqlite3.Connection, word: str, limit: int) -> list[str]:
    """Other words spelled almost like the folded `word`: nearest first, then not shorter, then most frequent.

    Nearness is the optimal string alignment distance (insertions, deletions, substitutions and swaps of neighbours):
    1 for words of up to five letters, 2 for longer ones. Numbers and Chinese are only ever themselves. Slips seldom
    hit the first letter, so words that begin otherwise are looked at only where no other is near; of many, only those
    that are not rare and go on as `word` does.
    """
    if len(word) < 3 or len(word) > 40 or has_han(word) or any(map(str.isdigit, word)):
        return []
    distance = 1 if len(word) < 6 else 2
    given = {
        "shortest": max(len(word) - distance, _SHORTEST_MEANT),
        "longest": len(word) + distance,
        "prefix": word[0],
        "upper": word[0] + "\U0010ffff",
    }
    (many,) = connection.execute(_MANY_TERMS).fetchone()
    if many:
        given["beginnings"] = json.dumps(_beginnings(word))
    for query in (_OF_LENGTH_AND_BEGINNING, _OF_LENGTH_AND_BEGINNINGS if many else _OF_LENGTH):
        terms: dict[str, int] = dict(connection.execute(query, given).fetchall())
        terms.pop(word, None)
        near = process.extract(word, list(terms), scorer=OSA.distance, score_cutoff=distance, limit=None)
        if near:
            # A letter is sooner left out than put in: Bejing is Beijing, not being.
            near.sort(key=lambda one: (one[1], len(one[0]) < len(word), -terms[one[0]], one[0]))
            return [term for term, _, _ in near][:limit]
    return []


def meant(connection: sqlite3.Connection, word: str) -> str | None:
    """The word that was likeliest meant by an unknown folded `word`; None where that would be a guess.

    A short word is sooner one that the corpus lacks than a slip: of up to four letters only two neighbours may be
    swapped (`teh`), of up to seven one letter be wrong; a name such as Merkel is no slip for market.
    """
    for other in alike(connection, word, MOST_SPELLINGS):
        if len(word) <= _SHORT and sorted(word) != sorted(other):
            continue
        if len(word) >= _LONG or OSA.distance(word, other) == 1:
            return other
    return None


def _beginnings(word: str) -> list[str]:
    """How a word may begin whose first letter was left out, added, swapped with the second or mistaken."""
    found = {word[1:3], word[1] + word[0]}
    for letter in ascii_lowercase:
        found.update((letter + word[:2], letter + word[1:3]))
    return sorted(found)


def spellings(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """What a fuzzy `word` is searched as: itself, and the words most like it."""
    return (word, *alike(connection, word, MOST_SPELLINGS - 1))
