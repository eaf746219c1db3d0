"""A list of the database as programs get it (fields) and as people read it (columns)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, TypeAlias, TypeVar

from aigov_tui.model.rows import Span

Value: TypeAlias = "str | int | float | bool | Sequence[Value] | Mapping[str, Value] | None"
"""What JSON can hold; enumerations are the strings they are."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Field(Generic[Row]):
    """One value of a record: `name` is a stable key of JSON and a column head of CSV, `about` documents it.

    A `nested` field holds a list of records: JSON has it, CSV has a list of its own for it.
    """

    name: str
    about: str
    value: Callable[[Row], Value]
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a table for people.

    `text` may hold anything a document can hold: whoever shows it makes it safe. `marks` are spans within it to be
    highlighted. `most` is the width in terminal cells beyond which it is cut, None for the column that takes the
    room that is left and may wrap. Where a screen is narrow, columns go by `drop`, the highest first; 0 stays.
    Of a path too long for its column, the end tells more than the beginning: `keep_end`.
    """

    title: str
    text: Callable[[Row], str]
    marks: Callable[[Row], Sequence[Span]] | None = None
    most: int | None = None
    right: bool = False
    drop: int = 0
    keep_end: bool = False


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """A list: its name, what one row of it is, its fields and its columns. `lines` is how many lines of a screen the
    widest column of one row may take."""

    name: str
    about: str
    fields: tuple[Field[Row], ...]
    columns: tuple[Column[Row], ...]
    lines: int = 1

    def record(self, row: Row) -> dict[str, Value]:
        """The row as a JSON object, its fields in their order."""
        return {field.name: field.value(row) for field in self.fields}

    def flat_fields(self) -> tuple[Field[Row], ...]:
        """The fields that fit one cell of a spreadsheet."""
        return tuple(field for field in self.fields if not field.nested)


def attribute_fields(within: str = "", **about: str) -> tuple[Field[Row], ...]:
    """Fields that are attributes of the row (or of its attribute `within`) of the same name, each with its meaning."""
    prefix = f"{within}." if within else ""
    return tuple(Field(name, text, attrgetter(prefix + name)) for name, text in about.items())


def number(value: float) -> str:
    """A count for people, its thousands apart."""
    return f"{value:,}"


def counted(count: int, thing: str) -> str:
    """A number of things for people: "1 source", "1,234 sources"."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def share(value: float | None) -> str:
    """A probability for people, in per cent."""
    return "" if value is None else f"{value:.0%}"
