"""What a worker does for a list, and the messages in which it says what it has read."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.message import Message

from aigov_tui.tui.ports import Store
from aigov_tui.tui.widgets.row_cache import PAGE
from aigov_tui.tui.widgets.row_source import Rows

_FIRST_PAGES_FIRST = 0.05  # seconds until what is long about a question begins, for the short ones of other lists to be answered


@dataclass
class FirstRead(Message):
    """The first page of a new question is here. `placed` reads the others; without it the question itself does.

    There are `total` rows, or (`more`) at least so many. Of the page only what comes into sight, with `rest_follows`.
    """

    bubble: ClassVar[bool] = False

    question: Rows[Any]
    rows: Sequence[Any]
    total: int
    placed: Rows[Any] | None = None
    more: bool = False
    rest_follows: bool = False


@dataclass
class Placed(Message):
    """It is known how many rows a question has and where each stands: `placed` reads them."""

    bubble: ClassVar[bool] = False

    question: Rows[Any]
    placed: Rows[Any]
    total: int


@dataclass
class PageRead(Message):
    """Some more rows are here."""

    bubble: ClassVar[bool] = False

    question: Rows[Any]
    offset: int
    rows: Sequence[Any]


def first_read(question: Rows[Any], store: Store, tell: Callable[[Message], object]) -> Message:
    """Read the first page and how many rows there are; where the former is much quicker, `tell` it meanwhile."""
    if question.placed is None:
        total = question.count(store)
        first = question.page(store, PAGE, 0) if total else ()
        if question.rest is None or not 0 < len(first) < min(total, PAGE):
            return FirstRead(question, first, total)
        tell(FirstRead(question, first, total, rest_follows=True))
        time.sleep(_FIRST_PAGES_FIRST)  # for these to be drawn
        return PageRead(question, 0, [*first, *question.rest()])
    if not question.first_is_quicker:
        if question.likely is not None and (likely := question.likely(store)):
            tell(FirstRead(question, likely, len(likely), more=True))
        placed = question.placed(store)
        return FirstRead(question, placed.page(store, PAGE, 0), placed.count(store), placed)
    first = question.page(store, PAGE, 0)
    if len(first) < PAGE:
        return FirstRead(question, first, len(first))
    tell(FirstRead(question, first, len(first), more=True))
    time.sleep(_FIRST_PAGES_FIRST)
    placed = question.placed(store)
    return Placed(question, placed, placed.count(store))
