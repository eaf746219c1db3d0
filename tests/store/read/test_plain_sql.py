"""What the panes count under a focus is what plain SQL counts, in any tool, and what its query finds."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from aigov_tui.model.focus import Focus
from aigov_tui.store.database import Database

# The paragraphs that a field lets through; of all but `source`, a source is listed that holds one of them.
_PARAGRAPHS = {
    "source": "SELECT p.id FROM paragraphs AS p JOIN sources AS s ON s.id = p.source_id WHERE s.key = ?",
    "entity": "SELECT paragraph_id FROM mentions JOIN entities AS e ON e.id = entity_id WHERE e.key = ?",
    "speaker": "SELECT paragraph_id FROM quotes JOIN entities AS e ON e.id = speaker_id"
    " WHERE e.key = ? AND form <> 'term'",
    "actor": "SELECT paragraph_id FROM mentions AS m JOIN entities AS e ON e.id = m.entity_id"
    " JOIN actors AS a ON a.id = e.actor_id WHERE a.key = ?",
    "issue": "SELECT paragraph_id FROM evidence JOIN statements AS st ON st.id = statement_id"
    " JOIN issues AS i ON i.id = st.issue_id WHERE i.key = ? AND st.counts = 1",
    "query": "SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH ?",
}
# And the quotes, where these are not simply those in the paragraphs.
_QUOTES = {
    "entity": "SELECT q.id FROM quotes AS q JOIN entities AS e ON e.id = q.speaker_id WHERE e.key = ?1 UNION"
    " SELECT q.id FROM quotes AS q JOIN mentions AS m ON m.paragraph_id = q.paragraph_id"
    " JOIN entities AS e ON e.id = m.entity_id WHERE e.key = ?1",
    "speaker": "SELECT q.id FROM quotes AS q JOIN entities AS e ON e.id = q.speaker_id WHERE e.key = ?",
    "actor": "SELECT q.id FROM quotes AS q JOIN entities AS e ON e.id = q.speaker_id"
    " JOIN actors AS a ON a.id = e.actor_id WHERE a.key = ?",
    "query": "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?",
}
_WORDS = ("china", "global", "cooperation", "crypto", "development")


@pytest.fixture(scope="module")
def plain(_imported_seeds: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{_imported_seeds / 'db' / 'aigov.db'}?mode=ro", uri=True)
    yield connection
    connection.close()


def _ids(plain: sqlite3.Connection, sql: str, *values: str) -> set[int]:
    return {row[0] for row in plain.execute(sql, values)}


def _focus(plain: sqlite3.Connection, chance: random.Random) -> Focus:
    focus = Focus()
    for field, sql in (
        ("source", "SELECT key FROM sources ORDER BY key"),
        ("entity", "SELECT key FROM entities ORDER BY mention_count DESC, key LIMIT 30"),
        (
            "speaker",
            "SELECT DISTINCT e.key FROM entities AS e JOIN quotes ON speaker_id = e.id ORDER BY e.key",
        ),
        ("actor", "SELECT key FROM actors ORDER BY key"),
        ("issue", "SELECT key FROM issues ORDER BY key"),
    ):
        if chance.random() < 0.35:
            value = chance.choice([row[0] for row in plain.execute(sql)])
            focus = focus.with_(field, value)  # type: ignore[arg-type]  # the tuple's fields are plain strings to mypy
    return focus.with_("query", chance.choice(_WORDS)) if chance.random() < 0.4 else focus


@pytest.mark.parametrize("seed", range(30))
def test_counts_are_those_of_plain_sql(plain: sqlite3.Connection, seed_database: Path, seed: int) -> None:
    focus = _focus(plain, random.Random(seed))
    paragraphs = _ids(plain, "SELECT id FROM paragraphs WHERE counts = 1")
    quotes = _ids(plain, "SELECT id FROM quotes WHERE counts = 1 AND form <> 'term'")
    for field, value in focus.active():
        found = _ids(plain, _PARAGRAPHS[field], value)
        paragraphs &= found
        inside = ",".join(map(str, found))
        here = f"SELECT id FROM quotes WHERE paragraph_id IN ({inside})"
        quotes &= _ids(plain, _QUOTES[field], value) if field in _QUOTES else _ids(plain, here)
    inside = ",".join(map(str, paragraphs))
    sources = _ids(plain, f"SELECT source_id FROM paragraphs WHERE id IN ({inside})")
    entities = _ids(plain, f"SELECT entity_id FROM mentions WHERE counts = 1 AND paragraph_id IN ({inside})")
    with Database(seed_database) as database:
        counted = database.count_sources(focus), database.count_quotes(focus), database.count_entities(focus)
        assert counted == (len(sources), len(quotes), len(entities)), focus
        if focus:
            assert database.search(focus.to_query()).total == len(paragraphs), focus
