"""Where a sentence says who speaks: the cue after a quotation, before it, around it, and what the sentence is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.cue_verbs import REACH, Cue, is_finite_cue
from aigov_tui.extract.quotes.cues_after import aside_after, cue_after, passive_by
from aigov_tui.extract.quotes.cues_before import cue_before, label_before
from aigov_tui.extract.quotes.phrases import Phrase, apposed_name, phrase_at
from aigov_tui.extract.quotes.subjects import first_subject, subject_before
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.model.quote import Attribution, SpeakerForm

_SOURCES = frozenset([("according", "to"), ("words", "of")])
"""Before whom these stand, said it: "in the words of Jo Li, ..."."""

__all__ = ["Cue", "attribution_of", "sentence_subject", "telling_of"]


def attribution_of(tokens: Sequence[Token], index: int, *, comma_inside: bool) -> Cue | None:
    """The cue for the quotation at `index` of a sentence, by the order that is right most often.

    `comma_inside`: the quoted words end as words do before a cue ("..., ", "...?").
    """
    before = label_before(tokens, index) or cue_before(tokens, index)
    after = passive_by(tokens, index) or cue_after(tokens, index, comma_inside=comma_inside)
    if (
        before is not None
        and before.introduces
        and after is not None
        and _leads_to_quote(tokens, after, index)
    ):
        return before
    if after is not None and not (before is not None and before.adjacent and before.introduces):
        return after
    if before is not None and before.adjacent:
        return _named_by_it(tokens, before)
    aside = aside_after(tokens, index)
    if aside is not None:
        return aside
    return _named_by_it(tokens, before or _according_to(tokens, index) or _before_colon(tokens, index))


def sentence_subject(tokens: Sequence[Token], index: int) -> Cue | None:
    """The subject of the sentence around the fragment at `index`, where no reporting word says more."""
    phrase = first_subject(tokens, 0, index)
    if phrase is None:
        return None
    return Cue(phrase, None, Attribution.SENTENCE, adjacent=False)


def telling_of(tokens: Sequence[Token]) -> Cue | None:
    """Who does the talking in a sentence without quotations, for one that follows it: its last cue, its subject."""
    return cue_before(tokens, len(tokens)) or sentence_subject(tokens, len(tokens))


def _according_to(tokens: Sequence[Token], index: int) -> Cue | None:
    for position in range(max(0, index - REACH), min(len(tokens) - 2, index + REACH)):
        if (tokens[position].low, tokens[position + 1].low) in _SOURCES:
            phrase, after = phrase_at(tokens, position + 2, len(tokens))
            if phrase is not None:
                phrase = _issuer(tokens, phrase, after) or apposed_name(tokens, phrase, after)
                start = tokens[position].start
                return Cue(phrase, "according to", Attribution.ACCORDING_TO, adjacent=False, start=start)
        if tokens[position].low in lex.POSSESSIVES and tokens[position + 1].low == "words":
            token = tokens[position]
            if position and tokens[position - 1].low == "in":
                phrase = Phrase(token.start, token.end, SpeakerForm.PRONOUN, token.low)
                return Cue(phrase, "words", Attribution.ACCORDING_TO, adjacent=False, start=token.start)
    return None


def _issuer(tokens: Sequence[Token], phrase: Phrase, after: int) -> Phrase | None:
    """In "a statement from the Council" the Council speaks."""
    if phrase.form is not SpeakerForm.NOMINAL or phrase.head not in lex.SPEECH_NOUNS:
        return None
    while after < len(tokens) and tokens[after].low in ("issued", "released", "sent", "published", "made"):
        after += 1
    if after >= len(tokens) or tokens[after].low not in ("from", "by"):
        return None
    issuer, _ = phrase_at(tokens, after + 1, len(tokens), after_verb=True)
    return issuer if issuer is not None and issuer.form is SpeakerForm.NAME else None


def _before_colon(tokens: Sequence[Token], index: int) -> Cue | None:
    """The subject of a sentence that ends in a colon without a verb of speech: "Her envoy was blunter: ..."."""
    if index < 2 or tokens[index - 1].low != ":":
        return None
    phrase = first_subject(tokens, 0, index - 1)
    if phrase is None or (phrase.form is SpeakerForm.NOMINAL and phrase.head not in lex.NOMINALS):
        return None
    return Cue(phrase, ":", Attribution.CUE_BEFORE, True, True, tokens[index - 1].start)


def _named_by_it(tokens: Sequence[Token], cue: Cue | None) -> Cue | None:
    """The cue with what "it" stands for in its own sentence: "The ministry said that it had voiced ..."."""
    if cue is None or cue.phrase.head != "it" or cue.attribution is not Attribution.CUE_BEFORE:
        return cue
    outer = _governing(tokens, cue)
    if outer is not None:
        return outer
    end = next(index for index, token in enumerate(tokens) if token.start >= cue.phrase.start)
    subject = first_subject(tokens, 0, end)
    if subject is None or subject.form is SpeakerForm.PRONOUN or subject.is_person:
        return cue
    return replace(cue, phrase=subject)


def _governing(tokens: Sequence[Token], cue: Cue) -> Cue | None:
    """The verb of saying right before "it": in "she says it shows that ..." she speaks."""
    before = next((index for index, token in enumerate(tokens) if token.start >= cue.phrase.start), 0) - 1
    if before > 0 and tokens[before].low == "that":
        before -= 1
    if before < 1 or not is_finite_cue(tokens, before):
        return None
    subject = subject_before(tokens, before)
    return replace(cue, phrase=subject) if subject is not None else None


def _leads_to_quote(tokens: Sequence[Token], cue: Cue, index: int) -> bool:
    """Does the cue found after the quotation introduce the next one? ("A," Li answered, "B")"""
    return any(
        token.kind is Kind.QUOTE and token.start > cue.start
        for token in tokens[index + 1 : index + 1 + REACH]
    )
