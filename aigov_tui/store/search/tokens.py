"""Words as the full-text index sees them, with their places in the raw text.

This repeats in Python what FTS5's `unicode61 remove_diacritics 2` does over text in which every Han character stands
alone and simplified, and full-width letters are plain: a word is a run of letters and numbers (and combining accents), lower-cased,
Latin letters without accents.
A test holds the two against each other over all of Unicode; they differ only in scripts newer than SQLite's tables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from aigov_tui.store.pairs import pairs_in
from aigov_tui.store.spacing import HAN, plain

# Combining accents that unicode61 takes for part of a word, and drops.
ACCENTS = "\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331"
_ACCENT_RUN = re.compile(f"[{ACCENTS}]+")


class Token(NamedTuple):
    """A folded word and where it stands: code points, end-exclusive."""

    word: str
    start: int
    end: int


_LITTLE = 80
"""Code points up to which the words of a text are remembered: those of a query are asked for many times over."""
_LETTERS = f"[^\\W_{HAN}]"
_TOKEN = re.compile(f"[{HAN}]|{_LETTERS}+(?:[{ACCENTS}]+{_LETTERS}*)*")


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The words of `text` from code point `start` on, one at a time, each Han character a word of its own."""
    for found in _TOKEN.finditer(text, start):
        yield Token(fold(found[0]), found.start(), found.end())


def words(text: str) -> tuple[str, ...]:
    """The folded words of `text`."""
    return _words_of_little(text) if len(text) <= _LITTLE else _words(text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(found[0]) for found in _TOKEN.finditer(text))


_words_of_little = lru_cache(maxsize=2_000)(_words)


def terms(text: str) -> tuple[str, ...]:
    """What has to stand in a paragraph for `text` to stand there, as the table of terms has it: its words, two Chinese
    characters that follow each other being one."""
    return _terms(words(text))


@lru_cache(maxsize=2_000)
def _terms(found: tuple[str, ...]) -> tuple[str, ...]:
    pairs = pairs_in(found)
    paired = frozenset("".join(pairs))
    return (*(word for word in found if word not in paired), *pairs)


def has_words(text: str) -> bool:
    """Whether the full-text index has anything to look up for `text`."""
    return _TOKEN.search(text) is not None


def fold(word: str) -> str:
    """One word as the index stores it."""
    return word.lower() if word.isascii() else _fold_unicode(word)


@lru_cache(maxsize=10_000)
def _fold_unicode(word: str) -> str:
    return "".join(map(fold_character, _ACCENT_RUN.sub("", plain(word))))


def fold_character(character: str) -> str:
    """One character that is no combining accent as the index stores it."""
    # Only Latin letters lose their accents: unicode61 keeps ё, ά and が as they are.
    lower = character.lower()
    base = unicodedata.normalize("NFD", lower)[:1]
    return base if base.isascii() else lower
