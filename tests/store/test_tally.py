"""Common words are counted and ranked by bytes at once, with the outcome of doing it one paragraph after the other."""

from __future__ import annotations

from array import array
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.store.bm25 import Collection
from aigov_tui.store.tally import Tally
from aigov_tui.store.writer.contending import best_of, shortness_of

LAST = 60
PLACES = st.lists(st.integers(0, LAST), max_size=80).map(sorted)


@given(PLACES)
def test_every_place_is_counted(places: list[int]) -> None:
    tally = Tally()
    tally.add(places)
    assert tally.numbers() == Counter(places)
    assert tally.ids == sorted(set(places))
    assert Tally.of(Counter(places)).numbers() == Counter(places)


@given(PLACES, PLACES)
def test_places_may_come_in_parts(first: list[int], then: list[int]) -> None:
    later = [place + LAST + 1 for place in then]
    tally = Tally()
    tally.add(first)
    tally.add(later)
    assert tally.numbers() == Counter(first + later)


@pytest.mark.parametrize("most", [1, 3, 10])
@given(
    places=PLACES,
    lengths=st.lists(st.integers(1, 300), min_size=LAST + 1, max_size=LAST + 1),
    uncounted=st.binary(max_size=LAST + 1).map(lambda marks: bytearray(mark & 1 for mark in marks)),
)
def test_the_champions_are_those_that_score_best(
    most: int, places: list[int], lengths: list[int], uncounted: bytearray
) -> None:
    collection = Collection(LAST + 1, sum(lengths), array("I", lengths), uncounted)
    numbers = {
        row_id: number
        for row_id, number in Counter(places).items()
        if row_id >= len(uncounted) or not uncounted[row_id]
    }
    scores = collection.scores(numbers, len(set(places)))
    best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:most]
    found = best_of(collection, shortness_of(collection), Tally.of(Counter(places)), len(set(places)), most)
    assert [row_id for row_id, _ in found] == [row_id for row_id, _ in best]
    assert [score for _, score in found] == pytest.approx([score for _, score in best])
