"""From the fields of a query to rules with database ids, and a plain sentence for each value that names nothing."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aigov_tui.model.dates import whole_date
from aigov_tui.store.search.fields import ENTITY_KINDS, IS_VALUES, PARAGRAPH_KINDS, QUOTE_FORMS
from aigov_tui.store.search.lexer import shortened
from aigov_tui.store.search.names import find, most_alike, nearest
from aigov_tui.store.search.tree import Field, Node, leaves


@dataclass(frozen=True, slots=True)
class Resolved:
    """A field's rule (a key of `rules.RULES`; "all" keeps everything) and the values it is asked with."""

    rule: str
    values: tuple[int | str, ...]


_MOST_NEAREST = 3
"""Unknown values of one query for which what is like them is looked for: that takes some milliseconds each."""
Resolutions = Mapping[Field, Resolved | None]
"""Every field of a query; None where its value names nothing, so that nothing fits."""


def resolve(connection: sqlite3.Connection, tree: Node | None) -> tuple[Resolutions, tuple[str, ...]]:
    """Look up every field of `tree`; also the hints for those that name nothing."""
    found: dict[Field, Resolved | None] = {}
    hints: list[str] = []
    for node, _ in leaves(tree):
        if isinstance(node, Field) and node not in found:
            found[node] = _RESOLVERS.get(node.name, _named)(connection, node, hints)
    return found, tuple(hints)


def _lang(connection: sqlite3.Connection, field: Field, hints: list[str]) -> Resolved | None:
    code = _LANGUAGES.get(field.value.casefold(), field.value)
    return _named(connection, Field(field.name, code), hints)


def _named(connection: sqlite3.Connection, field: Field, hints: list[str]) -> Resolved | None:
    if ids := find(connection, field.name, field.value):
        return Resolved(field.name, ids)
    alike = nearest(connection, field.name, field.value) if len(hints) < _MOST_NEAREST else []
    hints.append(_nothing(field, alike))
    return None


def _kind(connection: sqlite3.Connection, field: Field, hints: list[str]) -> Resolved | None:
    value = field.value.lower()
    if value == "boilerplate":
        return Resolved("is boilerplate", ())
    if value == "body":
        return Resolved("running text", ())
    for rule, kinds in (
        ("kind of paragraph", PARAGRAPH_KINDS),
        ("kind of quote", QUOTE_FORMS),
        ("kind of entity", ENTITY_KINDS),
    ):
        if value in kinds:
            return Resolved(rule, (value,))
    if ids := find(connection, "kind of source", field.value):
        return Resolved("kind of source", ids)
    known = (*PARAGRAPH_KINDS, *QUOTE_FORMS, *ENTITY_KINDS, *nearest(connection, "kind of source", value))
    if value in IS_VALUES:
        known = (f"is:{value}",)
    hints.append(_nothing(field, most_alike(value, known) or list(known)))
    return None


def _is(connection: sqlite3.Connection, field: Field, hints: list[str]) -> Resolved | None:
    value = field.value.lower()
    if value in IS_VALUES:
        return Resolved("all" if value == "all" else f"is {value}", ())
    likely = most_alike(value, tuple(IS_VALUES), limit=1)
    meant = f" Was is:{likely[0]} meant?" if len(likely) == 1 else ""
    hints.append(f"is: takes {', '.join(IS_VALUES)}; nothing is ‘{shortened(field.value)}’.{meant}")
    return None


_YEAR = re.compile(r"\d{4}")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[月日]?")


def _year(connection: sqlite3.Connection, field: Field, hints: list[str]) -> Resolved | None:
    if _YEAR.fullmatch(field.value):
        return Resolved("year", (field.value, f"{field.value}-99"))
    hints.append(
        f"year: takes four digits, as in year:2025, not ‘{shortened(field.value)}’;"
        " after: and before: take months and days."
    )
    return None


def _date(connection: sqlite3.Connection, field: Field, hints: list[str]) -> Resolved | None:
    if date := iso_date(field.value):
        return Resolved(field.name, (date,))
    hints.append(
        f"{field.name}: takes a day, a month or a year (first the year), as in {field.name}:2025-07-26,"
        f" not ‘{shortened(field.value)}’."
    )
    return None


def _saved(connection: sqlite3.Connection, field: Field, hints: list[str]) -> Resolved | None:
    return None  # `saved` has put in what is known, and said what is not


def iso_date(text: str) -> str | None:
    """`2025`, `2025-7`, `2025年7月26日`, `26 July 2025`, `26.7.2025` in ISO 8601, cut to its precision; None if it is no date."""
    found = _DATE.fullmatch(text.strip())
    if found is None or not all(part is None or part.isascii() for part in found.groups()):
        return _written(text)
    year, month, day = found.groups()
    if not 1 <= int(month or 1) <= 12 or not 1 <= int(day or 1) <= 31:
        return None
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def _written(text: str) -> str | None:
    """A date in words, or with the day first or the month, where it is plain which."""
    if (found := _YEAR_LAST.fullmatch(text.strip())) is not None:
        first, sign, second, year = found.groups()
        are_days = int(first) > 12 or sign == "."
        day, month = (first, second) if are_days else (second, first)
        return iso_date(f"{year}-{month}-{day}") if are_days or int(second) > 12 else None
    date = whole_date(text)
    return date.iso if date is not None else None


def _nothing(field: Field, alike: list[str]) -> str:
    meant = f" Nearest: {', '.join(shortened(name) for name in alike)}." if alike else ""
    return f"{field.name}: knows no ‘{shortened(field.value)}’.{meant}"


_LANGUAGES = {
    name: code
    for code, names in {
        "en": "english 英文 英语 英語",
        "zh": "chinese mandarin 中文 汉语 漢語 华文",
        "fr": "french français 法语 法語",
        "de": "german deutsch 德语 德語",
        "es": "spanish español 西班牙语",
        "ja": "japanese 日本語 日语",
        "ru": "russian русский 俄语",
        "ar": "arabic العربية 阿拉伯语",
        "pt": "portuguese português",
        "ko": "korean 한국어 韩语",
    }.items()
    for name in names.split()
}
"""What people call languages, in theirs or in English or Chinese."""
_Resolver = Callable[[sqlite3.Connection, Field, list[str]], Resolved | None]
_RESOLVERS: dict[str, _Resolver] = {
    "kind": _kind,
    "is": _is,
    "year": _year,
    "before": _date,
    "after": _date,
    "saved": _saved,
    "lang": _lang,
}
