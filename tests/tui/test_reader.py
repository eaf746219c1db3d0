"""The reader: exact words, hits, quotes, selection, copying, what is hidden."""

from __future__ import annotations

from textual.geometry import Offset
from textual.selection import Selection

from aigov_tui.model.focus import Focus
from aigov_tui.tui.state import Reading
from tests.tui.driving import WIDE, main_of, opened, press, reader_of, screen_text, settle
from tests.tui.fake_store import FakeStore


async def _read(pilot, reading: Reading) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    screen = main_of(pilot)
    screen.go(screen.history.present.at(reading))
    screen.action_pane("reader")
    await settle(pilot)


async def test_shows_what_the_document_says_of_itself_and_what_it_does_not(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await _read(pilot, Reading("榆港"))
        text = screen_text(pilot)
        assert "publisher unknown · author unknown · date unknown" in text
        assert "❝ Ilse Varga ●○○" in text
        assert "❝ Omar Bell ○○○" in text


async def test_hits_are_marked_and_stepped_through(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await _read(pilot, Reading("harbour", words="harbour"))
        reader = reader_of(pilot)
        assert reader.document is not None
        assert [
            reader.document.text_between(h.start_char, h.end_char) for h in reader.document.hits.items
        ] == ["harbour"]
        assert "1 hit ·" in screen_text(pilot)
        await press(pilot, "n")
        assert reader.target is not None
        assert reader.document.text_between(*reader.target) == "harbour"


async def test_hits_go_round_in_both_directions(store: FakeStore) -> None:
    store.add_document("many", "#Many\n" + "\n".join(f"ship number {n}" for n in range(120)))
    async with opened(store) as pilot:
        await _read(pilot, Reading("many", words="ship"))
        reader = reader_of(pilot)
        assert reader.document is not None
        assert len(reader.document.hits) == 120
        await press(pilot, "N")
        last = reader.document.hits.items[-1]
        assert reader.target == (last.start_char, last.end_char)
        assert "ship number 119" in screen_text(pilot)
        await press(pilot, "n")
        first = reader.document.hits.items[0]
        assert reader.target == (first.start_char, first.end_char)


async def test_quotes_are_stepped_through_and_their_speaker_becomes_a_filter(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await _read(pilot, Reading("harbour"))
        await press(pilot, "full_stop", "full_stop")
        quote = reader_of(pilot).current_quote()
        assert quote is not None
        assert quote.speaker_key == "bell"
        await press(pilot, "comma")
        quote = reader_of(pilot).current_quote()
        assert quote is not None
        assert quote.speaker_key == "varga"
        await press(pilot, "s")
        assert main_of(pilot).filters == Focus(speaker="varga")


async def test_repeats_and_boilerplate_can_be_left_out(store: FakeStore) -> None:
    async with opened(store, WIDE) as pilot:
        await _read(pilot, Reading("harbour"))
        assert "Subscribe to our newsletter" in screen_text(pilot)
        await press(pilot, "b")
        assert "Subscribe to our newsletter" not in screen_text(pilot)
        await press(pilot, "b")
        assert "Subscribe to our newsletter" in screen_text(pilot)


async def test_words_in_a_hidden_paragraph_show_it_again(store: FakeStore) -> None:
    async with opened(store, WIDE) as pilot:
        await _read(pilot, Reading("harbour"))
        await press(pilot, "b")
        boilerplate = next(p for p in store.paragraph_rows if "Subscribe" in p.text)
        reader_of(pilot).go_to((boilerplate.start_char, boilerplate.end_char))
        await settle(pilot)
        assert "Subscribe to our newsletter" in screen_text(pilot)


async def test_copies_the_quote_or_the_paragraph_with_its_citation(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await _read(pilot, Reading("harbour"))
        await press(pilot, "full_stop", "y")
        assert pilot.app.clipboard.startswith("“No country should be left at the harbour")
        assert (
            "Ada Quill, “Northland calls for one rulebook on thinking machines”, The Harbour Post"
            in pilot.app.clipboard
        )
        await press(pilot, "escape", "y")
        assert "thinking machines\n— Ada Quill" in pilot.app.clipboard


async def test_selected_text_is_the_documents_own_and_copied_with_its_span(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await _read(pilot, Reading("gazette"))
        reader = reader_of(pilot)
        layout = reader._layout_now
        assert layout is not None
        assert reader.document is not None
        source = store.texts[2]
        start = source.index("Ilse Varga")
        y = layout.line_of(start)
        x = start - layout.starts[y] + 2
        pilot.app.screen.selections = {reader: Selection(Offset(x, y), Offset(x + 10, y))}
        assert reader.selected_span() == (start, start + 10)
        assert pilot.app.screen.get_selected_text() == "Ilse Varga"
        for key in ("y", "ctrl+c"):
            pilot.app.copy_to_clipboard("")
            await press(pilot, key)
            assert pilot.app.clipboard.startswith("Ilse Varga\n— “Varga: leave no country")
            assert pilot.app.clipboard.endswith(f"[{start}:{start + 10}]")


async def test_dragging_the_mouse_selects(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await _read(pilot, Reading("gazette"))
        lines = screen_text(pilot).splitlines()
        y = next(n for n, line in enumerate(lines) if "Foreign minister" in line)
        x = lines[y].index("Foreign")
        await pilot.mouse_down(offset=(x, y))
        await pilot.hover(offset=(x + 16, y))
        await pilot.mouse_up(offset=(x + 16, y))
        await settle(pilot)
        assert (pilot.app.screen.get_selected_text() or "").startswith("Foreign minister")


async def test_a_click_on_a_name_filters_by_it_and_on_a_quote_marks_it(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await _read(pilot, Reading("榆港"))
        lines = screen_text(pilot).splitlines()
        y = next(n for n, line in enumerate(lines) if "任何国家" in line)
        line = lines[y]
        from rich.cells import cell_len

        await pilot.click(offset=(cell_len(line[: line.index("任何国家")]) + 1, y))
        await settle(pilot)
        quote = reader_of(pilot).current_quote()
        assert quote is not None
        assert quote.text == "任何国家都不应被留在港口，"
        await pilot.click(offset=(cell_len(line[: line.index("瓦尔加")]) + 1, y))
        await settle(pilot)
        assert main_of(pilot).filters == Focus(entity="varga")


async def test_the_place_is_kept_when_the_width_changes(store: FakeStore) -> None:
    store.add_document("long", "#Long\n" + "\n".join(f"paragraph {n} " + "word " * 60 for n in range(80)))
    async with opened(store) as pilot:
        place = store.texts[4].index("paragraph 40 ")
        await _read(pilot, Reading("long", (place, place + 12)))
        assert "paragraph 40" in screen_text(pilot)
        await pilot.resize_terminal(200, 50)
        await settle(pilot)
        assert "paragraph 40" in screen_text(pilot)


async def test_a_document_that_vanished_is_said(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await _read(pilot, Reading("gone"))
        assert "not in the database any more" in screen_text(pilot)


async def test_what_is_filtered_by_is_marked_and_stepped_through(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "3", "enter")  # the most mentioned name
        key = main_of(pilot).filters.entity
        await press(pilot, "1", "end", "enter")  # not the document that is open already
        document, reader = reader_of(pilot).document, reader_of(pilot)
        assert document is not None
        named = [(m.start_char, m.end_char) for m in document.mentions.items if m.entity_key == key]
        assert named
        assert [(hit.start_char, hit.end_char) for hit in document.hits.items] == named
        assert reader.target == named[0]
        await press(pilot, "2", "n")
        assert reader.target == named[1 % len(named)]
        await press(pilot, "x", "x")  # no filter any more: nothing is marked
        assert reader.document is not None
        assert not len(reader.document.hits)


async def test_what_the_speaker_filtered_by_says_is_marked(store: FakeStore) -> None:
    async with opened(store) as pilot:
        await press(pilot, "4", "s", "enter")
        document = reader_of(pilot).document
        assert document is not None
        said = [q for q in document.quotes.items if q.speaker_key == main_of(pilot).filters.speaker]
        assert said
        assert len(document.hits) == len(said)
