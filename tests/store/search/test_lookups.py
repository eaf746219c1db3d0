"""How often FTS5 is asked for the same: each time takes as long as the words are common.

Of Chinese words: where it is not known which characters follow each other.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from math import inf
from pathlib import Path

import pytest

from aigov_tui.store.bm25 import Collection, read_collection
from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.search import (
    estimate,
    matched,
    memory,
    phrases,
    ranked,
    ranking,
    readable,
    reading,
    unranked,
)
from aigov_tui.store.search.asked import make_filter
from aigov_tui.store.search.engine import search
from aigov_tui.store.search.exact import Exact
from aigov_tui.store.search.highlight import Pattern
from aigov_tui.store.search.matched import Matched
from aigov_tui.store.search.means import means_for
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.readable import Readable
from tests.store.making import document, extraction, store

TEXTS = ["中国和美国的国际合作很好", "国际上的合作在中国", "合作社和国际组织", "际国作合都在这里"]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("lookups") / "aigov.db"
    documents = [
        document(f"d{number:02}", *(f"{text} {number} {of}" for of, text in enumerate(TEXTS * 3)))
        for number in range(20)
    ]
    store(made, *((one, extraction(one)) for one in documents))
    with closing(sqlite3.connect(made)) as connection:  # as another tool does that changes a paragraph
        connection.execute("INSERT INTO pairs_fts (pairs_fts) VALUES ('delete-all')")
        connection.commit()
    return made


@pytest.fixture
def asked(path: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """With bounds for a small database, in which phrases are too common to be looked up."""
    for name in ("MOST_PHRASED", "MOST_PHRASES_READ", "MOST_CANDIDATES"):
        monkeypatch.setattr(phrases, name, 3)
    for module in (estimate, phrases, matched):
        monkeypatch.setattr(module, "SAMPLE", 5)
    monkeypatch.setattr(reading, "MOST_READ", 7)
    monkeypatch.setattr(ranking, "MOST_TIME", 10.0)
    return Asked(path)


class Asked:
    """Searches, and what SQLite was asked meanwhile."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def statements(self, query: str, *, order: str = "rank") -> list[str]:
        found: list[str] = []
        connection = open_for_reading(self._path)
        connection.set_trace_callback(found.append)
        list(search(connection, query, (50,), order=order))
        connection.close()
        return [one for one in found if "MATCH" in one and "pairs_fts" not in one]


@pytest.mark.parametrize("query", ["国际 合作", "国际"])
def test_phrases_are_found_and_weighed_at_once(
    asked: Asked, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    """Where the first few of them tell that all are ranked, though their characters are in more."""
    monkeypatch.setattr(ranked, "MOST_RANKED", 220)
    monkeypatch.setattr(phrases, "MOST_RANKED", 20)
    (whole,) = [one for one in asked.statements(query) if "LIMIT 221" in one]
    assert "bm25" in whole


@pytest.mark.parametrize(("enough", "is_weighed"), [(10.0, True), (0.0, False)])
def test_beginnings_are_weighed_as_they_are_found_only_in_time(
    path: Path, enough: float, is_weighed: bool
) -> None:
    """After that, the first that have them are found, which FTS5 may leave off at; not so where it weighs them all."""
    connection = open_for_reading(path)
    patience, chosen = Patience(connection), make_filter(connection, None, "国际 合作*", typing=False)
    assert chosen.tree is not None
    with patience.within(enough, 10.0):
        means = means_for(connection, chosen, patience, Memory(connection), wanted=50, typing=False)
        asked = Matched(means, Exact(means))
        assert asked._are_soon_weighed(chosen.tree, asked._sampled(chosen.tree)) is is_weighed
    connection.close()


def test_phrases_of_too_much_are_found_first(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    """To weigh them all would take longer than to read a few."""
    monkeypatch.setattr(ranked, "MOST_RANKED", 20)
    found = [one for one in asked.statements("国际 合作") if "LIMIT 21" in one]
    assert found
    assert not any("bm25" in one for one in found)


def test_what_fits_nowhere_is_looked_for_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phrase of words that all stand in many paragraphs, and nowhere one after the other."""
    monkeypatch.setattr(ranked, "MOST_RANKED", 20)
    statements: list[str] = []
    connection = open_for_reading(path)
    chosen = make_filter(connection, None, "合作国际", typing=False)
    assert chosen.tree is not None
    means = means_for(connection, chosen, Patience(connection), Memory(connection), wanted=50, typing=False)
    connection.set_trace_callback(statements.append)
    found = Matched(means, Exact(means)).ranked(chosen.tree)
    connection.close()
    assert (found.scored, found.is_complete) == ([], True)
    assert sum("MATCH" in one and "pairs_fts" not in one for one in statements) == 1


def test_the_first_of_many_are_ranked_without_counting_all(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranked, "MOST_RANKED", 20)
    monkeypatch.setattr(matched, "AFTER_ALL", -1e12)
    found = [one for one in asked.statements("国际") if "count(*)" in one]
    assert found
    assert all("rowid <=" in one for one in found)


@pytest.mark.parametrize("order", ["rank", "date"])
def test_what_is_read_once_takes_no_time_from_the_first_search(
    path: Path, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    left: list[float] = []
    connection = open_for_reading(path)
    patience = Patience(connection)

    def noting(asked: sqlite3.Connection) -> Collection:
        left.append(patience.left)
        return read_collection(asked)

    monkeypatch.setattr(memory, "read_collection", noting)
    list(search(connection, "国际 合作", (50,), order=order, patience=patience))
    connection.close()
    assert left == [inf]


def test_nothing_is_met_after_the_last_moment(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unranked, "_is_soon_met", lambda *_: True)
    assert any("FROM sources" in one for one in asked.statements('"国际"', order="date"))
    monkeypatch.setattr(ranking, "MOST_TIME", 0.0)
    monkeypatch.setattr(ranking, "LAST", 0.0)
    assert not any("FROM sources" in one for one in asked.statements('"国际"', order="date"))


def test_a_phrase_that_its_first_places_show_to_be_common_is_not_looked_up(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "MOST_PHRASED", 1_000)
    monkeypatch.setattr(phrases, "MOST_RANKED", 20)
    found = [one for one in asked.statements("国际 合作") if one.startswith("SELECT rowid")]
    assert found
    assert all("LIMIT 5" in one for one in found)


def test_chinese_words_that_are_far_apart_are_told_without_all_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readable, "tokens", lambda _: pytest.fail("all words were told apart"))
    patterns = [Pattern(("中", "国")), Pattern(("美", "国"))]
    for text in ("中国在很远的地方有一个美国", "美国abc在很远的地方有，一个中国"):
        assert Readable(text).numbers_near(patterns, 5) == []


@pytest.mark.parametrize(
    "between",
    ["一二三四五", "一，二！。。。。。。。。。。。。。。。。。三", "a b c d e", "abcdefghijklmnopqrstuvwxyz"],
)
def test_chinese_words_are_near_whatever_signs_stand_between(between: str) -> None:
    patterns = [Pattern(("中", "国")), Pattern(("美", "国"))]
    for text in (f"中国{between}美国", f"美国{between}中国", f"中国一二三四五六七八{'美国'}{between}中国"):
        assert Readable(text).numbers_near(patterns, 5) == [1, 1]
