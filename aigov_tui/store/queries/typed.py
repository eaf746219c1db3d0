"""Rows from SQLite with their enumerations made."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Kinds = Mapping[int, Callable[[Any], Any]]
"""By the number of a column, what makes its value; NULL stays None."""


def typed(row: Sequence[Any], kinds: Kinds) -> list[Any]:
    """The values of a row, those in `kinds` converted.

    Raises SQLite's own error of a damaged file for a value that none of ours can be.
    """
    values = list(row)
    try:
        for column, kind in kinds.items():
            if values[column] is not None:
                values[column] = kind(values[column])
    except ValueError as error:
        damage = sqlite3.DatabaseError(str(error))
        damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise damage from error
    return values
