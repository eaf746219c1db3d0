"""Where the words of a subject begin and end, to the left of its verb."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.offices import name_like
from aigov_tui.extract.quotes.phrases import LONGEST_PHRASE, is_company
from aigov_tui.extract.quotes.tokens import Kind, Token

_BETWEEN = 5
"""Tokens from "between" to its "and"."""


def skip_back(tokens: Sequence[Token], verb: int, low: int) -> int:
    """The index after the last token of what stands before the verb group."""
    end = verb
    while end > low:
        token = tokens[end - 1]
        if token.kind is not Kind.WORD:
            break
        if token.low == "that" or not (
            token.low in lex.AUXILIARIES or lex.is_adverb(token.low) or token.low in ("to", "not")
        ):
            if token.low in lex.DAYS and end - 2 > low:
                end -= 2 if tokens[end - 2].low in ("on", "in", "last", "this", "earlier") else 1
                continue
            break
        end -= 1
    return end


def region_start(tokens: Sequence[Token], end: int, low: int) -> int:
    """The index of the first token of the phrase that ends before index `end`, not before `low`."""
    start = end
    while start > low and end - start < LONGEST_PHRASE:
        token = tokens[start - 1]
        if token.low == "." and start < end and start - 2 >= low and _abbreviates(tokens, start - 1):
            start -= 2
            continue
        if token.kind is Kind.QUOTE or (
            token.kind is Kind.PUNCTUATION and token.low not in ("&", "'", "’", "/", "$", "%")
        ):
            break
        if token.kind is Kind.WORD and not token.capital and _breaks(tokens, start - 1, end):
            break
        start -= 1
    return start


def before_enumeration(tokens: Sequence[Token], start: int, end: int, low: int) -> int:
    """Where the phrase begins that a list ends: "*the ministers of Kenya*, Rwanda and Uganda said"."""
    if end - start < 3 or tokens[start].kind is not Kind.NAME or tokens[start + 1].low != "and":
        return start
    first = start
    while first - 2 > low and tokens[first - 1].low == "," and tokens[first - 2].kind is Kind.NAME:
        first -= 2
    if first == start or tokens[first].is_person or tokens[first - 1].low not in ("of", "for", "from"):
        return start
    return region_start(tokens, first, low)


def _abbreviates(tokens: Sequence[Token], stop: int) -> bool:
    """Is the full stop at `stop` that of an abbreviation inside a name: Ms. Delgado?"""
    return (
        tokens[stop - 1].capital and tokens[stop + 1].capital and tokens[stop - 1].end == tokens[stop].start
    )


def _breaks(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Does the lower-case word at `index` end the phrase on its right?"""
    low = tokens[index].low
    if low in lex.CLAUSE_OPENERS:
        # "Smith and Jones said", "the head of research and policy said"
        joins = (
            low == "and"
            and index > 0
            and name_like(tokens[index - 1])
            and (name_like(tokens[index + 1]) or is_company(tokens, index, end))
        )
        between = low == "and" and any(t.low == "between" for t in tokens[max(0, index - _BETWEEN) : index])
        return not joins and not between
    if low in lex.AUXILIARIES and low != "'s":
        return True
    if low in lex.CUE_VERBS and index + 1 < end:
        following = tokens[index + 1]
        before = tokens[index - 1] if index else None
        noun = before is not None and (
            before.low in lex.DETERMINERS or before.low == "'s" or before.low in lex.NOMINALS
        )
        return not noun and following.low not in lex.PREPOSITIONS and low not in lex.NOMINALS
    return low in lex.PRONOUNS and low not in lex.POSSESSIVES and index + 1 < end
