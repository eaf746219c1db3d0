"""Sentences: where one ends, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "sen",
        "sens",
        "rep",
        "reps",
        "gov",
        "gen",
        "col",
        "lt",
        "capt",
        "sgt",
        "maj",
        "adm",
        "hon",
        "rev",
        "st",
        "mt",
        "jr",
        "sr",
        "inc",
        "corp",
        "co",
        "ltd",
        "no",
        "vs",
        "etc",
        "e.g",
        "i.e",
        "cf",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "fig",
        "approx",
        "dept",
    ]
)
_ENDS_ANYWAY = frozenset(["jr", "sr", "inc", "corp", "co", "ltd", "etc"])
"""Abbreviations that a sentence can end with."""
_STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "but",
        "and",
        "in",
        "on",
        "at",
        "this",
        "that",
        "his",
        "her",
        "its",
        "their",
        "there",
        "when",
        "while",
        "however",
        "meanwhile",
        "for",
        "as",
        "if",
        "so",
    ]
)
_END = re.compile(
    r"[。！？…]+[”’」』）]*"  # Chinese: the mark alone ends it
    r"|[.!?]+[\"”’')\]]*(?=\s|$)"
    r"|\n[ \t]*(?=\n)"
)
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.?){1,12}$")
_NEXT_WORD = re.compile(r"\s*[\"“‘'(\[]*([^\W_]*)")
_WORD_REACH = 14


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence in `text`, code points, without the white space around it; linear.

    A full stop after an abbreviation (`Mr.`, `U.S.`, the `W.` of a name) ends a sentence only before a word that
    begins one; `…` and `。！？` always do, with the quotation marks that close after them.
    """
    start = 0
    for mark in _END.finditer(text):
        if mark.group()[0] == "." and not _ends(text, mark.start(), mark.end()):
            continue
        yield from _trimmed(text, start, mark.end())
        start = mark.end()
    yield from _trimmed(text, start, len(text))


def _ends(text: str, dot: int, after: int) -> bool:
    """Whether the full stop at `dot` ends a sentence; `after` is behind it and what closes with it."""
    found = _NEXT_WORD.match(text, after)
    following = found.group(1) if found is not None else ""
    if following[:1].islower():
        return False
    last = _LAST_WORD.search(text[max(0, dot - _WORD_REACH) : dot])
    word = last.group().lower() if last is not None else ""
    if len(word) == 1 and word != "i" and text[dot - 1].isupper():
        return following.lower() in _STARTERS  # George W. Bush; Vitamin C. The …
    if "." in word or word in _ENDS_ANYWAY:
        return not following or following.lower() in _STARTERS
    if word == "no":
        return not following[:1].isdigit()
    return word not in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
