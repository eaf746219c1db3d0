"""Which words of one wording differ from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov_tui.extract.variants import DiffKind, word_diff
from aigov_tui.extract.variants.spoken import every_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigov_tui.model.rows import Span


def differing_spans(base: str, other: str) -> list[Span]:
    """Spans of `other` (code points) whose words `base` does not have there; blanks and marks at their end left out."""
    spans: list[Span] = []
    for part in word_diff(base, other):
        end = part.b_end
        while end > part.b_start and not other[end - 1].isalnum():
            end -= 1
        if part.kind is not DiffKind.SAME and end > part.b_start:
            spans.append((part.b_start, end))
    return spans


def repeated(wordings: Iterable[str]) -> list[int | None]:
    """For each wording which of those before it, by index, has the very same words; None where none has."""
    first: dict[tuple[str, ...], int] = {}
    found = [first.setdefault(every_word(text), index) for index, text in enumerate(wordings)]
    return [same if same != index else None for index, same in enumerate(found)]
