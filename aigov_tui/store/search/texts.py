"""What stands in some paragraphs, and how many times words do there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from aigov_tui.store.search.characters import characters
from aigov_tui.store.search.highlight import Pattern
from aigov_tui.store.search.readable import numbers_in
from aigov_tui.store.search.sql import marks
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Text

MOST_READ = 300
"""Paragraphs that are sooner read than FTS5 is asked what stands in them."""
_TEXTS = "SELECT id, text FROM paragraphs WHERE id IN ({ids})"


def texts_of(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, str]:
    """The texts of the paragraphs that are there, in their order."""
    wanted = sorted(ids)
    return dict(connection.execute(_TEXTS.format(ids=marks(wanted)), wanted).fetchall())


def numbers_of(items: Sequence[Text], texts: Mapping[int, str]) -> list[dict[int, int]]:
    """For each word or phrase, how many times it stands in each of the texts in which it does."""
    if len(items) == 1 and (sought := characters(words(items[0].text))) is not None:
        return [{row_id: number for row_id, text in texts.items() if (number := sought.number(text))}]
    patterns = [Pattern(words(item.text), item.prefix) for item in items]
    found: list[dict[int, int]] = [{} for _ in items]
    for row_id, text in texts.items():
        for numbers, number in zip(found, numbers_in(text, patterns), strict=True):
            if number:
                numbers[row_id] = number
    return found
