"""Comparison, search, wordings, facets, help and palette."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from aigov_tui.model.focus import Focus, FocusField
from aigov_tui.tui.render.filters import in_words
from aigov_tui.tui.screens.comparison import ComparisonScreen
from aigov_tui.tui.screens.help import HelpScreen
from aigov_tui.tui.screens.main import MainScreen
from aigov_tui.tui.screens.search import SearchScreen
from aigov_tui.tui.widgets.comparison_table import ComparisonTable
from tests.tui.driving import (
    MEDIUM,
    NARROW,
    WIDE,
    main_of,
    notices,
    opened,
    press,
    reader_of,
    rows_of,
    screen_text,
    settle,
)
from tests.tui.fake_store import FakeStore


@pytest.fixture
def database(workspace: Path) -> Path:
    """A database to write to."""
    return workspace / "db" / "aigov.db"


def _squeezed(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


async def test_comparison_keeps_own_words_and_others_claims_apart(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "c")
        text = screen_text(pilot)
        own, _, others = text.partition("others say")
        assert "Wants a world office" in own
        assert "Would use the office mostly for itself" not in own
        assert "says Observers" in others
        assert "no statement found in this corpus" in text
        assert "1 source ~" in text  # found by rule
        assert "1 source ✓" in text  # reviewed


async def test_comparison_shows_the_cells_evidence_and_enter_leads_to_it(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "c", "right")
        assert "“We do not need another office to tell us how to count”" in screen_text(pilot)
        await press(pilot, "enter")
        reader = reader_of(pilot)
        assert isinstance(pilot.app.screen, MainScreen)
        assert reader.document is not None
        assert reader.target is not None
        assert (
            reader.document.text_between(*reader.target)
            == "We do not need another office to tell us how to count"
        )


async def test_comparison_says_when_a_cell_is_empty(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "c", "right", "pagedown")
        assert "none · Southern Union on Who pays" in screen_text(pilot)
        await press(pilot, "enter")  # nothing to open
        assert isinstance(pilot.app.screen, ComparisonScreen)


async def test_comparison_moves_over_every_statement(store: FakeStore) -> None:
    async with opened(store, NARROW) as pilot:
        await press(pilot, "c")
        seen = [pilot.app.screen.query_one("ComparisonTable").statement().summary]  # type: ignore[attr-defined]
        for _ in range(2):
            await press(pilot, "down")
            seen.append(pilot.app.screen.query_one("ComparisonTable").statement().summary)  # type: ignore[attr-defined]
        assert seen == [
            "Wants a world office that sets rules for every country",
            "Would use the office mostly for itself",
            "Leaves open who would pay",
        ]
        assert "Leaves open who would pay" in screen_text(pilot)


async def test_comparison_puts_the_statements_own_evidence_first(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "c", "down")
        evidence = rows_of(pilot, "#evidence PagedList")
        assert evidence.cursor == 0
        assert getattr(evidence.row(0), "exact", None) == "said the office would mostly serve Northland"
        await press(pilot, "n")
        assert getattr(evidence.row(), "exact", None) == "proposed a world office for thinking machines"


async def test_comparison_of_other_actors(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "c", "a", "end", "enter", "home", "enter", "escape")
        text = screen_text(pilot)
        assert "The Isles" in text
        assert "Southern Union" in text
        assert "Northland" not in text.splitlines()[1]


async def test_comparison_of_more_actors_than_fit_is_gone_through_with_the_mouse(store: FakeStore) -> None:
    more = [
        replace(store.actor_rows[1], key=f"more-{n}", name=f"{n}号联盟及其伙伴国家组织") for n in range(3)
    ]
    store.actor_rows = [*store.actor_rows[:2], *more]
    async with opened(store, NARROW) as pilot:
        await press(pilot, "c", "a", "end", *("enter", "up") * 3, "escape")
        table = pilot.app.screen.query_one(ComparisonTable)
        head = screen_text(pilot).splitlines()[1]
        assert head.rstrip("│ ").endswith("+2 ▸")
        right = table.region.right - 3
        for shown, left in (("1号", "◂ +1"), ("2号", "◂ +2")):
            await pilot.click(offset=(right, table.region.y))
            await settle(pilot)
            head = screen_text(pilot).splitlines()[1]
            assert shown in head
            assert left in head
        assert "▸" not in head
        for _ in range(2):
            await pilot.click(offset=(table.region.x + 2, table.region.y))
            await settle(pilot)
        assert "◂" not in screen_text(pilot).splitlines()[1]


async def test_the_next_issue_stands_at_the_top(store: FakeStore) -> None:
    store.issue_rows = [replace(store.issue_rows[0], key=f"i{n}", name=f"Issue no. {n}") for n in range(40)]
    async with opened(store, NARROW) as pilot:
        await press(pilot, "c", *["pagedown"] * 7)
        assert "Issue no. 7" in screen_text(pilot).splitlines()[3]


async def test_comparison_filters_copies_and_tells(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "c", "y")
        assert "“proposed a world office for thinking machines”\n— Ada Quill" in pilot.app.clipboard
        await press(pilot, "i")
        assert "reviewed and accepted" in screen_text(pilot)
        await press(pilot, "escape", "f")
        assert main_of(pilot).filters == Focus(issue="rulebook")
        assert "issue One rulebook ×" in screen_text(pilot)


async def test_search_answers_as_one_types_and_opens_the_exact_words(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "slash", *"harb")
        assert "3 hits" in screen_text(pilot)
        await press(pilot, "down", "down", "up", "enter")
        reader = reader_of(pilot)
        assert reader.document is not None
        assert reader.document.source.key == "gazette"
        assert reader.target is not None
        assert reader.document.text_between(*reader.target).casefold() == "harb"
        assert len(reader.document.hits) == 2


async def test_search_finds_a_phrase_whose_last_word_is_still_being_typed(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "slash", *"world off")
        assert "1 hit," in screen_text(pilot)
        await press(pilot, "enter")
        document = reader_of(pilot).document
        assert document is not None
        assert [document.text_between(h.start_char, h.end_char) for h in document.hits.items] == ["world off"]


async def test_an_unfinished_word_becomes_a_filter_that_finds_what_was_shown(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "slash", *"world off", "ctrl+s")
        assert main_of(pilot).filters == Focus(query="world off*")


async def test_search_offers_what_was_meant(store: FakeStore) -> None:
    store.add_document("rules", "#Rules\nOn governance at sea.")
    async with opened(store) as pilot:
        await press(pilot, "slash", *"governence")
        assert "Did you mean governance?" in screen_text(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen.query_one(Input).value == "governance"
        assert "1 hit," in screen_text(pilot)


async def test_search_shows_hints_and_never_fails(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "slash")
        for query in ('"unclosed', "(", "AND", "U.S.", "[/b]", "人工智能", "\x1b[2J", ""):
            pilot.app.screen.query_one(Input).value = query
            await settle(pilot)
            assert isinstance(pilot.app.screen, SearchScreen)
        pilot.app.screen.query_one(Input).value = '"unclosed'
        await settle(pilot)
        assert "Unclosed quotation mark" in screen_text(pilot)


async def test_search_becomes_a_filter_and_is_found_again_in_the_box(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "slash", *"office", "ctrl+s")
        assert main_of(pilot).filters == Focus(query="office")
        assert "query office ×" in screen_text(pilot)
        await press(pilot, "slash")
        assert pilot.app.screen.query_one(Input).value == "office"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MainScreen)


async def test_search_within_filters_says_so(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "3", "enter", "slash", *"office")
        assert "Search within entity Ilse Varga" in screen_text(pilot)
        assert "1 hit," in screen_text(pilot)


async def test_search_counts_facets_where_there_is_room(store: FakeStore) -> None:
    async with opened(store, WIDE) as pilot:
        await press(pilot, "slash", *"harb")
        assert rows_of(pilot, "#facets").total
        await press(pilot, "tab", "enter")  # the first value, not its heading
        assert main_of(pilot).filters.source in ("harbour", "gazette")


async def test_facets_are_counted_for_an_unfinished_word_too(store: FakeStore) -> None:
    async with opened(store, WIDE) as pilot:
        await press(pilot, "slash", *"world off")
        assert rows_of(pilot, "#facets").total


async def test_search_copies_a_hit(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "slash", *"paper", "ctrl+y")
        assert "The Harbour Post, 2025-05-12" in pilot.app.clipboard


async def test_facets_follow_the_filters_and_set_one(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "3", "enter", "f")  # the cursor is on the first value, not on its heading
        await press(pilot, "down", "up", "up", "enter")
        assert main_of(pilot).filters == Focus(source="harbour", entity="varga")


async def test_wordings_stand_side_by_side_with_their_differing_words(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "4", "v")
        text = screen_text(pilot)
        assert "One quote in 3 wordings" in text
        assert "Elm Gazette" not in text
        await press(pilot, "right", "y")
        assert "no country should be left behind" in pilot.app.clipboard
        await press(pilot, "enter")
        document = reader_of(pilot).document
        assert document is not None
        assert document.source.key == "gazette"


async def test_wordings_turn_where_they_do_not_all_fit(store: FakeStore) -> None:
    async with opened(store, NARROW) as pilot:
        await press(pilot, "4", "v")
        shown = [w for w in pilot.app.screen.query("Wording") if w.display]
        assert len(shown) == 2
        await press(pilot, "right", "right")
        assert "任何国家" in screen_text(pilot)
        await press(pilot, "right")
        assert "1  fullest" in screen_text(pilot)


async def test_help_is_about_where_one_is_and_says_every_key(store: FakeStore) -> None:
    async with opened(store, WIDE) as pilot:
        await press(pilot, "4", "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        text = _squeezed(screen_text(pilot))
        assert "Help: quotes" in text
        assert "Compare wordings. Every outlet's wording of this quote, side by side." in text
        await press(pilot, "escape", "2", "question_mark")
        assert "Help: reader" in screen_text(pilot)


async def test_help_works_in_the_search_box_by_its_second_key(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "slash", "f1")
        assert "Help: search" in screen_text(pilot)


async def test_the_palette_offers_what_is_possible_and_does_it(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "ctrl+p", *"compare pos")
        assert "Compare positions" in screen_text(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ComparisonScreen)


async def test_the_palette_runs_a_panes_own_command(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "4", "ctrl+p", *"show or hide terms", "enter")
        await settle(pilot)
        assert rows_of(pilot, "#quotes PagedList").total == 6


async def test_an_empty_database_says_what_to_do_and_nothing_that_cannot_be_done() -> None:
    async with opened(FakeStore(), NARROW) as pilot:
        await press(pilot, "f")
        assert "What aigov import reads is counted here." in screen_text(pilot)
        await press(pilot, "escape", "slash", *"china")
        assert "remove a filter" not in screen_text(pilot)
        await press(pilot, "escape", "c")
        assert "aigov init DIR" in screen_text(pilot)
        assert "f Filter" not in screen_text(pilot)


async def test_a_comparison_in_a_low_terminal_shows_statements_over_evidence(store: FakeStore) -> None:
    async with opened(store, (60, 13)) as pilot:
        await press(pilot, "c")
        assert "supports" in screen_text(pilot)
        assert "Evidence" in screen_text(pilot)


async def test_filters_are_called_by_their_names_wherever_they_are_said(
    store: FakeStore, tmp_path: Path
) -> None:
    async with opened(store, MEDIUM, tmp_path / "not-written.db") as pilot:
        screen = main_of(pilot)
        screen.go(screen.history.present.filtered("entity", "varga").filtered("query", "harbour"))
        await settle(pilot)
        await press(pilot, "c")
        assert "Comparison within entity Ilse Varga, query harbour" in screen_text(pilot)
        await press(pilot, "E")
        assert "All that fits entity Ilse Varga, query harbour, in" in screen_text(pilot)


def test_a_hint_about_a_filter_calls_it_by_its_name() -> None:
    names: dict[tuple[FocusField, str], str] = {
        ("entity", "x:place:far away"): "Far Away",
        ("speaker", "varga"): "Ilse Varga",
    }
    assert in_words('Without entity:"x:place:far away" something is found.', names) == (
        "Without entity Far Away something is found."
    )
    assert in_words("Without speaker:varga something is found.", names) == (
        "Without speaker Ilse Varga something is found."
    )


@pytest.mark.parametrize(
    ("keys", "title"),
    [(("f",), "esc back"), (("question_mark",), "esc back"), (("i",), "esc back"), (("M",), "esc back"),
     (("e",), "esc back"), (("c", "a"), "esc compares them")],
)  # fmt: skip
async def test_a_dialog_is_left_with_the_mouse(database: Path, keys: tuple[str, ...], title: str) -> None:
    async with opened(database, NARROW) as pilot:
        await press(pilot, *keys)
        screens = len(pilot.app.screen_stack)
        lines = screen_text(pilot).splitlines()
        y = next(y for y, line in enumerate(lines) if title in line)
        await pilot.click(offset=(lines[y].index(title) + 1, y))
        await settle(pilot)
        assert len(pilot.app.screen_stack) == screens - 1


async def test_a_click_on_what_a_frame_says_of_another_key_presses_that(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "i")
        lines = screen_text(pilot).splitlines()
        y = next(y for y, line in enumerate(lines) if "y copy" in line)
        await pilot.click(offset=(lines[y].index("y copy"), y))
        await settle(pilot)
        assert any("Copied" in notice for notice in notices(pilot))


async def test_a_click_on_a_panes_name_puts_the_keyboard_into_it(store: FakeStore) -> None:
    async with opened(store) as pilot:
        lines = screen_text(pilot).splitlines()
        y = next(y for y, line in enumerate(lines) if "4 Quotes" in line)
        await pilot.click(offset=(lines[y].index("4 Quotes"), y))
        await settle(pilot)
        assert main_of(pilot).pane == "quotes"
        assert rows_of(pilot, "#quotes PagedList").has_focus
