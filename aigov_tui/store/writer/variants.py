"""Wordings of one quote, and how many outlets carry it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from aigov_tui.store.writer.known import StoredQuote, StoredWording

# What a quote is compared as where only its marks may be others.
_WORDS = "lower(rtrim({text}, ' .,;:!?…，。；：！？'))"

# What nearly repeats a paragraph counts nowhere, but a quote in it may be another wording of the one there.
_OWN_WORDED = f"""
CREATE TEMP TABLE own_worded AS
WITH twin AS MATERIALIZED (
    SELECT paragraph_id, {_WORDS.format(text="text")} AS words FROM quotes
    WHERE form <> 'term' AND paragraph_id IN (SELECT of_id FROM near_repeats)
)
SELECT DISTINCT quotes.id FROM near_repeats JOIN quotes ON quotes.paragraph_id = near_repeats.paragraph_id
LEFT JOIN twin ON twin.paragraph_id = near_repeats.of_id AND twin.words = {_WORDS.format(text="quotes.text")}
WHERE quotes.counts = 0 AND quotes.form <> 'term' AND twin.paragraph_id IS NULL
"""
_SPEECH = "quotes.form <> 'term' AND (quotes.counts = 1 OR quotes.id IN (SELECT id FROM temp.own_worded))"

_QUOTES = f"""
SELECT quotes.id, quotes.source_id, entities.key, quotes.text, quotes.variant_group_id, sources.published_on,
    quotes.form = 'block' AND quotes.speaker_text IS NOT NULL AND coalesce(quotes.cue, ':') IN (':', '：')
FROM quotes JOIN sources ON sources.id = quotes.source_id LEFT JOIN entities ON entities.id = quotes.speaker_id
WHERE {_SPEECH} {{and_which}}
ORDER BY {{order}}
"""
_BY_PLACE = "quotes.source_id, quotes.start_char"
# Nobody comes first.
_BY_SPEAKER = f"entities.key, {_BY_PLACE}"

# Of a speaker who is no more, which only gone quotes can have, the number stands for the key.
_WORDINGS = """
SELECT w.id, iif(w.speaker_id IS NULL, NULL, coalesce(entities.key, '#' || w.speaker_id)), w.code, w.triples
FROM quote_wordings AS w LEFT JOIN entities ON entities.id = w.speaker_id
"""
# Answered from the index of speakers and this table, whose rows are small.
_CAME = f"""
SELECT quotes.id FROM quotes INDEXED BY quotes_by_speaker LEFT JOIN quote_wordings AS w ON w.id = quotes.id
WHERE {_SPEECH} AND (w.id IS NULL OR w.speaker_id IS NOT quotes.speaker_id)
"""
_WENT = f"""{_WORDINGS}
LEFT JOIN quotes ON quotes.id = w.id AND {_SPEECH}
WHERE quotes.id IS NULL OR quotes.speaker_id IS NOT w.speaker_id
"""

# A source carries a quote if it has it, a variant of it, or a repeat of its paragraph. Only quotes with either can
# be in more than one. Carriers are independent where they have it in words of their own, and are of no one family.
_CARRIERS = f"""
CREATE TEMP TABLE carriers AS
WITH shared AS (
    SELECT coalesce(variant_group_id, id) AS remark, source_id, paragraph_id, text, counts FROM quotes
    WHERE {_SPEECH} AND (variant_group_id IS NOT NULL
        OR paragraph_id IN (SELECT duplicate_of_id FROM paragraphs WHERE duplicate_of_id IS NOT NULL)
        OR paragraph_id IN (SELECT of_id FROM near_repeats))
), nearly AS ( -- what says nearly the same may lack the quote
    SELECT shared.remark, twin.source_id, twin.paragraph_id FROM shared
    JOIN near_repeats ON near_repeats.of_id = shared.paragraph_id
    JOIN quotes AS twin ON twin.paragraph_id = near_repeats.paragraph_id
        AND {_WORDS.format(text="twin.text")} = {_WORDS.format(text="shared.text")}
), carried AS (
    SELECT remark, source_id, iif(counts = 1, source_id, NULL) AS counting_id FROM shared
    UNION ALL SELECT shared.remark, paragraphs.source_id, NULL FROM shared
    JOIN paragraphs ON paragraphs.duplicate_of_id = shared.paragraph_id
    UNION ALL SELECT remark, source_id, NULL FROM nearly
    UNION ALL SELECT nearly.remark, paragraphs.source_id, NULL FROM nearly
    JOIN paragraphs ON paragraphs.duplicate_of_id = nearly.paragraph_id
)
SELECT remark, count(DISTINCT carried.source_id) AS outlets,
    max(1, count(DISTINCT coalesce(source_families.family_id, counting_id))) AS independent
FROM carried LEFT JOIN source_families ON source_families.source_id = counting_id
GROUP BY remark HAVING count(DISTINCT carried.source_id) > 1
"""
_WANTED = """
CREATE TEMP TABLE wanted_outlets AS
SELECT quotes.id, carriers.outlets, carriers.independent
FROM carriers JOIN quotes ON quotes.variant_group_id = carriers.remark
UNION ALL
SELECT quotes.id, carriers.outlets, carriers.independent FROM carriers JOIN quotes ON quotes.id = carriers.remark
WHERE quotes.variant_group_id IS NULL
"""
# A quote in a repeated paragraph is the same remark as its twin in the first one. Twins are found by paragraph and text
# at once: a paragraph of a thousand quotes, printed a thousand times, would have a thousand million pairs.
_TWINS = f"""
CREATE TEMP TABLE twins AS
SELECT quotes.paragraph_id, {_WORDS.format(text="quotes.text")} AS words, max(wanted.outlets) AS outlets,
    max(wanted.independent) AS independent
FROM wanted_outlets AS wanted JOIN quotes ON quotes.id = wanted.id GROUP BY 1, 2
"""
_WANTED_REPEATS = f"""
INSERT INTO wanted_outlets
SELECT quotes.id, max(twins.outlets), max(twins.independent) FROM ({{repeats}}) AS repeat
JOIN quotes ON quotes.paragraph_id = repeat.id
JOIN twins ON twins.paragraph_id = repeat.first_id AND twins.words = {_WORDS.format(text="quotes.text")}
WHERE quotes.id NOT IN (SELECT id FROM wanted_outlets) GROUP BY quotes.id
"""
# Near ones first: an exact repeat of one is as widely carried.
_NEAR_REPEATS = "SELECT paragraph_id AS id, of_id AS first_id FROM near_repeats"
_EXACT_REPEATS = "SELECT id, duplicate_of_id AS first_id FROM paragraphs WHERE duplicate_of_id IS NOT NULL"


def quotes_to_group(connection: sqlite3.Connection) -> Iterator[StoredQuote]:
    """All speech that counts, and what a near repeat has in words of its own; by source and position."""
    _find_own_worded(connection)
    return _quotes(connection, "", _BY_PLACE)


def quotes_by_speaker(connection: sqlite3.Connection) -> Iterator[StoredQuote]:
    """All speech that counts, speaker by speaker; first that of which the speaker is not known."""
    return _quotes(connection, "", _BY_SPEAKER)


def quotes_of(connection: sqlite3.Connection, speaker_keys: Iterable[str]) -> Iterator[StoredQuote]:
    """All speech that counts of some speakers."""
    _fill(connection, "wanted_speakers", "TEXT", speaker_keys)
    which = "AND quotes.speaker_id IN (SELECT entities.id FROM temp.wanted_speakers AS w JOIN entities ON entities.key = w.id)"
    return _quotes(connection, which, _BY_SPEAKER)


def quotes_with(connection: sqlite3.Connection, ids: Iterable[int]) -> Iterator[StoredQuote]:
    """Those of these quotes that are speech and count."""
    _fill(connection, "wanted_quotes", "INTEGER", ids)
    return _quotes(connection, "AND quotes.id IN (SELECT id FROM temp.wanted_quotes)", _BY_SPEAKER)


def _quotes(connection: sqlite3.Connection, and_which: str, order: str) -> Iterator[StoredQuote]:
    rows = connection.execute(_QUOTES.format(and_which=and_which, order=order))
    for quote_id, source_id, speaker, text, group, published_on, is_turn in rows:
        yield StoredQuote(quote_id, source_id, speaker, text, group, published_on, bool(is_turn))


def _find_own_worded(connection: sqlite3.Connection) -> None:
    """Find the quotes of near repeats that are in words of their own."""
    connection.execute("DROP TABLE IF EXISTS temp.own_worded")
    connection.execute(_OWN_WORDED)
    connection.execute("CREATE UNIQUE INDEX temp.own_worded_by_id ON own_worded (id)")


def decided_dates(connection: sqlite3.Connection) -> list[str]:
    """The dates of documents that people gave, each as `key=date`."""
    rows = connection.execute(
        "SELECT key || '=' || coalesce(published_on, '') FROM sources"
        " WHERE id IN (SELECT source_id FROM found_metadata WHERE field = 'published') ORDER BY key"
    )
    return [given for (given,) in rows]


def wordings(connection: sqlite3.Connection) -> Iterator[StoredWording]:
    """What is kept of all grouped quotes."""
    yield from connection.execute(_WORDINGS)


def came_and_went(connection: sqlite3.Connection) -> tuple[list[int], list[StoredWording]]:
    """The quotes that were not grouped as they are now, and what is kept of those that are not as they were grouped:
    gone, counting no longer, or by another speaker."""
    _find_own_worded(connection)
    came = [quote_id for (quote_id,) in connection.execute(_CAME)]
    return came, connection.execute(_WENT).fetchall()


def count_wordings(connection: sqlite3.Connection) -> int:
    """Of how many quotes something is kept."""
    (count,) = connection.execute("SELECT count(*) FROM quote_wordings").fetchone()
    return int(count)


def put_wordings(connection: sqlite3.Connection, rows: Iterable[tuple[int, int, bytes]]) -> None:
    """Keep what quotes are grouped by: (quote id, code, triples) each."""
    connection.executemany(
        "INSERT OR REPLACE INTO quote_wordings (id, speaker_id, code, triples)"
        " SELECT id, speaker_id, ?2, ?3 FROM quotes WHERE id = ?1",
        rows,
    )


def forget_wordings(connection: sqlite3.Connection, ids: Iterable[int] | None) -> None:
    """Keep no longer what quotes were grouped by (None: all)."""
    if ids is None:
        connection.execute("DELETE FROM quote_wordings")
    else:
        connection.executemany("DELETE FROM quote_wordings WHERE id = ?", ((one,) for one in ids))


def put_variant_groups(
    connection: sqlite3.Connection, groups: Iterable[Sequence[int]], among: Iterable[int] | None
) -> None:
    """Make `groups` the database's, or only those of the quotes `among`: rows whose group changes are written.

    Raises `ValueError` for a group of fewer than two quotes.
    """
    connection.execute("DROP TABLE IF EXISTS temp.wanted_groups")
    connection.execute("CREATE TEMP TABLE wanted_groups (id INTEGER PRIMARY KEY, group_id INTEGER NOT NULL)")
    connection.executemany(
        "INSERT OR IGNORE INTO wanted_groups VALUES (?, ?)",
        ((quote_id, group[0]) for group in _checked(groups) for quote_id in group),
    )
    which = ""
    if among is not None:
        _fill(connection, "wanted_quotes", "INTEGER", among)
        which = "AND id IN (SELECT id FROM temp.wanted_quotes)"
    connection.execute(
        "UPDATE quotes SET variant_group_id = NULL"
        f" WHERE variant_group_id IS NOT NULL AND id NOT IN (SELECT id FROM wanted_groups) {which}"
    )
    connection.execute(
        "UPDATE quotes SET variant_group_id = wanted_groups.group_id FROM wanted_groups"
        " WHERE quotes.id = wanted_groups.id AND quotes.variant_group_id IS NOT wanted_groups.group_id"
    )


def _fill(connection: sqlite3.Connection, table: str, kind: str, values: Iterable[object]) -> None:
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} (id {kind} PRIMARY KEY)")
    connection.execute(f"DELETE FROM temp.{table}")
    connection.executemany(f"INSERT OR IGNORE INTO temp.{table} VALUES (?)", ((value,) for value in values))


def count_outlets(connection: sqlite3.Connection) -> None:
    """Bring `quotes.outlets` and `quotes.independent_outlets` up to date."""
    for table in ("carriers", "wanted_outlets", "twins"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
    _find_own_worded(connection)
    connection.execute(_CARRIERS)
    connection.execute(_WANTED)
    connection.execute("CREATE UNIQUE INDEX temp.wanted_outlets_by_id ON wanted_outlets (id)")
    for repeats in (_NEAR_REPEATS, _EXACT_REPEATS):
        connection.execute(_TWINS)
        connection.execute("CREATE INDEX temp.twins_by_words ON twins (paragraph_id, words)")
        connection.execute(_WANTED_REPEATS.format(repeats=repeats))
        connection.execute("DROP TABLE temp.twins")
    connection.execute(
        "UPDATE quotes SET outlets = 1, independent_outlets = 1 WHERE outlets > 1 AND id NOT IN (SELECT id FROM wanted_outlets)"
    )
    connection.execute(
        "UPDATE quotes SET outlets = wanted_outlets.outlets, independent_outlets = wanted_outlets.independent"
        " FROM wanted_outlets WHERE quotes.id = wanted_outlets.id AND (quotes.outlets <> wanted_outlets.outlets"
        " OR quotes.independent_outlets <> wanted_outlets.independent)"
    )


def _checked(groups: Iterable[Sequence[int]]) -> Iterator[Sequence[int]]:
    for group in groups:
        if len(group) < 2:
            raise ValueError(f"a variant group of fewer than two quotes: {list(group)}")
        yield group
