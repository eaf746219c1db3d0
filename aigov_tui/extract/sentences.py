"""The sentences of a text, English or Chinese, as spans; and the abbreviations whose full stop ends none."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATIONS = (
    "mr mrs ms dr prof sen sens rep reps gov govs gen lt col sgt maj capt cmdr adm hon rev fr st jr sr vs etc inc ltd co"
    " corp no approx fig cf jan feb mar apr jun jul aug sep sept oct nov dec mass calif fla va pa conn ariz colo ill ind"
    " kan ky la md mich minn mo mont neb nev okla ore tenn tex vt wash wis wyo ga ala ark del n.y n.c u.s u.k u.n d.c"
    " e.g i.e p.m a.m supt atty dept messrs ave blvd"
)
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
"""Lower case, without the last full stop."""

_ITEM = r"(?=[ \t]{0,8}(?:[-*•–·]|\d{1,3}[.)])[ \t])"
"""The next line is an item of a list; any other line end inside a paragraph only wraps it."""

_END = re.compile(
    rf"[.!?…]+[\"'”’)\]]*(?=\s)|[。！？…]+[”’」』）]*|\n[ \t]*(?=\n)|\n{_ITEM}"  # or a blank line
)
_INITIALS = re.compile(r"(?:^|[^\w.])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])\.$")
_LAST_WORD = re.compile(r"((?:\w+\.)*\w+)\.$")
_OPENS = re.compile(r"\s+[\"'“‘(\[]*(?:[A-Z0-9](?![A-Z.])|[A-Z]{2}|[\u3400-\u9fff])")
_SURE_OPENING = re.compile(
    r"\s+[\"“‘(]*(?:The|An?|In|It|He|She|They|We|But|And|This|That|These|There|Meanwhile|However|While|When|If|As|By)\b"
)
_REACH = 12
_ALWAYS = frozenset(["vs", "etc", "e.g", "i.e", "cf", "approx", "p.m", "a.m"])
"""The others abbreviate only with a capital: "Ill." is a state, "ill." is not."""


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of `text[start:end]`, in code points of `text`, without outer white space; linear.

    A full stop after an abbreviation or an initial ends a sentence only before a word that begins one.
    """
    begin, end = start, len(text) if end is None else end
    for match in _END.finditer(text, start, end):
        if match.group()[0] != "\n" and not _ends(text, begin, match, end):
            continue
        yield from _stripped(text, begin, match.end())
        begin = match.end()
    yield from _stripped(text, begin, end)


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    if match.group()[0] in "。！？":
        return True
    if _OPENS.match(text, match.end(), end) is None:
        return False
    tail = text[max(begin, match.start() - _REACH) : match.start() + 1]
    word = _LAST_WORD.search(tail)
    abbreviated = word is not None and (_abbreviates(word.group(1)) or _INITIALS.search(tail) is not None)
    return not abbreviated or _SURE_OPENING.match(text, match.end(), end) is not None


def _abbreviates(word: str) -> bool:
    return word in _ALWAYS or (word[0].isupper() and word.lower() in ABBREVIATIONS)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
