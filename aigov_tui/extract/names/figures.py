"""People in public life: the full name that a part of it stands for where a document gives no more.

What a document says itself always wins: where it introduces another Obama in full, a bare `Obama` is that one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from aigov_tui.extract.names.lexicon import lines
from aigov_tui.extract.normal import is_han

_INITIAL = re.compile(r"[A-Z]\.")


@dataclass(frozen=True, slots=True)
class Figure:
    """One person. `alone` are parts of the name that mean nobody else, some of them only after a role (`vice president
    Harris`); `others` are further names in full, `chinese`
    those in Han characters, of which one that ends another (特朗普, 唐纳德·特朗普) is a short form."""

    name: str
    gender: str | None
    alone: tuple[str, ...]
    others: tuple[str, ...]
    chinese: tuple[str, ...]
    holds_office: bool = True
    """False for those who are known for what they founded, lead or wrote, and never held an office of state."""

    @property
    def surname(self) -> str:
        """The last word of the name, `Jr.` left out."""
        words = [word for word in self.name.split() if word not in ("Jr.", "Sr.", "III")]
        return words[-1]

    @property
    def short_chinese(self) -> tuple[str, ...]:
        """The forms in Han characters that are the end of a longer one."""
        return tuple(s for s in self.chinese if any(full != s and full.endswith(s) for full in self.chinese))


@cache
def figures() -> tuple[Figure, ...]:
    """Everyone in `data/figures.tsv`."""
    found = []
    for line in lines("figures.tsv"):
        name, gender, alone, others, chinese, private = (*line.split("\t"), "", "", "", "")[:6]
        found.append(
            Figure(name, gender or None, _split(alone), _split(others), _split(chinese), not private)
        )
    return tuple(found)


def figure_named(words: Sequence[str]) -> Figure | None:
    """Who has this full name, with or without initials in the middle. Of a name in Han characters `words` are as in
    `ChineseName`."""
    table = _by_full_name()
    if is_han(words[0][0]):
        return table.get("".join(words)) or table.get("·".join(words)) or _by_short_name().get("".join(words))
    name = " ".join(words)
    if name in table or len(words) < 3:
        return table.get(name)
    last = len(words) - 1
    return table.get(" ".join(w for i, w in enumerate(words) if i in (0, last) or not _INITIAL.fullmatch(w)))


def figure_called(name: str, role: str | None = None) -> Figure | None:
    """Who alone is called this, perhaps after this role: `Obama`, 马克龙, vice president `Harris`; or has it as full name."""
    short = _by_short_name()
    return short.get(name) or (short.get(f"{role} {name}") if role else None) or _by_full_name().get(name)


def is_full(name: str) -> bool:
    """Does someone in public life have this full name?"""
    return name in _by_full_name()


@cache
def surnames_of_figures() -> frozenset[str]:
    """Family names as written, also those that several share."""
    return frozenset(figure.surname for figure in figures())


@cache
def chinese_figures() -> dict[str, Figure]:
    """Every form in Han characters."""
    return {form: figure for figure in figures() for form in figure.chinese}


@cache
def _by_full_name() -> dict[str, Figure]:
    table: dict[str, Figure] = {}
    for figure in figures():
        full = (form for form in figure.chinese if form not in figure.short_chinese)
        for form in (figure.name, *figure.others, *full):
            table.setdefault(form, figure)
    return table


@cache
def _by_short_name() -> dict[str, Figure]:
    table: dict[str, Figure] = {}
    for figure in figures():
        for form in (*figure.alone, *figure.short_chinese):
            table.setdefault(form, figure)
    return table


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
