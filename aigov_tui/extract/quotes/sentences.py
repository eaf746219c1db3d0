"""A paragraph's sentences, each of the tokens that the attribution rules see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.markup import heading_ends, without_links
from aigov_tui.extract.quotes.tokens import Kind, NamedSpan, Token, tokens_of
from aigov_tui.extract.sentences import ABBREVIATIONS
from aigov_tui.extract.spans import Spans

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]{3,}(?:[ ,/]+[A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][A-Za-z.]+){0,2}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: ?\([^()\n]{1,40}\))? ?(?:[—–]|--?) "
)
"""RALEIGH, N.C. (AP) — : where a report was written is no part of its first sentence."""
_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]$|[a-z]-[a-z]+$")
_ENDS = frozenset(".!?…。！？")
_STRETCH = 100_000
"""Code points of a very long paragraph that are taken apart at a time. Its words take thirty times the room of its text."""
_CLEAR_END = re.compile(r"[a-z]{4}[.!?] +(?=[A-Z])")
"""The end of a sentence, and no abbreviation's."""


def sentences(
    text: str, spans: Sequence[MarkedSpan], names: Sequence[NamedSpan], *, virtual_quote: bool = False
) -> list[list[Token]]:
    """The paragraph's sentences. A quotation is one token, a name one token, an aside in parentheses none.

    With `virtual_quote` one more quotation, of no length and with the index `len(spans)`, stands at the end: the
    next paragraph, which this one introduces.
    """
    return list(sentences_in_turn(text, spans, names, virtual_quote=virtual_quote))


def sentences_in_turn(
    text: str, spans: Sequence[MarkedSpan], names: Sequence[NamedSpan], *, virtual_quote: bool = False
) -> Iterator[list[Token]]:
    """The same, made as they are asked for: the words of a line of megabytes are not there all at once."""
    plain = without_links(text)
    dateline = _DATELINE.match(plain) if plain[:2].isupper() else None
    start = dateline.end() if dateline is not None else 0
    punctuation, quotation = Kind.PUNCTUATION, Kind.QUOTE
    headed = heading_ends(text)
    for stop in _stops(plain, spans):
        tokens = tokens_of(plain, spans, names, start, stop)
        start = stop
        if virtual_quote and stop == len(text):
            tokens.append(Token(Kind.QUOTE, len(text), len(text), "", quote=len(spans)))
        current: list[Token] = []
        for index, token in enumerate(tokens):
            current.append(token)
            kind = token.kind
            ends = (kind is punctuation or kind is quotation) and _ends_sentence(text, spans, tokens, index)
            if ends or (headed and _ends_heading(tokens, index, headed)):
                yield current
                current = []
        if current:
            yield current


def _ends_heading(tokens: Sequence[Token], index: int, headed: Sequence[int]) -> bool:
    """Does a line in bold or of a link end behind the token, one of those that end at `headed`?"""
    end = tokens[index].end
    after = tokens[index + 1].start if index + 1 < len(tokens) else end
    return any(end <= line <= after for line in headed)


def _stops(text: str, spans: Sequence[MarkedSpan]) -> Iterator[int]:
    """Where a text is cut to be taken apart: in one piece, unless it is very long; else between sentences, outside marks."""
    if len(text) > 2 * _STRETCH:
        quoted = Spans([(span.outer_start, span.outer_end) for span in spans])
        position = 0
        while len(text) - position > 2 * _STRETCH:
            ends = (found.end() for found in _CLEAR_END.finditer(text, position + _STRETCH))
            cut = next((end for end in ends if not quoted.covers(end - 1, end + 1)), None)
            if cut is None:
                break
            yield cut
            position = cut
    yield len(text)


def _ends_sentence(text: str, spans: Sequence[MarkedSpan], tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return True
    if token.kind is Kind.PUNCTUATION:
        if token.low[0] not in _ENDS:
            return False
        return _new_start(following) and not (token.low == "." and _abbreviated(tokens, index))
    if token.kind is Kind.QUOTE and token.quote < len(spans):
        last = text[spans[token.quote].end - 1]
        if last in "’'\")" and spans[token.quote].end - 2 > spans[token.quote].start:
            last = text[spans[token.quote].end - 2]
        if last in "?!" and _is_governed(tokens, index):
            return following.capital and following.kind is Kind.WORD
        return last in _ENDS and last not in "?!？！…" and _new_start(following)
    return False


def _is_governed(tokens: Sequence[Token], index: int) -> bool:
    """Do words of the sentence govern the quotation: on the radio's "Don't Tell Me!" *The* work may also help?"""
    before = tokens[index - 1] if index else None
    return before is not None and (before.kind is Kind.WORD or before.low == "'s")


def _new_start(token: Token) -> bool:
    return token.capital or token.kind is Kind.QUOTE or token.low[0].isdigit() or token.low in ("•", "*")


def _abbreviated(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1] if index else None
    if before is None or before.kind not in (Kind.WORD, Kind.NAME) or before.end != tokens[index].start:
        return False
    if before.kind is Kind.NAME:  # a name cut off after an initial
        return len(before.low) > 2 and before.low[-2] in " ."
    following = tokens[index + 1]
    if before.low in ABBREVIATIONS:
        return before.low not in ("p.m", "a.m", "etc", "inc", "no") or not following.capital
    return bool(_INITIALS.match(before.low))
