"""Rows from SQLite with their enumerations made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Kinds = Mapping[int, Callable[[Any], Any]]
"""By the number of a column, what makes its value; NULL stays None."""


def typed(row: Sequence[Any], kinds: Kinds) -> list[Any]:
    """The values of a row, those in `kinds` converted."""
    values = list(row)
    for column, kind in kinds.items():
        if values[column] is not None:
            values[column] = kind(values[column])
    return values
