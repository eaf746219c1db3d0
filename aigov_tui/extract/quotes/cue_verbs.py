"""Verbs that report words, as they stand in a sentence: finite or not, verb or noun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.compounds import is_in_compound
from aigov_tui.extract.quotes.phrases import Phrase
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.model.quote import Attribution

REACH = 48
"""Tokens: how far from a quotation its cue may stand."""
_LEADS_TO_VERB = ("to", "not", "people", "men", "women", "let", "you", "who", "they", "we")
_PUTS = ("put", "puts")
_ADJECTIVES = 3
"""Words between a verb and its object's noun."""
DASHES = ("—", "–", "-", "--", "―")


class Cue(NamedTuple):
    """Who a sentence says is speaking. `adjacent`: nothing but punctuation or "that" between cue and quotation;
    `introduces`: a comma or a colon does, as before a whole quoted sentence. `start` is where in the paragraph."""

    phrase: Phrase
    verb: str | None
    attribution: Attribution
    adjacent: bool
    introduces: bool = False
    start: int = 0


def is_cue(tokens: Sequence[Token], index: int, verbs: frozenset[str]) -> bool:
    """Is the word at `index` a form of one of these verbs, and no name in capitals?"""
    token = tokens[index]
    if token.low not in verbs and not puts_it(tokens, index) and not joins_in(tokens, index):
        return False
    return token.kind is Kind.WORD and not (token.capital and index > 0)


def puts_it(tokens: Sequence[Token], index: int) -> bool:
    """As one of them put it."""
    if tokens[index].low not in _PUTS:
        return False
    return index + 1 < len(tokens) and tokens[index + 1].low == "it"


def joins_in(tokens: Sequence[Token], index: int) -> bool:
    """Chimed in, shot back: a verb that says so with its particle alone."""
    particles = lex.PARTICLE_VERBS.get(tokens[index].low)
    return particles is not None and index + 1 < len(tokens) and tokens[index + 1].low in particles


def cue_size(tokens: Sequence[Token], verb: int) -> int:
    """How many tokens the verb of speech at `verb` has: two in *put it*, *chimed in*."""
    return 2 if puts_it(tokens, verb) or joins_in(tokens, verb) else 1


def is_finite_cue(tokens: Sequence[Token], verb: int) -> bool:
    """A verb of speech that has a subject of its own: no bare participle."""
    if not is_cue(tokens, verb, lex.SPEECH_VERBS):
        return False
    return not tokens[verb].low.endswith("ing") or after_auxiliary(tokens, verb)


def after_auxiliary(tokens: Sequence[Token], verb: int) -> bool:
    """Does an auxiliary stand before the verb, adverbs aside, as in "was described"?"""
    before = verb - 1
    while before > 0 and lex.is_adverb(tokens[before].low):
        before -= 1
    return tokens[before].low in lex.AUXILIARIES


def is_passive(tokens: Sequence[Token], verb: int) -> bool:
    """Is the verb a participle after a form of *be*, so that its subject is not who speaks?"""
    low = tokens[verb].low
    if low.endswith(("ing", "s")) or low in lex.STATES:
        return False
    if verb + 1 < len(tokens) and tokens[verb + 1].low == "by" and low.endswith(("ed", "en")):
        return True  # the plan, criticised by farmers as "..."
    before = verb - 1
    while before > 0 and _is_when(tokens, before):
        before -= 1
    return before >= 0 and tokens[before].low in lex.BE_FORMS


def _is_when(tokens: Sequence[Token], index: int) -> bool:
    """An adverb, or a day: unions were *this afternoon* accused of it."""
    low = tokens[index].low
    return (
        lex.is_adverb(low)
        or low in lex.DAYS
        or (low in ("this", "last") and tokens[index + 1].low in lex.DAYS)
    )


def _is_nationality(token: Token) -> bool:
    return token.capital and token.low.title() in lexicon().nationalities


def _is_title_of_several(tokens: Sequence[Token], verb: int) -> bool:
    """Two of whom were lower-court *judges* Ann Berg and Jo Li: what people are, before their names."""
    low = tokens[verb].low
    if not verb or not low.endswith("s") or low not in lex.NOMINALS:
        return False
    named = verb + 1 < len(tokens) and tokens[verb + 1].is_person
    before = tokens[verb - 1]
    return named and before.kind is Kind.WORD and not before.capital and before.low not in lex.PRONOUNS


def _is_compounded(tokens: Sequence[Token], verb: int) -> bool:
    """Is a bare form, *state*, part of a noun phrase, as in "issued model state laws"? Only plurals and pronouns state."""
    if tokens[verb].low.endswith(("s", "ed")):
        return False
    before = tokens[verb - 1]
    if before.kind is not Kind.WORD or before.capital or not before.low.isalpha():
        return False
    may_lead = (
        before.low.endswith("s")
        or before.low in _LEADS_TO_VERB
        or before.low in lex.AUXILIARIES
        or before.low in lex.PRONOUNS
        or before.low in lex.RELATIVES
        or before.low in lex.CLAUSE_OPENERS
        or before.low in lex.NOMINALS
        or lex.is_adverb(before.low)
    )
    return not may_lead


def _is_after_article(tokens: Sequence[Token], verb: int) -> bool:
    """Is a bare form a noun, as in "a last offer" or "its deepest fear"? One thing does not *fear*."""
    if tokens[verb].low.endswith(("s", "ed", "ing")) or tokens[verb].low in lex.IRREGULAR_PASTS:
        return False
    for before in range(verb - 1, max(-1, verb - 3), -1):
        word = tokens[before]
        if word.low in ("a", "an", "'s") or word.low in lex.POSSESSIVES:
            return True
        if word.kind is not Kind.WORD or word.capital or word.low.endswith("s") or word.low in lex.NOMINALS:
            return False
        if word.low in lex.AUXILIARIES or word.low in lex.PREPOSITIONS or lex.is_adverb(word.low):
            return False
    return False


def _is_object(tokens: Sequence[Token], verb: int) -> bool:
    """In "the region needed rules" and "issued lengthy rules" a plural follows a verb, and is none."""
    if not tokens[verb].low.endswith("s"):
        return False
    for before in range(verb - 1, max(-1, verb - 1 - _ADJECTIVES), -1):
        word = tokens[before]
        if word.kind is not Kind.WORD or word.capital or (word.low in lex.NOMINALS and before == verb - 1):
            return False
        if word.low in lex.IRREGULAR_PASTS or (word.low.endswith("ed") and len(word.low) > 4):
            return word.low not in lex.NOMINALS
        if any(
            word.low in closed
            for closed in (lex.DETERMINERS, lex.PREPOSITIONS, lex.PRONOUNS, lex.AUXILIARIES)
        ):
            return False
        if word.low in lex.NOMINALS or lex.is_adverb(word.low):
            return False
    return False


def _is_determined(tokens: Sequence[Token], verb: int) -> bool:
    """Can what stands right before it have no verb behind it: the *rule*, her *details*, the EU's *rules*, the *reported* theft?
    But "her *calling* it a mistake", "heard her *say*"."""
    before, low = tokens[verb - 1].low, tokens[verb].low
    if before == "'s":
        return low.endswith("s")
    if before == "the":
        return True
    following = tokens[verb + 1] if verb + 1 < len(tokens) else None
    gerund = low.endswith("ing") and (
        following is None
        or following.kind is Kind.QUOTE
        or following.low in ("it", "that", "them", "him", ":")
    )
    return before in lex.POSSESSIVES and low.endswith(("s", "ed", "ing")) and not gerund


def is_noun(tokens: Sequence[Token], verb: int) -> bool:
    """Is a form of a cue verb used as a noun, as in "his claim" or "the report"?"""
    token = tokens[verb]
    if verb and _is_determined(tokens, verb):
        return True
    if token.low.endswith("ing") and verb + 1 < len(tokens) and tokens[verb + 1].low == "of":
        return True  # "his questioning of"
    if verb and tokens[verb - 1].low in ("in", "of", "on", "at", "with") and not token.low.endswith("ing"):
        return True  # "in order to"
    if verb and token.low in lex.NOMINALS and _is_nationality(tokens[verb - 1]):
        return True  # "European rules"
    if _is_title_of_several(tokens, verb):
        return True
    if _is_after_article(tokens, verb) or is_in_compound(tokens, verb):
        return True
    gerund = verb > 1 and tokens[verb - 1].low.endswith("ing") and tokens[verb - 2].low in lex.PREPOSITIONS
    if gerund and token.low.endswith("s"):
        return True  # accused them of breaking pledges
    if token.low not in lex.SPEECH_NOUNS and token.low not in lex.NOMINALS:
        return False
    if verb and (_is_compounded(tokens, verb) or _is_object(tokens, verb)):
        return True
    noun = tokens[verb - 1].low if verb else ""
    if (
        noun.endswith("s")
        and noun.isalpha()
        and noun not in lex.DETERMINERS
        and not token.low.endswith(("s", "ed"))
    ):
        return False  # what its sponsors call "..."
    for before in range(verb - 1, max(-1, verb - 4), -1):
        word = tokens[before]
        if word.kind is not Kind.WORD or word.capital:
            return False
        if word.low in lex.DETERMINERS or word.low == "'s":
            return not (before and tokens[before - 1].low == "what")  # what a scientist calls "..."
        if any(
            word.low in closed
            for closed in (lex.PREPOSITIONS, lex.AUXILIARIES, lex.PRONOUNS, lex.CLAUSE_OPENERS)
        ):
            between = tokens[before + 1 : verb]
            return (
                word.low == "of" and bool(between) and all("-" in t.low for t in between)
            )  # of late-night tweets
    return False
