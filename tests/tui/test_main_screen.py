"""The four panes: one set of filters, counts, history, what the keys do."""

from __future__ import annotations

import pytest

from aigov_tui.model.focus import Focus
from aigov_tui.tui.screens.outcome import ApplyFilter
from aigov_tui.tui.screens.variants import VariantsScreen
from aigov_tui.tui.widgets.chips import Chips
from aigov_tui.tui.widgets.command_bar import CommandBar
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


async def test_opens_on_everything_with_counts_and_a_document_to_read(store: FakeStore) -> None:
    async with opened(store) as pilot:
        text = screen_text(pilot)
        assert "everything: 3 sources, 5 quotes, 5 names, 4 statements" in text
        assert "1 Sources  3" in text
        assert "4 Quotes  5" in text
        assert reader_of(pilot).document is not None
        assert notices(pilot) == []


async def test_choosing_an_entity_filters_every_pane_and_shows_a_chip(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "3", "end", "enter")
        assert main_of(pilot).filters == Focus(entity="southern-union")
        text = screen_text(pilot)
        assert "entity Southern Union ×" in text
        assert "1 Sources  2 of 3" in text
        assert "4 Quotes  2 of 5" in text


async def test_choosing_it_again_takes_the_filter_away(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "3", "enter", "enter")
        assert main_of(pilot).filters == Focus()


async def test_choosing_a_source_filters_by_it_and_opens_it(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "down", "enter")
        assert main_of(pilot).filters.source == "harbour"
        document = reader_of(pilot).document
        assert document is not None
        assert document.source.key == "harbour"


async def test_choosing_a_quote_opens_its_document_at_the_exact_words(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "4", "down", "enter")
        reader = reader_of(pilot)
        assert reader.has_focus
        assert reader.document is not None
        assert reader.target is not None
        assert (
            reader.document.text_between(*reader.target)
            == "We do not need another office to tell us how to count,"
        )
        assert main_of(pilot).filters == Focus()


async def test_moving_only_previews(store: FakeStore) -> None:
    async with opened(store) as pilot:
        before = main_of(pilot).history
        await press(pilot, "down")
        document = reader_of(pilot).document
        assert document is not None
        assert document.source.key == "harbour"
        assert main_of(pilot).history is before


async def test_the_reader_follows_filters_that_the_open_document_does_not_fit(store: FakeStore) -> None:
    async with opened(store) as pilot:
        seen = main_of(pilot).reading
        assert seen is not None
        assert seen.source_key == "gazette"
        await press(pilot, "3", "enter")  # Varga, who is told of in it
        assert main_of(pilot).reading == seen
        await press(pilot, "enter", "end", "enter")  # Southern Union, which is not
        followed = main_of(pilot).reading
        assert followed is not None
        assert followed.source_key == "harbour"
        document = reader_of(pilot).document
        assert document is not None
        assert document.source.key == "harbour"
        await press(pilot, "left_square_bracket")
        assert main_of(pilot).reading == seen


async def test_a_document_filtered_by_in_the_dialog_of_counts_is_there_to_read(store: FakeStore) -> None:
    async with opened(store) as pilot:
        main = main_of(pilot)
        assert main.reading is not None
        assert main.reading.source_key != "harbour"
        main.come_back(ApplyFilter("source", "harbour"))
        await settle(pilot)
        assert main.reading.source_key == "harbour"


async def test_back_and_forward_walk_through_past_places(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "3", "enter", "down", "enter")
        latest = main_of(pilot).filters
        await press(pilot, "left_square_bracket")
        assert main_of(pilot).filters == Focus(entity="varga")
        await press(pilot, "alt+left")
        assert main_of(pilot).filters == Focus()
        await press(pilot, "right_square_bracket", "alt+right")
        assert main_of(pilot).filters == latest


async def test_back_shows_the_document_that_was_seen_and_forward_the_one_gone_to(store: FakeStore) -> None:
    async with opened(store) as pilot:
        first = main_of(pilot).reading
        assert first is not None
        await press(
            pilot, "4", "end", "enter"
        )  # what is opened was previewed, which is no place to go back to
        quote = main_of(pilot).reading
        assert quote is not None
        assert quote.source_key != first.source_key
        await press(pilot, "1", "home", "down")  # a preview
        seen = main_of(pilot).reading
        await press(pilot, "3", "enter")
        assert main_of(pilot).filters.active()
        assert main_of(pilot).reading == seen != quote
        await press(pilot, "left_square_bracket")
        assert (main_of(pilot).filters, main_of(pilot).reading) == (Focus(), seen)
        await press(pilot, "left_square_bracket")
        assert main_of(pilot).reading == first
        document = reader_of(pilot).document
        assert document is not None
        assert document.source.key == first.source_key
        await press(pilot, "right_square_bracket")
        assert main_of(pilot).reading == seen


async def test_escape_clears_the_marked_words_then_the_filters_one_by_one(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "3", "enter", "s", "4", "enter")
        screen = main_of(pilot)
        assert screen.reading is not None
        assert screen.reading.span is not None
        await press(pilot, "escape")
        assert screen.reading.span is None
        await press(pilot, "escape")
        assert screen.filters == Focus(entity="varga")
        await press(pilot, "escape")
        assert screen.filters == Focus()


async def test_filters_are_removed_last_first_or_all_at_once(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "3", "enter", "s", "x")
        assert main_of(pilot).filters == Focus(entity="varga")
        await press(pilot, "s", "X")
        assert main_of(pilot).filters == Focus()


async def test_chips_are_removed_by_keyboard(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "3", "enter", "s", "0", "left", "left", "delete")
        assert main_of(pilot).filters == Focus(speaker="varga")


async def test_chips_are_removed_by_a_click_on_their_cross_only(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "3", "enter")
        line = screen_text(pilot).splitlines()[0]
        await pilot.click(Chips, offset=(line.index("Varga"), 0))
        await settle(pilot)
        assert main_of(pilot).filters == Focus(entity="varga")
        await pilot.click(Chips, offset=(line.index("×"), 0))
        await settle(pilot)
        assert main_of(pilot).filters == Focus()


async def test_a_click_on_a_row_chooses_it(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await pilot.click("#entities PagedList", offset=(5, 1))
        await settle(pilot)
        assert main_of(pilot).filters == Focus(entity="northland")


async def test_the_focus_is_copied_as_a_query(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "3", "enter", "Y")
        assert pilot.app.clipboard == "entity:varga"
        assert any("filters as a search query" in notice for notice in notices(pilot))


async def test_sorting_and_kinds_and_terms(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "o")
        assert "by title" in screen_text(pilot)
        await press(pilot, "3", "t")
        assert "people, by mentions" in screen_text(pilot)
        assert rows_of(pilot, "#entities PagedList").total == 2
        await press(pilot, "o")
        assert "people, by name" in screen_text(pilot)
        await press(pilot, "4", "t")
        assert rows_of(pilot, "#quotes PagedList").total == 6
        await press(pilot, "o", "o", "o", "o")
        assert "least certain first" in screen_text(pilot)
        first = rows_of(pilot, "#quotes PagedList").row(0)
        assert first is not None
        assert first.confidence == 0.35


async def test_speaker_and_actor_become_filters(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "4", "s")
        assert main_of(pilot).filters == Focus(speaker="varga")
        await press(pilot, "X", "3", "a")
        assert main_of(pilot).filters == Focus(actor="northland")


async def test_wordings_open_from_the_quotes(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "4", "v")
        assert isinstance(pilot.app.screen, VariantsScreen)


async def test_wordings_are_greyed_out_where_there_is_one(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "4", "down", "v")
        assert not isinstance(pilot.app.screen, VariantsScreen)
        assert "Wordings" not in screen_text(pilot)


async def test_an_empty_pane_says_what_to_do(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "3", "end", "enter", "home", "s", "x")
        main_of(pilot).go(main_of(pilot).history.present.filtered("query", "nothing like it"))
        await settle(pilot)
        assert "No quotes fit these filters. Press x to remove the last one" in " ".join(
            screen_text(pilot).split()
        )


async def test_panes_of_an_empty_database_say_where_documents_come_from() -> None:
    async with opened(FakeStore()) as pilot:
        assert "No documents yet." in screen_text(pilot)


async def test_a_row_is_copied_with_its_citation(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "down", "y")
        assert pilot.app.clipboard == (
            "Ada Quill, “Northland calls for one rulebook on thinking machines”, The Harbour Post, 2025-05-12, "
            "https://harbour.example/rulebook"
        )
        await press(pilot, "4", "y")
        assert pilot.app.clipboard.startswith("“No country should be left at the harbour")
        assert "— Ilse Varga, in “Northland calls" in pilot.app.clipboard
        await press(pilot, "3", "y")
        assert pilot.app.clipboard == "Ilse Varga (person): 6 mentions in 3 sources"


async def test_details_of_a_row(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "4", "i")
        text = screen_text(pilot)
        assert "the speaker is named after the words" in text
        assert "●●● sure (0.95)" in text
        await press(pilot, "y", "escape")
        assert "Sureness: ●●● sure (0.95)" in pilot.app.clipboard


@pytest.mark.parametrize(("size", "frames"), [(WIDE, 4), (MEDIUM, 4), (NARROW, 0)])
async def test_panes_in_sight(store: FakeStore, size: tuple[int, int], frames: int) -> None:
    async with opened(store, size) as pilot:
        shown = [pane for pane in main_of(pilot).query(".pane") if pane.display]
        assert len(shown) == (frames or 1)
        assert screen_text(pilot).count("╭") == frames


async def test_keys_and_tab_and_clicks_move_between_panes_where_only_one_fits(store: FakeStore) -> None:
    async with opened(store, NARROW) as pilot:
        for key, pane in (
            ("2", "reader"),
            ("4", "quotes"),
            ("tab", "sources"),
            ("shift+tab", "quotes"),
            ("3", "entities"),
        ):
            await press(pilot, key)
            assert main_of(pilot).pane == pane
            assert [node.id for node in main_of(pilot).query(".pane") if node.display] == [pane]
        line = screen_text(pilot).splitlines()[1]
        await pilot.click("PaneTabs", offset=(line.index("Reader"), 0))
        await settle(pilot)
        assert main_of(pilot).pane == "reader"


async def test_large_counts_leave_room_for_where_one_is_in_a_document(store: FakeStore) -> None:
    async with opened(store, NARROW) as pilot:
        await press(pilot, "2")
        screen = main_of(pilot)
        screen.counts = {
            "sources": (100_000, 100_000),
            "entities": (27_629, 27_629),
            "quotes": (124_858, 124_858),
        }
        screen.described = {**screen.described, "reader": "12 hits · 83%"}
        await settle(pilot)
        line = screen_text(pilot).splitlines()[1]
        assert line.rstrip().endswith("12 hits · 83%")
        assert "Sources 100k" in line
        screen.described = {**screen.described, "reader": "83%"}
        await settle(pilot)
        assert "Sources 100,000" in screen_text(pilot).splitlines()[1]


async def test_choosing_a_source_leads_to_the_reader_where_only_one_pane_fits(store: FakeStore) -> None:
    async with opened(store, NARROW) as pilot:
        await press(pilot, "enter")
        assert main_of(pilot).pane == "reader"


async def test_rows_stand_apart_where_there_is_room(store: FakeStore) -> None:
    async with opened(store, WIDE) as pilot:
        rows = rows_of(pilot, "#sources PagedList")
        await press(pilot, "end")
        assert [bool(rows.render_line(y).text.strip()) for y in (0, 3, 4)] == [True, False, True]
        marked = rows.row()
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert rows.render_line(3).text.strip()
        assert rows.row() == marked
        second = rows.row(1)
        assert second is not None
        await pilot.click(rows, offset=(3, 4))
        await settle(pilot)
        assert main_of(pilot).filters == Focus(source=second.key)


async def test_resizing_rearranges(store: FakeStore) -> None:
    async with opened(store, WIDE) as pilot:
        await pilot.resize_terminal(*NARROW)
        await settle(pilot)
        assert len([pane for pane in main_of(pilot).query(".pane") if pane.display]) == 1
        await pilot.resize_terminal(3, 3)
        await settle(pilot)
        await pilot.resize_terminal(*MEDIUM)
        await settle(pilot)
        assert "1 Sources  3" in screen_text(pilot)


async def test_the_footer_shows_what_is_possible_and_a_click_does_it(store: FakeStore) -> None:
    async with opened(store) as pilot:
        line = screen_text(pilot).splitlines()[-1]
        assert "Remove filter" not in line
        await press(pilot, "3", "enter")
        line = screen_text(pilot).splitlines()[-1]
        assert "x Remove filter" in line
        await pilot.click(CommandBar, offset=(line.index("x Remove"), 0))
        await settle(pilot)
        assert main_of(pilot).filters == Focus()


async def test_a_store_that_fails_is_a_sentence_not_a_traceback(store: FakeStore) -> None:
    store.failure = "The file lost.db is not an aigov database. Run aigov import."
    async with opened(store) as pilot:
        text = " ".join(screen_text(pilot).split())
        assert "lost.db is not an aigov" in text
        assert notices(pilot) == [store.failure]
        store.failure = None
        await press(pilot, "o")
        assert rows_of(pilot, "#sources PagedList").total == 3


async def test_themes_go_round(store: FakeStore) -> None:
    async with opened(store) as pilot:
        seen = [pilot.app.theme]
        for _ in range(4):
            await press(pilot, "ctrl+t")
            seen.append(pilot.app.theme)
        assert seen == ["aigov-dark", "aigov-light", "aigov-high-contrast", "no-colour", "aigov-dark"]


async def test_quit(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await pilot.press("q")
    assert pilot.app.return_value == 0


async def test_each_list_is_read_once_at_the_start(store: FakeStore) -> None:
    async with opened(store):
        assert store.calls.count("sources date 0") == 1
        assert store.calls.count("quotes document False 0") == 1


async def test_long_lists_are_read_a_page_at_a_time(store: FakeStore) -> None:
    for number in range(450):
        store.add_document(f"more-{number:03}", f"#More {number:03}\nNorthland again.")
    async with opened(store) as pilot:
        rows = rows_of(pilot, "#sources PagedList")
        assert rows.total == 453
        assert rows.row(300) is None
        await press(pilot, "end")
        assert rows.row(452) is not None
        assert rows.row(150) is None
        assert "More 449" in screen_text(pilot)


async def test_new_filters_win_over_a_page_of_the_old_rows(store: FakeStore) -> None:
    for number in range(450):
        store.add_document(f"more-{number:03}", f"#More {number:03}\nNorthland again.")
    async with opened(store) as pilot:
        rows = rows_of(pilot, "#sources PagedList")
        screen = main_of(pilot)
        screen.go(screen.history.present.filtered("entity", "bell"))
        rows._read_around(300)  # as drawing the old rows at a place not read yet does
        await settle(pilot)
        assert rows.total == 2


async def test_without_colour_not_one_colour_is_sent(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(store) as pilot:
        await press(pilot, "4", "enter")
        assert pilot.app.theme == "no-colour"
        screen = pilot.app.screen
        for strip in screen._compositor.render_strips(screen.size):
            for segment in strip.apply_filter(pilot.app._filters[-1], screen.background_colors[1]):
                style = segment.style
                assert style is None or all(c is None or c.is_default for c in (style.color, style.bgcolor))


async def test_a_letter_leads_to_any_row_in_sight(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "semicolon")
        lines = screen_text(pilot).splitlines()
        row = next(line for line in lines if "◆ Port Elm" in line)
        letter = row[row.index("◆ Port Elm") - 1]
        assert letter.isalpha()
        await press(pilot, letter)
        entities = rows_of(pilot, "#entities PagedList")
        assert entities.has_focus
        chosen = entities.row()
        assert chosen is not None
        assert chosen.name == "Port Elm"
        assert "Type the letter" not in screen_text(pilot)


@pytest.mark.parametrize("key", ["escape", "down", "0"])
async def test_any_other_key_jumps_nowhere(store: FakeStore, key: str) -> None:
    async with opened(store) as pilot:
        before = screen_text(pilot)
        await press(pilot, "semicolon")
        assert screen_text(pilot) != before
        await press(pilot, key)
        assert screen_text(pilot) == before


async def test_no_letter_of_a_row_is_taken_for_a_command(store: FakeStore) -> None:
    """There are commands on q, c and others."""
    async with opened(store) as pilot:
        for letter in "qcx/":
            await press(pilot, "semicolon", letter)
            assert pilot.app.screen is main_of(pilot)
            assert pilot.app.is_running


async def test_a_narrow_terminal_says_how_its_rows_are_sorted_and_where_in_a_document_one_is(
    store: FakeStore,
) -> None:
    async with opened(store, NARROW) as pilot:
        assert "by date" in screen_text(pilot).splitlines()[1]
        await press(pilot, "o")
        assert "by title" in screen_text(pilot).splitlines()[1]
        await press(pilot, "3", "t")
        assert "people, by mentions" in screen_text(pilot).splitlines()[1]
        await press(pilot, "2", "end")
        assert "by" not in screen_text(pilot).splitlines()[1]


async def test_the_pane_that_is_shown_is_named_where_not_all_four_fit(store: FakeStore) -> None:
    async with opened(store, (40, 12)) as pilot:
        for key, name in (("1", "Sources"), ("2", "Reader"), ("3", "Entities"), ("4", "Quotes")):
            await press(pilot, key)
            assert f" {key} {name}" in screen_text(pilot).splitlines()[1]


async def test_other_rows_come_first_when_they_are_sorted_in_another_way(store: FakeStore) -> None:
    async with opened(store, MEDIUM) as pilot:
        await press(pilot, "1", "down", "down")
        assert rows_of(pilot, "#sources PagedList").cursor == 2
        await press(pilot, "o")
        assert rows_of(pilot, "#sources PagedList").cursor == 0
        await press(pilot, "3", "down", "t", "t")
        await press(pilot, "4", "down", "o")
        assert rows_of(pilot, "#quotes PagedList").cursor == 0


async def test_ctrl_c_says_in_plain_words_how_to_leave(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "ctrl+c")
        assert notices(pilot) == ["ctrl+q leaves aigov."]
