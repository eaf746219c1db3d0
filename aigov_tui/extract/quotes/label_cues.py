"""Labels before words: a name, perhaps with an office, and a colon, as in a headline, a list or a signature."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.phrases import LONGEST_PHRASE, Phrase, name_phrase, phrase_at
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import Attribution, SpeakerForm

_TOPICAL = ("on", "about", "regarding")
"""What begins a label that tells what about somebody speaks: On prices: "..."."""
_QUOTES = ("quote", "quotes", "comment", "comments", "remarks", "statement")
_ATTRIBUTABLE = ("attributable", "attributed")
_SUBJECT = 6
"""Tokens of what a label says someone speaks about: "Li on chip rules:"."""


def label_before(tokens: Sequence[Token], index: int) -> Cue | None:
    """A name and a colon right before the quotation, as in a headline: Li: "..."."""
    if index < 2 or tokens[index - 1].low != ":":
        return None
    phrase = labelled(tokens, index - 1)
    if phrase is None:
        return None
    return Cue(phrase, ":", Attribution.CUE_BEFORE, True, True, tokens[index - 1].start)


def labelled(tokens: Sequence[Token], colon: int) -> Phrase | None:
    """Whom a label that ends at `colon` names: "Jo Li:", "Jo Li, Director of Programs, Families First:", "Chair Jo Li:"."""
    if colon > 2 and tokens[0].low in lex.SPEECH_NOUNS and tokens[1].low in ("from", "by", "of"):
        return labelled(tokens[2:], colon - 2)  # Statement from President Li:
    if colon > 3 and is_attributed(tokens):
        people = [token for token in tokens[3:colon] if token.is_person]
        if len(people) == 1:
            return name_phrase(people[0])
        phrase, after = phrase_at(tokens, 3, colon, after_verb=True)
        known = phrase is not None and phrase.head in lex.NOMINALS
        return phrase if known and after == colon else labelled(tokens[3:], colon - 3)
    while colon > 1 and tokens[0].kind is Kind.PUNCTUATION:
        tokens, colon = tokens[1:], colon - 1  # - [Jo Li](https://…):
    if tokens[0].low in _TOPICAL:
        return None
    phrase, after = phrase_at(tokens, 0, colon)
    if phrase is not None and phrase.form is SpeakerForm.NAME and after == colon:
        several = tokens[0].low.endswith("s") and tokens[0].low in lex.NOMINALS
        if several and phrase.start > tokens[0].start:
            return Phrase(tokens[0].start, phrase.end, SpeakerForm.NAME, phrase.head)  # Families USA
        return phrase
    if (
        phrase is not None
        and phrase.is_person
        and colon - after <= _SUBJECT
        and tokens[after].low in ("on", "about", "to")
    ):
        return phrase  # Li on tariffs: "..."
    if colon > LONGEST_PHRASE or not all(_in_label(token) for token in tokens[:colon]):
        return None
    people = [token for token in tokens[:colon] if token.is_person]
    if len(people) == 1:
        return name_phrase(people[0])
    if people or any(token.low == "," for token in tokens[:colon]):
        return None
    named = next((t for t in tokens[:colon] if t.kind is Kind.NAME and t.mention is not None), None)
    if named is not None and named.start == tokens[0].start and named.entity_kind is not EntityKind.PLACE:
        return name_phrase(named)
    return Phrase(tokens[0].start, tokens[colon - 1].end, SpeakerForm.NAME, tokens[colon - 1].low)


def is_attributed(tokens: Sequence[Token]) -> bool:
    """Does it begin as above what a release has somebody say: *Quotes attributable to* Premier Li:?"""
    return (
        len(tokens) > 3
        and tokens[0].low in _QUOTES
        and tokens[1].low in _ATTRIBUTABLE
        and tokens[2].low == "to"
    )


def _in_label(token: Token) -> bool:
    """May the token stand in a label: a name, a capitalised word, or what joins them?"""
    if token.kind is Kind.WORD:
        return token.capital or token.low in lex.PREPOSITIONS or token.low in ("and", "the", "'s")
    return token.kind is Kind.NAME or (
        token.kind is Kind.PUNCTUATION and token.low in (",", "&", ".", "(", ")", "-", "*", "**")
    )
