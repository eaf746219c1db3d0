"""What a worker reads for the reader, and where its lines and code points meet, without the app."""

from __future__ import annotations

import pytest
from textual.message import Message

from aigov_tui.model.rows import AnnotationRow
from aigov_tui.tui.render import document as documents
from aigov_tui.tui.render.document import LineKind
from aigov_tui.tui.render.geometry import notes_under, text_offset
from aigov_tui.tui.render.palette import plain_palette
from aigov_tui.tui.render.words import position_words
from aigov_tui.tui.state import EVERYTHING, Reading
from aigov_tui.tui.widgets.document_reading import (
    Changed,
    Opened,
    Shape,
    read_again,
    read_document,
    with_annotations,
)
from tests.tui.fake_store import FakeStore

_SHAPE = Shape(60, False, plain_palette())


def _read(store: FakeStore, key: str) -> tuple[list[Message], Message]:
    told: list[Message] = []
    return told, read_document(Reading(key), EVERYTHING, _SHAPE, store, told.append)


def test_a_short_document_is_read_at_once_and_a_long_one_after_its_part(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, answer = _read(store, "harbour")
    assert (told, type(answer)) == ([], Opened)
    store.add_document("long", "\n".join(f"Paragraph {n} of many." for n in range(900)))
    monkeypatch.setattr(documents, "_LONG", 5000)
    told, answer = _read(store, "long")
    [part] = told
    assert isinstance(part, Opened)
    assert isinstance(answer, Changed)
    assert answer.before is part.document
    assert answer.before.is_part
    assert len(answer.document.paragraphs) == 900


def test_a_document_that_is_gone_is_said(store: FakeStore) -> None:
    _, answer = _read(store, "harbour")
    assert isinstance(answer, Opened)
    assert answer.document is not None
    assert _read(store, "nowhere") == ([], Opened(Reading("nowhere"), None, None))
    gone = Reading("nowhere")
    assert read_again(answer.document, gone, EVERYTHING, _SHAPE, store) == Opened(gone, None, None)


def test_notes_stand_under_their_paragraph(store: FakeStore) -> None:
    _, answer = _read(store, "gazette")
    assert isinstance(answer, Opened)
    assert answer.document is not None
    assert answer.layout is not None
    assert LineKind.NOTES not in answer.layout.kinds
    store.annotation_rows.append(
        AnnotationRow(
            1, "note", "gazette", 2, 60, 110, "", "", "", "mine", None, None, None, None, "anchored", "", ""
        )
    )
    changed = with_annotations(answer.document, _SHAPE, 60, store)
    assert isinstance(changed, Changed)
    assert changed.kept == 60
    line = notes_under(changed.layout, 60)
    assert line is not None
    assert changed.layout.kinds[line] == LineKind.NOTES
    assert changed.layout.paragraphs[line] == changed.layout.paragraphs[changed.layout.line_of(60)]
    last = changed.document.paragraphs[-1].start_char
    assert changed.layout.line_of(last) > line  # so that what was noted is not in the last paragraph


def test_a_line_of_text_begins_at_a_code_point(store: FakeStore) -> None:
    _, answer = _read(store, "gazette")
    assert isinstance(answer, Opened)
    assert answer.layout is not None
    layout = answer.layout
    assert text_offset(layout, 0) is None
    assert text_offset(layout, len(layout)) is None
    assert text_offset(layout, layout.line_of(60)) == layout.starts[layout.line_of(60)]


@pytest.mark.parametrize(
    ("line", "furthest", "hits", "is_part", "words"),
    [
        (0, -3, 0, False, "all"),
        (0, 0, 1, False, "1 hit · all"),
        (5, 20, 0, False, "25%"),
        (30, 20, 2, False, "2 hits · 100%"),
        (5, 20, 0, True, "reading …"),
    ],
)
def test_where_the_window_is_is_said(line: int, furthest: int, hits: int, is_part: bool, words: str) -> None:
    assert position_words(line, furthest, hits, is_part=is_part) == words
