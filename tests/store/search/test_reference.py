"""The engine held against the plain reading of the language, on a small corpus in two languages."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import SearchPage
from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.database import Database
from aigov_tui.store.search import engine, exact, phrases, ranking, reading, unranked
from aigov_tui.store.search.parser import parse
from aigov_tui.store.search.printer import to_query
from aigov_tui.store.search.tree import (
    Field,
    Fuzzy,
    Near,
    Node,
    Not,
    Text,
    both,
    conjuncts,
    either,
    negated,
)
from aigov_tui.store.search.vocabulary import spellings
from aigov_tui.store.writer import Writer
from tests.store.making import (
    CODEBOOK,
    ENTITIES,
    document,
    extraction,
    finish,
)
from tests.store.search.making import places_kept
from tests.store.search.reference import Reference

ENGLISH = [
    "the", "of", "and", "chips", "chip", "export", "exports", "governance", "government", "rules", "talent",
    "energy", "café", "Café", "Li", "Qiang", "China", "open-source", "2025", "U.S.", "AI", "ＡＩ",
]  # fmt: skip
CHINESE = ["人工智能", "治理", "安全", "的", "中国", "李强", "國家", "国家", "，", "。", "AI"]
SOURCES, PARAGRAPHS = 40, 8
MOST = SOURCES * (PARAGRAPHS + 2)


def _texts(chance: random.Random, words: Sequence[str], joint: str) -> list[str]:
    weights = [1 / (rank + 1) for rank in range(len(words))]
    return [joint.join(chance.choices(words, weights, k=chance.randint(3, 20))) for _ in range(PARAGRAPHS)]


@pytest.fixture(scope="module", params=["looked up", "at hand"])
def path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Documents in English and Chinese, with boilerplate and repeats, names, quotes and statements."""
    made = tmp_path_factory.mktemp("reference") / "aigov.db"
    chance = random.Random(11)
    with places_kept(at_hand=request.param == "at hand", least=60):
        _fill(made, chance)
        yield made


def _fill(made: Path, chance: random.Random) -> None:
    with Writer(made) as writer:
        writer.put_codebook(CODEBOOK)
        writer.put_entities(ENTITIES)
        for number in range(SOURCES):
            is_chinese = number % 3 == 0
            texts = _texts(chance, CHINESE, "") if is_chinese else _texts(chance, ENGLISH, " ")
            one = document(
                f"d{number:02}",
                *texts,
                f"Li Qiang “talent {texts[1]}” China",
                texts[0],
                boilerplate=[2],
                duplicates={PARAGRAPHS + 1: 0},
                language="zh" if is_chinese else "en",
                publisher=chance.choice(["Reuters", "Xinhua", "新华社", None]),
                title=f"Paper {number:02}",
                published_on=chance.choice(["2024", "2025-07", "2025-07-26", "2026-01-02", None]),
            )
            names = {"Li Qiang": "li-qiang", "李强": "li-qiang", "China": "china", "中国": "china"}
            writer.put_document(one, extraction(one, names=names, quotes=[f"talent {texts[1]}"]), recipe="r")
        writer.mark_repeats()
        finish(writer)


@pytest.fixture(scope="module")
def reference(path: Path) -> Reference:
    connection = open_for_reading(path)
    return Reference(path, lambda word: spellings(connection, word))


@pytest.fixture
def database(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """Which takes all the time it needs."""
    for name in ("MOST_TIME", "MOST_TIME_TYPED", "LAST", "LAST_TYPED"):
        monkeypatch.setattr(ranking, name, 10.0)
    monkeypatch.setattr(unranked, "_MEETING", 10.0)
    monkeypatch.setattr(engine, "_MOST_EXPLAINED", 1.0)
    with Database(path) as opened:
        yield opened


_WORDS = st.sampled_from(
    [word for word in (*ENGLISH, *CHINESE, "zzz", "智能", "人工智能治理", "國") if word not in "，。"]
)
_PHRASES = st.lists(_WORDS, min_size=2, max_size=3).map(" ".join)
_TEXTS = st.one_of(
    _WORDS.map(Text),
    _PHRASES.map(Text),
    st.sampled_from(["t", "ex", "gov", "ch", "ca", "a", "20"]).map(lambda word: Text(word, prefix=True)),
    _PHRASES.map(lambda text: Text(text, prefix=True)),
)
_VALUES = {
    "source": ["d01", "d0", "Paper 07", "Paper", "nope"],
    "publisher": ["Reuters", "xin", "新华社", "nope"],
    "speaker": ["Li Qiang", "李强", "li", "nope"],
    "entity": ["li-qiang", "China", "premier", "chi", "nope"],
    "actor": ["china", "us", "China"],
    "kind": ["body", "boilerplate", "direct", "person", "place", "term", "title"],
    "lang": ["en", "zh", "fr"],
    "year": ["2024", "2025"],
    "before": ["2025", "2025-07-26", "2026"],
    "after": ["2025", "2025-07-26", "2025-08"],
    "is": ["quote", "term", "title", "boilerplate", "repeat", "all", "statement"],
}
_FIELDS = st.sampled_from([Field(name, value) for name, values in _VALUES.items() for value in values])
_LEAVES: st.SearchStrategy[Node] = st.one_of(
    _TEXTS,
    _TEXTS,
    st.sampled_from(["chip", "governence", "talent"]).map(Fuzzy),
    st.builds(Near, st.lists(_TEXTS, min_size=2, max_size=3).map(tuple), st.sampled_from([0, 1, 3, 10])),
    _FIELDS,
)


def _joined(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(several.map(_all), several.map(_all), several.map(_any), inner.map(negated))


def _all(nodes: Sequence[Node]) -> Node:
    return both(nodes) or nodes[0]


def _any(nodes: Sequence[Node]) -> Node:
    return either(nodes) or nodes[0]


QUERIES = st.recursive(_LEAVES, _joined, max_leaves=5)


def _places(page: SearchPage) -> list[tuple[int, int]]:
    return sorted((hit.paragraph_id, hit.start_char) for hit in page.hits)


@settings(max_examples=120, deadline=None)
@given(tree=QUERIES)
@example(tree=parse("t* OR (the kind:boilerplate)").tree)
def test_a_query_finds_what_it_says(reference: Reference, database: Database, tree: Node) -> None:
    query = to_query(tree)
    assert parse(query).tree == tree
    subject, expected = reference.finds(tree)
    for order in ("rank", "date", "source"):
        page = database.search(query, limit=MOST, order=order)
        assert page.total == len(expected) == len(page.hits)
        assert page.total_is_exact
        found = sorted(hit.paragraph_id for hit in page.hits)
        assert found == sorted(map(reference.paragraph_of(subject), expected))
    if page.suggestion is not None and (meant := parse(page.suggestion).tree) is not None:
        assert reference.finds(meant)[1]
    if subject == "paragraph":
        for facet in database.facets(Focus(query=query), limit=MOST):
            assert {value.value: value.count for value in facet.values} == reference.facet(
                expected, facet.field
            )


@settings(max_examples=60, deadline=None)
@given(tree=QUERIES)
def test_words_are_ranked_as_bm25_ranks_them(reference: Reference, database: Database, tree: Node) -> None:
    """Where all have to stand there: what FTS5 counts of words in groups is its own affair."""
    items = conjuncts(tree)
    texts = [item for item in items if isinstance(item, Text)]
    others = [item.item if isinstance(item, Not) else item for item in items if not isinstance(item, Text)]
    if not texts or not all(isinstance(item, Field | Text) for item in others):
        return
    subject, expected = reference.finds(tree)
    if subject != "paragraph":
        return
    page = database.search(to_query(tree), limit=MOST)
    every = [reference.of_paragraphs.scores(text) for text in texts]
    scores = {row_id: sum(one.get(row_id, 0.0) for one in every) for row_id in expected}
    assert [scores[hit.paragraph_id] for hit in page.hits] == pytest.approx(
        sorted(scores.values(), reverse=True), abs=2e-3
    )


@pytest.mark.parametrize("query", ["人工智能 治理", "治理 人工智能 中国", "人工智能 talent", "人工智能"])
def test_a_chinese_phrase_may_be_as_common_as_its_characters(
    reference: Reference, database: Database, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    """That it is turns out when it is looked up; what stands beside a rarer one is found whole all the same."""
    monkeypatch.setattr(phrases, "MOST_RANKED", 12)
    monkeypatch.setattr(phrases, "MOST_PHRASES_READ", 3)
    monkeypatch.setattr(phrases, "MOST_CANDIDATES", 3)
    monkeypatch.setattr(exact, "MOST_READ", 2)
    tree = parse(query).tree
    assert tree is not None
    _, expected = reference.finds(tree)
    for typing in (True, False, True):
        page = database.search(query, limit=MOST, typing=typing)
        assert {hit.paragraph_id for hit in page.hits} == expected
        assert page.total == len(expected)


@pytest.mark.parametrize("query", ["人工智能 的", "的 治理", "中国 的"])
def test_a_phrase_that_turns_out_to_be_common_is_asked_for_beside_common_words(
    reference: Reference, database: Database, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    """Of which there are too many to be looked up whole."""
    monkeypatch.setattr(phrases, "MOST_RANKED", 12)
    monkeypatch.setattr(phrases, "MOST_PHRASES_READ", 3)
    monkeypatch.setattr(phrases, "MOST_CANDIDATES", 3)
    monkeypatch.setattr(reading, "MOST_READ", 3)
    for name in ("MOST_SUMMED", "MOST_LOOKED_AT", "ENOUGH"):
        monkeypatch.setattr(exact, name, 5)
    tree = parse(query).tree
    assert tree is not None
    _, expected = reference.finds(tree)
    hits = database.search(query, limit=MOST).hits
    assert hits
    assert {hit.paragraph_id for hit in hits} <= expected
