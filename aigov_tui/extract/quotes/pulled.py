"""Pull quotes: a few words of somebody, set between two paragraphs, that are in somebody's words elsewhere in the text too."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.quotes.drafts import Row
from aigov_tui.model.quote import Attribution, QuoteForm

_FEWEST = 15
"""Code points: what is shorter anybody may say twice."""
_MOST_ROWS = 400
"""Quotations of one document that are compared; one with more is no article with a pull quote."""


def with_pulled(rows: Sequence[Row], text: str) -> list[Row]:
    """The rows, those that are pulled from others said by who said these: they are paragraphs of their own, with nobody's name."""
    found = list(rows)
    if len(found) > _MOST_ROWS:
        return found
    for index, row in enumerate(found):
        words = _pulled(row)
        if words is None or text.count(words) < 2:
            continue
        whole = next((other for other in rows if other is not row and _holds(other, words)), None)
        if whole is not None:
            draft = row.draft._replace(speaker=whole.speaker, attribution=Attribution.CONTINUED, cue=None)
            found[index] = row._replace(draft=draft, follows=None)
    return found


def _pulled(row: Row) -> str | None:
    """The words of a row that has all of its paragraph and is said by nobody, or who spoke before it, without their end mark."""
    draft = row.draft
    if draft.form is not QuoteForm.DIRECT or draft.attribution not in (None, Attribution.CONTINUED):
        return None
    outside = row.paragraph.text[: draft.start] + row.paragraph.text[draft.end :]
    words = row.paragraph.text[draft.start : draft.end].rstrip(".,!?… ")
    return words if len(words) >= _FEWEST and not outside.strip("\"'“”‘’*_> ") else None


def _holds(row: Row, words: str) -> bool:
    text = row.paragraph.text[row.draft.start : row.draft.end]
    return row.speaker is not None and len(text) > len(words) + 1 and words in text
