"""A list by position is the list itself, under any focus and in every order, from wherever one reads."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.model.focus import Focus
from aigov_tui.store.database import Database, EntityOrder, QuoteOrder, SourceOrder
from aigov_tui.store.search import matching
from tests.store.read.test_consistency import FOCUSES, checked


@checked
@given(focus=FOCUSES, order=st.sampled_from(get_args(SourceOrder)), offset=st.integers(0, 3))
def test_sources(database: Database, focus: Focus, order: SourceOrder, offset: int) -> None:
    positions = database.source_positions(focus, order=order)
    whole = database.sources(focus, order=order)
    assert len(positions) == len(whole)
    assert database.sources_at(focus, positions, 2, offset) == whole[offset : offset + 2]


@checked
@given(focus=FOCUSES, order=st.sampled_from(get_args(EntityOrder)), offset=st.integers(0, 8))
def test_entities(database: Database, focus: Focus, order: EntityOrder, offset: int) -> None:
    for kind in (None, "person"):
        positions = database.entity_positions(focus, kind=kind, order=order)
        whole = database.entities(focus, kind=kind, order=order)
        assert len(positions) == len(whole)
        assert database.entities_at(positions, 3, offset) == whole[offset : offset + 3]


@checked
@given(focus=FOCUSES, order=st.sampled_from(get_args(QuoteOrder)), offset=st.integers(0, 8))
def test_quotes(database: Database, focus: Focus, order: QuoteOrder, offset: int) -> None:
    for terms in (False, True):
        positions = database.quote_positions(focus, terms=terms, order=order)
        whole = database.quotes(focus, terms=terms, order=order)
        assert len(positions) == len(whole)
        assert database.quotes_at(positions, 3, offset) == whole[offset : offset + 3]


@pytest.mark.parametrize("order", get_args(SourceOrder))
def test_a_page_is_cut_from_the_whole_list(database: Database, order: SourceOrder) -> None:
    whole = [row.key for row in database.sources(Focus(), order=order)]
    pages = [database.sources(Focus(), order=order, limit=1, offset=at)[0].key for at in range(len(whole))]
    assert pages == whole


@checked
@given(focus=FOCUSES, order=st.sampled_from(get_args(EntityOrder)), kind=st.sampled_from((None, "person")))
def test_likely_entities_are_mentioned_in_what_fits(
    database: Database, focus: Focus, order: EntityOrder, kind: str | None
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "DENSE", 0)
        patch.setattr(matching, "MOST_RARE", -1)
        likely = database.likely_entities(focus, kind=kind, order=order)
    counted = {row.key: row for row in database.entities(focus, kind=kind, order=order)}
    unfiltered = [row.key for row in database.entities(Focus(), kind=kind, order=order)]
    assert {row.key for row in likely} <= set(counted)
    assert all(row.mentions >= counted[row.key].mentions for row in likely)
    assert [unfiltered.index(row.key) for row in likely] == sorted(
        unfiltered.index(row.key) for row in likely
    )


def test_what_is_likely_is_everything_in_a_small_database(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert database.likely_entities(Focus(query="the")) == []  # counted as quickly
    monkeypatch.setattr(matching, "DENSE", 0)
    monkeypatch.setattr(matching, "MOST_RARE", -1)
    found = database.entities(Focus(query="the"))
    assert found
    assert {row.key for row in database.likely_entities(Focus(query="the"))} == {row.key for row in found}
