"""Filters in words: what a person calls them, not the keys that the store knows them by."""

from __future__ import annotations

from collections.abc import Mapping

from aigov_tui.model.focus import Focus, FocusField

Names = Mapping[tuple[FocusField, str], str]
"""What each value of the filters is called."""


def filter_words(filters: Focus, names: Names) -> str:
    """The filters one after the other; nothing where there are none."""
    active = set(filters.active())
    known = [pair for pair in names if pair in active]
    pairs = [*known, *(pair for pair in filters.active() if pair not in names)]
    return ", ".join(f"{pair[0]} {names.get(pair, pair[1])}" for pair in pairs)


def in_words(sentence: str, names: Names) -> str:
    """A sentence of the store's, its filters as they are called."""
    for (field, value), name in names.items():
        for printed in (f'{field}:"{value}"', f"{field}:{value}"):
            sentence = sentence.replace(printed, f"{field} {name}")
    return sentence
