"""A paragraph's words as they are compared, and which of them change what it says: numbers, negations, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from aigov_tui.corpus.clean import INVISIBLE
from aigov_tui.extract.names.chinese import chinese_names
from aigov_tui.extract.names.lexicon import chinese_countries
from aigov_tui.extract.names.lexicon import lexicon as name_lists
from aigov_tui.extract.normal import HAN, has_han, plain
from aigov_tui.extract.variants.words import lexicon as word_lists
from aigov_tui.model.simplified import simplified

_NUMERALS = "零〇一二三四五六七八九十百千万亿两"
_LETTER = f"[^\\W\\d_{HAN}〇]"
_TOKEN = re.compile(
    rf"\d+(?:[.,:/]\d+)*"
    rf"|(?:[A-Za-z]\.){{2,6}}"
    rf"|{_LETTER}+(?:'{_LETTER}{{1,9}})?(?:\d+)?"
    rf"|[.!?…。！？:;：；\"“”「」%‰$€£¥₹°]"
    rf"|(?<![\w.,])[-−–](?=[$€£¥]?\d)"
    rf"|[{_NUMERALS}]+|[{HAN}]"
)
_ROMAN = re.compile(r"(?=..)x{0,3}(?:ix|iv|v?i{0,3})")
_ENDS = frozenset('.!?…。！？:;：；"“”「」')
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_DENIED = re.compile(r"(?<=\w)n't\b|(?<=\bcan)not\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?<!\S)[\"“(]?[A-ZÀ-Þ]")
_HEAD = 500
_MOSTLY = 0.6
"""More words than this with a capital: a headline, where capitals say nothing."""

_REFERENTS = frozenset({"person", "place"})
_SHORT = 5
"""Characters of a Chinese organisation's or meeting's name that is surely no more than that."""


class Mark(IntEnum):
    """What a difference in a word means."""

    GRAMMAR = 0
    CONTENT = 1
    PERHAPS_NAME = 2
    """A capital that the start of a sentence may account for."""
    NAME = 3
    PERHAPS_NUMBER = 4
    NUMBER = 5
    NEGATION = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """`words` as they are compared and, at the same places, their `marks`."""

    words: tuple[str, ...]
    marks: bytes


@dataclass(frozen=True, slots=True)
class _Tables:
    marks: dict[str, Mark]
    titles: frozenset[str]
    common: frozenset[str]
    names: frozenset[str]


def read(text: str) -> Reading:
    """The words of `text`, punctuation and typography folded away. Never raises."""
    folded = plain(text)
    if not folded.isascii():
        folded = _INVISIBLE.sub("", folded)
        if has_han(folded):
            folded = simplified(folded)
    if "n't" in folded or "annot" in folded or "ANNOT" in folded or "N'T" in folded:
        folded = _DENIED.sub(" not", folded)
    words: list[str] = []
    marks = bytearray()
    opening = True
    is_headline = _is_headline(folded)
    for word, inside, at_start in map(_form, _TOKEN.findall(folded)):
        if word:
            words.append(word)
            marks.append(at_start if opening else inside)
            opening = is_headline
        else:
            opening = True
    if has_han(folded):
        _mark_chinese(folded, marks)
    return Reading(tuple(words), bytes(marks))


@cache
def _tables() -> _Tables:
    path = files("aigov_tui.corpus.reprints") / "data" / "marks.yaml"
    data = {
        key: value.split()
        for key, value in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader).items()
    }
    names = name_lists()
    return _Tables(
        marks={
            **dict.fromkeys(word_lists().function_words, Mark.GRAMMAR),
            **dict.fromkeys(data["perhaps_numbers"], Mark.PERHAPS_NUMBER),
            **dict.fromkeys(data["numbers"], Mark.NUMBER),
            **dict.fromkeys(data["negations"], Mark.NEGATION),
            **dict.fromkeys("不没沒無无未勿", Mark.NEGATION),
        },
        titles=frozenset(data["titles"]),
        common=names.words,
        names=names.surnames | names.places | frozenset(names.first_names) | names.nationalities,
    )


@lru_cache(maxsize=1 << 16)
def _form(token: str) -> tuple[str, int, int]:
    """What a token is compared as, and its mark inside a sentence and at the start of one; "" for what ends one."""
    if token in _ENDS:
        return "", 0, 0
    word, inside, at_start = _marked(token)
    return word, int(inside), int(at_start)


def _marked(token: str) -> tuple[str, Mark, Mark]:
    tables = _tables()
    if token == "%":
        return "percent", Mark.PERHAPS_NUMBER, Mark.PERHAPS_NUMBER
    if token[-1].isdecimal() or token in "‰$€£¥₹°":
        return token.replace(",", "").lower(), Mark.NUMBER, Mark.NUMBER
    if token in "-−–":
        return "minus", Mark.NUMBER, Mark.NUMBER
    word = token.replace(".", "").lower()
    base = word.removesuffix("'s")
    mark = tables.marks.get(base)
    if _ROMAN.fullmatch(base) and not token.istitle():  # II, (xix); but Xi is a name
        mark = Mark.PERHAPS_NUMBER
    if token[0] in _NUMERALS:
        mark = Mark.NUMBER if len(token) > 1 else Mark.PERHAPS_NUMBER
    acronym = len(base) > 1 and token.isupper()
    if mark is not None and not (acronym and mark is Mark.GRAMMAR):
        return base, mark, mark
    if not token[0].isupper() or base in tables.titles:
        return base, Mark.CONTENT, Mark.CONTENT
    is_known = base not in tables.common or token.removesuffix("'s") in tables.names
    return base, Mark.NAME, Mark.NAME if is_known else Mark.PERHAPS_NAME


def _is_headline(text: str) -> bool:
    head = text[:_HEAD]
    return len(_CAPITALISED.findall(head)) > _MOSTLY * (head.count(" ") + 1)


def _mark_chinese(text: str, marks: bytearray) -> None:
    """Mark the characters of names, and what only looks like a negation (未来, 不断)."""
    places = list(_places(text))
    no_negation = word_lists().no_negation
    for index, start in enumerate(places):
        if marks[index] == Mark.NEGATION and text[start : start + 2] in no_negation:
            marks[index] = Mark.CONTENT
    spans = iter(_chinese_spans(text))
    start, end = next(spans, (len(text), len(text)))
    for index, place in enumerate(places):
        while place >= end:
            start, end = next(spans, (len(text), len(text) + 1))
        if place >= start and marks[index] == Mark.CONTENT:
            marks[index] = Mark.NAME


def _chinese_spans(text: str) -> list[tuple[int, int]]:
    """Where names of countries, people and places stand, and short ones of organisations; in order."""
    named = [
        (name.start, name.end)
        for name in chinese_names(text)
        if name.kind in _REFERENTS or name.end - name.start <= _SHORT
    ]
    return sorted([*named, *(found.span() for found in _countries().finditer(text))])


@cache
def _countries() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, chinese_countries()), key=len, reverse=True)))


def _places(text: str) -> Iterator[int]:
    return (found.start() for found in _TOKEN.finditer(text) if found.group() not in _ENDS)
