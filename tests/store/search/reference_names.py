"""What the value of a field may name, by reading every name: for `reference`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """What a value may name: a `key`, a `name` and others, and how often it is `mentioned`."""

    row_id: int | str
    key: str
    names: tuple[str, ...]
    mentioned: int = 0
    within: str = ""


def named(rows: Sequence[Named], value: str, *, most: int = 100) -> set[int | str]:
    """The ids that a value names: by key, by name, by the beginning of one, by that of a word inside one."""
    low = lowered(value)
    by_key = {row.row_id for row in rows if row.key == value}
    by_name = {row.row_id for row in rows if any(lowered(name) == low for name in row.names)}
    begun = [row for row in rows if any(lowered(name).startswith(low) for name in row.names)]
    begun.sort(key=lambda row: (-row.mentioned, row.row_id))
    inside = {row.row_id for row in rows if f" {low}" in f" {lowered(row.within)}"}
    return by_key or by_name or {row.row_id for row in begun[:most]} or inside


def lowered(text: str) -> str:
    """Without the case of ASCII letters alone, as SQLite compares."""
    return "".join(character.lower() if character.isascii() else character for character in text)
