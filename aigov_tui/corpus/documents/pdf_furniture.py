"""What stands on every page and belongs to none of the text: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from aigov_tui.corpus.documents.pdf_lines import Line, Page

_EDGE_LINES = 3
"""Lines from the top, and from the bottom, that can be running heads and feet."""
_EDGE = 0.15
"""Of a page's height: how far from its edge they can stand."""
_FEWEST_PAGES = 3
"""On which words stand at the same height to be running. For the outermost of a page one fewer: chapters are short."""
_HEIGHT = 4
"""Points within which heights are the same."""
_NUMBERS = re.compile(r"\d+|\b[ivxlc]{1,7}\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?i)\W*(?:page|p\.|第)?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*页?(?:\s*(?:of|/|\||共)\s*\d{1,4}\s*页?)?\W*"
)


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without what repeats at their edges from page to page, numbers aside."""
    edges = [_edge_lines(page) for page in pages]
    counts = Counter(words for lines in edges for words in {_pattern(line) for line in lines})
    return [
        replace(page, lines=tuple(line for line in page.lines if not _is_furniture(line, lines, counts)))
        for page, lines in zip(pages, edges, strict=True)
    ]


def _is_furniture(line: Line, edge: Sequence[Line], counts: Counter[tuple[str, int]]) -> bool:
    if line not in edge:
        return False
    heights = [other.middle for other in edge]
    is_outermost = min(line.middle - min(heights), max(heights) - line.middle) < _HEIGHT
    needed = _FEWEST_PAGES - 1 if is_outermost else _FEWEST_PAGES
    return _PAGE_NUMBER.fullmatch(line.text) is not None or counts[_pattern(line)] >= needed


def _edge_lines(page: Page) -> list[Line]:
    by_height = sorted(page.lines, key=lambda line: line.middle)
    low = [line for line in by_height[:_EDGE_LINES] if line.middle < _EDGE * page.height]
    high = [line for line in by_height[-_EDGE_LINES:] if line.middle > (1 - _EDGE) * page.height]
    return low + high


def _pattern(line: Line) -> tuple[str, int]:
    """The line's words without their numbers, and about where it stands."""
    return _NUMBERS.sub("#", line.text).casefold(), round(line.middle / _HEIGHT)
