"""Lists of any length: the first page before all is counted, any place read by position, and a word where it takes long."""

from __future__ import annotations

from dataclasses import astuple, replace
from threading import Event

import pytest

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import EntityRow, LikelyEntityRow, SourceRow
from aigov_tui.store.database import EntityOrder, SourceOrder
from aigov_tui.store.queries.positions import Positions
from aigov_tui.tui.widgets import row_list
from aigov_tui.tui.widgets.sources import SourcesPane
from tests.tui.driving import main_of, opened, press, rows_of, screen_text, settle
from tests.tui.fake_store import FakeStore
from tests.tui.invented import invented_store


class Slow(FakeStore):
    """A store that does not know where sources stand until it is let."""

    known = Event()
    asked = Event()

    def source_positions(self, focus: Focus, *, order: SourceOrder = "date") -> Positions:
        self.asked.set()
        assert self.known.wait(10)
        return super().source_positions(focus, order=order)


@pytest.fixture
def slow() -> Slow:
    invented = invented_store()
    store = Slow(**{name: getattr(invented, name) for name in FakeStore.__slots__})
    store.known, store.asked = Event(), Event()
    for number in range(450):
        store.add_document(f"more-{number:03}", f"#More {number:03}\nNorthland again.")
    return store


async def test_the_first_page_is_there_before_all_is_counted(slow: Slow) -> None:
    slow.known.set()
    async with opened(slow) as pilot:
        slow.known.clear()
        slow.asked.clear()
        rows, pane = rows_of(pilot, "#sources PagedList"), main_of(pilot).query_one(SourcesPane)
        await pilot.press("o")
        while not slow.asked.is_set():
            await pilot.pause()
        await pilot.pause()
        assert "by title" in str(pane.border_subtitle)
        assert rows.total == 100
        assert "453" in str(pane.border_title)  # as was counted before
        assert "100+" not in str(pane.border_title)
        await pilot.press("end")
        assert rows.cursor == 99
        slow.known.set()
        await settle(pilot)
        assert (rows.total, rows.cursor) == (453, 452)  # End meant the end of it all
        row: SourceRow | None = rows.row()
        assert row is not None
        assert row.key == slow.sources(Focus(), order="title", limit=1000)[-1].key
        assert "453" in str(pane.border_title)
        assert "100+" not in str(pane.border_title)


async def test_under_a_filter_there_are_more_until_all_is_counted(slow: Slow) -> None:
    slow.known.set()
    async with opened(slow) as pilot:
        slow.known.clear()
        slow.asked.clear()
        screen, pane = main_of(pilot), main_of(pilot).query_one(SourcesPane)
        screen.go(screen.here().filtered("query", "northland"))
        while not slow.asked.is_set():
            await pilot.pause()
        await pilot.pause()
        assert "100+ of 453" in str(pane.border_title)
        slow.known.set()
        await settle(pilot)
        assert "45" in str(pane.border_title)
        assert "100+" not in str(pane.border_title)


async def test_moving_on_takes_end_back(slow: Slow) -> None:
    slow.known.set()
    async with opened(slow) as pilot:
        slow.known.clear()
        slow.asked.clear()
        rows = rows_of(pilot, "#sources PagedList")
        await pilot.press("o")
        while not slow.asked.is_set():
            await pilot.pause()
        await pilot.press("end", "up")
        slow.known.set()
        await settle(pilot)
        assert (rows.total, rows.cursor) == (453, 98)


async def test_what_a_page_brings_into_sight_is_read_ahead(store: FakeStore) -> None:
    for number in range(450):
        store.add_document(f"more-{number:03}", f"#More {number:03}\nNorthland again.")
    async with opened(store) as pilot:
        rows = rows_of(pilot, "#sources PagedList")
        rows.move_to(195)
        await settle(pilot)
        assert rows.row(205) is not None  # of the next page of rows
        assert rows.row(350) is None


async def test_rows_that_take_long_are_said_to_be_read(slow: Slow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_list, "_SLOW", 0.01)
    slow.known.set()
    async with opened(slow) as pilot:
        slow.known.clear()
        screen, pane = main_of(pilot), main_of(pilot).query_one(SourcesPane)
        pane.order = "title"  # sorted under a filter: no page before all is known
        screen.go(screen.history.present.filtered("query", "again"))
        while "reading …" not in str(pane.border_title):
            await pilot.pause(0.005)
        assert "More 001" in screen_text(pilot)  # what was there stays in sight
        slow.known.set()
        await settle(pilot)
        assert "450 of 453" in str(pane.border_title)


async def test_home_and_end_of_an_empty_list(store: FakeStore) -> None:
    async with opened(store) as pilot:
        main_of(pilot).go(main_of(pilot).history.present.filtered("query", "nowhere-to-be-found"))
        await settle(pilot)
        await press(pilot, "1", "end", "home", "pagedown")
        assert rows_of(pilot, "#sources PagedList").total == 0


async def test_likely_names_are_shown_until_they_are_counted(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted, asked = Event(), Event()
    place = store.entity_positions

    def late(focus: Focus, *, kind: str | None = None, order: EntityOrder = "mentions") -> Positions:
        asked.set()
        assert counted.wait(10)
        return place(focus, kind=kind, order=order)

    async with opened(store) as pilot:
        names: list[EntityRow] = store.entities(Focus(query="the"))
        store.likely = [LikelyEntityRow(*astuple(replace(row, mentions=9876))) for row in reversed(names)]
        monkeypatch.setattr(FakeStore, "entity_positions", lambda _self, focus, **how: late(focus, **how))
        rows = rows_of(pilot, "#entities PagedList")
        main_of(pilot).go(main_of(pilot).history.present.filtered("query", "the"))
        while not asked.is_set():
            await pilot.pause()
        await pilot.pause()
        assert "≤9,876" in screen_text(pilot)
        rows.move_to(0)
        row: EntityRow | None = rows.row()
        assert row is not None
        assert row.key == names[-1].key
        counted.set()
        await settle(pilot)
        assert "≤" not in screen_text(pilot)
        now: EntityRow | None = rows.row()
        assert now is not None
        assert (now.key, rows.cursor, rows.total) == (
            row.key,
            len(names) - 1,
            len(names),
        )  # the cursor stayed on it
