"""Where a sentence says who speaks: the cue after a quotation, before it, around it, and what the sentence is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.phrases import (
    Phrase,
    apposed_name,
    first_subject,
    phrase_at,
    subject_before,
)
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.model.quote import Attribution, SpeakerForm

_REACH = 48
"""Tokens: how far from a quotation its cue may stand."""
_CLOSE = 5
"""Tokens between a verb that only frames and a quotation that is still its own."""
_FEW_WORDS = 14
"""Tokens between a cue verb and the colon that still introduces the quotation."""
_DASHES = ("—", "–", "-", "--", "―")
_LINKS = (",", ":", "that", *_DASHES)


@dataclass(frozen=True, slots=True)
class Cue:
    """Who a sentence says is speaking. `adjacent`: nothing but punctuation or "that" between cue and quotation;
    `introduces`: a comma or a colon does, as before a whole quoted sentence. `start` is where in the paragraph."""

    phrase: Phrase
    verb: str | None
    attribution: Attribution
    adjacent: bool
    introduces: bool = False
    start: int = 0


def attribution_of(tokens: Sequence[Token], index: int, *, comma_inside: bool) -> Cue | None:
    """The cue for the quotation at `index` of a sentence, by the order that is right most often.

    `comma_inside`: the quoted words end as words do before a cue ("..., ", "...?").
    """
    before = _labelled(tokens, index) or _cue_before(tokens, index)
    after = _passive_by(tokens, index) or _cue_after(tokens, index, comma_inside=comma_inside)
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
        return before
    aside = _aside_after(tokens, index)
    if aside is not None:
        return aside
    return before or _according_to(tokens, index)


def sentence_subject(tokens: Sequence[Token], index: int) -> Cue | None:
    """The subject of the sentence around the fragment at `index`, where no reporting word says more."""
    phrase = first_subject(tokens, 0, index)
    if phrase is None:
        return None
    return Cue(phrase, None, Attribution.SENTENCE, adjacent=False)


def _is_cue(tokens: Sequence[Token], index: int, verbs: frozenset[str]) -> bool:
    token = tokens[index]
    return token.kind is Kind.WORD and token.low in verbs and not (token.capital and index > 0)


def _cue_after(tokens: Sequence[Token], index: int, *, comma_inside: bool) -> Cue | None:
    start = index + 1
    outside = False
    if start < len(tokens) and tokens[start].low in (",", ".", *_DASHES):
        outside = tokens[start].low != "."
        start += 1
    if start >= len(tokens):
        return None
    first = tokens[start]
    if first.kind is Kind.QUOTE or first.kind is Kind.PUNCTUATION:
        return None
    if tokens[start - 1].low in _DASHES:
        signed = _signed(tokens, start)
        if signed is not None:
            return signed
    if first.low in lex.SPEECH_VERBS and not first.low.endswith("ing") and not first.capital:
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


def _labelled(tokens: Sequence[Token], index: int) -> Cue | None:
    """A name and a colon right before the quotation, as in a headline: Li: "..."."""
    if index < 2 or tokens[index - 1].low != ":":
        return None
    phrase, after = phrase_at(tokens, 0, index - 1)
    if phrase is None or phrase.form is not SpeakerForm.NAME or after != index - 1:
        return None
    return Cue(phrase, ":", Attribution.CUE_BEFORE, True, True, tokens[index - 1].start)


def _passive_by(tokens: Sequence[Token], index: int) -> Cue | None:
    """The agent of a passive: was described as "..." by Li."""
    if index + 2 >= len(tokens) or tokens[index + 1].low != "by":
        return None
    for verb in range(index - 1, max(0, index - 4), -1):
        if _is_cue(tokens, verb, lex.CUE_VERBS) and _after_auxiliary(tokens, verb):
            phrase, _ = phrase_at(tokens, index + 2, len(tokens), after_verb=True)
            if phrase is not None:
                return Cue(phrase, tokens[verb].low, Attribution.CUE_AFTER, True, False, tokens[verb].start)
    return None


def _signed(tokens: Sequence[Token], start: int) -> Cue | None:
    """A signature, as under a pull quote: — Li Qiang, premier."""
    phrase, after = phrase_at(tokens, start, len(tokens))
    if phrase is None or phrase.form is not SpeakerForm.NAME:
        return None
    if after < len(tokens) and (
        tokens[after].kind is Kind.WORD or any(t.kind is Kind.QUOTE for t in tokens[after:])
    ):
        return None
    dash = tokens[start - 1]
    return Cue(phrase, dash.low, Attribution.CUE_AFTER, True, True, dash.start)


def _inverted(tokens: Sequence[Token], verb: int, *, free: bool) -> Cue | None:
    """The words after a quotation: said Li. `free`: it ends as before a cue."""
    start = verb + 1
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
    stop = min(len(tokens), start + _REACH)
    verb = after
    while verb < stop:
        token = tokens[verb]
        if token.kind is Kind.QUOTE or token.low in (";", ":"):
            return None
        if verb == after and _opens_clause(tokens, verb):
            return None
        if _is_finite_cue(tokens, verb) and not _is_noun(tokens, verb):
            break
        verb += 1
    near = tokens[after] if after < len(tokens) else None
    known = phrase.form is SpeakerForm.PRONOUN or phrase.is_person or (phrase.mention is not None and free)
    if verb >= stop:
        if free and known and near is not None and near.kind is Kind.WORD and lex.looks_like_verb(near.low):
            return Cue(phrase, near.low, Attribution.CUE_AFTER, True, True, near.start)
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
    return not (tokens[index].low == "and" and following is not None and following.capital)


def _is_finite_cue(tokens: Sequence[Token], verb: int) -> bool:
    if not _is_cue(tokens, verb, lex.SPEECH_VERBS):
        return False
    return not tokens[verb].low.endswith("ing") or _after_auxiliary(tokens, verb)


def _after_auxiliary(tokens: Sequence[Token], verb: int) -> bool:
    before = verb - 1
    while before > 0 and lex.is_adverb(tokens[before].low):
        before -= 1
    return tokens[before].low in lex.AUXILIARIES


def _leads_to_quote(tokens: Sequence[Token], cue: Cue, index: int) -> bool:
    """Does the cue found after the quotation introduce the next one? ("A," Li answered, "B")"""
    return any(
        token.kind is Kind.QUOTE and token.start > cue.start
        for token in tokens[index + 1 : index + 1 + _REACH]
    )


def _cue_before(tokens: Sequence[Token], index: int) -> Cue | None:
    low = max(0, index - _REACH)
    crossed = False
    framing: Cue | None = None
    for verb in range(index - 1, low - 1, -1):
        token = tokens[verb]
        if token.kind is Kind.QUOTE:
            crossed = True
            continue
        if not _is_cue(tokens, verb, lex.CUE_VERBS if framing is None else lex.SPEECH_VERBS):
            continue
        cue = _cue_at(tokens, verb, index, crossed=crossed)
        if cue is None:
            continue
        if framing is None and token.low in lex.FRAMING_VERBS and index - verb > _CLOSE:
            framing = cue  # "said its allies will seek new sanctions and ...": whoever said it speaks
            continue
        return cue
    return framing


def _cue_at(tokens: Sequence[Token], verb: int, index: int, *, crossed: bool) -> Cue | None:
    """The cue that the verb or noun at `verb` makes for the quotation at `index`; `crossed`: over another quotation."""
    if _is_noun(tokens, verb):
        return _possessor(tokens, verb) if _introduces_words(tokens, verb) else None
    phrase = _subject_of(tokens, verb)
    if phrase is None:
        return None
    token, between = tokens[verb], tokens[verb + 1 : index]
    punctuated = tokens[index - 1].low in (",", ":", *_DASHES)
    adjacent = all(item.low in _LINKS or lex.is_adverb(item.low) for item in between)
    if tokens[index - 1].low == ":" and len(between) <= _FEW_WORDS and token.low in lex.SPEECH_VERBS:
        adjacent = True
    return Cue(
        phrase,
        token.low,
        Attribution.CUE_BEFORE,
        adjacent and not crossed,
        punctuated and not crossed,
        token.start,
    )


def _is_noun(tokens: Sequence[Token], verb: int) -> bool:
    """Is a form of a cue verb used as a noun, as in "his claim" or "the report"?"""
    token = tokens[verb]
    if verb and tokens[verb - 1].low in ("in", "of", "on", "at", "with") and not token.low.endswith("ing"):
        return True  # "in order to"
    if token.low not in lex.SPEECH_NOUNS and token.low not in lex.NOMINALS:
        return False
    for before in range(verb - 1, max(-1, verb - 4), -1):
        word = tokens[before]
        if word.kind is not Kind.WORD or word.capital:
            return False
        if word.low in lex.DETERMINERS or word.low == "'s":
            return True
        if any(
            word.low in closed
            for closed in (lex.PREPOSITIONS, lex.AUXILIARIES, lex.PRONOUNS, lex.CLAUSE_OPENERS)
        ):
            return False
    return False


def _introduces_words(tokens: Sequence[Token], noun: int) -> bool:
    """Do words follow the noun, as in "his warning that" or "her question:"?"""
    following = tokens[noun + 1] if noun + 1 < len(tokens) else None
    return (
        following is None
        or following.kind is Kind.QUOTE
        or following.low in ("that", "of", "to", "about", ":", ",")
    )


def _possessor(tokens: Sequence[Token], noun: int) -> Cue | None:
    """In "Li's claim that" the owner of the claim speaks."""
    for before in range(noun - 1, max(-1, noun - 4), -1):
        token = tokens[before]
        if token.low == "'s" and before > 0 and tokens[before - 1].kind is Kind.NAME:
            phrase, _ = phrase_at(tokens, before - 1, before)
            if phrase is not None:
                return Cue(phrase, tokens[noun].low, Attribution.SENTENCE, adjacent=False, start=token.start)
        if token.kind is Kind.WORD and token.low in lex.POSSESSIVES:
            phrase = Phrase(token.start, token.end, SpeakerForm.PRONOUN, token.low)
            return Cue(phrase, tokens[noun].low, Attribution.SENTENCE, adjacent=False, start=token.start)
    return None


def _subject_of(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """The subject of a cue verb before a quotation; a participle or a second verb takes the sentence's."""
    token = tokens[verb]
    participle = token.low.endswith("ing") and not _after_auxiliary(tokens, verb)
    before = tokens[verb - 1] if verb else None
    joined = before is not None and before.low in (
        "and",
        "then",
        "but",
        "or",
        "to",
        "by",
        "before",
        "after",
        "while",
    )
    if participle or joined:
        phrase = _earlier_subject(tokens, verb)
        if phrase is not None:
            return phrase
    if token.low in lex.SPEECH_VERBS and (verb == 0 or (before is not None and before.kind is Kind.QUOTE)):
        inverted, after = phrase_at(tokens, verb + 1, len(tokens), after_verb=True)
        if inverted is not None:
            return apposed_name(tokens, inverted, after)
    return subject_before(tokens, verb) or _earlier_subject(tokens, verb)


def _earlier_subject(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """The subject of the verb before this one in the sentence, or the subject the sentence opens with."""
    for earlier in range(verb - 1, max(-1, verb - _REACH), -1):
        if _is_cue(tokens, earlier, lex.CUE_VERBS) and not tokens[earlier].low.endswith("ing"):
            if _is_noun(tokens, earlier) or (earlier and tokens[earlier - 1].low in lex.CLAUSE_OPENERS):
                continue
            phrase = subject_before(tokens, earlier)
            if phrase is not None:
                return phrase
            inverted, _ = phrase_at(tokens, earlier + 1, verb)
            if (
                inverted is not None
                and tokens[earlier].low in lex.SPEECH_VERBS
                and tokens[earlier - 1].kind is Kind.QUOTE
            ):
                return inverted
    return first_subject(tokens, 0, verb)


def _aside_after(tokens: Sequence[Token], index: int) -> Cue | None:
    """A clause like ", Li said," later in the sentence that covers the fragment."""
    stop = min(len(tokens), index + _REACH)
    for verb in range(index + 2, stop):
        if not _is_cue(tokens, verb, lex.SPEECH_VERBS) or tokens[verb].low.endswith("ing"):
            continue
        phrase = subject_before(tokens, verb, index + 1)
        if phrase is None:
            continue
        opening = _token_before(tokens, phrase.start, index)
        if opening is not None and tokens[opening].low in (",", *_DASHES):
            return Cue(
                phrase, tokens[verb].low, Attribution.CUE_AFTER, adjacent=False, start=tokens[verb].start
            )
        return None
    return None


def _token_before(tokens: Sequence[Token], position: int, low: int) -> int | None:
    for index in range(min(len(tokens) - 1, low + _REACH), low, -1):
        if tokens[index].end <= position:
            return index
    return None


def _according_to(tokens: Sequence[Token], index: int) -> Cue | None:
    for position in range(max(0, index - _REACH), min(len(tokens) - 2, index + _REACH)):
        if tokens[position].low == "according" and tokens[position + 1].low == "to":
            phrase, after = phrase_at(tokens, position + 2, len(tokens))
            if phrase is not None:
                phrase = apposed_name(tokens, phrase, after)
                start = tokens[position].start
                return Cue(phrase, "according to", Attribution.ACCORDING_TO, adjacent=False, start=start)
    return None


def telling_of(tokens: Sequence[Token]) -> Cue | None:
    """Who does the talking in a sentence without quotations, for one that follows it: its last cue, its subject."""
    return _cue_before(tokens, len(tokens)) or sentence_subject(tokens, len(tokens))
