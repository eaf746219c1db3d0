"""Words that look like verbs and are part of a noun phrase: *press* secretary, a U.K. *tabloid* newspaper, Wales *firefighters*."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.model.entity import EntityKind


def is_of_place(tokens: Sequence[Token], start: int, index: int) -> bool:
    """A word between a place and what is there: "a U.K. *tabloid* newspaper"."""
    previous, low = tokens[index - 1], tokens[index].low
    if (
        previous.entity_kind is not EntityKind.PLACE
        or index - 1 != start + 1
        or tokens[start].low not in ("a", "an")
    ):
        return False
    return index + 1 < len(tokens) and tokens[index + 1].low in lex.NOMINALS and low not in lex.SPEECH_VERBS


def is_in_compound(tokens: Sequence[Token], index: int) -> bool:
    """A bare verb that is part of what somebody is: "the White House *press* secretary"; no single body *press*."""
    low = tokens[index].low
    if low not in lex.FRAMING_VERBS or not (
        f"{low}s" in lex.FRAMING_VERBS or f"{low}es" in lex.FRAMING_VERBS
    ):
        return False
    named = index > 0 and tokens[index - 1].kind is Kind.NAME
    return named and index + 1 < len(tokens) and tokens[index + 1].low in lex.NOMINALS


def is_plural_of(tokens: Sequence[Token], index: int) -> bool:
    """A plural after a place or an organisation that a verb follows: "New South Wales firefighters are hoping"."""
    token, following = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index - 1].kind is not Kind.NAME or tokens[index - 1].is_person or following is None:
        return False
    plural = token.low.endswith("s") and len(token.low) > 4 and token.low not in lex.CUE_VERBS
    return plural and (following.low in lex.AUXILIARIES or following.low in lex.SPEECH_VERBS)
