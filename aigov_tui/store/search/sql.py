"""Pieces of SQL with their parameters, put together without ever pasting a value into the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = str | int | float | None


@dataclass(frozen=True, slots=True)
class Sql:
    """SQL text and the values of its question marks, in order."""

    text: str
    values: tuple[Value, ...] = ()


_SURROGATE = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """`text` with lone surrogates, which SQLite cannot hold, as U+FFFD: the import stores them so."""
    return _SURROGATE.sub("\ufffd", text)


TRUE = Sql("1")
FALSE = Sql("0")


def marks(values: Sequence[object]) -> str:
    """As many question marks as there are values: `?, ?, ?`."""
    return ", ".join("?" * len(values))


def all_of(parts: Iterable[Sql]) -> Sql:
    """Every condition."""
    return _joined(" AND ", [part for part in parts if part != TRUE], TRUE)


def any_of(parts: Iterable[Sql]) -> Sql:
    """At least one condition."""
    joined = _joined(" OR ", [part for part in parts if part != FALSE], FALSE)
    return Sql(f"({joined.text})", joined.values)


def none_of(part: Sql) -> Sql:
    """The contrary of a condition."""
    return Sql(f"NOT ({part.text})", part.values)


def _joined(word: str, parts: list[Sql], empty: Sql) -> Sql:
    if len(parts) < 2:
        return parts[0] if parts else empty
    text = word.join(f"({part.text})" for part in parts)
    return Sql(text, tuple(value for part in parts for value in part.values))
