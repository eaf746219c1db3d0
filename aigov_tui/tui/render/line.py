"""One line of cells from styled pieces of text: the only gate through which text reaches the screen.

Every piece goes through `in_cells` here, so that nothing from a document can move the cursor or reorder a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from aigov_tui.model.display import in_cells
from aigov_tui.tui.render.wrap import wrap

if TYPE_CHECKING:
    from aigov_tui.model.rows import Span

Piece = tuple[str, Style]
"""Some text in one style."""

StyledSpan = tuple[int, int, Style]
"""A style for a span of code points; later ones lie over earlier ones."""

PLAIN = Style()
_ELLIPSIS = "…"
_CODE_POINTS_A_CELL = 8  # more combining marks than that on every letter is an attack, not a language


def fit(text: str, cells: int) -> str:
    """`text` on one line, cut with an ellipsis to at most `cells` cells."""
    if cells <= 0:
        return ""
    head = in_cells(text[: cells * _CODE_POINTS_A_CELL])
    if len(head) == len(text) and cell_len(head) <= cells:
        return head
    return _head(head, cells - 1).rstrip() + _ELLIPSIS


def _head(text: str, cells: int) -> str:
    """As much of the beginning of `text` as fits into `cells` cells."""
    used = 0
    for index, character in enumerate(text):
        used += get_character_cell_size(character)
        if used > cells:
            return text[:index]
    return text


def fit_ends(text: str, cells: int) -> str:
    """`text` on one line, cut in the middle to at most `cells` cells: titles of a series differ at their ends."""
    if cell_len(in_cells(text)) <= cells:
        return fit(text, cells)
    tail = _head(in_cells(text)[::-1], cells // 2)[::-1].lstrip()
    return fit(text, cells - cell_len(tail)) + tail


def width_of(pieces: Iterable[Piece]) -> int:
    """The width of `pieces` in cells."""
    return sum(cell_len(in_cells(text)) for text, _ in pieces)


def strip_of(pieces: Iterable[Piece], width: int, base: Style = PLAIN) -> Strip:
    """A strip exactly `width` cells wide: cut with an ellipsis or padded; `base` lies under every piece."""
    segments: list[Segment] = []
    left = width
    for text, style in pieces:
        if left <= 0:
            break
        shown = fit(text, left)
        if shown:
            segments.append(Segment(shown, base + style))
            left -= cell_len(shown)
    if left > 0:
        segments.append(Segment(" " * left, base))
    return Strip(segments, width)


def spread(left: Sequence[Piece], right: Sequence[Piece], width: int) -> list[Piece]:
    """`left` at the left edge, cut where it must be, and `right` at the right edge whole (dropped if it fills the line)."""
    taken = width_of(right)
    if taken == 0 or taken + 4 > width:
        return list(left)
    room = width - taken - 1
    kept: list[Piece] = []
    for text, style in left:
        if room <= 0:
            break
        shown = fit(text, room)
        kept.append((shown, style))
        room -= cell_len(shown)
    return [*kept, (" " * (room + 1), PLAIN), *right]


def pieces_between(text: str, start: int, end: int, spans: Sequence[StyledSpan], base: Style) -> list[Piece]:
    """`text[start:end]` cut where styles change; spans are code-point offsets into `text`, any order, may overlap."""
    inside = [
        (max(start, first), min(end, last), style)
        for first, last, style in spans
        if first < end and last > start
    ]
    if not inside:
        return [(text[start:end], base)]
    cuts = sorted({start, end, *(span[0] for span in inside), *(span[1] for span in inside)})
    pieces: list[Piece] = []
    for first, last in pairwise(cuts):
        style = base
        for span_start, span_end, over in inside:
            if span_start <= first and span_end >= last:
                style = style + over
        pieces.append((text[first:last], style))
    return pieces


def paragraph_lines(
    text: str, width: int, spans: Sequence[StyledSpan] = (), base: Style = PLAIN, limit: int | None = None
) -> list[list[Piece]]:
    """`text` wrapped to lines of pieces; with `limit`, the last line shown ends in an ellipsis if more follows.

    Only as much of `text` is wrapped as `limit` lines can hold.
    """
    shown = text if limit is None else text[: (limit + 1) * max(2, width)]
    lines: list[Span] = wrap(shown, width)
    cut_short = limit is not None and (len(lines) > limit or len(shown) < len(text))
    lines = lines[:limit]
    result = [pieces_between(text, start, end, spans, base) for start, end in lines]
    if cut_short and result:
        *head, (last, style) = result[-1]
        room = width - width_of(head)
        last_text = _head(in_cells(last), max(0, room - 1)).rstrip() + _ELLIPSIS
        result[-1] = [*head, (last_text, style)]
    return result
