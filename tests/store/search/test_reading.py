"""Words found and scored in the texts themselves: what FTS5 finds, with the scores that it gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.store import places
from aigov_tui.store.database import Database
from aigov_tui.store.search import exact, ranked, ranking, reading
from aigov_tui.store.search.fts import expression
from aigov_tui.store.search.parser import parse
from tests.store.making import document, extraction, store
from tests.store.search.test_ranking import WORDS, checked, scores, texts

WORD = st.sampled_from(WORDS)
ITEM = st.one_of(
    WORD,
    st.builds("{}*".format, st.sampled_from(["t", "s", "ex", "rul", "chin", "zz"])),
    st.builds('"{} {}"'.format, WORD, WORD),
    st.builds('"{} {}*"'.format, WORD, st.sampled_from(["t", "s", "chi"])),
    st.builds("NEAR({} {}, {})".format, WORD, st.one_of(WORD, st.sampled_from(["t*", "chi*"])), st.integers(0, 4)),
    st.builds('NEAR({} "{} {}" {}, {})'.format, WORD, WORD, WORD, WORD, st.integers(1, 9)),
)  # fmt: skip
GROUP = st.one_of(
    ITEM,
    st.builds("({} OR {})".format, ITEM, ITEM),
    st.builds("({} OR ({} {}))".format, ITEM, ITEM, ITEM),
    st.builds("(({} -{}) OR {})".format, ITEM, WORD, ITEM),
)
QUERIES = st.builds("{} {}{}".format, GROUP, GROUP, st.one_of(st.just(""), WORD.map(" -{}".format)))


@pytest.fixture(scope="module", params=["looked up", "at hand"])
def path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Twelve documents of ten paragraphs, some accented, some Chinese, each with boilerplate and a repeat."""
    made = tmp_path_factory.mktemp("reading") / "aigov.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "CHUNK", 64)
        patch.setattr(places, "LEAST", 20 if request.param == "at hand" else 1000)
        documents = []
        for number in range(12):
            some = texts(10, number)
            about = (f"the Chïps 安全 {some[1]} 人", some[0])
            one = document(f"d{number:02}", *some, *about, boilerplate=[9], duplicates={11: 0})
            documents.append((one, extraction(one)))
        store(made, *documents)
        yield made


@pytest.fixture
def database(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """Where everything is read."""
    monkeypatch.setattr(reading, "LIGHT", -1.0)
    monkeypatch.setattr(exact.Exact, "scored", lambda *_: None)
    for name in ("MOST_TIME", "MOST_TIME_TYPED", "LAST", "LAST_TYPED"):
        monkeypatch.setattr(ranking, name, 10.0)
    with Database(path) as opened:
        yield opened


def scores_one_by_one(path: Path, query: str) -> dict[int, float]:
    """What bm25 gives to each paragraph asked for by itself: in a scan FTS5 now and then forgets a word of an OR."""
    tree = parse(query).tree
    assert tree is not None
    with closing(sqlite3.connect(path)) as connection:
        return {
            row_id: score
            for one in scores(path, query)
            for row_id, score in connection.execute(
                "SELECT rowid, -bm25(paragraphs_fts) FROM paragraphs_fts WHERE paragraphs_fts MATCH ? AND rowid = ?",
                (expression(tree, {}), one),
            )
        }


@checked
@given(query=QUERIES)
def test_what_is_read_scores_what_fts5_says(path: Path, database: Database, query: str) -> None:
    expected = scores_one_by_one(path, query)
    page = database.search(query, limit=200)
    found = {hit.paragraph_id: hit.score for hit in page.hits}
    assert found.keys() == expected.keys()
    assert page.total_is_exact
    if page.order == ranked.BEST:
        assert found == pytest.approx(expected, abs=1e-4)
