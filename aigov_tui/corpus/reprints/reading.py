"""A paragraph's words as they are compared, and which of them change what it says: numbers, negations, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files

from aigov_tui.corpus.clean import INVISIBLE
from aigov_tui.corpus.reprints.pieces import Pieces
from aigov_tui.extract.names.chinese import chinese_names
from aigov_tui.extract.names.lexicon import chinese_countries
from aigov_tui.extract.names.lexicon import lexicon as name_lists
from aigov_tui.extract.normal import HAN, has_han, plain
from aigov_tui.extract.variants.lexicon import lexicon as word_lists
from aigov_tui.model.simplified import simplified
from aigov_tui.model.tables import parse_strings

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
"""No token has a blank in it: what stands between two blanks can be taken apart by itself."""

_NO_CHARACTERS = re.compile(f"(?:[^{HAN}]|[{_NUMERALS}])+")
"""What stands between Chinese characters each of which is a token."""

_ENUMERATOR = re.compile(
    rf"\s*(?:\(?(?:\d{{1,3}}|[a-z]|[ivx]{{1,5}})\\?[.)](?=\s)|[(（]?[{_NUMERALS}]{{1,3}}(?:[)）]、?|、))"
)
"""What numbers a paragraph among others; Markdown escapes its point. Where one was put in, those after it have other numbers,
and say the same."""

_ROMAN = re.compile(r"(?=..)x{0,3}(?:ix|iv|v?i{0,3})")
_ENDS = frozenset('.!?…。！？:;：；"“”「」')
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_DENIED = re.compile(r"(?<=\w)n't\b|(?<=\bcan)not\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"[\"“(]?[A-ZÀ-Þ]")
_HEAD = 80
"""Pieces between blanks at the start of a text that tell whether it is a headline."""
_MOSTLY = 0.65
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


_NUMBER, _NEGATION = int(Mark.NUMBER), int(Mark.NEGATION)  # looked for among bytes


@dataclass(slots=True)
class Reading:
    """`words` as they are compared and, at the same places, their `marks`, all but `NAME` for Chinese ones."""

    words: tuple[str, ...]
    marks: bytes
    numbers: tuple[str, ...] = ()
    """Those of the words that are surely numbers."""
    _chinese: str = ""
    """The text, where there are characters and names were not looked for among them yet."""

    def named(self) -> bytes:
        """`marks` with those of Chinese names. Looked for when first asked for: few comparisons come to that."""
        if self._chinese:
            self.marks = _with_chinese_names(self._chinese, self.marks)
            self._chinese = ""
        return self.marks


Part = tuple[tuple[str, ...], bytes, bytes, bytes, bool | None, bool]
"""The words of a stretch of text; their marks inside a sentence, where the first opens one, and where all may; whether
what follows opens a sentence (None: where the stretch would); whether it has a capital."""


@dataclass(frozen=True, slots=True)
class _Tables:
    marks: dict[str, Mark]
    titles: frozenset[str]
    common: frozenset[str]
    names: frozenset[str]


def read(text: str) -> Reading:
    """The words of `text`, punctuation, typography and what numbers it among others folded away. Never raises."""
    numbered = _ENUMERATOR.match(text)
    if numbered is not None:
        text = text[numbered.end() :]
    if has_han(text):
        return _read_chinese(text)
    parts = list(map(_pieces().__getitem__, text.split()))
    return _put_together(parts, [part[5] for part in parts[:_HEAD]])


def _read_chinese(text: str) -> Reading:
    folded = _folded(text)
    tokens: list[str] = []
    end = 0
    for between in _NO_CHARACTERS.finditer(folded):
        tokens += folded[end : between.start()]
        end = between.end()
        tokens += _TOKEN.findall(folded, between.start(), end)
    tokens += folded[end:]
    head = [_is_capitalised(piece) for piece in folded.split()[:_HEAD]]
    found = _put_together(list(map(_tokens().__getitem__, tokens)), head)
    if _NEGATION in found.marks:
        found.marks = _without_seeming_negations(folded, found.marks)
    found._chinese = folded
    return found


def _put_together(parts: Sequence[Part], head: Sequence[bool]) -> Reading:
    """The reading of a text by its parts; `head`: whether the first pieces between blanks have a capital."""
    words_of: list[str] = []
    marks_of: list[bytes] = []
    opens = True
    for words, inside, opening, _, ends, _ in parts:
        words_of += words
        marks_of.append(opening if opens else inside)
        if ends is not None:
            opens = ends
    if sum(head) > _MOSTLY * len(head):  # a headline
        marks_of = [at_start for _, _, _, at_start, _, _ in parts]
    marks = b"".join(marks_of)
    numbers: tuple[str, ...] = ()
    if _NUMBER in marks:
        numbers = tuple([word for word, mark in zip(words_of, marks, strict=True) if mark == _NUMBER])
    return Reading(tuple(words_of), marks, numbers)


Form = tuple[str, int, int]
"""What a token is compared as, and its mark inside a sentence and at the start of one; "" for what ends one."""


def _part(forms: Sequence[Form], *, is_capitalised: bool) -> Part:
    words = tuple(word for word, _, _ in forms if word)
    if not forms:
        return words, b"", b"", b"", None, is_capitalised
    return (
        words,
        bytes(_marks(forms, opens=False)),
        bytes(_marks(forms, opens=True)),
        bytes(mark for word, _, mark in forms if word),
        not forms[-1][0],
        is_capitalised,
    )


def _marks(forms: Iterable[Form], *, opens: bool) -> Iterator[int]:
    for word, inside, at_start in forms:
        if word:
            yield at_start if opens else inside
        opens = not word


def _folded(text: str) -> str:
    """`text` as it is taken apart: typography, characters and short forms of denial made one."""
    folded = plain(text)
    if not folded.isascii():
        folded = _INVISIBLE.sub("", folded)
        if has_han(folded):
            folded = simplified(folded)
    if "n't" in folded or "annot" in folded or "ANNOT" in folded or "N'T" in folded:
        folded = _DENIED.sub(" not", folded)
    return folded


def _taken_apart(piece: str) -> Part:
    """What is in a piece of text between blanks."""
    tokens = [piece] if _is_plain_word(piece) else _TOKEN.findall(_folded(piece))
    return _part(list(map(_form, tokens)), is_capitalised=_is_capitalised(piece))


def _is_plain_word(piece: str) -> bool:
    """True for most words, each of which is one token."""
    return piece.isascii() and piece.isalpha() and "annot" not in piece and "ANNOT" not in piece


@cache
def _pieces() -> Pieces[Part]:
    return Pieces(_taken_apart)


@cache
def _tokens() -> Pieces[Part]:
    return Pieces(lambda token: _part([_form(token)], is_capitalised=False))


@cache
def _tables() -> _Tables:
    path = files("aigov_tui.corpus.reprints") / "data" / "marks.yaml"
    data = {key: value.split() for key, value in parse_strings(path.read_text(encoding="utf-8")).items()}
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


def _form(token: str) -> Form:
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


def _is_capitalised(piece: str) -> bool:
    return _CAPITALISED.match(piece) is not None


def _without_seeming_negations(text: str, marks: bytes) -> bytes:
    """Take the mark from what only looks like a negation (未来, 不断)."""
    kept = bytearray(marks)
    no_negation = word_lists().no_negation
    for index, start in enumerate(_places(text)):
        if kept[index] == Mark.NEGATION and text[start : start + 2] in no_negation:
            kept[index] = Mark.CONTENT
    return bytes(kept)


def _with_chinese_names(text: str, marks: bytes) -> bytes:
    """Mark the characters of names."""
    named = bytearray(marks)
    spans = iter(_chinese_spans(text))
    start, end = next(spans, (len(text), len(text)))
    for index, place in enumerate(_places(text)):
        while place >= end:
            start, end = next(spans, (len(text), len(text) + 1))
        if place >= start and named[index] == Mark.CONTENT:
            named[index] = Mark.NAME
    return bytes(named)


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
