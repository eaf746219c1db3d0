"""Looking up what a field's value names: a key, else a name or alias, else the beginning of one, or of a word in a name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

MOST_MEANT = 100
"""Rows a beginning of a name may stand for."""
_NEAREST_AMONG = 1_500
"""Names that are compared with an unknown one, beside those around it in the alphabet: the most mentioned."""


_READ_AMONG = 5_000
"""Names, the most mentioned, in which an unknown value is looked for as the beginning of a word."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Queries that take the value and give ids, from the strictest to the loosest, and one that gives names."""

    exact: str
    named: str
    begins: str
    names: str
    within: str | None = None


# `:upper` is the first string after all those that begin with `:value`.
_ENTITIES = Lookup(
    # Whoever asks for an entity that was merged into another means the whole.
    exact="SELECT coalesce(merged_into_id, id) FROM entities WHERE key = :value",
    named="""
        SELECT id FROM entities WHERE name = :value COLLATE NOCASE
        UNION SELECT entity_id FROM aliases WHERE alias = :value COLLATE NOCASE
    """,
    begins="""
        SELECT id FROM (
            SELECT id FROM entities WHERE name COLLATE NOCASE >= :value AND name COLLATE NOCASE < :upper
            UNION
            SELECT entity_id FROM aliases WHERE alias COLLATE NOCASE >= :value AND alias COLLATE NOCASE < :upper
        ) JOIN entities USING (id)
        ORDER BY mention_count DESC, id LIMIT :most
    """,
    names="""
        SELECT name FROM (
            SELECT * FROM (SELECT * FROM entities ORDER BY mention_count DESC LIMIT :most)
            UNION SELECT * FROM (SELECT * FROM entities WHERE name COLLATE NOCASE >= :value ORDER BY name COLLATE NOCASE LIMIT 300)
            UNION SELECT * FROM (SELECT * FROM entities WHERE name COLLATE NOCASE < :value ORDER BY name COLLATE NOCASE DESC LIMIT 300)
        ) WHERE merged_into_id IS NULL AND rejected = 0 ORDER BY mention_count DESC
    """,
    # toner: Helen Toner. Of the most mentioned: this reads each name.
    within="""
        SELECT id FROM (SELECT * FROM entities ORDER BY mention_count DESC LIMIT :among)
        WHERE instr(lower(' ' || name), lower(' ' || :value)) AND merged_into_id IS NULL AND rejected = 0
        LIMIT :most
    """,
)

# The different values of an indexed column in order, from each to the next: not by reading the rows of all sources.
_VALUES = """
    WITH RECURSIVE v (value) AS (
        SELECT min({column}) FROM sources
        UNION ALL SELECT (SELECT min({column}) FROM sources WHERE {column} > value) FROM v WHERE value IS NOT NULL
    )
    SELECT value FROM v
"""

LOOKUPS: dict[str, Lookup] = {
    "source": Lookup(
        exact="SELECT id FROM sources WHERE key = :value",
        named="""
            SELECT id FROM sources WHERE key = :value COLLATE NOCASE
            UNION SELECT id FROM sources WHERE title = :value COLLATE NOCASE
        """,
        begins="""
            SELECT id FROM sources WHERE key >= :value AND key < :upper
            UNION SELECT id FROM sources WHERE title COLLATE NOCASE >= :value AND title COLLATE NOCASE < :upper
            LIMIT :most
        """,
        names="""
            SELECT * FROM (SELECT key FROM sources ORDER BY key LIMIT :most)
            UNION SELECT * FROM (SELECT key FROM sources WHERE key >= :value ORDER BY key LIMIT 300)
            UNION SELECT * FROM (SELECT key FROM sources WHERE key < :value ORDER BY key DESC LIMIT 300)
        """,
    ),
    "entity": _ENTITIES,
    "speaker": _ENTITIES,
    "actor": Lookup(
        exact="SELECT id FROM actors WHERE key = :value",
        named="""
            SELECT id FROM actors WHERE key = :value COLLATE NOCASE OR name = :value COLLATE NOCASE
            UNION SELECT actors.id FROM actors JOIN entities ON entities.id = actors.entity_id
                WHERE entities.key = :value OR entities.name = :value COLLATE NOCASE
            UNION SELECT actors.id FROM actors JOIN aliases ON aliases.entity_id = actors.entity_id
                WHERE aliases.alias = :value COLLATE NOCASE
        """,
        begins="SELECT id FROM actors WHERE name COLLATE NOCASE >= :value AND name COLLATE NOCASE < :upper",
        names="SELECT key FROM actors ORDER BY ordinal",
    ),
    "issue": Lookup(
        exact="SELECT id FROM issues WHERE key = :value",
        named="""
            SELECT id FROM issues WHERE key = :value COLLATE NOCASE OR name = :value COLLATE NOCASE
            UNION SELECT issue_id FROM issue_terms WHERE term = :value COLLATE NOCASE
        """,
        begins="""
            SELECT id FROM issues WHERE key COLLATE NOCASE >= :value AND key COLLATE NOCASE < :upper
            UNION SELECT id FROM issues WHERE name COLLATE NOCASE >= :value AND name COLLATE NOCASE < :upper
        """,
        names="SELECT key FROM issues ORDER BY ordinal",
    ),
    # These are their own ids.
    "publisher": Lookup(
        exact="SELECT publisher FROM sources WHERE publisher = :value LIMIT 1",
        named=_VALUES.format(column="publisher") + " WHERE value = :value COLLATE NOCASE",
        begins=_VALUES.format(column="publisher")
        + " WHERE value COLLATE NOCASE >= :value AND value COLLATE NOCASE < :upper",
        names=_VALUES.format(column="publisher") + " WHERE value IS NOT NULL LIMIT :most",
        within=_VALUES.format(column="publisher")
        + " WHERE instr(lower(' ' || value), lower(' ' || :value)) LIMIT :most",
    ),
    "lang": Lookup(
        exact="SELECT language FROM sources WHERE language = :value LIMIT 1",
        named=_VALUES.format(column="language") + " WHERE value = :value COLLATE NOCASE",
        begins=_VALUES.format(column="language")
        + " WHERE value COLLATE NOCASE >= :value || '-' AND value COLLATE NOCASE < :value || '.'",
        names=_VALUES.format(column="language") + " WHERE value IS NOT NULL",
    ),
    "kind of source": Lookup(
        exact="SELECT DISTINCT kind FROM sources WHERE kind = :value LIMIT 1",
        named="SELECT DISTINCT kind FROM sources WHERE kind = :value COLLATE NOCASE",
        begins="SELECT kind FROM sources WHERE 0",
        names="SELECT DISTINCT kind FROM sources WHERE kind IS NOT NULL ORDER BY kind",
    ),
}


def find(connection: sqlite3.Connection, field: str, value: str) -> tuple[int | str, ...]:
    """What `value` names in `field` (a key of `LOOKUPS`): ids, or the values themselves; none if nothing does."""
    found = _find(connection, field, value)
    if not found and field in ("entity", "speaker") and (other := turned(value)) is not None:
        return _find(connection, field, other)
    return found


def turned(name: str) -> str | None:
    """`Qiang Li` or `Trump, Donald` as the other order has it; None where there are not two words."""
    parts = name.replace(",", " ").split()
    return " ".join(reversed(parts)) if len(parts) == 2 else None


def _find(connection: sqlite3.Connection, field: str, value: str) -> tuple[int | str, ...]:
    lookup = LOOKUPS[field]
    given = {"value": value, "upper": value + "\U0010ffff", "most": MOST_MEANT, "among": _READ_AMONG}
    for query in (lookup.exact, lookup.named, lookup.begins, lookup.within):
        if query is None:
            continue
        if found := tuple(row[0] for row in connection.execute(query, given)):
            return found
    return ()


def nearest(connection: sqlite3.Connection, field: str, value: str, *, limit: int = 3) -> list[str]:
    """The names that look most like `value`, likeliest first; few fixed ones are all given where none is alike."""
    names = [
        row[0] for row in connection.execute(LOOKUPS[field].names, {"value": value, "most": _NEAREST_AMONG})
    ]
    return most_alike(value, names, limit=limit)


def most_alike(value: str, names: Sequence[str], *, limit: int = 3) -> list[str]:
    """Those of `names` that look like `value`; all of them where none does and they are few."""
    scorer: Callable[..., float] = fuzz.WRatio
    alike = process.extract(
        value, names, scorer=scorer, processor=utils.default_process, limit=limit, score_cutoff=60
    )
    found: Iterable[str] = (name for name, _, _ in alike)
    return list(dict.fromkeys(found)) or list(names[:8] if len(names) <= 20 else ())
