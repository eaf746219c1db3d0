"""The order in which a page's lines are read: column after column, between what runs across them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from aigov_tui.corpus.documents.pdf_lines import Line

_FEWEST_LINES = 4
"""In each column; fewer are a letterhead, or two signatures side by side."""
_NARROWEST = 0.2
"""Of the text's width, for a column."""
_FEWEST_LETTERS = 14
"""In most lines of a column. Those of a table's cells are shorter."""
_MOST_ACROSS = 0.6
"""Share of lines that may run across both columns: a headline, an abstract, a table."""
_STEPS = 60
"""Places across the text at which a gutter is looked for."""
_SLACK = 0.3
"""Of the letters' size: how far a line may reach into the gutter."""


def reading_order(lines: Sequence[Line], depth: int = 0) -> list[Line]:
    """`lines` as a person reads them. Method: of the vertical cuts through the text, the one that fewest lines cross;
    those that cross it part the page into bands, read from above (after Nagy and Seth's X-Y cut, 1984)."""
    gutter = _gutter(lines) if depth < 3 else None
    if gutter is None:
        return list(_rows(lines))
    ordered: list[Line] = []
    band: list[Line] = []
    for line in [*sorted(lines, key=lambda line: -line.top), None]:
        if line is not None and not _crosses(line, gutter):
            band.append(line)
            continue
        if band:
            ordered += reading_order(
                [member for member in band if member.right <= gutter + _slack(member)], depth + 1
            )
            ordered += reading_order(
                [member for member in band if member.right > gutter + _slack(member)], depth + 1
            )
            band = []
        if line is not None:
            ordered.append(line)
    return ordered


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where, from the left, two columns of running text part; None for a page in one."""
    if len(lines) < 2 * _FEWEST_LINES:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = right - left
    best: tuple[int, float, float] | None = None
    for step in range(int(_NARROWEST * _STEPS), _STEPS - int(_NARROWEST * _STEPS) + 1):
        at = left + width * step / _STEPS
        crossing = sum(_crosses(line, at) for line in lines)
        middle = abs(step / _STEPS - 0.5)
        if crossing <= _MOST_ACROSS * len(lines) and (best is None or (crossing, middle) < best[:2]):
            best = (crossing, middle, at)
    if best is None:
        return None
    at = best[2]
    sides = (
        [line for line in lines if line.right <= at + _slack(line)],
        [line for line in lines if line.left >= at - _slack(line)],
    )
    return at if all(_is_column(side, width) for side in sides) and _side_by_side(*sides) else None


def _is_column(lines: Sequence[Line], width: float) -> bool:
    if len(lines) < _FEWEST_LINES:
        return False
    lengths = sorted(_letters(line.text) for line in lines)
    wide = max(line.right for line in lines) - min(line.left for line in lines)
    return wide >= _NARROWEST * width and lengths[len(lengths) // 2] >= _FEWEST_LETTERS


def _side_by_side(first: Sequence[Line], second: Sequence[Line]) -> bool:
    """Whether two columns stand beside, not below each other."""
    top = min(max(line.top for line in first), max(line.top for line in second))
    bottom = max(min(line.bottom for line in first), min(line.bottom for line in second))
    heights = [max(line.top for line in side) - min(line.bottom for line in side) for side in (first, second)]
    return top - bottom > 0.5 * min(heights)


def _rows(lines: Sequence[Line]) -> Iterator[Line]:
    """One column's lines from above, pieces of one line put together again."""
    waiting = sorted(lines, key=lambda line: -line.middle)
    row: list[Line] = []
    for line in waiting:
        if row and row[0].middle - line.middle > 0.5 * max(row[0].size, line.size, 1.0):
            yield _row(row)
            row = []
        row.append(line)
    if row:
        yield _row(row)


def _row(pieces: list[Line]) -> Line:
    if len(pieces) == 1:
        return pieces[0]
    pieces.sort(key=lambda line: line.left)
    longest = max(pieces, key=lambda line: len(line.text))
    return replace(
        longest,
        text=" ".join(line.text for line in pieces),
        left=pieces[0].left,
        right=max(line.right for line in pieces),
        bottom=min(line.bottom for line in pieces),
        top=max(line.top for line in pieces),
        hyphenated=pieces[-1].hyphenated,
    )


def _crosses(line: Line, at: float) -> bool:
    return line.left < at - _slack(line) and line.right > at + _slack(line)


def _slack(line: Line) -> float:
    return _SLACK * line.size


def _letters(text: str) -> int:
    """The width of a text in Latin letters; one Han character is about two."""
    return len(text) if text.isascii() else sum(2 if letter >= "\u2e80" else 1 for letter in text)
