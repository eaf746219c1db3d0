"""Facets held against counting by hand: every paragraph that fits, one after the other."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.model.focus import Focus
from aigov_tui.store.database import Database
from aigov_tui.store.errors import Cancelled
from aigov_tui.store.queries import facets
from aigov_tui.store.search import matching
from aigov_tui.store.search.asked import make_filter
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.sql import Sql
from aigov_tui.store.search.tree import Field, Node
from tests.store.read.test_consistency import FOCUSES, checked
from tests.timing import within

MANY = 100_000
"""More values than any facet here has."""
_VALUES = {
    "source": "SELECT key FROM sources WHERE id = :source",
    "publisher": "SELECT publisher FROM sources WHERE id = :source AND publisher IS NOT NULL",
    "year": "SELECT substr(published_on, 1, 4) FROM sources WHERE id = :source AND published_on IS NOT NULL",
    "lang": "SELECT language FROM sources WHERE id = :source AND language IS NOT NULL",
    "actor": "SELECT a.key FROM mentions AS m JOIN entities AS e ON e.id = m.entity_id"
    " JOIN actors AS a ON a.id = e.actor_id WHERE m.paragraph_id = :id",
    "issue": "SELECT i.key FROM evidence AS v JOIN statements AS t ON t.id = v.statement_id"
    " JOIN issues AS i ON i.id = t.issue_id WHERE v.paragraph_id = :id AND t.counts = 1",
    "speaker": "SELECT e.key FROM quotes AS q JOIN entities AS e ON e.id = q.speaker_id WHERE q.paragraph_id = :id",
    "entity": "SELECT e.key FROM mentions AS m JOIN entities AS e ON e.id = m.entity_id WHERE m.paragraph_id = :id",
}


def counted(path: Path, focus: Focus) -> dict[str, Counter[str]]:
    """By facet, in how many paragraphs that fit each value is found."""
    found: dict[str, Counter[str]] = {field: Counter() for field in _VALUES}
    with closing(sqlite3.connect(path)) as connection:
        where = make_filter(connection, focus).where("paragraph")
        rows = connection.execute(
            f"SELECT p.id, p.source_id FROM paragraphs AS p WHERE {where.text}", where.values
        )
        for row_id, source_id in rows.fetchall():
            for field, query in _VALUES.items():
                values = connection.execute(query, {"id": row_id, "source": source_id})
                found[field].update({value for (value,) in values})
    return found


@checked
@given(
    focus=FOCUSES,
    words=st.sampled_from(
        ["", "china", "the rules", "the", "go*", '"the game"', "-the", "(china OR lang:zh)"]
    ),
)
def test_facets_are_what_counting_by_hand_gives(
    corpus: Path, database: Database, focus: Focus, words: str
) -> None:
    """Whether the words were searched for before or not."""
    focus = focus.with_("query", f"{focus.query or ''} {words}".strip() or None)
    expected = counted(corpus, focus)
    for _ in range(2):
        found = database.facets(focus, limit=MANY)
        assert {facet.field: {one.value: one.count for one in facet.values} for facet in found} == expected
        assert all(facet.is_exact for facet in found)
        database.search(focus.query or "")


@checked
@given(focus=FOCUSES, limit=st.integers(1, 3))
def test_the_most_frequent_values_come_first(
    corpus: Path, database: Database, focus: Focus, limit: int
) -> None:
    expected = counted(corpus, focus)
    for facet in database.facets(focus, limit=limit):
        numbers = [one.count for one in facet.values]
        assert numbers == sorted(expected[facet.field].values(), reverse=True)[:limit]


def test_facets_of_alternatives_look_for_each_by_itself(
    corpus: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Node | None] = []

    def fitting(connection: sqlite3.Connection, chosen: Filter) -> tuple[Sql, bool]:
        asked.append(chosen.tree)
        return matching.fitting(connection, chosen)

    monkeypatch.setattr(facets, "fitting", fitting)
    focus = Focus(query="game OR lang:zh")
    found = database.facets(focus, limit=MANY)
    assert {facet.field: {one.value: one.count for one in facet.values} for facet in found} == counted(
        corpus, focus
    )
    assert asked == [Field("lang", "zh")]  # the word is found where it stands


@pytest.mark.parametrize("query", ["", "the", "china OR lang:en"])
def test_facets_are_given_up_for_the_next_key(
    database: Database, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aigov_tui.store.search.patience._STEPS_BETWEEN_CHECKS", 1)
    database.cancel_when(lambda: True)
    with within(1), pytest.raises(Cancelled):
        database.facets(Focus(query=query) if query else Focus())
    database.cancel_when(None)
    assert database.facets(Focus(query=query) if query else Focus())
