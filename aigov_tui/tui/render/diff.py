"""Which words of one wording differ from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov_tui.extract.variants import DiffKind, word_diff

if TYPE_CHECKING:
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
