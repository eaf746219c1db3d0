"""How many terminal cells a text takes, and how to cut and wrap it by cells."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Punctuation that Chinese and Japanese typesetting does not let begin a line.
_NEVER_FIRST = frozenset("，。、；：？！）》」』】〉”’…,.;:?!)]}»")


@lru_cache(maxsize=8192)
def _cells_of(char: str) -> int:
    category = unicodedata.category(char)
    if category in ("Mn", "Me") or (category == "Cf" and char != "\u00ad") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cells(text: str) -> int:
    """The width of `text` in terminal cells: two for a Han character, none for a combining one."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def fitting(text: str, room: int) -> int:
    """How many code points of `text` fit into `room` cells."""
    if text.isascii():
        return min(len(text), room)
    used = 0
    for index, char in enumerate(text):
        used += _cells_of(char)
        if used > room:
            return index
    return len(text)


def cut(text: str, room: int) -> str:
    """`text` in at most `room` cells, ending in `…` where something is left out."""
    end = fitting(text, room)
    return text if end == len(text) else text[: fitting(text, room - 1)].rstrip() + "…"


def cut_front(text: str, room: int) -> str:
    """`text` in at most `room` cells, beginning with `…` where something is left out."""
    if cells(text) <= room:
        return text
    return "…" + text[len(text) - fitting(text[::-1], room - 1) :].lstrip()


def wrapped(text: str, room: int) -> list[tuple[int, int]]:
    """`text` in lines of at most `room` cells, as spans of it in code points.

    Lines break at spaces and beside Han characters; a word longer than a line is cut.
    """
    lines: list[tuple[int, int]] = []
    start = used = before = 0
    chance: tuple[int, int] | None = None  # where the line could end, and where the next one would begin
    for index, char in enumerate(text):
        taken = _cells_of(char)
        if index > start and 2 in (taken, before) and text[index - 1] != " " and char not in _NEVER_FIRST:
            chance = (index, index)
        while used + taken > room and index > start and char != " ":
            end, following = chance or (index, index)
            lines.append((start, end))
            start, chance = following, None
            used = cells(text[start:index])
        if char == " ":
            runs_on = chance is not None and chance[1] == index and text[index - 1] == " "
            chance = (chance[0] if chance and runs_on else index, index + 1)
        used += taken
        before = taken
    lines.append((start, start + len(text[start:].rstrip())))
    return lines
