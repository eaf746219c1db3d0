"""Long documents: the part in sight is there at once, the whole replaces it, and the place is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from aigov_tui.model.rows import ParagraphRow
from aigov_tui.store.database import Database
from aigov_tui.tui.render import document as documents
from aigov_tui.tui.state import Reading
from aigov_tui.tui.widgets.document_view import DocumentView
from tests.store.making import document, extraction, store
from tests.tui.driving import main_of, opened, reader_of, screen_text, settle
from tests.tui.fake_store import FakeStore
from tests.tui.invented import invented_store


class Slow(FakeStore):
    """A store that reads whole documents only when it is let."""

    may = Event()

    def paragraphs(self, source_id: int) -> list[ParagraphRow]:
        assert self.may.wait(10)
        return super().paragraphs(source_id)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    monkeypatch.setattr(documents, "_LONG", 5000)
    invented = invented_store()
    store = Slow(**{name: getattr(invented, name) for name in FakeStore.__slots__})
    store.may = Event()
    store.may.set()
    store.add_document("long", "\n".join(["#A long one", *(f"Paragraph {n} of many." for n in range(900))]))
    yield store
    store.may.set()


async def until_part(reader: DocumentView, pause: object) -> None:
    while reader.document is None or not reader.document.is_part:
        await pause()  # type: ignore[operator]


async def test_the_beginning_is_there_before_the_whole(slow: Slow) -> None:
    async with opened(slow, (120, 60)) as pilot:
        slow.may.clear()
        main_of(pilot).reading = Reading("long")
        reader = reader_of(pilot)
        await until_part(reader, pilot.pause)
        await pilot.pause()
        assert "Paragraph 5 of many." in screen_text(pilot)
        assert "reading …" in screen_text(pilot)
        lines = reader.virtual_size.height
        reader.scroll_to(y=20, animate=False, force=True)
        await pilot.pause()
        top = reader._top_offset()
        slow.may.set()
        await settle(pilot)
        assert reader.document is not None
        assert len(reader.document.paragraphs) == 901
        assert reader.virtual_size.height > lines
        assert reader._top_offset() == top
        assert "reading …" not in screen_text(pilot)


async def test_the_words_gone_to_are_there_before_the_whole(slow: Slow) -> None:
    words = "Paragraph 700 of many."
    paragraph = next(p for p in slow.paragraph_rows if p.text == words)
    async with opened(slow, (120, 60)) as pilot:
        slow.may.clear()
        main_of(pilot).reading = Reading("long", (paragraph.start_char, paragraph.end_char))
        reader = reader_of(pilot)
        await until_part(reader, pilot.pause)
        await pilot.pause()
        assert words in screen_text(pilot)
        assert "characters" not in screen_text(pilot)  # what heads the document does not stand in its middle
        slow.may.set()
        await settle(pilot)
        assert words in screen_text(pilot)
        assert reader.document is not None
        assert not reader.document.is_part
        reader.scroll_to(y=0, animate=False, force=True)
        await settle(pilot)
        assert "characters" in screen_text(pilot)


async def test_another_document_wins_over_the_whole_of_the_last(slow: Slow) -> None:
    async with opened(slow) as pilot:
        slow.may.clear()
        main_of(pilot).reading = Reading("long")
        reader = reader_of(pilot)
        await until_part(reader, pilot.pause)
        main_of(pilot).reading = Reading("harbour")
        slow.may.set()
        await settle(pilot)
        assert reader.document is not None
        assert reader.document.source.key == "harbour"


def test_a_part_of_a_real_document(tmp_path: Path) -> None:
    path = tmp_path / "aigov.db"
    long = document("long", *(f"Paragraph {number} of many." for number in range(500)))
    store(path, (long, extraction(long)))
    with Database(path) as database:
        source = database.source("long")
        assert source is not None
        whole = database.paragraphs(source.id)
        for sought in (0, 1, 250, 499):
            for offset in (whole[sought].start_char, whole[sought].end_char - 1):
                part, mentions, quotes = database.around(source.id, offset, 40)
                first = max(0, sought - 10)
                assert part == whole[first : first + 40]
                assert (mentions, quotes) == ([], [])
        assert database.around(999, 0, 40) == ([], [], [])
