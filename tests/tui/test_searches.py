"""What the search screen asks of the store, without the app."""

from __future__ import annotations

import pytest

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import Facet, FacetValue, SearchPage
from aigov_tui.tui.render.help_texts import how_to_search
from aigov_tui.tui.render.palette import plain_palette
from aigov_tui.tui.render.rows import FacetView
from aigov_tui.tui.screens.facets import facet_lines
from aigov_tui.tui.screens.searches import Searched, begin, facets_of, finished, hit_rows
from aigov_tui.tui.state import EVERYTHING
from aigov_tui.tui.widgets.row_cache import RowCache
from tests.tui.driving import opened, press, rows_of
from tests.tui.fake_store import FakeStore

_HARBOUR = Focus(source="harbour")


@pytest.mark.parametrize(
    ("filters", "last", "begins"),
    [
        (EVERYTHING, None, Searched()),
        (_HARBOUR, None, Searched(filters=_HARBOUR)),
        (EVERYTHING, Searched("chips", hit=3), Searched("chips", hit=3)),
        (_HARBOUR, Searched("chips", hit=3), Searched(filters=_HARBOUR)),
        (Focus(query="chips"), Searched("chips", hit=3), Searched("chips", hit=3)),
        (Focus(query="rules"), Searched("chips", order="date", hit=3), Searched("rules", order="date")),
        (_HARBOUR.with_("query", "rules"), Searched("chips"), Searched("rules", _HARBOUR)),
    ],
)
def test_a_search_begins_where_the_last_was_left_or_with_the_query_filtered_by(
    filters: Focus, last: Searched | None, begins: Searched
) -> None:
    assert begin(filters, last) == begins


def test_the_first_page_is_counted_and_read_by_one_search(store: FakeStore) -> None:
    told: list[SearchPage] = []
    rows = hit_rows("machine", "rank", EVERYTHING, told.append)
    total = rows.count(store)
    [page] = told
    assert total == page.total == len(page.hits) > 1
    calls = list(store.calls)
    assert list(rows.page(store, 100, 0)) == list(page.hits)
    assert store.calls == calls
    assert list(rows.page(store, 100, 1)) == list(page.hits[1:])


def test_what_comes_into_sight_is_read_first_and_the_rest_of_the_page_by_the_same_search(
    store: FakeStore,
) -> None:
    told: list[SearchPage] = []
    rows = hit_rows("machine", "rank", EVERYTHING, told.append, 1)
    total = rows.count(store)
    every = list(hit_rows("machine", "rank", EVERYTHING, told.append).page(store, 100, 0))
    calls = list(store.calls)
    assert list(rows.page(store, 100, 0)) == every[:1] == list(told[0].hits)
    assert rows.rest is not None
    assert [*every[:1], *rows.rest()] == every
    assert store.calls == calls
    assert list(rows.page(store, 100, 0)) == every  # who asks again, asks for all of it
    assert total == len(every) > 1


async def test_a_page_of_hits_is_there_whole_after_what_is_in_sight(store: FakeStore) -> None:
    for number in range(250):
        store.add_document(f"more-{number:03}", f"#More {number:03}\nA machine again.")
    async with opened(store) as pilot:
        await press(pilot, "slash", *"machine")
        hits = rows_of(pilot, "#hits")
        assert hits.total is not None
        assert hits.total > 200
        assert None not in map(hits.row, range(100))
        await press(pilot, "down", "end")
        await press(pilot, "home")
        assert None not in map(hits.row, range(100))


def test_the_beginning_of_a_page_is_in_the_way_of_nothing() -> None:
    rows: RowCache[int] = RowCache()
    rows.put(0, [1, 2], is_whole=False)
    assert [rows.get(at) for at in range(3)] == [1, 2, None]
    assert rows.missing(0, 1) == 0
    rows.put(0, [1, 2, 3])
    assert (rows.get(2), rows.missing(0, 9)) == (3, None)


def test_nothing_asked_for_finds_nothing_without_a_search(store: FakeStore) -> None:
    told: list[SearchPage] = []
    assert hit_rows("  ", "rank", EVERYTHING, told.append).count(store) == 0
    assert (told, store.calls) == ([], [])


@pytest.mark.parametrize(
    ("query", "filter_"),
    [("machine", "machine*"), ("machines", "machines"), ("zzz", "zzz"), ('"mach', '"mach')],
)
def test_a_word_goes_on_in_a_filter_only_if_it_must(store: FakeStore, query: str, filter_: str) -> None:
    assert finished(store, query, EVERYTHING) == filter_


def test_facets_count_what_the_finished_query_finds(store: FakeStore) -> None:
    rows = facets_of("machine ", EVERYTHING)
    whole = facets_of("machine*", EVERYTHING)
    assert rows.count(store) == whole.count(store) > 0
    assert rows.page(store, 50, 0) == whole.page(store, 50, 0)
    assert rows.page(store, 1, 1) == rows.page(store, 50, 0)[1:2]


class _ManySpeakers(FakeStore):
    """A store in which forty people speak, in three years."""

    def facets(self, focus: Focus, *, limit: int = 10) -> list[Facet]:
        speakers = tuple(FacetValue(f"s{n}", f"Speaker {n}", 99 - n) for n in range(40))[:limit]
        years = (FacetValue("2019", "2019", 5), FacetValue("2024", "2024", 3), FacetValue("2016", "2016", 1))
        return [Facet("year", "Year", years), Facet("speaker", "Speaker", speakers)]


def test_a_facet_says_that_it_shows_the_most_frequent_of_more_and_years_stand_in_their_order() -> None:
    lines = facet_lines(_ManySpeakers(), EVERYTHING)
    assert [line.label for line in lines[:4]] == ["Year", "2024", "2019", "2016"]
    assert [line.is_exact for line in lines if line.value is None] == [True, False]
    assert len(lines[5:]) == 12
    (heading,) = FacetView().lines(lines[4], 40, plain_palette())
    assert "".join(text for text, _ in heading) == "Speaker  the 12 most frequent"


def test_saved_searches_are_offered_in_one_line_each() -> None:
    assert "Yours" not in how_to_search()
    assert how_to_search(["saved:chips", "saved:two\nlines"]).endswith(
        "\n\nYours: saved:chips  saved:two lines"
    )
    assert how_to_search([f"saved:{n}" for n in range(20)]).endswith("saved:10  saved:11")
