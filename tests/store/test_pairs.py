"""Which Chinese characters follow each other: as the index of paragraphs has it, whatever comes, goes and interferes."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.store import places
from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.database import Database
from aigov_tui.store.pairs import are_whole, common_pairs, pairs_in, pairs_of, times_of, with_pairs
from aigov_tui.store.placing import Instances
from aigov_tui.store.search import phrases, postings, reading
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.postings import Postings
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Text
from aigov_tui.store.spacing import spaced
from aigov_tui.store.writer import champions
from tests.store.making import document, extraction, store

TEXTS = (
    "中国的人工智能治理，中国说。",
    "人工智能人工智能人工智能！",
    "美国和中国：人人人人都谈人工智能。",
    "AI治理 is 治 and 理, 國際治理。",
    "𠮷野家在中国。",
    "Nothing in Chinese here.",
)


@given(st.text(st.sampled_from("人工智能的國A1 ，。\u0301é🤖"), max_size=40))
def test_the_words_of_the_index_are_the_pairs_of_the_text(text: str) -> None:
    made = Counter(pairs_of(spaced(text) or text).split())
    expected = Counter(pairs_in(words(text)))
    assert {pair: made[pair] for pair in expected} == expected
    often = {f"{pair}{n}" for pair, number in expected.items() for n in range(2, number + 1)}
    assert made.keys() - expected.keys() == often


@pytest.fixture(autouse=True)
def low_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few paragraphs make a pair common."""
    monkeypatch.setattr(champions, "COMMON", 2)
    monkeypatch.setattr(places, "LEAST", 2)
    monkeypatch.setattr(places, "CHUNK", 16)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    store(
        path, *((one, extraction(one)) for one in (document(f"d{n}", text) for n, text in enumerate(TEXTS)))
    )
    return path


def numbers(connection: sqlite3.Connection, pair: str) -> dict[int, int]:
    """How many times a pair stands in each paragraph, counted in the texts."""
    texts = connection.execute("SELECT id, text FROM paragraphs").fetchall()
    found = {row_id: pairs_in(words(text)).count(pair) for row_id, text in texts}
    return {row_id: number for row_id, number in found.items() if number}


def every_pair(connection: sqlite3.Connection) -> Iterator[str]:
    for (text,) in connection.execute("SELECT text FROM paragraphs").fetchall():
        yield from pairs_in(words(text))


def is_right(path: Path) -> None:
    """The index, the counts and the places say what the texts do."""
    with closing(open_for_reading(path)) as connection:
        assert are_whole(connection)
        for pair in {*every_pair(connection), "工人"}:
            expected = numbers(connection, pair)
            assert times_of(connection, pair) == expected
            assert with_pairs(connection, [pair], 100) == sorted(expected)
            twice = sorted(row_id for row_id, number in expected.items() if number > 1)
            assert with_pairs(connection, [pair, pair], 100) == twice
        for term_id, pair in common_pairs(connection):
            expected = numbers(connection, pair)
            counted = connection.execute("SELECT paragraphs FROM terms WHERE id = ?", (term_id,)).fetchone()
            assert counted == (len(expected),)
            assert Instances(connection).numbers(pair) == expected
            best = connection.execute(
                "SELECT paragraph_id, score FROM champions WHERE term_id = ? ORDER BY paragraph_id",
                (term_id,),
            ).fetchall()
            if len(expected) > champions.COMMON:
                scores = connection.execute(
                    "SELECT rowid, -bm25(paragraphs_fts) FROM paragraphs_fts WHERE paragraphs_fts MATCH ? ORDER BY rowid",
                    (f'"{" ".join(pair)}"',),
                ).fetchall()
                assert [row_id for row_id, _ in best] == [row_id for row_id, _ in scores]
                assert [score for _, score in best] == pytest.approx([score for _, score in scores], abs=1e-5)


def test_an_import_makes_it(path: Path) -> None:
    is_right(path)
    with closing(open_for_reading(path)) as connection:
        assert {pair for _, pair in common_pairs(connection)} == {"中国", "人工", "工智", "智能"}


def test_it_follows_what_comes_and_goes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(champions, "is_outgrown", lambda *_: False)
    new, changed = document("new", "人工智能与中国人工智能。"), document("d0", "中国的治理。")
    store(path, (new, extraction(new)), (changed, extraction(changed)), remove=["docs/d2.txt"])
    is_right(path)


def test_after_another_tool_the_next_import_makes_it_anew(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "UPDATE paragraphs SET text = '治理天下。', spaced_text = ' 治 理 天 下 。' WHERE id = 1"
        )
        connection.commit()
        assert not are_whole(connection)
    with Database(path) as database:
        assert {hit.paragraph_id for hit in database.search("治理").hits} == {1, 4}
        assert database.search("国治").total == 0
    new = document("new", "人工智能。")
    store(path, (new, extraction(new)))
    is_right(path)


def test_words_of_two_characters_are_completed(path: Path) -> None:
    with Database(path) as database:
        assert "人工" in database.complete("人", 1)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("人工智能", {1, 2, 3}),
        ("中国", {1, 3, 5}),
        ("人人", {3}),
        ("人人人", {3}),
        ("人人人人人", set()),
        ("智能人工智能人", {2}),
        ("AI治理", {4}),
        ("国际治理", {4}),
        ("治理 中国", {1}),
        ("治 -治理", set()),
        ("中国 -美国 -治理", {5}),
        ("𠮷野", {5}),
        ("人工* 说", {1}),
        ("能治", {1}),
        ("国说", {1}),
        ("NEAR(人工 美国, 20)", {3}),
        ("(人人 OR 治理) 中国", {1, 3}),
    ],
)
def test_it_finds_what_stands_there(path: Path, query: str, found: set[int]) -> None:
    with Database(path) as database:
        for typing in (False, True):
            page = database.search(query, typing=typing)
            assert {hit.paragraph_id for hit in page.hits} == found
            assert (page.total, page.total_is_exact) == (len(found), True)


@pytest.mark.parametrize("phrase", ["人工智能", "能人工智", "国的人工", "人人人", "国际治理", "智能工人"])
def test_a_phrase_is_counted_however_it_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch, phrase: str
) -> None:
    """In traditional characters, with signs inside, over itself; where all paragraphs with its pairs are too many to read."""
    for module in (postings, phrases):
        monkeypatch.setattr(module, "MOST_READ", 0)
    with closing(open_for_reading(path)) as connection:
        memory = Memory(connection)
        memory.refresh()
        found = Postings(connection, Patience(connection), memory, Estimates(connection, {}, memory)).of(
            Text(phrase)
        )
        texts = connection.execute("SELECT id, text FROM paragraphs").fetchall()
    expected = {row_id: " ".join(words(text)) for row_id, text in texts}
    sought = " ".join(phrase)
    numbers = {
        row_id: sum(text.startswith(sought, at) for at in range(len(text)))
        for row_id, text in expected.items()
    }
    assert found is not None
    assert found.numbers == {row_id: number for row_id, number in numbers.items() if number}


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("人工智能 中国", '"人 工 智 能" "中 国"'),
        ("中国 人工智 -美国", '("中 国" "人 工 智") NOT "美 国"'),
        ("国的人工 人工智能", '"国 的 人 工" "人 工 智 能"'),
        ("人工智能 人工智能", '"人 工 智 能" "人 工 智 能"'),
        ("人工智能 OR 国际治", '"人 工 智 能" OR "国 际 治"'),
        ("(人工智能 OR 国际治) 中国", '("人 工 智 能" OR "国 际 治") AND "中 国"'),
        ("中国 -国的人工", '"中 国" NOT "国 的 人 工"'),
        ("中国 -美国和 人工智能", '("中 国" "人 工 智 能") NOT "美 国 和"'),
    ],
)
def test_a_phrase_beside_words_is_weighed_as_fts5_weighs_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, query: str, asked: str
) -> None:
    """Where those that may fit are too many to read."""
    for module in (postings, phrases):
        monkeypatch.setattr(module, "MOST_READ", 0)
    monkeypatch.setattr(reading, "MOST_READ_TYPED", 0)
    with closing(open_for_reading(path)) as connection:
        rows = connection.execute(
            "SELECT rowid, -bm25(paragraphs_fts) FROM paragraphs_fts WHERE paragraphs_fts MATCH ?", (asked,)
        ).fetchall()
    with Database(path) as database:
        page = database.search(query)
    assert {hit.paragraph_id: hit.score for hit in page.hits} == pytest.approx(dict(rows), abs=1e-5)
    assert rows
