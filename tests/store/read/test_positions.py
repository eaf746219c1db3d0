"""A list by position is the list itself, under any focus and in every order, from wherever one reads."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.model.focus import Focus
from aigov_tui.store.database import Database, EntityOrder, QuoteOrder, SourceOrder
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
