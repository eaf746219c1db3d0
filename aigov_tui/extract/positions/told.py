"""Stands outside quotation marks made into claims: whose they are, and in which voice they are told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from aigov_tui.extract.positions.claims import Claim, Reading, claim_of
from aigov_tui.extract.positions.cues import cues
from aigov_tui.extract.positions.impersonal import asks
from aigov_tui.extract.positions.judged import NEITHER
from aigov_tui.extract.positions.reported import Teller
from aigov_tui.extract.positions.sides import Predicate
from aigov_tui.extract.positions.speakers import actor_of_speaker
from aigov_tui.extract.positions.tied import Shape, Stand
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.position import Voice
from aigov_tui.model.quote import Quote, QuoteForm

_EXPLAINS = re.compile(r", (?:saying|arguing|citing|warning|claiming|insisting|adding|explaining|stating)\b")
_OFFICIALS_SAY = re.compile(
    r"\b([Oo]fficials|diplomats|ministers|aides|negotiators|spokes(?:men|women|people|persons)) (?:have |had )?(?:say|said|insist|insisted|argue|argued|stress|stressed|confirm|confirmed|told \w+)"
    r"(?: on \w+)?(?: that)? (?:the )?$"
)
"""Before a name: those who say so for it, of whom nobody else is named."""
_TOLD_BY = 60  # code points
_OWN_WILL = re.compile(
    r"\s+(?:will|shall|plans?|intends?|is (?:considering|weighing)|has (?:not )?decided)\b"
)
_TITLE = 40  # code points before a name
_ASKED, _TOLD, _CARRIED = 0.75, 0.72, 0.66
"""Of what an actor's official tells, where nobody is named who would hold it but the actor itself."""


def told(
    reading: Reading, taken: Sequence[Stand], quotes: Sequence[Quote], teller: Teller | None
) -> Iterator[Claim]:
    """What the sentence itself, outside quotation marks, has actors say and do."""
    taken = [stand for stand in taken if not _is_wished(reading, stand, teller)]
    for stand in taken:
        at = stand.start if stand.shape is Shape.RESUMED else stand.name.start
        if not _in_quotation(at, quotes):
            claim = _told_by(reading, stand, at, teller)
            yield replace(claim, voice=Voice.SELF_QUOTED) if _has_own_words(reading, claim, quotes) else claim
    if teller is None and reading.issuer is not None:
        yield from _blaming_itself(reading, taken)
    if teller is None or teller.actor_key is None or (teller.carried and taken):
        return
    yield from _blaming(taken, teller)
    own = any(stand.name.actor_key == teller.actor_key for stand in taken)
    of_another = any(
        stand.shape is Shape.SUBJECT
        and teller.name_start is not None
        and stand.name.start < teller.name_start
        for stand in taken
    )  # "X will do so, a spokeswoman for Y said"
    if not own and not of_another and not _in_quotation(teller.start, quotes):
        yield Claim(
            teller.actor_key,
            Voice.SELF_PARAPHRASED,
            teller.entity_key,
            None,
            Predicate(teller.start, NEITHER, has_verb=teller.name_start is not None),
            _confidence(reading.text, teller),
            teller.start,
            teller.end,
        )


def _confidence(text: str, teller: Teller) -> float:
    """More where it tells what should be; of an account that only goes on less."""
    if asks(text[teller.start : teller.end]):
        return _TOLD if teller.carried else _ASKED
    return _CARRIED if teller.carried else _TOLD


def _blaming(taken: Sequence[Stand], teller: Teller) -> Iterator[Claim]:
    """What who tells of another's deed may find of it: "X said Y abuses export controls"."""
    others = [
        stand
        for stand in taken
        if stand.shape is Shape.SUBJECT
        and stand.name.actor_key != teller.actor_key
        and teller.start <= stand.name.start < teller.end
    ]
    if others and teller.actor_key is not None:
        start = others[0].name.start
        predicate = Predicate(start, NEITHER, has_verb=False)
        yield Claim(
            teller.actor_key,
            Voice.SELF_PARAPHRASED,
            teller.entity_key,
            None,
            predicate,
            _TOLD,
            start,
            teller.end,
            blames=True,
        )


def _blaming_itself(reading: Reading, taken: Sequence[Stand]) -> Iterator[Claim]:
    """What the issuer of a paper may find there of another's deed."""
    other = next((s for s in taken if s.shape is Shape.SUBJECT and s.name.actor_key != reading.issuer), None)
    if other is None or reading.issuer is None or any(s.name.actor_key == reading.issuer for s in taken):
        return
    yield Claim(
        reading.issuer,
        Voice.SELF_OFFICIAL,
        reading.issuer_entity,
        None,
        Predicate(other.name.start, NEITHER, has_verb=False),
        _TOLD,
        other.name.start,
        other.end,
        blames=True,
    )


def _has_own_words(reading: Reading, claim: Claim, quotes: Iterable[Quote]) -> bool:
    """Is what the actor is told to say partly in its own words: X called it “a mistake”?"""
    return claim.voice is Voice.SELF_PARAPHRASED and any(
        quote.form is QuoteForm.PARTIAL
        and claim.predicate.begin <= quote.start_char < claim.end
        and actor_of_speaker(reading, quote) == claim.actor_key
        for quote in quotes
    )


def _told_by(reading: Reading, stand: Stand, at: int, teller: Teller | None) -> Claim:
    """A stand in the voice of who tells it: the actor itself, somebody else, or the sentence's author."""
    if stand.third_party is not None:
        return claim_of(stand, Voice.ASSERTED_BY_THIRD_PARTY, None, stand.third_party)
    within = teller is not None and teller.start <= at < teller.end and stand.name.start != teller.name_start
    speaks = stand.shape is Shape.SPEECH_NOUN or stand.group.startswith("say")
    if teller is None and stand.shape is Shape.SUBJECT:
        officials = _OFFICIALS_SAY.search(reading.text, max(0, stand.name.start - _TOLD_BY), stand.name.start)
        if officials is not None:
            return claim_of(stand, Voice.SELF_PARAPHRASED, None, officials.group(1))
    if teller is not None and within:
        if teller.actor_key == stand.name.actor_key:
            return claim_of(stand, Voice.SELF_PARAPHRASED, teller.entity_key, None)
        if teller.actor_key is None and _is_own_minister(reading.text, stand, teller):
            return claim_of(stand, Voice.SELF_PARAPHRASED, teller.entity_key, None)
        if stand.shape in (Shape.SUBJECT, Shape.POLICY_NOUN) and not speaks:
            return claim_of(stand, Voice.ASSERTED_BY_THIRD_PARTY, teller.entity_key, None)
    if reading.issuer is not None:
        own = stand.name.actor_key == reading.issuer
        if own and speaks and reading.kinds.get(stand.name.entity_key) is EntityKind.PERSON:
            return claim_of(stand, Voice.SELF_PARAPHRASED, stand.name.entity_key, None)
        voice = Voice.SELF_OFFICIAL if own else Voice.ASSERTED_BY_THIRD_PARTY
        return claim_of(stand, voice, reading.issuer_entity, None)
    official = reading.kinds.get(stand.name.entity_key) is EntityKind.DOCUMENT
    if official or stand.name.actor_key in reading.partners:
        return claim_of(stand, Voice.SELF_OFFICIAL, stand.name.entity_key, None)
    if stand.shape is Shape.SUBJECT and cues().foreseen.match(reading.text[stand.name.end : stand.end]):
        return claim_of(stand, Voice.ATTRIBUTED_BY_JOURNALIST, None, None)
    explains = stand.shape is Shape.SUBJECT and _EXPLAINS.search(reading.text, stand.name.end, stand.end)
    if (stand.group.startswith("say") and stand.shape is not Shape.POLICY_NOUN) or explains:
        return claim_of(stand, Voice.SELF_PARAPHRASED, stand.name.entity_key, None)
    return claim_of(stand, Voice.ATTRIBUTED_BY_JOURNALIST, None, None)


def _is_wished(reading: Reading, stand: Stand, teller: Teller | None) -> bool:
    """Is it what others say that the actor should do? It holds no position by that."""
    actor = stand.name.actor_key
    own = actor == reading.issuer or (teller is not None and teller.actor_key == actor)
    return stand.obliged and not own


def _is_own_minister(text: str, stand: Stand, teller: Teller) -> bool:
    """`X will not do so, Trade Minister Y said`: of no other country, and telling what only a government can of itself."""
    if stand.shape is not Shape.SUBJECT or teller.name_start is None or teller.name_start < stand.name.end:
        return False
    title = text[max(stand.name.end, teller.name_start - _TITLE) : teller.name_start].rpartition(",")[2]
    words = title.lower().split()
    named = text[teller.name_start :].partition(" ")[0].lower()
    if named in cues().office_heads and not cues().spokespeople.isdisjoint(words):
        return True  # ", a spokesperson for the Ministry of Trade said"
    is_office = bool(words) and words[-1] in cues().offices and cues().past_offices.isdisjoint(words)
    return is_office and _OWN_WILL.match(text, stand.name.end) is not None


def _in_quotation(at: int, quotes: Iterable[Quote]) -> bool:
    """In somebody's words, or only part of a nickname or a slogan."""
    return any(quote.start_char <= at < quote.end_char for quote in quotes)
