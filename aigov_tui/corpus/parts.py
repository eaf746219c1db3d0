"""Documents whose format says what is a paragraph: their parts, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BETWEEN = "\n\n"
"""What stands between two parts in the document's text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph or heading as a format gives it. `level` is 1 to 6 for a heading, 0 for text; `page`, where the
    format has pages, is the 1-based one it begins on; `is_row` that it is a row of a table."""

    text: str
    level: int = 0
    page: int | None = None
    is_row: bool = False


CELL = " | "
"""What stands between two cells of a row."""


def text_of(parts: Iterable[Part]) -> str:
    """The text of a document made of `parts`."""
    return BETWEEN.join(part.text for part in parts)
