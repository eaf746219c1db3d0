"""Words looked up apart and added up: the same pages, key by key, as a full ORDER BY bm25 gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigov_tui.model.focus import Focus
from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.database import Database
from aigov_tui.store.search import exact, memory, phrases, postings, ranked, ranking
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.fts import expression
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.phrases import goes_on
from aigov_tui.store.search.postings import Postings
from aigov_tui.store.search.tree import Text
from tests.store.making import document, extraction, store
from tests.store.search.making import places_kept
from tests.store.search.test_ranking import QUERIES, WORDS, checked, scores, texts


@pytest.fixture(scope="module", params=["looked up", "at hand"])
def path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Twenty documents, each with boilerplate and a repeat, accents and Chinese; where common words stand is at hand."""
    made = tmp_path_factory.mktemp("exact") / "aigov.db"
    with places_kept(at_hand=request.param == "at hand", least=40):
        yield _made(made)


def _made(made: Path) -> Path:
    documents = []
    for number in range(20):
        some = texts(10, number)
        one = document(
            f"d{number:02}",
            *some,
            f"Chips ÉXPORT 安全 {some[1]}",
            some[0],
            boilerplate=[9],
            duplicates={11: 0},
        )
        documents.append((one, extraction(one)))
    store(made, *documents)
    return made


@pytest.fixture(params=["few", "many"])
def database(
    path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Database]:
    """Where few paragraphs are read and looked up, and where all are."""
    few = request.param == "few"
    monkeypatch.setattr(postings, "MOST_POSTED", 90 if few else 1000)
    for module in (postings, phrases):
        monkeypatch.setattr(module, "MOST_POSTED_SO", 90 if few else 1000)
    monkeypatch.setattr(phrases, "MOST_PHRASED", 60 if few else 1000)
    monkeypatch.setattr(phrases, "MOST_PHRASES_READ", 5 if few else 1000)
    monkeypatch.setattr(phrases, "MOST_CANDIDATES", 5 if few else 1000)
    monkeypatch.setattr(exact, "MOST_READ", 4 if few else 1000)
    monkeypatch.setattr(memory, "MOST_KEPT", 300 if few else 10_000)
    for name in ("MOST_TIME", "MOST_TIME_TYPED", "LAST", "LAST_TYPED"):
        monkeypatch.setattr(ranking, name, 10.0)
    with Database(path) as opened:
        yield opened


seldom = settings(checked, max_examples=6)
LEAVES = st.one_of(
    st.builds(Text, st.sampled_from(WORDS), prefix=st.booleans()),
    st.builds(Text, st.sampled_from(["t", "ex", "chin", "rul", "éx", "安", "zzz"]), prefix=st.just(True)),
    st.builds(
        lambda first, last, prefix: Text(f"{first} {last}", prefix),
        st.sampled_from(WORDS),
        st.sampled_from([*WORDS, "s", "t"]),
        st.booleans(),
    ),
)


@checked
@given(leaves=st.lists(LEAVES, min_size=1, max_size=6))
def test_a_word_or_phrase_scores_what_fts5_says(path: Path, database: Database, leaves: list[Text]) -> None:
    connection = open_for_reading(path)
    kept = Memory(connection)
    kept.refresh()
    looking = Postings(connection, Patience(connection), kept, Estimates(connection, {}))
    for leaf in leaves:
        found = looking.of(leaf)
        assert found is not None
        rows = connection.execute(
            "SELECT f.rowid, -bm25(paragraphs_fts) FROM paragraphs_fts AS f JOIN paragraphs AS p ON p.id = f.rowid"
            " WHERE f.paragraphs_fts MATCH ? AND p.counts = 1",
            (expression(leaf, {}),),
        )
        expected = dict(rows.fetchall())
        some = list(expected)[: len(expected) // 3]
        for asked in (some, list(expected), some):  # once all were scored, that is kept
            given_for = looking.scoring.of(found, asked)
            assert {row_id: given_for[row_id] for row_id in asked} == pytest.approx(
                {row_id: expected[row_id] for row_id in asked}
            )
        assert dict(looking.scoring.of(found)) == pytest.approx(expected)
    connection.close()


@seldom
@given(queries=st.lists(QUERIES, min_size=1, max_size=2))
def test_what_is_remembered_changes_no_page(path: Path, database: Database, queries: list[str]) -> None:
    """Every key of some queries, one after the other; then the queries themselves, held against FTS5."""
    for query in queries:
        for end in range(1, len(query) + 1):
            typed = database.search(query[:end], typing=True, limit=500)
            with Database(path) as fresh:
                first = fresh.search(query[:end], typing=True, limit=500)
            assert {hit.paragraph_id for hit in typed.hits} == {hit.paragraph_id for hit in first.hits}
            assert typed.total == first.total
        page = database.search(query, limit=500)
        expected = scores(path, query)
        assert {hit.paragraph_id for hit in page.hits} <= expected.keys()
        if page.order == ranked.BEST and page.total_is_exact:
            found = [expected[hit.paragraph_id] for hit in page.hits]
            assert page.total == len(expected)
            assert found == pytest.approx(sorted(expected.values(), reverse=True), abs=1e-4)


@pytest.mark.parametrize(
    ("earlier", "later", "surely"),
    [
        (Text("a b"), Text("a b c"), True),
        (Text("a b"), Text("a b"), True),
        (Text("a b"), Text("a b", prefix=True), False),
        (Text("a b", prefix=True), Text("a bc"), True),
        (Text("a b", prefix=True), Text("a bc d"), True),
        (Text("a bc", prefix=True), Text("a b", prefix=True), False),
        (Text("b"), Text("a b"), False),
        (Text("a", prefix=True), Text("ab", prefix=True), True),
    ],
)
def test_what_goes_on_is_among_what_was_found(earlier: Text, later: Text, surely: bool) -> None:
    assert goes_on(earlier, later) is surely


def test_everything_is_forgotten_when_the_database_changes(tmp_path: Path) -> None:
    made = tmp_path / "aigov.db"
    first = document("first", "treaty of chips", "rules")
    store(made, (first, extraction(first)))
    with Database(made) as database:
        assert database.search("treaty chips").total == 1
        second = document("second", "chips treaty", "a treaty", "chips treaty treaty chips")
        store(made, (second, extraction(second)))
        page = database.search("treaty chips")
        assert page.total == 3
        assert page.hits[0].snippet == "chips treaty treaty chips"


def test_what_another_tool_put_there_is_scored_too(tmp_path: Path) -> None:
    """No import has noted its length."""
    made = tmp_path / "aigov.db"
    one = document("one", "treaty of chips", "rules")
    store(made, (one, extraction(one)))
    connection = sqlite3.connect(made)
    for row_id, text in ((50, "chips chips"), (20_000, "chips and a treaty and much beside")):
        connection.execute(
            "INSERT INTO paragraphs (id, source_id, ordinal, kind, start_char, end_char, text)"
            " VALUES (?, 1, ?, 'body', 0, 1, ?)",
            (row_id, row_id, text),
        )
    connection.commit()
    connection.close()
    with Database(made) as database:
        page = database.search("chips")
    expected = scores(made, "chips")
    assert len(expected) == 3
    assert {hit.paragraph_id: hit.score for hit in page.hits} == pytest.approx(expected)


def test_facets_of_everything_are_kept_until_something_comes(tmp_path: Path) -> None:
    made = tmp_path / "aigov.db"
    first = document("first", "treaty of chips")
    store(made, (first, extraction(first)))
    with Database(made) as database:
        before = database.facets(Focus())
        assert database.facets(Focus()) == before
        second = document("second", "chips")
        store(made, (second, extraction(second)))
        after = {facet.field: facet for facet in database.facets(Focus())}
        assert {value.value for value in after["source"].values} == {"first", "second"}
