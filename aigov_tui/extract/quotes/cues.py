"""Where a sentence says who speaks: the cue after a quotation, before it, around it, and what the sentence is about."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.according import according_right_after, according_to, source_named
from aigov_tui.extract.quotes.cue_verbs import DASHES, REACH, Cue, is_finite_cue
from aigov_tui.extract.quotes.cues_after import aside_after, cue_after, passive_by, signature_at
from aigov_tui.extract.quotes.cues_before import cue_before
from aigov_tui.extract.quotes.label_cues import label_before
from aigov_tui.extract.quotes.phrases import apposed_name, name_phrase, phrase_at
from aigov_tui.extract.quotes.subject_regions import is_past
from aigov_tui.extract.quotes.subjects import first_subject, subject_before
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import Attribution, SpeakerForm

_TITLED = 5
"""Tokens at a sentence's beginning: "For Senator Jo Li,", "The blunt message from"."""
_POINTING = frozenset(["that", "this", "such", "those", "these", "so"])
_NEAR = 8
"""Tokens after a quotation within which a cue is likely its own."""
_VERDICT_REACH = 10
"""Tokens of "That, at least, was the blunt verdict" before the "of" that names whose it is."""

__all__ = ["Cue", "attribution_of", "sentence_subject", "telling_of", "verdict_of"]


def attribution_of(tokens: Sequence[Token], index: int, *, comma_inside: bool) -> Cue | None:
    """The cue for the quotation at `index` of a sentence, by the order that is right most often.

    `comma_inside`: the quoted words end as words do before a cue ("..., ", "...?").
    """
    label = label_before(tokens, index)
    before = label or cue_before(tokens, index)
    after = passive_by(tokens, index) or cue_after(tokens, index, comma_inside=comma_inside)
    nobody = label is not None and (label.phrase.mention is None or label.phrase.kind is EntityKind.PLACE)
    if nobody and after is not None and after.introduces:
        return after  # The Way Forward: "We will build it," Li said; NEW DELHI: "It is tabled," Li told reporters
    if (
        before is not None
        and before.introduces
        and after is not None
        and _leads_to_quote(tokens, after, index)
    ):
        return before
    if (
        before is not None
        and after is not None
        and before.introduces
        and after.introduces
        and before.verb != ":"
        and _is_headed(tokens, before, index)
    ):
        return after
    if after is not None and not (before is not None and before.adjacent and before.introduces):
        nearer = before is not None and _is_nearer(tokens, before, after, index)
        return before if nearer else _named_by_it(tokens, after)
    if before is not None and before.adjacent:
        return _named_by_it(tokens, before)
    source = according_to(tokens, index)
    if source is not None and index and source.phrase.end in (tokens[index - 1].end, tokens[index - 2].end):
        return source  # a state that reads no books is, in the words of Li, "..."
    aside = aside_after(tokens, index)
    if aside is None:
        source_after = according_right_after(tokens, index)
        if (
            before is None
            or _is_no_speaker(before)
            or (source_after is not None and source_after.phrase.is_person)
        ):
            aside = source_after
    if aside is not None:
        return aside
    if source is not None and before is not None and _governs(tokens, source, before):
        before = None
    found = (
        before
        or source
        or _before_colon(tokens, index)
        or _acting(tokens, index)
        or _topic(tokens, index)
        or _message(tokens, index)
    )
    return _named_by_it(tokens, found)


def _is_headed(tokens: Sequence[Token], before: Cue, index: int) -> bool:
    """Is it a headline's subject that stands before the colon: Dunmore protests turn violent: "It is murder," mayor says?"""
    return tokens[index - 1].low == ":" and any(
        t.start > before.start and t.low not in lex.ADVERBS for t in tokens[: index - 1]
    )


def _governs(tokens: Sequence[Token], source: Cue, before: Cue) -> bool:
    """Does the sentence open with whose words it tells, so that a verb that only frames is theirs: "According to Li, the rules
    uphold what she called ...", but what the rules "uphold" as "..." is Li's?"""
    return (
        source.start == tokens[0].start
        and before.verb not in lex.SPEECH_VERBS
        and before.phrase.form is not SpeakerForm.PRONOUN
    )


def _is_nearer(tokens: Sequence[Token], before: Cue, after: Cue, index: int) -> bool:
    """Is the cue before the quotation its own, and the one after it of another clause: which Li called "..." -- one wonders?"""
    if not before.adjacent or tokens[index - 1].start != before.start:
        return False
    following = tokens[index + 1 : index + 1 + _NEAR]
    return tokens[index + 1].low in DASHES or all(token.start < after.start for token in following)


def sentence_subject(tokens: Sequence[Token], index: int) -> Cue | None:
    """The subject of the sentence around the fragment at `index`, where no reporting word says more."""
    phrase = first_subject(tokens, 0, index)
    if phrase is None:
        return None
    return Cue(phrase, None, Attribution.SENTENCE, adjacent=False)


def telling_of(tokens: Sequence[Token]) -> Cue | None:
    """Who does the talking in a sentence without quotations, for one that follows it: its last cue, its subject."""
    return _inside_report(tokens) or cue_before(tokens, len(tokens)) or sentence_subject(tokens, len(tokens))


def _inside_report(tokens: Sequence[Token]) -> Cue | None:
    """Who is told to speak in "Li said that it was over, *Xinhua reported*."."""
    end = len(tokens) - 1 if tokens[-1].low == "." else len(tokens)
    if end < 4 or tokens[end - 1].low not in ("reported", "reports") or tokens[end - 3].low != ",":
        return None
    inner = sentence_subject(tokens, end - 3) if tokens[end - 2].kind is Kind.NAME else None
    told = inner is not None and any(is_finite_cue(tokens, verb) for verb in range(1, end - 3))
    return inner if told and inner is not None and inner.phrase.is_person else None


def verdict_of(tokens: Sequence[Token]) -> Cue | None:
    """Whose words a sentence says those before it were: "That is the view of Jo Li." "So says Li." "— Jo Li"."""
    if tokens and tokens[0].low in DASHES:
        return signature_at(tokens, 1)
    if len(tokens) < 3 or tokens[0].low not in _POINTING:
        return None
    if tokens[0].low == "so" and tokens[1].low in lex.SPEECH_VERBS:
        return _whose(tokens, 2)
    for index in range(1, min(len(tokens) - 1, _VERDICT_REACH)):
        token = tokens[index]
        if token.kind is Kind.QUOTE:
            return None
        named = token.low in lex.SPEECH_NOUNS or token.low in lex.VERDICT_NOUNS
        if named and tokens[index + 1].low in ("of", "from", "by"):
            return _whose(tokens, index + 2)
        if token.low == "how" and tokens[index - 1].low in lex.AUXILIARIES | frozenset(","):
            return _whose(tokens, index + 1)
    return None


def _whose(tokens: Sequence[Token], start: int) -> Cue | None:
    phrase, after = phrase_at(tokens, start, len(tokens))
    if phrase is None or (phrase.form is SpeakerForm.NOMINAL and phrase.head not in lex.NOMINALS):
        return None
    phrase = apposed_name(tokens, phrase, after)
    return Cue(phrase, tokens[start - 1].low, Attribution.CUE_AFTER, adjacent=True, start=tokens[0].start)


def _is_no_speaker(cue: Cue) -> bool:
    """Is its subject a thing that says nothing: the outage began with "..."?"""
    return cue.phrase.form is SpeakerForm.NOMINAL and cue.phrase.head not in lex.NOMINALS


def _topic(tokens: Sequence[Token], index: int) -> Cue | None:
    """In "For Jo Li, who teaches law, the clause is ..." it is so in Li's words."""
    if index < 4 or tokens[0].low != "for" or tokens[index - 1].low not in lex.BE_FORMS:
        return None
    person = next((i for i, token in enumerate(tokens[1:_TITLED]) if token.kind is Kind.NAME), 0) + 1
    if not tokens[person].is_person or tokens[person + 1].low != ",":
        return None
    if not all(token.capital for token in tokens[1:person]):
        return None
    return Cue(
        name_phrase(tokens[person]), "for", Attribution.SENTENCE, adjacent=False, start=tokens[0].start
    )


def _message(tokens: Sequence[Token], index: int) -> Cue | None:
    """In "The message from Warsaw was '...'" Warsaw speaks."""
    if index < 4 or tokens[index - 1].low not in lex.BE_FORMS:
        return None
    for noun in range(1, min(index - 2, _TITLED)):
        if tokens[noun].low in lex.SPEECH_NOUNS | lex.VERDICT_NOUNS and tokens[noun + 1].low in (
            "from",
            "of",
        ):
            phrase, _ = phrase_at(tokens, noun + 2, index, after_verb=True)
            if phrase is not None and (phrase.mention is not None or phrase.head in lex.NOMINALS):
                return Cue(
                    phrase, tokens[noun].low, Attribution.SENTENCE, adjacent=False, start=tokens[noun].start
                )
    return None


def _before_colon(tokens: Sequence[Token], index: int) -> Cue | None:
    """The subject of a sentence that ends in a colon without a verb of speech: "Her envoy was blunter: ..."."""
    if index < 2 or tokens[index - 1].low != ":":
        return None
    phrase = source_named(tokens, index - 1) or first_subject(tokens, 0, index - 1)
    if phrase is None or (phrase.form is SpeakerForm.NOMINAL and phrase.head not in lex.NOMINALS):
        return None
    return Cue(phrase, ":", Attribution.CUE_BEFORE, True, True, tokens[index - 1].start)


def _acting(tokens: Sequence[Token], index: int) -> Cue | None:
    """Who does something right before words after a comma: A former partner reflected, "..."; Li grimaced: "..."."""
    verb = index - 2
    if verb < 1 or tokens[index - 1].low != "," or not is_past(tokens[verb]):
        return None
    phrase, after = phrase_at(tokens, 0, verb)
    human = phrase is not None and (phrase.is_person or phrase.head in lex.HUMAN_HEADS)
    if phrase is None or after != verb or not human:
        return None
    return Cue(phrase, tokens[verb].low, Attribution.CUE_BEFORE, True, True, tokens[verb].start)


def _named_by_it(tokens: Sequence[Token], cue: Cue | None) -> Cue | None:
    """The cue with what "it" stands for in its own sentence: "The ministry said that it had voiced ..."."""
    if cue is None or cue.phrase.head != "it" or cue.attribution is Attribution.SENTENCE:
        return cue
    outer = _governing(tokens, cue)
    if outer is not None:
        return outer
    end = next(index for index, token in enumerate(tokens) if token.start >= cue.phrase.start)
    subject = first_subject(tokens, 0, end)
    if subject is None or subject.form is SpeakerForm.PRONOUN or subject.is_person:
        return cue
    return cue._replace(phrase=subject)


def _governing(tokens: Sequence[Token], cue: Cue) -> Cue | None:
    """The verb of saying right before "it": in "she says it shows that ..." she speaks."""
    before = next((index for index, token in enumerate(tokens) if token.start >= cue.phrase.start), 0) - 1
    if before > 0 and tokens[before].low == "that":
        before -= 1
    if before < 1 or not is_finite_cue(tokens, before) or tokens[before - 1].low in lex.DETERMINERS:
        return None  # a question it said was hard
    subject = subject_before(tokens, before)
    return cue._replace(phrase=subject) if subject is not None else None


def _leads_to_quote(tokens: Sequence[Token], cue: Cue, index: int) -> bool:
    """Does the cue found after the quotation introduce the next one? ("A," Li answered, "B")"""
    return any(
        token.kind is Kind.QUOTE and token.start > cue.start
        for token in tokens[index + 1 : index + 1 + REACH]
    )
