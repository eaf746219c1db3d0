"""A list as a table: fitted to a terminal's width, or one line a row, nothing cut, for a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Generic

from aigov_tui.cli.cells import cells, cut, cut_front, wrapped
from aigov_tui.cli.marking import painted
from aigov_tui.cli.terminal import Terminal
from aigov_tui.export.listing import Column, Listing, Row
from aigov_tui.model.display import in_cells
from aigov_tui.model.rows import Span

_GAP = "  "
_MEASURED = 500
"""Rows whose widths set those of the columns: enough to look right, few enough to begin at once."""
_USUAL = 80
"""Cells of a screen, or fewer, on which a column gets no more than its `most`."""
_LEAST = 6
_LEAST_WIDE = 24
_PADDED_IN_PIPE = 60


@dataclass(frozen=True, slots=True)
class _Placed(Generic[Row]):
    """A column and the cells it gets."""

    column: Column[Row]
    width: int


def table_lines(
    listing: Listing[Row], rows: Iterable[Row], terminal: Terminal, *, full: bool = False
) -> Iterator[str]:
    """The table's lines; none where there are no rows. `full` wraps the widest column as far as it takes."""
    remaining = iter(rows)
    first = list(islice(remaining, _MEASURED))
    if not first:
        return
    placed = _place(listing.columns, first, terminal.columns)
    titles = _GAP.join(_aligned(cut(item.column.title, item.width), item) for item in placed)
    yield terminal.paint(titles.rstrip(), "head")
    most_lines = None if full else listing.lines
    for row in chain(first, remaining):
        if terminal.columns is None:
            yield _plain_line(placed, row, terminal)
        else:
            yield from _wrapped_lines(placed, row, terminal, most_lines)


def _place(columns: Sequence[Column[Row]], rows: Sequence[Row], room: int | None) -> list[_Placed[Row]]:
    natural = {column.title: _natural_width(column, rows, room or _USUAL) for column in columns}
    if room is None:  # long text goes last, where it breaks no alignment
        columns = sorted(columns, key=lambda column: column.most is None and column is not columns[0])
        return [_Placed(column, min(natural[column.title], _PADDED_IN_PIPE)) for column in columns]
    filled = [column for column in columns if not column.drop or any(column.text(row) for row in rows)]
    kept = _kept(filled, natural, room)
    widths = {column.title: natural[column.title] for column in kept}
    excess = sum(widths.values()) + len(_GAP) * (len(kept) - 1) - room
    for column in kept:  # the wide column gives way first, down to what can still be read
        if excess > 0 and column.most is None:
            given = min(excess, max(widths[column.title] - _LEAST_WIDE, 0))
            widths[column.title] -= given
            excess -= given
    while excess > 0 and max(widths.values()) > _LEAST:
        widest = max(widths, key=lambda title: widths[title])
        widths[widest] -= 1
        excess -= 1
    return [_Placed(column, widths[column.title]) for column in kept]


def _natural_width(column: Column[Row], rows: Sequence[Row], room: int) -> int:
    """What it takes; of a column that is cut no more than its share, which grows with the screen."""
    widest = max(cells(in_cells(column.text(row))) for row in rows)
    most = widest if column.most is None else column.most * max(room, _USUAL) // _USUAL
    return max(cells(column.title), min(widest, most))


def _kept(columns: Sequence[Column[Row]], natural: dict[str, int], room: int) -> list[Column[Row]]:
    """The columns that a screen of `room` cells has room for, those first to go left out first."""
    kept = list(columns)
    for column in sorted((c for c in columns if c.drop), key=lambda c: -c.drop):
        least = sum(
            natural[c.title] if c.most is not None else min(natural[c.title], _LEAST_WIDE) for c in kept
        )
        if least + len(_GAP) * (len(kept) - 1) <= room:
            break
        kept.remove(column)
    return kept


def _plain_line(placed: Sequence[_Placed[Row]], row: Row, terminal: Terminal) -> str:
    parts = []
    for item in placed:
        text = in_cells(item.column.text(row))
        shown = painted(text, (0, len(text)), _marks(item, row), terminal)
        parts.append(_aligned(shown, item, cells(text)))
    return _GAP.join(parts).rstrip()


def _wrapped_lines(
    placed: Sequence[_Placed[Row]], row: Row, terminal: Terminal, most_lines: int | None
) -> Iterator[str]:
    blocks = [_block(item, row, terminal, most_lines) for item in placed]
    for index in range(max(map(len, blocks))):
        yield _GAP.join(
            block[index] if index < len(block) else " " * item.width
            for item, block in zip(placed, blocks, strict=True)
        ).rstrip()


def _block(item: _Placed[Row], row: Row, terminal: Terminal, most_lines: int | None) -> list[str]:
    """The lines of one table cell, each padded to the column's width."""
    text = in_cells(item.column.text(row))
    if item.column.most is not None or most_lines == 1:
        shown = (cut_front if item.column.keep_end else cut)(text, item.width)
        spans = [(0, len(shown))]
    else:
        spans = wrapped(text, item.width)
        if most_lines is not None and len(spans) > most_lines:
            start = spans[most_lines - 1][0]
            shown = text[:start] + cut(text[start:], item.width)
            spans = [*spans[: most_lines - 1], (start, len(shown))]
        else:
            shown = text
    marks = _marks(item, row)
    return [
        _aligned(painted(shown, span, marks, terminal), item, cells(shown[slice(*span)])) for span in spans
    ]


def _marks(item: _Placed[Row], row: Row) -> Sequence[Span]:
    return item.column.marks(row) if item.column.marks else ()


def _aligned(text: str, item: _Placed[Row], taken: int | None = None) -> str:
    """`text`, of which `taken` cells show, padded to the column's width."""
    padding = " " * (item.width - (cells(text) if taken is None else taken))
    return padding + text if item.column.right else text + padding
