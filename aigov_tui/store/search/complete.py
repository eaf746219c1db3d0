"""What the word under the cursor could become: field names, field values, words of the corpus."""

from __future__ import annotations

import re
import sqlite3

from aigov_tui.store.search.fields import FIELDS
from aigov_tui.store.search.lexer import normalized
from aigov_tui.store.search.printer import to_query
from aigov_tui.store.search.tokens import fold, has_words
from aigov_tui.store.search.tree import Field
from aigov_tui.store.search.vocabulary import continuations

MOST = 20
_TYPED = re.compile(r'-*[A-Za-z]+:(?:"[^"]*"?|[^\s"()]*)|[^\s"()]+')

# Where values are found: by the beginning of a name, the most used first. Keys are offered, for they are exact;
# those that were made by rule read worse than the name they stand for.
_ENTITY_VALUES = """
    SELECT CASE WHEN key LIKE 'x:%' THEN name ELSE key END FROM entities
    WHERE {count} > 0 AND (
        key >= :value AND key < :upper OR name COLLATE NOCASE >= :value AND name COLLATE NOCASE < :upper
        OR id IN (SELECT entity_id FROM aliases WHERE alias COLLATE NOCASE >= :value AND alias COLLATE NOCASE < :upper)
    )
    ORDER BY {count} DESC, key LIMIT :most
"""
_COMMONEST_ENTITIES = """
    SELECT CASE WHEN key LIKE 'x:%' THEN name ELSE key END FROM entities
    WHERE {count} > 0 ORDER BY {count} DESC, key LIMIT :most
"""
# Where nothing is typed yet.
_COMMONEST = {
    "entity": _COMMONEST_ENTITIES.format(count="mention_count"),
    "speaker": _COMMONEST_ENTITIES.format(count="quote_count"),
}
_VALUES = {
    "saved": """
        SELECT name FROM saved_searches WHERE name >= :value AND name < :upper ORDER BY name LIMIT :most
    """,
    # Each half is read off its index as far as it takes: thousands may begin so.
    "source": """
        SELECT key FROM (
            SELECT * FROM (SELECT key FROM sources WHERE key >= :value AND key < :upper ORDER BY key LIMIT :most)
            UNION SELECT * FROM (
                SELECT key FROM sources WHERE title COLLATE NOCASE >= :value AND title COLLATE NOCASE < :upper
                ORDER BY title COLLATE NOCASE LIMIT :most
            )
        ) ORDER BY key LIMIT :most
    """,
    "publisher": """
        SELECT publisher FROM sources WHERE publisher COLLATE NOCASE >= :value AND publisher COLLATE NOCASE < :upper
        GROUP BY publisher ORDER BY publisher LIMIT :most
    """,
    "lang": """
        SELECT language FROM sources WHERE language >= :value AND language < :upper
        GROUP BY language ORDER BY language LIMIT :most
    """,
    "year": """
        SELECT DISTINCT substr(published_on, 1, 4) AS year FROM sources WHERE published_on >= :value
        AND published_on < :upper ORDER BY year DESC LIMIT :most
    """,
    "entity": _ENTITY_VALUES.format(count="mention_count"),
    "speaker": _ENTITY_VALUES.format(count="quote_count"),
    "actor": """
        SELECT key FROM actors WHERE key >= :value AND key < :upper
        OR name COLLATE NOCASE >= :value AND name COLLATE NOCASE < :upper ORDER BY ordinal LIMIT :most
    """,
    "issue": """
        SELECT key FROM issues WHERE key >= :value AND key < :upper
        OR name COLLATE NOCASE >= :value AND name COLLATE NOCASE < :upper
        OR id IN (SELECT issue_id FROM issue_terms WHERE term COLLATE NOCASE >= :value AND term COLLATE NOCASE < :upper)
        ORDER BY ordinal LIMIT :most
    """,
}


def word_at(query: str, cursor: int) -> tuple[int, int]:
    """Start and end (code points) of the word, or field with its value, that `cursor` is in or just behind."""
    plain = normalized(query)
    cursor = max(0, min(cursor, len(plain)))
    for found in _TYPED.finditer(plain):
        if found.start() < cursor <= found.end():
            return found.span()
    return cursor, cursor


def complete(connection: sqlite3.Connection, query: str, cursor: int) -> list[str]:
    """What may stand in place of the word at `cursor`, as typed in the search language; at most 20, likeliest first."""
    start, end = word_at(query, cursor)
    typed = normalized(query)[start : min(end, cursor)]
    minus = "-" if typed.startswith("-") else ""
    typed = typed.removeprefix("-")
    name, colon, value = typed.partition(":")
    if colon and name.lower() in FIELDS:
        return [minus + option for option in _values(connection, name.lower(), value.strip('"'))]
    fields = [f"{minus}{name}:" for name in FIELDS if typed and name.startswith(typed.lower())]
    terms = continuations(connection, fold(typed), MOST) if has_words(typed) else {}
    return [*fields, *(minus + term for term in terms if term != typed)][:MOST]


def _values(connection: sqlite3.Connection, name: str, value: str) -> list[str]:
    fixed = FIELDS[name].values
    if fixed:
        found = [option for option in fixed if option.startswith(value.lower())]
    elif name in _VALUES:
        given = {"value": value, "upper": value + "\U0010ffff", "most": MOST}
        query = _VALUES[name] if value else _COMMONEST.get(name, _VALUES[name])
        found = [row[0] for row in connection.execute(query, given)]
    else:
        found = []
    return [to_query(Field(name, option)) for option in dict.fromkeys(found)]
