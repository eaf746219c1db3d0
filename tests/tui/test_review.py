"""Suggested positions in the comparison: told apart, accepted, rejected, and that taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from aigov_tui.model.focus import Focus
from aigov_tui.model.position import Review
from aigov_tui.model.rows import Comparison, ComparisonCell
from aigov_tui.store.database import Database
from aigov_tui.tui.citation import cite_evidence, cite_statement
from aigov_tui.tui.render.comparison import evidence_of
from aigov_tui.tui.widgets.comparison_table import ComparisonTable
from tests.tui.driving import WIDE, notices, opened, press, screen_text
from tests.tui.fake_store import FakeStore


@pytest.fixture
def database(workspace: Path) -> Path:
    """A database to write to."""
    return workspace / "db" / "aigov.db"


def _review(database: Path, key: str) -> Review | None:
    with Database(database) as store:
        for review in Review:
            if key in {row.key for row in store.suggestions(Focus(), review=review)}:
                return review
    return None


async def test_suggestions_say_how_sure_they_are(store: FakeStore) -> None:
    store.statement_rows[1] = replace(store.statement_rows[1], confidence=0.716)
    async with opened(store) as pilot:
        await press(pilot, "c")
        assert "suggested 72% · 1 source ~" in screen_text(pilot)


async def test_the_app_says_how_many_suggestions_wait(database: Path) -> None:
    with Database(database) as store:
        waiting = len(store.suggestions(Focus(), limit=1000))
        assert store.overview().suggestions == waiting > 1
    async with opened(database, WIDE) as pilot:
        assert f"{waiting} suggested" in screen_text(pilot)
        await press(pilot, "c")
        assert f"{waiting} suggestions to decide on" in screen_text(pilot)


async def test_the_first_suggestion_to_be_shown_is_the_surest(database: Path) -> None:
    async with opened(database, WIDE) as pilot:
        await press(pilot, "c", "s")
        table = pilot.app.screen.query_one(ComparisonTable)
        assert table.comparison is not None
        surest = max(s.confidence or 0.0 for row in table.comparison.cells for c in row for s in c.statements)
        assert (statement := table.statement()) is not None
        assert statement.confidence == surest
        assert "suggestion 1 of" in screen_text(pilot)


async def test_an_issue_whose_name_is_out_of_sight_is_named_on_the_first_line(store: FakeStore) -> None:
    async with opened(store, (120, 40)) as pilot:
        await press(pilot, "c")
        table = pilot.app.screen.query_one(ComparisonTable)
        name = store.issue_rows[0].name
        for line in (0, 2):
            table.scroll_to(y=line, animate=False, force=True)
            await pilot.pause()
            assert table.render_line(2).text.startswith(name)


async def test_without_a_database_file_nothing_can_be_decided(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "c", "down", "plus")
        assert pilot.app.screen.query_one(ComparisonTable).statement() == store.statement_rows[1]
        assert "Accept" not in screen_text(pilot)


@pytest.mark.parametrize(("key", "decided"), [("plus", Review.ACCEPTED), ("minus", Review.REJECTED)])
async def test_a_suggestion_is_decided_and_that_taken_back(database: Path, key: str, decided: Review) -> None:
    async with opened(database, WIDE) as pilot:
        await press(pilot, "c")
        table = pilot.app.screen.query_one(ComparisonTable)
        for _ in range(200):
            statement = table.statement()
            if statement is not None and statement.is_suggestion:
                break
            await pilot.press("down")
        assert statement is not None
        assert statement.is_suggestion
        place = table.place
        await press(pilot, key)
        assert _review(database, statement.key) is decided
        assert any(notice.startswith(decided.value.capitalize()) for notice in notices(pilot))
        assert (table.place.issue, table.place.actor) == (place.issue, place.actor)
        await press(pilot, "u")
        assert _review(database, statement.key) is Review.UNREVIEWED
        (latest,) = notices(pilot)  # in place of what was said of the decision
        assert latest.startswith("No longer")


async def test_suggestions_beyond_those_shown_are_counted(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = FakeStore.comparison

    def with_more(self: FakeStore, actors: Sequence[str] = (), *, focus: Focus | None = None) -> Comparison:
        found = compare(self, actors, focus=focus)
        first, *others = found.cells[0]
        cells = ((replace(first, more_suggested=7), *others), *found.cells[1:])
        return replace(found, cells=cells)

    monkeypatch.setattr(FakeStore, "comparison", with_more)
    async with opened(store) as pilot:
        await press(pilot, "c")
        assert "… 7 more suggested" in screen_text(pilot)


async def test_deciding_keeps_the_place_and_goes_on_with_the_next_suggestion(database: Path) -> None:
    async with opened(database, WIDE) as pilot:
        await press(pilot, "c")
        table = pilot.app.screen.query_one(ComparisonTable)
        shown = table.comparison
        assert shown is not None
        order = [shown.cells[at.issue][at.actor].statements[at.statement].key for at in table.suggestions()]
        await press(pilot, "s", "s", "plus")
        decided = table.statement()
        assert decided is not None
        assert (decided.key, decided.is_suggestion) == (order[1], False)
        await press(pilot, "s")
        following = table.statement()
        assert following is not None
        assert following.key == order[2]


async def test_a_suggestion_is_corrected_and_that_taken_back(database: Path) -> None:
    async with opened(database, WIDE) as pilot:
        await press(pilot, "c", "s")
        statement = pilot.app.screen.query_one(ComparisonTable).statement()
        assert statement is not None
        assert statement.is_suggestion
        await press(pilot, "e", "tab", "tab", "right", "enter")
        assert _review(database, statement.key) is Review.ACCEPTED
        await press(pilot, "u")
        assert _review(database, statement.key) is Review.UNREVIEWED
        await press(pilot, "e", "escape")
        assert _review(database, statement.key) is Review.UNREVIEWED


async def test_the_comparison_is_come_back_to_where_it_was_left(database: Path) -> None:
    async with opened(database) as pilot:
        await press(pilot, "c", "pagedown", "pagedown", "down")
        left = pilot.app.screen.query_one(ComparisonTable).standing
        await press(pilot, "enter", "c")
        back = pilot.app.screen.query_one(ComparisonTable)
        assert left is not None
        assert left.number == 1
        assert back.standing == left


async def test_details_name_actor_and_issue(store: FakeStore) -> None:
    async with opened(store, WIDE) as pilot:
        await press(pilot, "c", "i")
        assert "Actor         Northland" in screen_text(pilot)
        assert "Issue         One rulebook" in screen_text(pilot)


def test_the_evidence_of_a_cell_begins_with_its_statements_own(store: FakeStore) -> None:
    one, two = store.statement_rows[0], replace(store.statement_rows[0], id=99, summary="Another.")
    piece = one.evidence[0]
    one = replace(one, evidence=(piece, replace(piece, exact="and more")))
    two = replace(two, evidence=(replace(piece, exact="other words"),))
    cell = ComparisonCell(one.actor_key, one.issue_key, (one, two))
    assert [held.exact for held in evidence_of(cell, two)] == ["other words", piece.exact, "and more"]
    assert [held.exact for held in evidence_of(cell, one)] == [piece.exact, "and more", "other words"]


def test_a_statement_is_copied_with_all_of_its_evidence(store: FakeStore) -> None:
    statement = store.statement_rows[0]
    [piece] = statement.evidence
    more = replace(piece, exact="and more")
    parts = cite_statement(replace(statement, evidence=(piece, more))).split("\n\n")
    assert parts == [statement.summary, cite_evidence(piece), cite_evidence(more)]
