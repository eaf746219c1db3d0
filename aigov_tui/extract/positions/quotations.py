"""Quotations made into claims: what an actor says in its own words, and what others say there about an actor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aigov_tui.extract.normal import has_han
from aigov_tui.extract.positions.claims import Claim, Reading, claim_of, predicate_of
from aigov_tui.extract.positions.cues import IS, cues
from aigov_tui.extract.positions.impersonal import asks
from aigov_tui.extract.positions.judged import NEITHER, finds
from aigov_tui.extract.positions.officials import TRANSCRIPT
from aigov_tui.extract.positions.sides import SIGNS, Predicate, side_of_fragment
from aigov_tui.extract.positions.speakers import ANSWERS, is_owner, office_of, speaks_for
from aigov_tui.extract.positions.stands import stands
from aigov_tui.extract.positions.tied import Name, Shape, Stand
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.position import Voice
from aigov_tui.model.quote import Attribution, Quote, QuoteForm

_SHOULD = re.compile(r"\bthat\b[^.;]{0,90}\b(?:should|must|ought to|needs? to|ha(?:s|ve) to)\s[\"“]$")
_NEAR = 400  # code points
_QUOTED = 0.85
_SPOKEN = 0.75
"""In a transcript, where nobody chose the words."""


def quoted(
    reading: Reading,
    quotes: Sequence[Quote],
    names: Sequence[Name],
    around: Sequence[Stand],
    start: int,
    end: int,
) -> Iterator[Claim]:
    """What an actor says in quotation marks, and what anybody else says there about an actor. `around` are the stands
    of the sentence, whose verb tells what a mere fragment is for."""
    for quote in quotes:
        actor = speaks_for(reading, quote, names)
        if quote.form is QuoteForm.TERM or (quote.speaker_key is None and actor is None):
            continue
        if is_owner(reading.text, quote):
            continue
        asserter = _asserter(reading, quote)
        low, high = max(start, quote.start_char), min(end, quote.end_char)
        within = named = [name for name in names if low <= name.start < high]
        if actor is not None:
            own_words = _speaker(reading, quote, actor, named, low, high)
            within = sorted((*named, *own_words), key=lambda name: name.start)
        taken = [stand for stand in stands(reading.text, low, high, within, ()) if stand.group != IS]
        others = [stand for stand in taken if stand.name.actor_key != actor]
        for stand in others:
            yield claim_of(stand, Voice.ASSERTED_BY_THIRD_PARTY, *asserter)
        own = [stand for stand in taken if stand.name.actor_key == actor and not stand.obliged]
        signed = next((stand for stand in own if SIGNS[stand.group]), None)
        if actor is None:
            continue
        of_others = signed is None and any(stand.shape is Shape.SUBJECT for stand in others)
        carried = quote.attribution is Attribution.CARRIED and any(name.actor_key == actor for name in named)
        if carried and not _is_of_us(reading.text, quote, low, high):
            continue  # somebody who was not found, about the actor whom the sentence before named
        if quote.form is QuoteForm.PARTIAL:
            own = [stand for stand in around if stand.name.actor_key == actor]
        predicate = _predicate_of_quotation(reading.text, own, low, high)
        spoken = quote.attribution in TRANSCRIPT and quote.start_char not in reading.delegations
        sided = spoken and not (
            own and (predicate.sign or asks(reading.text[low:high]))
        )  # a reporter quotes what matters
        if sided and (not finds(reading.text[low:high]) or _is_of_others(reading.text[low:high])):
            continue
        confidence = (_SPOKEN if spoken else _QUOTED) * (0.9 + 0.1 * quote.confidence)
        if others and signed is not None and quote.form is not QuoteForm.PARTIAL:
            low, high = max(low, signed.start), min(high, signed.end)
        yield Claim(
            actor,
            Voice.SELF_QUOTED,
            *asserter,
            predicate,
            confidence,
            low,
            high,
            sided=sided,
            blames=of_others,
        )


def _asserter(reading: Reading, quote: Quote) -> tuple[str | None, str | None]:
    """Who says it: the entity, or else the words for who does; of the one who answers (答) the name."""
    if quote.speaker_key is not None:
        return quote.speaker_key, None
    office = office_of(reading, quote)
    person = office is not None and reading.kinds.get(office.entity_key) is EntityKind.PERSON
    answers = quote.speaker_text in ANSWERS
    if office is not None and (person or answers):
        return office.entity_key or None, None
    if answers and reading.issuer is not None:
        return reading.issuer_entity, None
    return None, quote.speaker_text


def _is_of_others(words: str) -> bool:
    """Do they tell what others think: 行业组织表达不满?"""
    return has_han(words) and cues().chinese_outsiders.search(words) is not None


def _is_of_us(text: str, quote: Quote, low: int, high: int) -> bool:
    """Does a quotation say "we" near its part `low:high`?"""
    start, end = max(quote.start_char, low - _NEAR), min(quote.end_char, high + _NEAR)
    return cues().own_person.search(text, start, end) is not None


def _speaker(
    reading: Reading, quote: Quote, actor: str, names: Sequence[Name], low: int, high: int
) -> Iterator[Name]:
    """The speaker in their own words: "we", "my delegation", where no name is known there already."""
    for own in cues().own_person.finditer(reading.text, low, high):
        if not any(name.start < own.end() and own.start() < name.end for name in names):
            yield Name(own.start(), own.end(), quote.speaker_key or "", actor)


def _predicate_of_quotation(text: str, own: Sequence[Stand], low: int, high: int) -> Predicate:
    """That of the quoted sentence's own subject, of the verb around a fragment, or of what the words demand."""
    stand = next((stand for stand in own if SIGNS[stand.group]), None)
    if stand is None:
        return Predicate(low, NEITHER, has_verb=False)
    predicate = predicate_of(stand)
    if low <= stand.name.start < high:
        return predicate
    before = text[max(0, low - _NEAR) : low]
    if SIGNS[stand.group] < 0 and stand.group.startswith("say") and _SHOULD.search(before) is not None:
        return Predicate(low, NEITHER, has_verb=False)  # "warned that all should “avoid …”"
    return Predicate(low, side_of_fragment(text, predicate, max(low, predicate.begin)), has_verb=False)
