"""Lists, counts, facets and search are different views of the same rows, and must agree under any focus."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigov_tui.model.focus import Focus
from aigov_tui.store.database import Database, SourceOrder
from aigov_tui.store.queries import facets, narrowing
from aigov_tui.store.search import matching

FOCUSES = st.builds(
    Focus,
    source=st.sampled_from([None, None, "alpha", "beta", "nowhere"]),
    entity=st.sampled_from([None, None, "li-qiang", "china", "x:person:critics"]),
    speaker=st.sampled_from([None, None, None, "li-qiang", "trump"]),
    actor=st.sampled_from([None, None, None, "china", "us"]),
    issue=st.sampled_from([None, None, None, "rules", "chips"]),
    query=st.sampled_from(
        ["", "", "governance", "china -rules", "lang:en", "-source:alpha", "is:quote", "is:term", "is:repeat", "is:all",
         "china OR source:gamma", "kind:boilerplate", "-(actor:us china)", "year:2025 game", "kind:person"]
    ),
)  # fmt: skip
checked = settings(max_examples=120)


@checked
@given(focus=FOCUSES)
def test_counts_are_the_lengths_of_lists(database: Database, focus: Focus) -> None:
    assert database.count_sources(focus) == len(database.sources(focus))
    assert database.count_entities(focus) == len(database.entities(focus))
    assert database.count_entities(focus, kind="person") == len(database.entities(focus, kind="person"))
    for terms in (False, True):
        for repeats in (False, True):
            assert database.count_quotes(focus, terms=terms, repeats=repeats) == len(
                database.quotes(focus, terms=terms, repeats=repeats)
            )


@checked
@given(focus=FOCUSES)
def test_counts_in_rows_add_up(database: Database, focus: Focus) -> None:
    sources = database.sources(focus)
    assert sum(row.quotes for row in sources) == database.count_quotes(focus)
    if focus and focus.query not in ("is:quote", "is:term"):
        assert sum(row.paragraphs for row in sources) == database.search("", focus=focus).total
    if focus.entity is None and focus.actor is None and "actor:" not in focus.query:
        mentions = sum(row.mentions for row in database.entities(focus))
        assert sum(row.mentions for row in sources) == mentions


@checked
@given(focus=FOCUSES)
def test_facets_count_what_choosing_them_finds(database: Database, focus: Focus) -> None:
    for facet in database.facets(focus):
        for value in facet.values:
            assert value.count > 0
            if focus.query not in ("is:quote", "is:term"):
                query = f'{facet.field}:"{value.value}"'
                assert database.search(query, focus=focus).total == value.count, (facet.field, value)


@checked
@given(focus=FOCUSES, size=st.integers(1, 4))
def test_pages_make_up_the_list(database: Database, focus: Focus, size: int) -> None:
    for order in ("date", "title", "publisher", "quotes", "mentions"):
        everything = database.sources(focus, order=order)
        pages = [
            database.sources(focus, order=order, limit=size, offset=at)
            for at in range(0, len(everything), size)
        ]
        assert [row for page in pages for row in page] == everything
    for order in ("mentions", "name", "quotes", "kind"):
        entities = database.entities(focus, order=order)  # type: ignore[arg-type]
        assert entities[size:] == database.entities(focus, order=order, offset=size)  # type: ignore[arg-type]
    for order in ("document", "date", "speaker", "outlets", "confidence", "least_certain"):
        quotes = database.quotes(focus, order=order)  # type: ignore[arg-type]
        assert quotes[size:] == database.quotes(focus, order=order, offset=size)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("focus", "query"),
    [
        (Focus(actor="china"), "actor:china"),
        (Focus(speaker="li-qiang"), "speaker:li-qiang"),
        (Focus(entity="china", query="game OR rules"), "entity:china (game OR rules)"),
    ],
)
def test_a_focus_is_a_query(database: Database, focus: Focus, query: str) -> None:
    asked = Focus(query=query)
    assert database.sources(focus) == database.sources(asked)
    assert database.entities(focus) == database.entities(asked)
    assert database.quotes(focus) == database.quotes(asked)
    assert database.statements(focus) == database.statements(asked)
    assert database.facets(focus) == database.facets(asked)


@checked
@given(focus=FOCUSES)
def test_testing_finds_what_looking_up_finds(database: Database, focus: Focus) -> None:
    """Under a focus that much fits, sources are tested one by one; the list is the same."""
    looked_up = database.sources(focus)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "DENSE", 0)
        patch.setattr(matching, "MOST_RARE", -1)
        assert database.sources(focus) == looked_up


@checked
@given(focus=FOCUSES, words=st.sampled_from(["the", "china OR the", '"the game"', "the -rules"]))
def test_few_paragraphs_looked_up_first_are_what_fits(database: Database, focus: Focus, words: str) -> None:
    """Under a name and words that stand nearly everywhere, the lists are those of the whole condition."""
    focus = focus.with_("query", f"{focus.query or ''} {words}".strip())
    listed = _lists(database, focus)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(narrowing, "COMMON", -1)
        assert _lists(database, focus) == listed


def _lists(database: Database, focus: Focus) -> list[object]:
    orders: tuple[SourceOrder, ...] = ("date", "quotes")
    return [
        database.count_sources(focus),
        database.count_entities(focus),
        database.entities(focus),
        *(database.sources(focus, order=order) for order in orders),
    ]


@checked
@given(focus=FOCUSES)
def test_facets_of_the_first_are_at_least_right(database: Database, focus: Focus) -> None:
    exact = {facet.field: {one.value: one.count for one in facet.values} for facet in database.facets(focus)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(facets, "MOST_COUNTED", 2)
        for facet in database.facets(focus):
            assert facet.is_exact or focus
            for one in facet.values:
                assert one.count <= exact[facet.field][one.value]
