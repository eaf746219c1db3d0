"""The source that a sentence names: according to Li, in the words of a statement from the Council, in her view."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.cue_verbs import DASHES, REACH, Cue
from aigov_tui.extract.quotes.phrases import Phrase, apposed_name, name_phrase, phrase_at
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.model.quote import Attribution, SpeakerForm

_SOURCES = frozenset(
    [
        ("according", "to"),
        ("words", "of"),
        ("phrase", "of"),
        ("view", "of"),
        ("opinion", "of"),
        ("to", "quote"),
        ("to", "paraphrase"),
    ]
)
"""Before whom these stand, said it: "in the words of Jo Li, ..."."""


def according_to(tokens: Sequence[Token], index: int) -> Cue | None:
    """The source that the sentence of the quotation at `index` names, near it or at its own beginning."""
    for position in range(max(0, index - REACH), min(len(tokens) - 2, index + REACH)):
        begins = position + 2 if (tokens[position].low, tokens[position + 1].low) in _SOURCES else 0
        if position == 0 and tokens[0].low == "per" and tokens[0].capital:
            begins = 1  # Per the memo, ...
        if begins:
            phrase, after = _whom(tokens[begins]), begins + 1
            if phrase is None:
                phrase, after = phrase_at(tokens, begins, len(tokens))
            if phrase is not None:
                phrase = _issuer(tokens, phrase, after) or apposed_name(tokens, phrase, after)
                start = tokens[position].start
                return Cue(phrase, "according to", Attribution.ACCORDING_TO, adjacent=False, start=start)
        owner = _owner_of_view(tokens, position)
        if owner is not None:
            verb = tokens[position + 1].low
            return Cue(owner, verb, Attribution.ACCORDING_TO, adjacent=False, start=owner.start)
    return None


def _whom(token: Token) -> Phrase | None:
    """The pronoun of an object as that of a subject: according to *him*."""
    subject = lex.OBJECTS.get(token.low)
    return Phrase(token.start, token.end, SpeakerForm.PRONOUN, subject) if subject is not None else None


def according_right_after(tokens: Sequence[Token], index: int) -> Cue | None:
    """It began with "...," according to Li: whoever else the sentence is about."""
    start = index + 1
    if start < len(tokens) and tokens[start].low in (",", *DASHES):
        start += 1
    near = start + 1 < len(tokens) and (tokens[start].low, tokens[start + 1].low) == ("according", "to")
    return according_to(tokens[start:], 0) if near else None


def _owner_of_view(tokens: Sequence[Token], position: int) -> Phrase | None:
    """Whose words they are: "in her words", "in Jo Li's view"."""
    token = tokens[position]
    if not position or tokens[position + 1].low not in lex.OWN_VIEWS:
        return None
    if token.low in lex.POSSESSIVES and tokens[position - 1].low == "in":
        return Phrase(token.start, token.end, SpeakerForm.PRONOUN, token.low)
    if token.low == "'s" and position > 1 and tokens[position - 2].low == "in":
        owner = tokens[position - 1]
        return name_phrase(owner) if owner.kind is Kind.NAME else None
    return None


def _issuer(tokens: Sequence[Token], phrase: Phrase, after: int) -> Phrase | None:
    """In "a statement from the Council" the Council speaks."""
    if phrase.form is not SpeakerForm.NOMINAL or phrase.head not in lex.ISSUED_NOUNS:
        return None
    while after < len(tokens) and tokens[after].low in ("issued", "released", "sent", "published", "made"):
        after += 1
    if after >= len(tokens) or tokens[after].low not in ("from", "by"):
        return None
    issuer, _ = phrase_at(tokens, after + 1, len(tokens), after_verb=True)
    return issuer if issuer is not None and issuer.form is SpeakerForm.NAME else None


def source_named(tokens: Sequence[Token], colon: int) -> Phrase | None:
    """What words are taken from that stand below: *From the report*:"""
    if tokens[0].low != "from":
        return None
    phrase, after = phrase_at(tokens, 1, colon)
    written = phrase is not None and phrase.head in lex.ISSUED_NOUNS and phrase.head in lex.NOMINALS
    return phrase if written and after == colon else None
