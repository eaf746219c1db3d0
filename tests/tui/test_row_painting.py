"""Rows as a list draws them, without the app."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from rich.style import Style

from aigov_tui.tui.render.line import PLAIN, Piece
from aigov_tui.tui.render.palette import Palette, plain_palette
from aigov_tui.tui.widgets.row_painting import Look, RowPainter, line_of_words

_PALETTE = plain_palette()
_BASE = Style()
_PLAIN = Look(under_cursor=False, under_pointer=False, chosen=False, has_focus=False, letter=None)


class _TwoLines:
    height = 2

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    def lines(self, row: str, width: int, _palette: Palette) -> Sequence[Sequence[Piece]]:
        self.asked.append((row, width))
        return ([(row, PLAIN)], [("below", PLAIN)])

    def identity(self, row: str) -> Hashable:
        return row


def _text(painter: RowPainter[str], part: int, row: str | None, look: Look = _PLAIN) -> str:
    return painter.line(3, part, row, 12, look, _BASE, _PALETTE).text


def test_a_row_is_worked_out_once_until_it_is_to_be_forgotten() -> None:
    view = _TwoLines()
    painter = RowPainter(view)
    lines = [_text(painter, 0, "a row"), _text(painter, 1, "a row"), _text(painter, 0, "a row")]
    assert lines == [" a row      ", " below      ", " a row      "]
    assert view.asked == [("a row", 10)]  # a cell before it, and one for the scrollbar
    painter.forget()
    _text(painter, 1, "a row")
    assert len(view.asked) == 2


def test_no_row_lies_under_the_scrollbar() -> None:
    assert _text(RowPainter(_TwoLines()), 0, "letters " * 3) == " letters l… "


def test_a_row_shows_that_it_is_chosen_meant_by_a_letter_or_not_read_yet() -> None:
    painter = RowPainter(_TwoLines())
    assert _text(painter, 0, "a row", _PLAIN._replace(chosen=True)) == "▌a row      "
    assert _text(painter, 0, "a row", _PLAIN._replace(chosen=True, letter="k")) == "ka row      "
    assert _text(painter, 0, None) == " …          "
    assert _text(painter, 1, None).strip() == ""


def test_the_cursor_is_seen_with_and_without_the_keyboard_and_hides_the_pointer() -> None:
    painter = RowPainter(_TwoLines())

    def style(look: Look) -> Style | None:
        return next(iter(painter.line(0, 0, "a row", 12, look, _BASE, _PALETTE))).style

    under_pointer = _PLAIN._replace(under_pointer=True)
    under_both = under_pointer._replace(under_cursor=True)
    assert style(under_pointer) == _PALETTE.hover
    assert style(under_both) == _PALETTE.cursor_blurred
    assert style(under_both._replace(has_focus=True)) == _PALETTE.cursor


def test_words_in_place_of_rows_are_wrapped_below_a_blank_line() -> None:
    shown = [line_of_words("Nothing here yet.", y, 14, PLAIN, _BASE).text.rstrip() for y in range(4)]
    assert shown == ["", " Nothing here", " yet.", ""]
