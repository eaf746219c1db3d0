"""Whoever holds an office that a phrase begins with: "said Secretary of State for Ports, Fisheries and Trade *Jo Li*"."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.tokens import Kind, Token

_OF_OFFICES = ("of", "for", "to")
_IN_OFFICES = (*_OF_OFFICES, "in", "the", "and", "&")
_ROLES = lex.NOMINALS - lex.FIRM_HEADS - lex.PUBLIC_BODIES - lex.WRITTEN_NOUNS - lex.SPEECH_NOUNS
_NO_ROLE = lex.CLAUSE_OPENERS | lex.DETERMINERS | lex.AUXILIARIES | frozenset(lex.PRONOUNS)
_LONGEST_PORTFOLIO = 4
"""Words of what an office is for: director of *trade and port policy*."""
_SECOND_ROLE = 10
"""Tokens of the second of two roles and the name behind it."""


def holder_of_office(tokens: Sequence[Token], end: int, high: int) -> int | None:
    """Where whoever holds an office is named behind it: "said Secretary of State *Jo Li*", "said Homes for Dunmore Chair *Jo Li*",
    but of "said Adviser to President Li" nobody. The office's own head ends before index `end`."""
    if end < high and tokens[end].low == "and" and tokens[end - 1].low in _ROLES:
        return _holder_of_two_roles(tokens, end + 1, high)
    if end >= high or tokens[end].low not in (*_OF_OFFICES, "in"):
        return None
    if not tokens[end - 1].capital:
        return holder_of_lower_office(tokens, end, high)
    last_link = end
    for index in range(end, high):
        token = tokens[index]
        if token.is_person:
            titled = tokens[index - 1].low in lex.NOMINALS
            at_once = index - 2 == last_link or tokens[end - 1].low in lex.HUMAN_HEADS
            of_another = titled and at_once and tokens[last_link].low in ("for", "to")
            named = tokens[end - 1].kind is Kind.NAME and not (titled and index - 2 > last_link)
            return None if of_another or named or index - 1 <= last_link else index
        listed = token.low == "," and index + 1 < high and tokens[index + 1].capital
        if not (in_office(token) or listed):
            return None
        if not name_like(token) and token.low not in ("and", "&"):
            last_link = index
    return None


def holder_of_lower_office(tokens: Sequence[Token], of: int, high: int) -> int | None:
    """The same in lower case, "her chief of staff *Jo Li*", but of "the head of lender Berg & Li", "the chief of banker Jo Li" nobody.
    The "of" is at index `of`."""
    if not of or tokens[of].low not in ("of", "for") or tokens[of - 1].low not in lex.OFFICE_HEADS:
        return None
    for index in range(of + 1, min(high, of + _LONGEST_PORTFOLIO + 2)):
        token = tokens[index]
        if token.is_person:
            last = tokens[index - 1].low
            own = index > of + 1 and last not in lex.HUMAN_HEADS and last not in lex.PREPOSITIONS
            return index if own else None
        if token.kind is not Kind.WORD or token.capital or token.low in lex.AUXILIARIES | lex.DETERMINERS:
            return None
    return None


def _holder_of_two_roles(tokens: Sequence[Token], start: int, high: int) -> int | None:
    """Who is both: "said author and *consultant Jo Li*", "said Acme founder and member of parliament Jo Li", but of "said a
    friend and the teacher Jo Li", "said friends and colleagues of student Jo Li" nobody. The second role begins at `start`."""
    of_somebody = False
    for index in range(start, min(high, start + _SECOND_ROLE)):
        token = tokens[index]
        if token.is_person:
            noun = tokens[index - 1].low
            body = noun in lex.NOMINALS and noun not in lex.HUMAN_HEADS
            titled = body if of_somebody else noun in _ROLES
            return index if titled and index > start else None
        of_somebody = of_somebody or token.low in _OF_OFFICES
        if token.kind is not Kind.NAME and (token.kind is not Kind.WORD or token.low in _NO_ROLE):
            return None
    return None


def in_office(token: Token) -> bool:
    """May the token stand in what an office is called: Secretary *of* *State*?"""
    return name_like(token) or token.low in _IN_OFFICES


def name_like(token: Token) -> bool:
    """A name we know, or a capitalised word that may be one."""
    return token.kind is Kind.NAME or (token.kind is Kind.WORD and token.capital)
