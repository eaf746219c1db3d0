"""Ranking with the bounds lowered to a corpus of some hundred paragraphs, held against a full ORDER BY bm25."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import SearchPage
from aigov_tui.store import places
from aigov_tui.store.database import Database, SearchOrder
from aigov_tui.store.queries import facets
from aigov_tui.store.search import (
    alone,
    beginnings,
    estimate,
    exact,
    in_order,
    narrow,
    patience,
    phrases,
    postings,
    ranked,
    ranking,
    vocabulary,
)
from aigov_tui.store.search.asked import make_filter
from aigov_tui.store.search.fts import expression
from aigov_tui.store.search.highlight import Pattern, matches
from aigov_tui.store.search.parser import parse
from aigov_tui.store.search.readable import found_in
from aigov_tui.store.search.tree import Near, Text, both, leaves
from aigov_tui.store.writer import champions
from tests.store.making import document, extraction, store
from tests.timing import within

COMMON = 30
FEW = 12
WORDS = [
    "the", "of", "and", "treaty", "treaties", "treat", "safety", "safe", "safely", "chips", "chip", "china", "chinese",
    "export", "exports", "exporter", "rules", "rule", "ruled", "compute", "computer", "talent", "energy", "crypto",
]  # fmt: skip
checked = settings(max_examples=60)


def texts(number: int, seed: int) -> list[str]:
    """Paragraphs of words by Zipf's law."""
    chance = random.Random(seed)
    weights = [1 / (rank + 1) for rank in range(len(WORDS))]
    return [" ".join(chance.choices(WORDS, weights, k=chance.randint(3, 25))) for _ in range(number)]


@pytest.fixture(scope="module", params=["looked up", "at hand"])
def path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Thirty documents of ten paragraphs, each with boilerplate and a repeat, their champions few; where common words
    stand is at hand."""
    made = tmp_path_factory.mktemp("ranking") / "aigov.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(champions, "COMMON", COMMON)
        patch.setattr(champions, "CHAMPIONS", FEW)
        patch.setattr(places, "CHUNK", 64)
        patch.setattr(places, "LEAST", 2 * FEW if request.param == "at hand" else 1000)
        documents = []
        for number in range(30):
            words = texts(10, number)
            one = document(f"d{number:02}", *words, words[0], boilerplate=[9], duplicates={10: 0})
            documents.append((one, extraction(one)))
        store(made, *documents)
        yield made


@pytest.fixture
def database(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The database, read with bounds as low as its champions are."""
    monkeypatch.setattr(ranked, "MOST_RANKED", COMMON)
    for module in (alone, ranking):
        monkeypatch.setattr(module, "LEAST_CHAMPIONS", FEW)
    monkeypatch.setattr(exact, "MOST_SUMMED", COMMON)
    monkeypatch.setattr(exact, "MOST_LOOKED_AT", FEW)
    for module in (ranking, exact):
        monkeypatch.setattr(module, "ENOUGH", FEW)
    monkeypatch.setattr(beginnings, "MOST_POSTED_SO", FEW)
    monkeypatch.setattr(beginnings, "MOST_OTHERS", 2 * FEW)
    monkeypatch.setattr(beginnings, "MOST_JOINED", 3)
    monkeypatch.setattr(beginnings, "MOST_JOINED_PARTLY", 2)
    monkeypatch.setattr(estimate, "MOST_GATHERED", 40)
    monkeypatch.setattr(estimate, "MOST_GATHERED_TYPED", 20)
    monkeypatch.setattr(narrow, "FEW_READ", 5)
    for name in ("MOST_POSTED", "MOST_POSTED_SO"):
        monkeypatch.setattr(postings, name, FEW)
    for name in ("MOST_POSTED_SO", "MOST_PHRASED", "MOST_PHRASES_READ", "MOST_CANDIDATES"):
        monkeypatch.setattr(phrases, name, FEW)
    monkeypatch.setattr(exact, "MOST_READ", 5)
    monkeypatch.setattr(ranking, "MOST_TIME", 10.0)
    monkeypatch.setattr(ranking, "MOST_TIME_TYPED", 10.0)
    with Database(path) as opened:
        yield opened


def scores(path: Path, query: str) -> dict[int, float]:
    """What a full ranking by bm25 gives to every paragraph that counts."""
    tree = parse(query).tree
    assert tree is not None
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute(
            "SELECT f.rowid, -bm25(paragraphs_fts) FROM paragraphs_fts AS f JOIN paragraphs AS p ON p.id = f.rowid"
            " WHERE f.paragraphs_fts MATCH ? AND p.counts = 1",
            (expression(tree, {}),),
        )
        return dict(rows.fetchall())
    finally:
        connection.close()


def everything(database: Database, query: str, *, size: int = 7, typing: bool = False) -> list[int]:
    """The paragraphs of all pages."""
    found: list[int] = []
    while True:
        page = database.search(query, limit=size, offset=len(found), typing=typing)
        if not page.hits:
            return found
        found.extend(hit.paragraph_id for hit in page.hits)


WORD = st.sampled_from(WORDS)
QUERIES = st.one_of(
    WORD,
    st.builds("{} {}".format, WORD, WORD),
    st.builds("{} {} {}".format, WORD, WORD, WORD),
    st.builds('"{} {}"'.format, WORD, WORD),
    st.builds("{} -{}".format, WORD, WORD),
    st.builds("{} OR {}".format, WORD, WORD),
    st.builds("{} NEAR/3 {}".format, WORD, WORD),
    st.builds('"{} {}" {}'.format, WORD, WORD, WORD),
    st.builds("{}* {}".format, st.sampled_from(["t", "s", "ex", "rul", "chin"]), WORD),
)


@checked
@given(query=QUERIES)
def test_few_matches_are_ranked_exactly(path: Path, database: Database, query: str) -> None:
    expected = scores(path, query)
    page = database.search(query, limit=COMMON)
    if page.order == ranked.BEST and page.total_is_exact:
        assert page.total == len(expected)
        found = [expected[hit.paragraph_id] for hit in page.hits]
        assert found == pytest.approx(sorted(expected.values(), reverse=True), abs=1e-4)
    if len(expected) <= COMMON and "*" not in query and " OR " not in query:
        assert page.order == ranked.BEST
        assert page.total_is_exact


@checked
@given(query=QUERIES)
def test_pages_hold_every_match_once(path: Path, database: Database, query: str) -> None:
    found = everything(database, query)
    assert len(found) == len(set(found))
    if "*" not in query:
        assert set(found) == set(scores(path, query))
    else:
        assert set(found) <= set(scores(path, query))


@pytest.mark.parametrize("word", ["the", "of", "and", "treaty"])
def test_a_common_word_shows_its_champions(path: Path, database: Database, word: str) -> None:
    expected = scores(path, word)
    assert len(expected) > COMMON
    page = database.search(word, limit=FEW)
    assert page.order == ranked.BEST
    assert not page.total_is_exact
    found = [expected[hit.paragraph_id] for hit in page.hits]
    assert found == pytest.approx(sorted(expected.values(), reverse=True)[:FEW])
    further = database.search(word, limit=FEW, offset=FEW)
    assert "in the order of import" in further.order


def test_what_is_approximate_says_so(path: Path, database: Database) -> None:
    page = database.search("the of", limit=5)
    assert len(scores(path, "the of")) > COMMON
    assert not page.total_is_exact
    assert page.order.startswith(f"best of the first {FEW} matches")
    assert page.total == COMMON


def words_of(page: SearchPage) -> list[list[str]]:
    return [hit.snippet.split() for hit in page.hits]


@pytest.mark.parametrize("query", ["treaty", "export", "the safely", "of computer", '"the treaty'])
def test_every_key_finds_something(database: Database, query: str) -> None:
    for end in range(1, len(query) + 1):
        typed = query[:end]
        *before, last = typed.strip('"').split(" ")
        if not last:
            continue
        page = database.search(typed, typing=True)
        assert page.hits, typed
        assert all(hint.startswith("The corpus also has ") for hint in page.hints)
        for words in words_of(page):
            assert set(before) <= set(words)
            assert any(word.startswith(last) for word in words), (typed, words)
        assert all(hit.highlights for hit in page.hits)


@pytest.mark.parametrize("gathered", [0, 1000])
def test_the_word_as_typed_comes_first(
    database: Database, monkeypatch: pytest.MonkeyPatch, gathered: int
) -> None:
    monkeypatch.setattr(ranked, "MOST_RANKED", 1000)
    monkeypatch.setattr(estimate, "MOST_GATHERED", gathered)
    monkeypatch.setattr(estimate, "MOST_GATHERED_TYPED", gathered)
    page = database.search("energy chip", typing=True, limit=200)
    exact = ["chip" in words for words in words_of(page)]
    assert exact == sorted(exact, reverse=True)
    assert True in exact
    assert False in exact
    assert page.order in {ranked.CONTINUED, f"{ranked.BEST}, by the other words"}
    assert page.order == ranked.CONTINUED or not gathered


@pytest.mark.parametrize("query", ["chip ", '"chip"', "chip*", "(chip)", "chip -the"])
def test_a_finished_query_means_the_same_while_typing(database: Database, query: str) -> None:
    assert database.search(query, typing=True).hits == database.search(query).hits


def test_a_broad_beginning_loses_nothing_beside_rare_words(path: Path, database: Database) -> None:
    """`t*` stands nearly everywhere: it is looked for in what `crypto` finds."""
    assert set(everything(database, "crypto t*")) == set(scores(path, "crypto t*"))
    assert set(everything(database, "crypto -t*")) == set(scores(path, "crypto")) - set(
        scores(path, "crypto t*")
    )


def test_near_with_several_broad_beginnings_is_spelled_out(path: Path, database: Database) -> None:
    """FTS5 would gather every word that begins so before the first match, which nothing can interrupt."""
    narrowed = narrow.with_continuations(
        sqlite3.connect(path), Near((Text("t", True), Text("zzzz", True))), lambda text: text.prefix, 4
    )
    assert narrowed is None
    spelled = narrow.with_continuations(
        sqlite3.connect(path), Near((Text("saf", True), Text("chin", True))), lambda text: text.prefix, 4
    )
    assert spelled is not None
    assert not any(
        item.prefix for leaf, _ in leaves(spelled) if isinstance(leaf, Near) for item in leaf.items
    )
    assert set(everything(database, "NEAR(saf* chin*, 3)")) <= set(scores(path, "saf* chin*"))
    assert database.search("NEAR(saf* zzzz*, 3)").hits == ()


def test_repeats_are_found_by_their_index(path: Path, database: Database) -> None:
    connection = sqlite3.connect(path)
    chosen = make_filter(connection, query="is:repeat")
    where = chosen.where("paragraph")
    plan = connection.execute(
        f"EXPLAIN QUERY PLAN SELECT p.id FROM paragraphs AS p WHERE {where.text}", where.values
    ).fetchall()
    assert not any(str(step[-1]).startswith("SCAN p ") or step[-1] == "SCAN p" for step in plan)
    assert database.search("is:repeat", limit=200).total == 30


@pytest.mark.parametrize("query", ["saf* chin*", "the treaty", "NEAR(the treaty, 3)"])
def test_what_is_said_twice_throughout_is_looked_for_once(path: Path, database: Database, query: str) -> None:
    asked = (f"{query} -zzzz", f"{query} -zzzz {query} -zzzz")
    connection = sqlite3.connect(path)
    once, twice = (make_filter(connection, query=each).split() for each in asked)
    assert once == twice
    once_found, twice_found = (database.search(each, limit=50) for each in asked)
    assert (
        [hit.paragraph_id for hit in twice_found.hits] == [hit.paragraph_id for hit in once_found.hits] != []
    )
    doubled = [2 * hit.score for hit in once_found.hits]
    assert [hit.score for hit in twice_found.hits] == pytest.approx(doubled)


@pytest.mark.parametrize("by", ["date", "source"])
def test_documents_of_a_year_are_met_without_sorting_them_first(path: Path, by: str) -> None:
    connection = sqlite3.connect(path)
    dates = make_filter(connection, query="year:2025").dates()
    documents, order = in_order._WALKED_BY[by]
    query = in_order._WALKED.format(documents=documents, dates=dates.text, order=order)
    plan = connection.execute(f"EXPLAIN QUERY PLAN {query}", (*dates.values, 50)).fetchall()
    assert len(plan) > 1
    assert not any("TEMP B-TREE FOR ORDER BY" in step[-1] for step in plan)


def kept(path: Path) -> dict[str, list[int]]:
    """The champions of each word, best first."""
    connection = sqlite3.connect(path)
    try:
        found: dict[str, list[int]] = {}
        for term, paragraph_id in connection.execute(
            "SELECT t.term, c.paragraph_id FROM champions AS c JOIN terms AS t ON t.id = c.term_id"
            " ORDER BY t.term, c.score DESC, c.paragraph_id"
        ):
            found.setdefault(term, []).append(paragraph_id)
        return found
    finally:
        connection.close()


def test_champions_follow_what_comes_and_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(champions, "COMMON", COMMON)
    monkeypatch.setattr(champions, "CHAMPIONS", FEW)
    monkeypatch.setattr(champions, "LEAST_CHAMPIONS", FEW // 2)
    grown = tmp_path / "grown.db"
    first = [document(f"d{number:02}", *texts(10, number)) for number in range(20)]
    store(grown, *((one, extraction(one)) for one in first))
    before = kept(grown)
    best = document("best", "the the the the", "treaty treaty treaty treaty", *texts(3, 99))
    store(grown, (best, extraction(best)))
    after = kept(grown)
    assert before.keys() <= after.keys()
    assert all(len(ids) <= FEW for ids in after.values())
    newest = max(max(ids) for ids in after.values())
    assert newest > max(max(ids) for ids in before.values())
    with Database(grown) as database:
        assert database.search("treaty", limit=3).hits[0].source_key == "best"
        monkeypatch.setattr(ranked, "MOST_RANKED", COMMON)
        assert database.search("treaty", limit=3).hits[0].source_key == "best"
    gone = document("best", "nothing that was there before")
    store(grown, (gone, extraction(gone)))
    assert all(newest not in ids for ids in kept(grown).values())


@given(
    text=st.text("ab_ -.'IİéK人\n", max_size=30),
    words=st.lists(st.sampled_from(["a", "ab", "b", "i", "é", "k"]), min_size=1, max_size=3),
)
def test_words_are_found_in_texts_as_they_are_highlighted(text: str, words: list[str]) -> None:
    pattern = Pattern(tuple(words), prefix=True)
    assert list(found_in(text, (pattern, pattern))) == [any(matches(text, (pattern,)))] * 2


def test_hostile_texts_are_searched_in_no_time() -> None:
    pattern = Pattern(("a", "b"), prefix=True)
    with within(5):
        for text in ("a " * 1_000_000, "a" + " " * 2_000_000, "a_" * 1_000_000, "a" * 2_000_000):
            assert not any(found_in(text, (pattern,)))


@pytest.mark.parametrize("order", ["rank", "date"])
def test_what_is_not_found_in_time_is_not_denied(
    database: Database, monkeypatch: pytest.MonkeyPatch, order: SearchOrder
) -> None:
    monkeypatch.setattr(patience, "_STEPS_BETWEEN_CHECKS", 1)
    monkeypatch.setattr(ranking, "MOST_TIME", 0.0)
    monkeypatch.setattr(ranking, "LAST", 0.0)
    page = database.search('"the of and the of and"', order=order)
    assert page.hits == ()
    assert not page.total_is_exact
    assert page.suggestion is None
    assert page.order == ranked.UNKNOWN


def test_facets_of_what_was_found_in_time_say_so(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = database.facets(Focus(query="the of"))
    monkeypatch.setattr(facets, "TIME", (0.0, 0.0))
    cut = database.facets(Focus(query="the of"))
    assert all(facet.is_exact for facet in whole)
    assert not any(facet.is_exact for facet in cut)


def test_words_by_date_are_the_newest_of_all(path: Path, database: Database) -> None:
    """Whether so few that they are sorted or so many that they are met."""
    for query in ("crypto", "the", "the of", "treat*"):
        found = database.search(query, order="date", limit=500)
        dates = [hit.published_on or "" for hit in found.hits]
        assert dates == sorted(dates, reverse=True)
        assert {hit.paragraph_id for hit in found.hits} == set(scores(path, query))


@pytest.mark.parametrize("slip", ["hte", "athe", "nhe", "thee"])
def test_a_slip_in_the_first_letter_is_found_among_many_words(
    path: Path, monkeypatch: pytest.MonkeyPatch, slip: str
) -> None:
    monkeypatch.setattr(vocabulary, "_MANY_TERMS", "SELECT 1")
    connection = sqlite3.connect(path)
    assert vocabulary.alike(connection, slip, 1) == ["the"]
    connection.close()


def test_many_beginnings_get_fewer_words_each(path: Path) -> None:
    connection = sqlite3.connect(path)
    letters = "tscer" * 4
    node = both(Text(letter, prefix=True) for letter in letters)
    assert node is not None
    spelled = narrow.with_continuations(connection, node, lambda text: text.prefix, 16)
    connection.close()
    assert spelled is not None
    assert sum(1 for _ in leaves(spelled)) <= narrow.FEW_BEGINNINGS * 16
