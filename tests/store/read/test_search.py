"""Searching the small corpus: every query of the design, and whatever else a person may type."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import SearchPage
from aigov_tui.store.database import Database, SearchOrder
from aigov_tui.store.search import exact, matching, postings, ranked, vocabulary
from tests.store.search.test_language import QUERIES


def found(page: SearchPage) -> list[tuple[str, int]]:
    """Which paragraphs of which sources, in order of source and place."""
    return sorted((hit.source_key, hit.paragraph_ordinal) for hit in page.hits)


ANSWERS: list[tuple[str, list[tuple[str, int]]]] = [
    ("governance", [("alpha", 1), ("beta", 1), ("delta", 0)]),
    ("open-source", [("alpha", 1)]),
    ('"open source"', [("alpha", 1)]),
    ("U.S.", [("alpha", 2)]),
    ("Beijing's", [("beta", 1)]),
    ("naive CAFE", [("delta", 0)]),
    ("1,000", [("delta", 0)]),
    ("人工智能", [("gamma", 0), ("gamma", 1)]),
    ("安全", []),
    ("AI治理", [("gamma", 1)]),
    ("govern*", [("alpha", 1), ("beta", 1), ("delta", 0)]),
    ("governence~", [("alpha", 1), ("beta", 1), ("delta", 0)]),
    ("china -rules", [("alpha", 0), ("alpha", 1)]),
    ("critics OR chips", [("beta", 0), ("beta", 1), ("delta", 0)]),
    ("(critics OR chips) -china", [("beta", 0), ("delta", 0)]),
    ("exclusive NEAR few", [("beta", 2)]),
    ("NEAR(exclusive few, 1)", []),
    ("source:alpha governance", [("alpha", 1)]),
    ('source:"Critics of the Plan" governance', [("beta", 1)]),
    ("publisher:south governance", [("beta", 1), ("delta", 0)]),
    ("-publisher:south governance", [("alpha", 1)]),
    ("speaker:trump", [("alpha", 2)]),
    ('speaker:"Li"', [("alpha", 1), ("beta", 2), ("gamma", 1)]),
    ("speaker:qiang", [("alpha", 1), ("beta", 2), ("gamma", 1)]),
    ("speaker:iang", []),
    ("speaker：李强", [("alpha", 1), ("beta", 2), ("gamma", 1)]),
    ("entity:prc", [("alpha", 0), ("alpha", 1), ("beta", 1)]),
    ("entity:x:person:critics", [("beta", 0), ("beta", 1)]),
    ("actor:us", [("alpha", 2)]),
    ("actor:U.S.", [("alpha", 2)]),
    ("issue:rules", [("alpha", 1), ("beta", 1), ("beta", 2)]),
    ("issue:chips", [("alpha", 2)]),
    ("kind:title", [("alpha", 0), ("beta", 0), ("gamma", 0)]),
    ("kind:partial", [("beta", 2)]),
    ("kind:person actor:us", [("alpha", 2)]),
    ("kind:analysis critics", [("beta", 0), ("beta", 1)]),
    ("lang:zh", [("gamma", 0), ("gamma", 1)]),
    ("year:2024", [("delta", 0)]),
    ("before:2025 governance", [("delta", 0)]),
    ("after:2025-07-26 governance", [("alpha", 1), ("beta", 1)]),
    ("after:2025年8月 governance", [("beta", 1)]),
    ("is:title china", [("alpha", 0)]),
    ("is:statement china", [("alpha", 1), ("beta", 1)]),
    ("is:quote game", [("alpha", 1), ("beta", 2)]),
    ("is:quote actor:us", [("alpha", 2)]),
    ("is:term race", [("beta", 1)]),
    ("is:boilerplate governance", [("alpha", 3)]),
    ("is:repeat win", [("beta", 3)]),
    ("is:all win", [("alpha", 2), ("beta", 3)]),
    ("win", [("alpha", 2)]),
    ("AND", [("alpha", 2), ("beta", 1)]),
]


@pytest.mark.parametrize(("query", "expected"), ANSWERS)
def test_answers(database: Database, query: str, expected: list[tuple[str, int]]) -> None:
    page = database.search(query)
    assert found(page) == expected
    assert page.total == len(expected)
    assert page.total_is_exact


@pytest.mark.parametrize(("query", "expected"), [case for case in ANSWERS if case[1]])
def test_highlights_are_the_words_in_their_source(
    database: Database, query: str, expected: list[tuple[str, int]]
) -> None:
    for hit in database.search(query).hits:
        text = database.text(hit.source_id)
        jumped_to = text[hit.start_char : hit.end_char]
        assert jumped_to
        if hit.highlights:
            start, end = hit.highlights[0]
            assert hit.snippet[start:end] == jumped_to
        for start, end in hit.highlights:
            assert 0 <= start < end <= len(hit.snippet)
        assert hit.snippet.strip("…") in text
        assert len(hit.snippet) <= 240


@pytest.mark.parametrize("focus", [Focus(source="beta"), Focus(query="source:beta")])
def test_within_a_focus(database: Database, focus: Focus) -> None:
    assert found(database.search("governance", focus=focus)) == [("beta", 1)]


def test_a_focus_written_as_a_query_finds_the_same(database: Database) -> None:
    focus = Focus(source="alpha", entity="li-qiang", query="governance OR china")
    assert (
        found(database.search("", focus=focus)) == found(database.search(focus.to_query())) == [("alpha", 1)]
    )


def test_orders_and_pages(database: Database) -> None:
    newest = database.search("governance", order="date")
    assert [hit.source_key for hit in newest.hits] == ["beta", "alpha", "delta"]
    assert newest.order == "newest first"
    by_document = database.search("governance", order="source")
    assert [hit.source_key for hit in by_document.hits] == ["alpha", "beta", "delta"]
    best = database.search("governance")
    assert best.order == "best match first"
    assert [hit.score for hit in best.hits] == sorted((hit.score for hit in best.hits), reverse=True)
    second = database.search("governance", limit=1, offset=1)
    assert second.hits == best.hits[1:2]
    assert second.total == 3


@pytest.mark.parametrize("order", ["rank", "date", "source"])
def test_beyond_the_cap_a_page_is_still_right(
    database: Database, monkeypatch: pytest.MonkeyPatch, order: SearchOrder
) -> None:
    monkeypatch.setattr(postings, "MOST_POSTED", 2)
    whole = database.search("governance", order=order)
    fields = database.search("lang:en", order=order)
    monkeypatch.setattr(ranked, "MOST_RANKED", 2)
    monkeypatch.setattr(exact, "MOST_LOOKED_AT", 2)
    capped = database.search("governance", order=order)
    assert capped.total >= 2
    assert not capped.total_is_exact
    if order == "rank":
        assert {hit.paragraph_id for hit in capped.hits} == {hit.paragraph_id for hit in whole.hits}
        assert capped.order == "best of the first 2 matches, then in the order of import"
    else:
        assert capped.hits == whole.hits
    assert database.search("lang:en", order=order).hits == fields.hits


@pytest.mark.parametrize("most", [0, 1, ranked.MOST_RANKED])
@pytest.mark.parametrize("rare", [0, matching.MOST_RARE])
def test_every_way_through_the_indexes_finds_the_same(
    database: Database, monkeypatch: pytest.MonkeyPatch, most: int, rare: int
) -> None:
    """Few matches are sorted, many met in order; rare filters are looked up first, common ones tested."""
    for query, expected in ANSWERS:
        for order in ("date", "source"):
            newest = database.search(query, order=order).hits
            with monkeypatch.context() as patched:
                patched.setattr(ranked, "MOST_RANKED", most)
                patched.setattr(matching, "MOST_RARE", rare)
                page = database.search(query, order=order)
            assert page.hits == newest, (query, order)
            assert found(page) == expected


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("governence", "governance"),
        ("governence chian", "governance china"),
        ("publisher:south governence", "publisher:south governance"),
        ("opensource", '"open source"'),
        ('"exclusive few"', "exclusive few"),
        ("人工智能合作", "人工智能 合作"),
        ("zzzzqqqq", None),
        ("governance", None),
    ],
)
def test_did_you_mean(database: Database, query: str, suggestion: str | None) -> None:
    page = database.search(query)
    assert page.suggestion == suggestion
    if suggestion is not None:
        assert page.total == 0
        assert database.search(suggestion).total > 0


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("speaker:trmup", "speaker: knows no ‘trmup’. Nearest: Donald Trump"),
        ("issue:nothing", "issue: knows no ‘nothing’. Nearest: rules, chips"),
        ("lang:fr", "lang: knows no ‘fr’. Nearest: en, zh"),
        ("year:25", "year: takes four digits"),
        ("before:yesterday", "before: takes a day, a month or a year"),
        ("after:2025-13", "after: takes a day, a month or a year"),
        ("is:nice", "is: takes quote, term"),
        ("kind:boody", "kind: knows no ‘boody’. Nearest: body"),
        ("source:gamma governance", "Without source:gamma something is found."),
        ("story", "Found only in repeated paragraphs or boilerplate: add is:all to see it."),
        ("foo:bar", "There is no field ‘foo’"),
    ],
)
def test_hints(database: Database, query: str, hint: str) -> None:
    page = database.search(query)
    assert page.hits == ()
    assert any(sentence.startswith(hint) for sentence in page.hints), page.hints


def test_what_is_not_understood_does_not_hide_the_rest(database: Database) -> None:
    page = database.search('governance ) "open sourc*')
    assert found(page) == [("alpha", 1)]
    assert len(page.hints) == 2


MONSTERS = [
    "\0",
    "a\0b",
    "\ud800 china",
    "(" * 5000 + "china",
    "-" * 5000,
    "china " * 5000,
    "x" * 100_000,
    "人" * 10_000,
    '"' + "人 a " * 3000 + '"',
    "NEAR(" + "a " * 500 + ", 5)",
    "a OR -b OR (c -d) " * 30,
    "source:a " * 200,
    "entity:\ud800",
    "a* " * 100,
    "aa~ " * 100,
    "speaker:'; DROP TABLE quotes; --",
    '" OR 1=1 --',
    "{x}: ^y + *z",
    "paragraphs_fts : x",
    "speaker:%",
]


@pytest.mark.parametrize("query", MONSTERS, ids=lambda query: repr(query[:12]))
def test_monstrous_queries_are_answered(database: Database, query: str) -> None:
    page = database.search(query)
    assert page.total >= 0
    assert database.complete(query, len(query)) is not None
    database.count_quotes(Focus(query=query))


@settings(max_examples=150)
@given(query=QUERIES, cursor=st.integers(-5, 40))
def test_no_query_raises(database: Database, query: str, cursor: int) -> None:
    page = database.search(query)
    assert len(page.hits) == page.total
    database.complete(query, cursor)
    if page.suggestion is not None:
        assert database.search(page.suggestion).total > 0


def test_values_may_be_hostile(database: Database) -> None:
    for value in ("\ud800", "\0", "'", '"', "%", "_", "x" * 100_000):
        focus = Focus(source=value, entity=value, speaker=value, actor=value, issue=value, query=value)
        assert database.sources(focus) == []
        assert database.entities(focus) == []
        assert database.source(value) is None
        assert database.entity(value) is None
        database.find_entities(value)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("gover", ["governance"]),
        ("china gover", ["governance"]),
        ("-gover", ["-governance"]),
        ("spe", ["speaker:"]),
        ("speaker:", ["speaker:li-qiang", "speaker:trump"]),
        ("speaker:Do", ["speaker:trump"]),
        ('-speaker:"Donald T', ["-speaker:trump"]),
        ("entity:crit", ["entity:Critics"]),
        ("entity:李", ["entity:li-qiang"]),
        ("source:crit", ["source:beta"]),
        ("publisher:so", ['publisher:"South Daily"']),
        ("issue:glo", ["issue:rules"]),
        ("actor:e", ["actor:eu"]),
        ("lang:", ["lang:en", "lang:zh"]),
        ("year:", ["year:2025", "year:2024"]),
        ("is:b", ["is:boilerplate"]),
        ("", []),
        ("🙂", []),
    ],
)
def test_completion(database: Database, typed: str, expected: list[str]) -> None:
    assert database.complete(typed, len(typed)) == expected


def test_completion_is_of_the_word_under_the_cursor(database: Database) -> None:
    assert database.complete("gover china", 5) == ["governance"]
    assert database.complete("gover china", 3) == ["governance"]


@pytest.mark.parametrize(
    ("query", "field", "name"),
    [
        ("source:alpha kind:title china", "title", None),
        ("entity:trump", "entity", "Donald Trump"),
        ("speaker:trump", "quote", "Donald Trump"),
        ("is:quote source:alpha speaker:trump", "quote", "Donald Trump"),
        ("naive", "paragraph", None),
    ],
)
def test_a_hit_says_what_its_words_stand_in(
    database: Database, query: str, field: str, name: str | None
) -> None:
    first = database.search(query).hits[0]
    assert (first.field, first.name) == (field, name)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("李强", "Also called Li Qiang: entity:li-qiang finds all 3 mentions."),
        ("li qiang", "Also called 李强: entity:li-qiang finds all 3 mentions."),
        ("prc", "Also called China: entity:china finds all 4 mentions."),
        ("donald trump", None),  # nobody calls him otherwise
        ("li", None),
        ("-china", None),
    ],
)
def test_a_name_says_what_else_its_bearer_is_called(database: Database, query: str, hint: str | None) -> None:
    assert database.search(query).hints == ((hint,) if hint else ())


@pytest.mark.parametrize(
    ("unknown", "known", "is_meant"),
    [
        ("teh", "the", True),
        ("gold", "good", False),
        ("bing", "bring", False),
        ("chnia", "china", True),
        ("merkel", "market", False),
        ("berlin", "begin", False),
        ("governence", "governance", True),
        ("inteligense", "intelligence", True),
    ],
)
def test_only_a_slip_is_corrected(unknown: str, known: str, is_meant: bool) -> None:
    """A short word that the corpus lacks, or a name, is no slip for another word."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE TABLE terms (id INTEGER PRIMARY KEY, term TEXT UNIQUE, paragraphs INTEGER);"
        "CREATE INDEX terms_by_beginning ON terms (term, paragraphs) WHERE paragraphs > 100"
    )
    connection.execute("INSERT INTO terms (term, paragraphs) VALUES (?, 5)", (known,))
    assert vocabulary.meant(connection, unknown) == (known if is_meant else None)
    connection.close()
