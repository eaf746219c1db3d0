"""The subject in a stretch of tokens that ends where its verb begins: past adverbials, clauses and offices in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.offices import holder_of_lower_office, in_office
from aigov_tui.extract.quotes.phrases import (
    SHARE_OF_PEOPLE,
    Phrase,
    head_of,
    name_phrase,
    pronoun_phrase,
)
from aigov_tui.extract.quotes.tokens import Kind, Token

_ADJECTIVES = 3
"""Words from an article to its noun."""
_PEOPLE = ("people", "men", "women", "them")
_CLAUSAL = ("after", "before", "as", "since", "until")


def subject_of_region(region: Sequence[Token]) -> Phrase | None:
    """The subject in a stretch of tokens that ends where its verb begins."""
    index = 0
    while index < len(region) and (leads_in(region[index]) or region[index].low == "as"):
        index += 1
    region = region[index:]
    region = region[_clause_start(region) :]
    if not region or region[0].low == "let":
        return None
    last = region[-1]
    if last.kind is Kind.WORD and last.low in lex.PRONOUNS:
        return pronoun_phrase(last)
    prepositions = [
        i for i, token in enumerate(region) if token.kind is Kind.WORD and token.low in lex.PREPOSITIONS
    ]
    if prepositions and prepositions[0] == 0:
        # "In an interview Li": only a name right before the verb can be the subject.
        if last.kind is Kind.NAME and len(region) > 1 and prepositions[-1] < len(region) - 2:
            return name_phrase(last)
        return _after_adverbial(region, prepositions)
    written = _written(region)
    if written is not None:
        return written
    if (
        prepositions
        and last.is_person
        and (
            _is_office(region)
            or holder_of_lower_office(region, prepositions[0], len(region)) == len(region) - 1
            or _has_verb(region[: prepositions[0]])
        )
    ):
        return name_phrase(last)
    head_end = min(prepositions[0] if prepositions else len(region), _relative_at(region))
    head = head_of(region[:head_end])
    share = head is not None and head.head == SHARE_OF_PEOPLE and head_end < len(region)
    several = last.low.endswith("s") or last.low in _PEOPLE
    return head if several or not share else None  # 62% of voters, but of "32% of Republican claims" nobody


def _written(region: Sequence[Token]) -> Phrase | None:
    """What says something, with who made it behind: *a statement* issued after a meeting chaired by Li called for ..."""
    for index in range(1, min(len(region) - 2, _ADJECTIVES + 1)):
        if region[index].low in lex.WRITTEN_NOUNS and region[index + 1].low.endswith("ed"):
            return head_of(region[: index + 1]) if region[0].low in lex.DETERMINERS else None
    return None


def _after_adverbial(region: Sequence[Token], prepositions: Sequence[int]) -> Phrase | None:
    """The subject after an adverbial that no comma ends: "In its complaint *the firm* says"."""
    start = next(
        (i for i in range(len(region) - 1, 2, -1) if region[i].low in ("the", *lex.POSSESSIVES)), None
    )
    if start is None or start < prepositions[-1] or region[-1].low not in lex.NOMINALS:
        return None
    before = region[start - 1]
    joins = before.low in lex.DETERMINERS or before.low in lex.PREPOSITIONS or before.kind is not Kind.WORD
    return None if joins else head_of(region[start:])


def _clause_start(region: Sequence[Token]) -> int:
    """Where the last clause begins whose subject the region ends in: Li's words came after *China* urged ...; none does in "a
    statement issued after a meeting chaired by Li called for ..."""
    for index in range(len(region) - 1, 0, -1):
        if region[index].low in _CLAUSAL and region[index].kind is Kind.WORD:
            held = any(one.low.endswith("ed") and two.low == "by" for one, two in pairwise(region[index:]))
            return index + 1 if any(map(is_past, region[:index])) and not held else 0
    return 0


def is_past(token: Token) -> bool:
    """Does the word look like a verb in the past?"""
    low = token.low
    past = (
        low in lex.IRREGULAR_PASTS or low in lex.BE_FORMS or (low.endswith("ed") and low not in lex.NOMINALS)
    )
    return past and token.kind is Kind.WORD and not token.capital


def _relative_at(region: Sequence[Token]) -> int:
    """Where a relative clause with a verb of its own begins: the lawyers *who spoke for Berg* called it ..."""
    for index in range(1, len(region) - 2):
        if region[index].low in ("who", "which") and region[index].kind is Kind.WORD:
            verb = region[index + 1]
            return index if verb.kind is Kind.WORD and verb.low not in lex.PRONOUNS else len(region)
    return len(region)


def _has_verb(tokens: Sequence[Token]) -> bool:
    """Does a subject and its verb stand there, so that the name at the end has a clause of its own: "Acme fooled the
    minister on behalf of the client *Li referred to as*"?"""
    return any(
        token.low.endswith("ed")
        and not token.capital
        and token.low not in lex.NOMINALS
        and tokens[i].kind is Kind.NAME
        for i, token in enumerate(tokens[1:])
    )


def _is_office(region: Sequence[Token]) -> bool:
    """Does an office come before the name the region ends in, as in "Secretary of State Jo Li"?"""
    office = region[1:-1] if region[0].low == "the" else region[:-1]
    return bool(office) and office[0].capital and office[-1].capital and all(map(in_office, office))


def leads_in(token: Token) -> bool:
    """Words that may open a clause before its subject."""
    if token.kind is not Kind.WORD:
        return False
    return token.low in lex.CLAUSE_OPENERS or (lex.is_adverb(token.low) and token.low not in lex.DETERMINERS)
