"""A paragraph as the attribution rules see it: words, names, punctuation and opaque quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.tables import words
from aigov_tui.model.entity import EntityKind, Mention

_TOKEN = re.compile(
    # a word, with inner hyphens, dots and apostrophes; "said.Smith" is two with a full stop between
    r"[^\W_]+(?:(?:[-&/‐‑]|\.(?!(?<=[a-z]\.)[A-Z][a-z])|['’](?!s\b))[^\W_]+)*"
    r"|['’]s\b"
    r"|--+|\.\.+|[^\w\s]",
)
_DESCRIBED = re.compile(r"-[a-z]{2,}(?![\w-])")
"""A California-based company: what begins with a name and tells of which sort something is."""
_COMPARED = {"more": ("than",), "fewer": ("than",), "less": ("than",), "at": ("least", "most"), "up": ("to",)}
_PARTITIVES = words("english", "partitives")
_NUMBERS = words("english", "numbers")
_DEFINITE = frozenset(["the", "his", "her", "its", "their", "these", "those", "our", "my", "them"])
_LONGEST_ASIDE = 240
"""Parentheses longer than this many code points are read like other text."""


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    NAME = "name"  # a mention of an entity
    PUNCTUATION = "punctuation"
    QUOTE = "quote"  # a whole quotation, marks included


class Token(NamedTuple):
    """`start:end` are code points into the paragraph; `low` is the lower-case text ("" for a quotation).

    `capital` says that it begins with an upper-case letter; `mention` and `entity_kind` are set for names,
    `quote` is the index of the quotation among the paragraph's.
    """

    kind: Kind
    start: int
    end: int
    low: str
    capital: bool = False
    mention: Mention | None = None
    entity_kind: EntityKind | None = None
    quote: int = -1

    @property
    def is_person(self) -> bool:
        """A person's name?"""
        return self.entity_kind is EntityKind.PERSON


_made: Callable[[tuple[object, ...]], Token] = partial(tuple.__new__, Token)
"""A token of all its fields, in two thirds of the time: every word of a paragraph with a quotation is one."""


class NamedSpan(NamedTuple):
    """A mention with its paragraph-relative span and the kind of its entity."""

    start: int
    end: int
    mention: Mention
    kind: EntityKind | None


def tokens_of(
    text: str, spans: Sequence[MarkedSpan], names: Sequence[NamedSpan], start: int, stop: int
) -> list[Token]:
    """What stands at `start:stop`. A quotation is one token, a name one token, an aside in parentheses none."""
    tokens: list[Token] = []
    position = start
    next_span = bisect_left(spans, start, key=attrgetter("outer_start")) if start else 0
    next_name = bisect_left(names, start, key=attrgetter("start")) if start else 0
    while position < stop:
        span = spans[next_span] if next_span < len(spans) else None
        while next_name < len(names) and names[next_name].start < position:
            next_name += 1
        name = names[next_name] if next_name < len(names) and names[next_name].start < stop else None
        if span is not None and span.outer_start >= stop:
            span = None
        if name is not None and span is not None and name.end > span.outer_start:
            if name.start < span.outer_start and span.outer_end < name.end:
                next_span += 1  # a nickname: Robert C. “Bobby” Scott
                continue
            name = None
        until = name.start if name else span.outer_start if span else stop
        _add_words(tokens, text, position, until)
        position = until
        if name is not None:
            described = _DESCRIBED.match(text, name.end) if text[name.end : name.end + 1] == "-" else None
            if described is not None:
                _add_words(tokens, text, name.start, described.end())
            else:
                tokens.append(_name_token(text, name))
            position, next_name = max(name.end, tokens[-1].end), next_name + 1
        elif span is not None:
            tokens.append(Token(Kind.QUOTE, span.outer_start, span.outer_end, "", quote=next_span))
            position, next_span = max(span.outer_end, position), next_span + 1
    if text.find("quote", start, stop) >= 0:
        tokens = _without_said_marks(tokens)
    return _without_quantifiers(_without_asides(tokens))


def _without_said_marks(tokens: list[Token]) -> list[Token]:
    """Drop the "quote" that a speaker says for a mark: he said, quote, "..."."""
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        ahead = tokens[index + 2] if index + 2 < len(tokens) else None
        said = following is not None and (
            following.kind is Kind.QUOTE
            or (following.low == "," and ahead is not None and ahead.kind is Kind.QUOTE)
        )
        if token.low == "quote" and said and kept and kept[-1].low in (",", "to", "it", "is"):
            continue
        if token.low == "," and kept and kept[-1].low == "," and tokens[index - 1].low == "quote":
            continue
        kept.append(token)
    return kept


def _name_token(text: str, name: NamedSpan) -> Token:
    words_of_name = text[name.start : name.end]
    return Token(
        Kind.NAME,
        name.start,
        name.end,
        words_of_name.lower(),
        capital=True,
        mention=name.mention,
        entity_kind=name.kind,
    )


def _add_words(tokens: list[Token], text: str, start: int, end: int) -> None:
    word_kind, punctuation, add = Kind.WORD, Kind.PUNCTUATION, tokens.append
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        begin, stop = match.span()
        if word.islower() and word.isascii() and word.isalpha():  # most words
            add(_made((word_kind, begin, stop, word, False, None, None, -1)))
        elif word[0].isalnum():
            low = word.lower().replace("’", "'")
            add(_made((word_kind, begin, stop, low, word[0].isupper(), None, None, -1)))
        elif len(word) == 2 and word[1] == "s":
            add(_made((word_kind, begin, stop, "'s", False, None, None, -1)))
        else:
            add(_made((punctuation, begin, stop, word, False, None, None, -1)))


def _without_asides(tokens: list[Token]) -> list[Token]:
    """Drop (R-S.C.) and the like, unless a quotation stands inside."""
    if not any(token.low == "(" for token in tokens):
        return tokens
    kept: list[Token] = []
    opened: int | None = None  # index in kept of the parenthesis that is open
    for token in tokens:
        if token.kind is Kind.QUOTE:
            opened = None
        elif token.low == "(" and token.kind is Kind.PUNCTUATION:
            opened = len(kept)
        elif token.low == ")" and opened is not None:
            if token.end - kept[opened].start <= _LONGEST_ASIDE:
                del kept[opened:]
                opened = None
                continue
            opened = None
        kept.append(token)
    return kept


def _without_quantifiers(tokens: list[Token]) -> list[Token]:
    """Leave of "more than two hundred researchers" and "one of the officials" what a subject looks like.

    The first loses what comes before the number; the second becomes one determiner that begins where "one" does.
    """
    if not any(
        tokens[index + 1].low == "of" or tokens[index + 1].low in _COMPARED.get(token.low, ())
        for index, token in enumerate(tokens[:-2])
        if token.low in _PARTITIVES or token.low in _COMPARED
    ):
        return tokens
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        second = tokens[index + 1].low if index + 1 < len(tokens) else ""
        third = tokens[index + 2] if index + 2 < len(tokens) else None
        if third is not None and second in _COMPARED.get(token.low, ()) and _is_number(third):
            index += 2
        elif third is not None and token.low in _PARTITIVES and second == "of" and third.low in _DEFINITE:
            kept.append(third._replace(start=token.start))
            index += 3
        else:
            kept.append(token)
            index += 1
    return kept


def _is_number(token: Token) -> bool:
    return token.low[:1].isdigit() or token.low in _NUMBERS
