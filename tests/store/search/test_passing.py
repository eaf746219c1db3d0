"""Filters beside words, and words in groups with fields: the same paragraphs as plain SQL finds, ranked as without them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from operator import itemgetter
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.database import Database, SearchOrder
from aigov_tui.store.search import alternatives as united_of
from aigov_tui.store.search import (
    beginnings,
    candidates,
    engine,
    estimate,
    exact,
    in_order,
    matched,
    matching,
    phrases,
    postings,
    ranked,
    ranking,
    reading,
    through,
    unranked,
)
from aigov_tui.store.search.alternatives import alternatives
from aigov_tui.store.search.asked import make_filter
from aigov_tui.store.search.fts import expression
from aigov_tui.store.search.highlight import Pattern
from aigov_tui.store.search.means import means_for
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.parser import parse
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.readable import Readable
from aigov_tui.store.search.reading import Reading
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Near, Text
from tests.store.making import document, extraction, store
from tests.store.search.making import places_kept
from tests.store.search.test_ranking import WORDS, checked, everything, texts

WORD = st.sampled_from(WORDS)
TEXT = st.one_of(
    WORD,
    st.builds('"{} {}"'.format, WORD, WORD),
    st.builds("{}*".format, st.sampled_from(["t", "ex", "chin", "zz"])),
    st.builds("NEAR({} {}, {})".format, WORD, WORD, st.integers(1, 4)),
)
FIELD = st.sampled_from(
    ["lang:en", "lang:zh", "before:2020", "year:2025", "source:d03", "is:title", "kind:body"]
)
GROUP = st.one_of(
    FIELD,
    FIELD.map("-{}".format),
    st.builds("({} OR {})".format, TEXT, FIELD),
    st.builds("({} OR -{})".format, FIELD, TEXT),
    st.builds("-({} {})".format, TEXT, FIELD),
    st.builds("({} OR ({} {}))".format, FIELD, TEXT, FIELD),
)
QUERIES = st.builds("{} {} {}".format, WORD, GROUP, st.one_of(st.just(""), GROUP, st.just("is:all"), WORD))

EXCLUSIONS = st.builds("-{} {}".format, TEXT, st.one_of(st.just(""), TEXT.map("-{}".format), GROUP))

ALTERNATIVES = st.one_of(
    st.builds("{} OR {}".format, TEXT, st.one_of(FIELD, FIELD.map("-{}".format), st.just("is:repeat"))),
    st.builds("{} OR {} OR {} OR {}".format, TEXT, FIELD, WORD, FIELD),
    st.builds("{} ({} OR {})".format, FIELD, TEXT, FIELD),
    st.builds("({} OR {}) ({} OR -{})".format, TEXT, FIELD, FIELD, TEXT),
)

ORDERS: list[tuple[SearchOrder, str]] = [("date", "s.published_on DESC, s.id"), ("source", "s.key")]


@pytest.fixture(scope="module", params=["looked up", "at hand"])
def path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Twenty documents in two languages, of three years, each with boilerplate and a repeat."""
    made = tmp_path_factory.mktemp("passing") / "aigov.db"
    with places_kept(at_hand=request.param == "at hand", least=40):
        documents = []
        for number in range(20):
            some = texts(10, number)
            about = {"language": "en" if number % 3 else "zh", "published_on": f"{2019 + number % 7}-05-04"}
            one = document(f"d{number:02}", *some, some[0], boilerplate=[9], duplicates={10: 0}, **about)
            documents.append((one, extraction(one)))
        store(made, *documents)
        yield made


@pytest.fixture(params=["read", "looked up"])
def database(
    path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Database]:
    """Where the texts of paragraphs are read, and where words are looked up."""
    few = request.param == "looked up"
    for module in (exact, postings, phrases):
        monkeypatch.setattr(module, "MOST_READ", 3 if few else 1000)
    if few:  # more than that are met in the order of documents, or not soon
        monkeypatch.setattr(in_order, "MOST_SORTED_ALONE", 3)
        monkeypatch.setattr(in_order, "LEAST_WALKED", 20)
    monkeypatch.setattr(ranking, "MOST_TIME", 10.0)
    monkeypatch.setattr(ranking, "LAST", 10.0)
    with Database(path) as opened:
        yield opened


@checked
@given(query=QUERIES)
def test_what_passes_is_what_sql_finds(path: Path, database: Database, query: str) -> None:
    connection = sqlite3.connect(path)
    where = make_filter(connection, query=query).where("paragraph")
    rows = connection.execute(f"SELECT p.id FROM paragraphs AS p WHERE {where.text}", where.values)
    expected = {row_id for (row_id,) in rows}
    connection.close()
    found = everything(database, query, size=50)
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert database.search(query).total == len(expected)


BEGUN = st.sampled_from(
    ["-t*", "-ex*", "-t* -chin*", "-t* lang:en", "-t* -ex* before:2022", "(t* OR ex*) -lang:zh"]
)


@checked
@given(query=st.one_of(BEGUN, st.builds("{} {}".format, BEGUN, GROUP)), by=st.sampled_from(ORDERS))
def test_beginnings_known_in_part_leave_out_nothing_that_lacks_them(
    path: Path, database: Database, query: str, by: tuple[SearchOrder, str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(beginnings, "MOST_POSTED_SO", 5)
        patch.setattr(beginnings, "MOST_JOINED_PARTLY", 1)
        patch.setattr(beginnings, "MOST_JOINED", 0)
        assert found_in_order(database, query, by[0]) == expected_in_order(path, query, by[1])


@checked
@given(
    query=st.one_of(QUERIES, TEXT, st.builds("{} {}".format, TEXT, TEXT), EXCLUSIONS, ALTERNATIVES),
    by=st.sampled_from(ORDERS),
)
def test_documents_come_in_their_order(
    path: Path, database: Database, query: str, by: tuple[SearchOrder, str]
) -> None:
    expected = expected_in_order(path, query, by[1])
    assert found_in_order(database, query, by[0]) == expected
    assert database.search(query, order=by[0], limit=300, offset=7).total == len(expected)


@pytest.mark.parametrize(
    ("query", "ways"),
    [
        ("treaty OR lang:en", ["treaty", "lang:en"]),
        ("treaty OR lang:en OR chip*", ["treaty OR chip*", "lang:en"]),
        ("before:2020 (treaty OR -lang:en)", ["before:2020 treaty", "before:2020 -lang:en"]),
        ("(treaty OR lang:en) (chip OR before:2020)", ["(chip OR before:2020) treaty", "(chip OR before:2020) lang:en"]),
        ("treaty OR lang:nope", ["treaty"]),
        ("treaty OR chip", []),
        ("treaty (chip OR lang:en)", []),  # these are ranked
        ("source:d03 (chip OR lang:en)", []),  # so few are tested one by one
    ],
)  # fmt: skip
def test_each_alternative_is_looked_for_by_itself(path: Path, query: str, ways: list[str]) -> None:
    with closing(open_for_reading(path)) as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "MOST_RARE", 20)
        found = alternatives(connection, make_filter(connection, query=query))
    assert [way.tree for way in found] == [parse(way).tree for way in ways]


def test_how_much_fits_any_alternative_is_told_where_it_is_little(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "treaty OR year:2025"
    expected = expected_in_order(path, query, ORDERS[0][1])
    page = database.search(query, limit=10)
    assert [hit.paragraph_id for hit in page.hits] == expected[:10]
    assert (page.total, page.total_is_exact, page.order) == (len(expected), True, "newest first")
    monkeypatch.setattr(united_of, "MOST_UNITED", 5)
    page = database.search(query, limit=10)
    assert [hit.paragraph_id for hit in page.hits] == expected[:10]
    assert 10 <= page.total < len(expected)
    assert not page.total_is_exact


@pytest.mark.parametrize(("soon", "is_asked"), [(10_000, False), (0, True)])
@pytest.mark.parametrize("by", ORDERS)
def test_phrases_in_many_paragraphs_are_met_in_the_order_of_documents(
    path: Path, monkeypatch: pytest.MonkeyPatch, by: tuple[SearchOrder, str], soon: int, is_asked: bool
) -> None:
    """Where they stand in so many that they are soon met; otherwise FTS5 is asked for them."""
    by_fts5 = Mock(wraps=unranked.by_source)
    monkeypatch.setattr(engine, "by_source", by_fts5)
    monkeypatch.setattr(postings, "MOST_READ", 0)
    for limit in ("MOST_SORTED", "MOST_SORTED_ALONE", "LEAST_TRIED"):
        monkeypatch.setattr(in_order, limit, 3)
    monkeypatch.setattr(in_order, "MOST_TESTED", soon)
    monkeypatch.setattr(exact.Exact, "scored", lambda *_: None)
    monkeypatch.setattr(reading.Reading, "few", lambda *_: None)
    with Database(path) as database:
        page = database.search('"the of"', order=by[0], limit=10)
    assert [hit.paragraph_id for hit in page.hits] == expected_in_order(path, '"the of"', by[1])[:10]
    assert by_fts5.called == is_asked


def test_the_first_with_a_phrase_of_many_are_read_and_ranked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FTS5 would count the phrase in all of them before it weighs any."""
    first = 30
    monkeypatch.setattr(ranked, "MOST_RANKED", first)
    monkeypatch.setattr(exact, "MOST_LOOKED_AT", first)
    leave_to_fts5(monkeypatch)
    weighed_by_fts5 = Mock()
    monkeypatch.setattr(matching.Matcher, "scores", weighed_by_fts5)
    query = '"the of"'
    with Database(path) as database:
        page = database.search(query, limit=first)
    with closing(sqlite3.connect(path)) as connection:
        where = make_filter(connection, query=query).besides_words("paragraph")
        rows = connection.execute(
            "SELECT p.id, -bm25(paragraphs_fts) FROM paragraphs_fts AS f JOIN paragraphs AS p ON p.id = f.rowid"
            f" WHERE f.paragraphs_fts MATCH ? AND {where.text} ORDER BY p.id",
            (query, *where.values),
        ).fetchall()
    best = sorted(rows[:first], key=itemgetter(1), reverse=True)
    assert [hit.paragraph_id for hit in page.hits] == [row_id for row_id, _ in best]
    assert page.order == f"best of the first {first} matches"
    assert not page.total_is_exact
    assert not weighed_by_fts5.called


def test_a_phrase_weighs_something_where_there_is_no_time_to_count_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if it stood in all that have its rarest word."""
    monkeypatch.setattr(ranked, "MOST_RANKED", 4)
    leave_to_fts5(monkeypatch)
    monkeypatch.setattr(estimate.Estimates, "weighing", lambda *_: 1e9)
    with Database(path) as database:
        page = database.search('"the chips"', limit=4)
    scores = [hit.score for hit in page.hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1] > 0


def test_words_beside_a_phrase_that_takes_too_long_to_count_are_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not weighed by FTS5, which would go through all that has them."""
    query = '"the of" chips'
    monkeypatch.setattr(
        estimate.Estimates,
        "weighing",
        lambda _, item: 1e9 if isinstance(item, Text) and " " in item.text else 2 * matched.SPARED,
    )
    leave_to_fts5(monkeypatch)
    weighed_by_fts5 = Mock(return_value=[])
    monkeypatch.setattr(matching.Matcher, "scores", weighed_by_fts5)
    with Database(path) as database:
        page = database.search(query, limit=300)
    expected = expected_in_order(path, query, ORDERS[0][1])
    assert {hit.paragraph_id for hit in page.hits} == set(expected)
    assert (page.total, page.total_is_exact) == (len(expected), True)
    assert len({hit.score for hit in page.hits}) > 1
    assert not weighed_by_fts5.called


@pytest.mark.parametrize("by", [*ORDERS, ("rank", "p.id")])
@pytest.mark.parametrize("query", ["t* ex*", '"the t*"', "NEAR(t* ex*, 3)", "t* ex* -chin*"])
def test_what_few_documents_hold_is_read_where_fts5_takes_long(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch, query: str, by: tuple[SearchOrder, str]
) -> None:
    def not_asked(*_: object, **__: object) -> tuple[list[int], bool]:
        raise AssertionError("FTS5 was asked")

    query = f"{query} year:2024"
    expected = expected_in_order(path, query, by[1])
    for limit in ("SLOW", "LIGHT"):
        monkeypatch.setattr(reading, limit, 0.0)
    monkeypatch.setattr(reading, "MOST_READ", 5)  # of what is not all that may fit
    monkeypatch.setattr(in_order, "MOST_TESTED", 5)
    monkeypatch.setattr(matching.Matcher, "ids", not_asked)
    monkeypatch.setattr(matching.Matcher, "scored", not_asked)
    page = database.search(query, order=by[0], limit=300)
    found = [hit.paragraph_id for hit in page.hits]
    assert (sorted(found) if by[0] == "rank" else found) == expected != []
    assert page.total_is_exact


def leave_to_fts5(monkeypatch: pytest.MonkeyPatch) -> None:
    """No words are looked up whole, or read, before FTS5 is asked for them."""
    monkeypatch.setattr(exact.Exact, "scored", lambda *_: None)
    for method in ("few", "scored"):
        monkeypatch.setattr(reading.Reading, method, lambda *_: None)


def expected_in_order(path: Path, query: str, order: str) -> list[int]:
    """What plain SQL finds, in the order of its documents."""
    with closing(sqlite3.connect(path)) as connection:
        where = make_filter(connection, query=query).where("paragraph")
        rows = connection.execute(
            "SELECT p.id FROM paragraphs AS p JOIN sources AS s ON s.id = p.source_id"
            f" WHERE {where.text} ORDER BY {order}, p.ordinal",
            where.values,
        )
        return [row_id for (row_id,) in rows]


def found_in_order(database: Database, query: str, order: SearchOrder) -> list[int]:
    """What a search finds, a short page first and then the rest."""
    first = database.search(query, order=order, limit=7)
    then = database.search(query, order=order, limit=300, offset=7)
    return [hit.paragraph_id for hit in (*first.hits, *then.hits)]


@checked
@given(word=WORD, field=FIELD)
def test_a_filter_changes_no_score(database: Database, word: str, field: str) -> None:
    alone = {hit.paragraph_id: hit.score for hit in database.search(word, limit=300).hits}
    for hit in database.search(f"{word} {field}", limit=300).hits:
        assert hit.score == pytest.approx(alone[hit.paragraph_id], abs=1e-6)


def test_what_is_found_in_time_is_the_best(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no time for all of a rare word, its best paragraphs are asked about first."""
    monkeypatch.setattr(through, "MOST_SURELY", 20)
    monkeypatch.setattr(through, "AT_ONCE", 20)
    whole = database.search("treaty -lang:fr", limit=100)
    monkeypatch.setattr(ranking, "LAST", 0.0)
    cut = database.search("treaty -lang:fr", limit=20)
    assert len(whole.hits) > len(cut.hits) > 0
    assert [hit.score for hit in cut.hits] == pytest.approx(
        [hit.score for hit in whole.hits[: len(cut.hits)]]
    )
    assert not cut.total_is_exact


@checked
@given(
    text=st.lists(st.sampled_from(["the", "of", "rule", "rules", "chip"]), max_size=12).map(" ".join),
    near=st.builds(
        "NEAR({} {}{}, {})".format,
        st.sampled_from(["the", '"the of"', "rule", "chip"]),
        st.sampled_from(["of", "rule", "chip", '"of the"']),
        st.sampled_from(["", " the", " ch*", " rul*"]),
        st.integers(1, 5),
    ),
)
def test_words_are_near_where_fts5_says_so(text: str, near: str) -> None:
    tree = parse(near).tree
    assert isinstance(tree, Near)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
    connection.execute("INSERT INTO t VALUES (?)", (text,))
    found = connection.execute("SELECT 1 FROM t WHERE t MATCH ?", (expression(tree, {}),)).fetchall()
    connection.close()
    patterns = [Pattern(words(item.text), item.prefix) for item in tree.items]
    assert bool(Readable(text).numbers_near(patterns, tree.distance)) == bool(found)


@pytest.mark.parametrize(
    ("query", "at_hand"),
    [
        ('"the of"', True),
        ('"of the"', True),
        ("NEAR(the of, 2) of", True),
        ("the~ of -treaty", True),
        ('lang:en "the of"', True),
        ("year:2024 t*", False),
        ("year:2024 is:all t*", False),
    ],
)
def test_a_glance_shows_what_fits(
    path: Path, monkeypatch: pytest.MonkeyPatch, query: str, at_hand: bool
) -> None:
    """Whether where the words stand is at hand, or they are looked up, or what a field lets through is read."""
    if not at_hand:
        monkeypatch.setattr(candidates, "MOST_LEAVES", 0)
    connection = open_for_reading(path)
    chosen = make_filter(connection, query=query)
    means = means_for(connection, chosen, Patience(connection), Memory(connection), wanted=50)
    text, _ = chosen.split()
    assert text is not None
    found = [row_id for row_id, _ in Reading(means).first(text, 1000).scored]
    where = chosen.where("paragraph")
    rows = connection.execute(f"SELECT p.id FROM paragraphs AS p WHERE {where.text} ORDER BY 1", where.values)
    expected = [row_id for (row_id,) in rows]
    connection.close()
    assert found == expected != []
