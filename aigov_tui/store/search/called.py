"""What else a name that was searched for is called: the words find one spelling, `entity:` finds all."""

from __future__ import annotations

import sqlite3

from aigov_tui.store.search.names import turned
from aigov_tui.store.search.printer import to_query
from aigov_tui.store.search.tree import Field, Node, Text, conjuncts

_MOST_WORDS = 6
_NAMED = """
    SELECT DISTINCT whole.id, whole.key, whole.name, whole.mention_count
    FROM (
        SELECT id FROM entities WHERE name = :value COLLATE NOCASE
        UNION SELECT entity_id FROM aliases WHERE alias = :value COLLATE NOCASE
    ) AS one
    JOIN entities AS part ON part.id = one.id
    JOIN entities AS whole ON whole.id = coalesce(part.merged_into_id, part.id)
    WHERE whole.rejected = 0 AND whole.mention_count > 0 LIMIT 2
"""
# Of an entity that is mentioned all the time, some mentions are looked at.
_OTHERWISE = """
    SELECT text FROM (SELECT text FROM mentions WHERE entity_id = ? AND counts = 1 LIMIT 200)
    WHERE instr(lower(text), lower(?)) = 0 LIMIT 1
"""


def also_called(connection: sqlite3.Connection, tree: Node | None, found: int) -> str | None:
    """A sentence where the query is nothing but a name, and its bearer is mentioned under others that it misses.

    `found` is how many paragraphs the words found. None for a name of several, or where nothing is missed.
    """
    texts = [item for item in conjuncts(tree) if isinstance(item, Text)]
    if not 0 < len(texts) == len(conjuncts(tree)) <= _MOST_WORDS:
        return None
    value = " ".join(text.text for text in texts)
    rows = connection.execute(_NAMED, {"value": value}).fetchall()
    if not rows and (other := turned(value)) is not None:
        value, rows = other, connection.execute(_NAMED, {"value": other}).fetchall()
    if len(rows) != 1 or rows[0][3] <= found:
        return None
    entity_id, key, name, mentions = rows[0]
    missed = connection.execute(_OTHERWISE, (entity_id, value)).fetchone()
    if missed is None:
        return None
    whole = to_query(Field("entity", name if key.startswith("x:") else key))
    called = missed[0] if value.casefold() in name.casefold() else name
    return f"Also called {called}: {whole} finds all {mentions:,} mentions."
