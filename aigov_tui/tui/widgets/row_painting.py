"""How a list's rows are drawn: every line worked out once, and kept as long as it looks the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from aigov_tui.tui.render.line import PLAIN, Piece, paragraph_lines, strip_of
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.widgets.row_source import RowView

RowT = TypeVar("RowT")

_SCROLLBAR = 1  # cells at the right that no row may use: the scrollbar lies over them


class Look(NamedTuple):
    """What the look of a row depends on besides what it says."""

    under_cursor: bool
    under_pointer: bool
    chosen: bool
    has_focus: bool  # it is under the cursor of the list that has it
    letter: str | None  # before its first line, while a row is to be jumped to


class RowPainter(Generic[RowT]):
    """Draws the lines of rows as `view` wants them."""

    def __init__(self, view: RowView[RowT]) -> None:
        self._view = view
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(512)
        self._last_lines: tuple[tuple[int, ...], Sequence[Sequence[Piece]]] | None = None

    def forget(self) -> None:
        """Something that rows look at has changed."""
        self._strips.clear()
        self._last_lines = None

    def line(
        self, index: int, part: int, row: RowT | None, width: int, look: Look, base: Style, palette: Palette
    ) -> Strip:
        """Line `part` of the row at `index`, in `width` cells, the scrollbar's among them; None: it is not read yet."""
        key = (index, part, width, look, row is None, id(palette), base)
        if key in self._strips:
            return self._strips[key]
        style = base + _style(look, palette)
        pieces: list[Piece] = [("▌" if look.chosen else " ", palette.chosen if look.chosen else PLAIN)]
        if look.letter is not None:
            pieces = [(look.letter, palette.target)]
        if row is None:
            pieces.append(("…" if part == 0 else "", palette.dim))
        else:
            lines = self._lines_of(index, row, width, palette)
            pieces.extend(lines[part] if part < len(lines) else ())
        strip = strip_of(pieces, width - _SCROLLBAR, style).extend_cell_length(width, style)
        self._strips[key] = strip
        return strip

    def _lines_of(self, index: int, row: RowT, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """The lines of a row, worked out once for all of them: they are drawn one after the other."""
        drawn = (index, id(row), width, id(palette))
        if self._last_lines is None or self._last_lines[0] != drawn:
            self._last_lines = drawn, self._view.lines(row, width - 1 - _SCROLLBAR, palette)
        return self._last_lines[1]


def _style(look: Look, palette: Palette) -> Style:
    if look.under_cursor:
        return palette.cursor if look.has_focus else palette.cursor_blurred
    return palette.hover if look.under_pointer else PLAIN


def line_of_words(words: str, y: int, width: int, style: Style, base: Style) -> Strip:
    """Line `y` of what stands in place of rows."""
    lines = paragraph_lines(words, max(4, width - 2), base=style)
    line = y - 1
    pieces: list[Piece] = [(" ", PLAIN), *lines[line]] if 0 <= line < len(lines) else []
    return strip_of(pieces, width, base)
