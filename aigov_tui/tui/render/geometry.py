"""From a place in the reader's window to a code point of the document's text, and back.

A line's text begins after the margin; within it, one code point of the line stands for one of the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

from aigov_tui.tui.render.document import Layout, LineKind, ReaderDocument
from aigov_tui.tui.render.reader_lines import MARGIN
from aigov_tui.tui.render.wrap import flowing

if TYPE_CHECKING:
    from aigov_tui.model.rows import Span


def offset_at(layout: Layout, x: int, y: int) -> int | None:
    """The code point at index `x` of line `y`, None in the header and below the text."""
    if not 0 <= y < len(layout) or layout.kinds[y] == LineKind.HEADER:
        return None
    start, end = layout.starts[y], layout.ends[y]
    return max(start, min(end, start + x - MARGIN))


def span_between(layout: Layout, first: tuple[int, int] | None, last: tuple[int, int] | None) -> Span | None:
    """The code points between two (x, y) places; None for one of them is the beginning or the end of it all."""
    if not len(layout):
        return None
    start = 0 if first is None else offset_at(layout, *first) or 0
    end = layout.ends[-1] if last is None else offset_at(layout, *last)
    return None if end is None or start >= end else (start, end)


def offset_under(document: ReaderDocument, layout: Layout, x: int, y: int) -> int | None:
    """The code point whose cell is at column `x` of line `y`, None where there is no text."""
    if not 0 <= y < len(layout) or layout.kinds[y] != LineKind.TEXT or x < MARGIN:
        return None
    used = 0
    for index, character in enumerate(flowing(document.text_between(layout.starts[y], layout.ends[y]))):
        used += get_character_cell_size(character)
        if used > x - MARGIN:
            return layout.starts[y] + index
    return None


def text_offset(layout: Layout, line: int) -> int | None:
    """The code point at which a line begins, None in the header and below the text."""
    if line >= len(layout) or layout.kinds[line] == LineKind.HEADER:
        return None
    return layout.starts[line]


def notes_under(layout: Layout, offset: int) -> int | None:
    """The line of notes under the paragraph that holds a code point, or the last of all if no notes follow it.

    None where such a line belongs to another paragraph.
    """
    line = layout.line_of(offset)
    paragraph = layout.paragraphs[line]
    while line + 1 < len(layout) and layout.kinds[line] != LineKind.NOTES:
        line += 1
    return line if layout.paragraphs[line] == paragraph else None
