"""The cue after a quotation: "...," Li said; "...," said Li; "..." by Li; — Li; and an aside later in the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.cue_verbs import (
    DASHES,
    REACH,
    Cue,
    cue_size,
    is_cue,
    is_finite_cue,
    is_noun,
    is_passive,
)
from aigov_tui.extract.quotes.offices import in_office, name_like
from aigov_tui.extract.quotes.phrases import Phrase, apposed_name, is_company, name_phrase, phrase_at
from aigov_tui.extract.quotes.subjects import subject_before
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.extract.quotes.verb_subjects import quoted_by
from aigov_tui.model.quote import Attribution, SpeakerForm

_NO_NAME = 30
"""Code points of words in marks that are no thing's name: its "Sidekick" agent is out, chief executive Jo Li said."""
_CONTRASTS = frozenset(["though", "although", "but"])
"""Where a clause of another subject begins."""


def cue_after(tokens: Sequence[Token], index: int, *, comma_inside: bool) -> Cue | None:
    """What follows the quotation: "Li said", "said Li", "— Li". `comma_inside`: its words end as before a cue."""
    start = index + 1
    outside = False
    if start < len(tokens) and tokens[start].low in (",", ".", *DASHES):
        outside = tokens[start].low != "."
        start += 1
    if start >= len(tokens):
        return None
    first = tokens[start]
    if first.low == ":" and start == index + 1:
        return _headed(tokens, start + 1)
    if first.kind is Kind.QUOTE or first.kind is Kind.PUNCTUATION:
        return None
    if tokens[start - 1].low in DASHES:
        signed = signature_at(tokens, start)
        if signed is not None:
            return signed
    if first.low in lex.BE_FORMS:
        return _way_of(tokens, start)
    if is_cue(tokens, start, lex.SPEECH_VERBS) and not first.low.endswith("ing") and not first.capital:
        return _inverted(tokens, start, free=comma_inside or outside)
    if first.low == "as" and start + 1 < len(tokens):
        start += 1
        first = tokens[start]
    elif (
        first.kind is Kind.WORD
        and (first.low in lex.PREPOSITIONS or first.low in lex.CLAUSE_OPENERS)
        and not first.capital
    ):
        return None
    return _subject_then_verb(tokens, start, free=comma_inside or outside)


def _headed(tokens: Sequence[Token], start: int) -> Cue | None:
    """Whom a headline names behind what was said: 'Time to act': Li tells the council; 'Time to act': Li on the port."""
    if start >= len(tokens) or not tokens[start].is_person:
        return None
    verb = tokens[start + 1] if start + 1 < len(tokens) else None
    if verb is not None and not (verb.low in lex.CUE_VERBS or verb.low in (".", "|", "on")):
        return None
    cue = verb.low if verb is not None and verb.kind is Kind.WORD else ":"
    return Cue(name_phrase(tokens[start]), cue, Attribution.CUE_AFTER, True, True, tokens[start].start)


def _way_of(tokens: Sequence[Token], verb: int) -> Cue | None:
    """A clause that says whose words were those before it: "..." was how Li described it."""
    if verb + 2 >= len(tokens) or tokens[verb + 1].low not in ("how", "what"):
        return None
    phrase, after = phrase_at(tokens, verb + 2, len(tokens))
    if phrase is None or after >= len(tokens) or tokens[after].low not in lex.CUE_VERBS:
        return None
    return Cue(phrase, tokens[after].low, Attribution.CUE_AFTER, True, False, tokens[after].start)


def passive_by(tokens: Sequence[Token], index: int) -> Cue | None:
    """The agent of a passive: was described as "..." by Li; the aide branded a "..." by Li."""
    if index + 2 >= len(tokens) or tokens[index + 1].low != "by":
        return None
    for verb in range(index - 1, max(0, index - 4), -1):
        named = tokens[verb].low.endswith("ed") and (
            tokens[verb + 1].low in ("as", "a", "an", "the")
            or (
                verb == index - 1 and tokens[verb].low in lex.DEEMING_VERBS
            )  # a storm deemed "..." by forecasters
        )
        if is_cue(tokens, verb, lex.CUE_VERBS) and (is_passive(tokens, verb) or named):
            phrase, _ = phrase_at(tokens, index + 2, len(tokens), after_verb=True)
            if phrase is not None:
                return Cue(phrase, tokens[verb].low, Attribution.CUE_AFTER, True, False, tokens[verb].start)
    return None


def signature_at(tokens: Sequence[Token], start: int) -> Cue | None:
    """A signature after a dash, as under a pull quote: — Li Qiang, premier."""
    end = _before_date(tokens, start)
    phrase, after = phrase_at(tokens, start, end)
    if phrase is None or phrase.form is not SpeakerForm.NAME:
        return None
    if any(token.kind is Kind.QUOTE for token in tokens[after:]):
        return None
    if after < end and tokens[after].kind is Kind.WORD:
        return None
    dash = tokens[start - 1]
    return Cue(phrase, dash.low, Attribution.CUE_AFTER, True, True, dash.start)


def _before_date(tokens: Sequence[Token], start: int) -> int:
    """The index where it begins to say when something was posted: — Jo Li (@joli) *June 12*, 2023."""
    for index in range(start + 2, len(tokens)):
        if tokens[index].low.isdigit() and tokens[index - 1].capital:
            return index - 1
    return len(tokens)


def _inverted(tokens: Sequence[Token], verb: int, *, free: bool) -> Cue | None:
    """The words after a quotation: said Li. `free`: it ends as before a cue."""
    start = verb + cue_size(tokens, verb)
    while (
        start < len(tokens)
        and tokens[start].kind is Kind.WORD
        and (lex.is_adverb(tokens[start].low) and tokens[start].low not in lex.DETERMINERS)
    ):
        start += 1
    phrase, after = phrase_at(tokens, start, len(tokens), after_verb=True)
    if phrase is None:
        return None
    phrase = apposed_name(tokens, phrase, after)
    return Cue(phrase, tokens[verb].low, Attribution.CUE_AFTER, True, free, tokens[verb].start)


def _subject_then_verb(tokens: Sequence[Token], start: int, *, free: bool) -> Cue | None:
    """The words after a quotation: Li, the premier, told reporters. `free`: it ends as before a cue."""
    phrase, after = phrase_at(tokens, start, len(tokens))
    if phrase is None:
        return None
    stop = min(len(tokens), start + REACH)
    verb = after
    while verb < stop:
        token = tokens[verb]
        if token.kind is Kind.QUOTE or token.low in (";", ":"):
            return None
        if verb == after and _opens_clause(tokens, verb):
            return None
        if verb > after and token.low in _CONTRASTS and free and phrase.form is not SpeakerForm.NOMINAL:
            break  # "...," Li accused Berg of dozing, though a recording shows ...
        quoted = quoted_by(tokens, verb) if free else None
        if quoted is not None:
            return Cue(quoted, token.low, Attribution.CUE_AFTER, True, free, token.start)
        if is_finite_cue(tokens, verb) and not is_noun(tokens, verb):
            break
        verb += 1
    near = tokens[after] if after < len(tokens) else None
    known = phrase.form is SpeakerForm.PRONOUN or phrase.is_person or (phrase.mention is not None and free)
    if verb >= stop or tokens[verb].low in _CONTRASTS:
        holds = phrase.head in lex.NOMINALS and near is not None and near.low in lex.CUE_VERBS
        if (
            free
            and (known or holds)
            and near is not None
            and near.kind is Kind.WORD
            and lex.looks_like_verb(near.low)
        ):
            return Cue(phrase, near.low, Attribution.CUE_AFTER, True, True, near.start)
        if free and phrase.is_person and (near is None or near.low in (",", ".")):
            return Cue(
                phrase, ",", Attribution.CUE_AFTER, True, True, phrase.start
            )  # "...," Jo Li, a chemist, on salt
        return None
    if not free and verb - after > 3:
        return None
    subject = subject_before(tokens, verb, start)
    if subject is None or verb - after <= 2:
        subject = apposed_name(tokens, subject or phrase, after)
    return Cue(subject, tokens[verb].low, Attribution.CUE_AFTER, True, free, tokens[verb].start)


def _opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """Does a conjunction here end the phrase before it, rather than join a second name to it?"""
    if tokens[index].low not in ("and", "but", "while", "because", "when", "if"):
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].low != "and" or following is None:
        return True
    return not (following.capital or any(is_company(tokens, index, index + size) for size in (2, 3)))


def aside_after(tokens: Sequence[Token], index: int) -> Cue | None:
    """A clause like ", Li said," later in the sentence that covers the fragment."""
    stop = min(len(tokens), index + REACH)
    for verb in range(index + 2, stop):
        if tokens[verb - 1].low == ")":
            return None  # her steps ("Chop," "Mix"); elsewhere, she'd written more
        if not is_cue(tokens, verb, lex.SPEECH_VERBS) or tokens[verb].low.endswith("ing"):
            continue
        if is_noun(tokens, verb):
            continue  # reached an inflection point
        if verb + 1 < len(tokens) and tokens[verb + 1].low == "that":
            return None  # and Berg has argued that ..., which is what she says next
        phrase = subject_before(tokens, verb, index + 1)
        if phrase is None:
            continue
        opening = _token_before(tokens, phrase.start, index)
        if tokens[index].end - tokens[index].start > _NO_NAME:
            opening = _before_office(tokens, opening, phrase)
        if opening is not None and tokens[opening].low in (",", *DASHES):
            return Cue(
                phrase, tokens[verb].low, Attribution.CUE_AFTER, adjacent=False, start=tokens[verb].start
            )
        return None
    return None


def _before_office(tokens: Sequence[Token], index: int | None, phrase: Phrase) -> int | None:
    """The index before whatever office leads to the name: , *Department of Health Secretary* Li said."""
    titled = index is not None and (name_like(tokens[index]) or tokens[index].low in lex.NOMINALS)
    if index is None or not phrase.is_person or not titled:
        return index
    while index and (in_office(tokens[index]) or tokens[index].low in lex.NOMINALS):
        index -= 1
    return index


def _token_before(tokens: Sequence[Token], position: int, low: int) -> int | None:
    for index in range(min(len(tokens) - 1, low + REACH), low, -1):
        if tokens[index].end <= position:
            return index
    return None
