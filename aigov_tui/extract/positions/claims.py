"""Who holds a position in a sentence, who says so, and in which of its words: stands and quotations made into claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from aigov_tui.extract.normal import has_han
from aigov_tui.extract.positions.cues import IS, cues
from aigov_tui.extract.positions.judged import NEITHER, finds
from aigov_tui.extract.positions.officials import TRANSCRIPT
from aigov_tui.extract.positions.reported import Teller
from aigov_tui.extract.positions.sides import SIGNS, Predicate, side_of_fragment
from aigov_tui.extract.positions.stands import stands
from aigov_tui.extract.positions.tied import Name, Shape, Stand
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.position import Voice
from aigov_tui.model.quote import Attribution, Quote, QuoteForm

_CONFIDENCE = {
    Shape.SUBJECT: 0.75,
    Shape.SPEECH_NOUN: 0.75,
    Shape.POLICY_NOUN: 0.7,
    Shape.STAND_NOUN: 0.75,
    Shape.AGENT: 0.75,
    Shape.RESUMED: 0.67,
    Shape.DEED: 0.64,
}
_EXPLAINS = re.compile(r", (?:saying|arguing|citing|warning|claiming|insisting|adding|explaining|stating)\b")
_SHOULD = re.compile(r"\bthat\b[^.;]{0,90}\b(?:should|must|ought to|needs? to|ha(?:s|ve) to)\s[\"“]$")
_OFFICIALS_SAY = re.compile(
    r"\b([Oo]fficials|diplomats|ministers|aides|negotiators|spokes(?:men|women|people|persons)) (?:have |had )?(?:say|said|insist|insisted|argue|argued|stress|stressed|confirm|confirmed|told \w+)"
    r"(?: on \w+)?(?: that)? (?:the )?$"
)
"""Before a name: those who say so for it, of whom nobody else is named."""
_TOLD_BY = 60  # code points
_OWN_WILL = re.compile(
    r"\s+(?:will|shall|plans?|intends?|is (?:considering|weighing)|has (?:not )?decided)\b"
)
_ARTICLE = re.compile(r"(?:[Aa]n?|[Tt]he)\s+(?:senior\s+|unnamed\s+)?")
_OWNED = re.compile(r"['’]s?(?: [\w-]+){1,4}")
_FROM = re.compile(r"\s(?:from|for|of|at|with)\s(?:the\s)?")
_NEAR = 400  # code points
_TITLE = 40  # code points before a name
_QUOTED = 0.85
_SPOKEN = 0.75
"""In a transcript, where nobody chose the words."""
_TOLD, _CARRIED = 0.72, 0.66
"""Of what an actor's official tells, where nobody is named who would hold it but the actor itself."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A position not yet matched with issues: who holds it, who says so, where its words are (code points), and what
    they say of whatever is named in them."""

    actor_key: str
    voice: Voice
    asserter_key: str | None
    asserter_text: str | None
    predicate: Predicate
    confidence: float
    start: int
    end: int
    sided: bool = False
    """It is none unless its words take sides: a turn of a transcript, in which every word stands."""
    blames: bool = False
    """It is none unless it finds fault with what its words have another do: "Y abuses its export controls"."""
    owned: bool = False
    """Its words are named as the actor's own: "X's tariffs"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of the names of one document: the actor each entity speaks for, and what it is; `issuer` the actor
    whose own document it is (None: a journalist's, or anybody's), `issuer_entity` the entity that stands for it."""

    text: str
    actor_of: Mapping[str, str]
    kinds: Mapping[str, EntityKind]
    issuer: str | None = None
    issuer_entity: str | None = None
    delegations: Mapping[int, str] = field(default_factory=dict)
    """The actors that turns of a record are spoken for, by where these begin: every word is theirs."""
    partners: frozenset[str] = frozenset()
    """The actors that issue the document together, as its title and its publisher say."""
    nameless: Mapping[int, Name] = field(default_factory=dict)
    """Those who speak for an actor by an office alone, by where they are named: "the government"."""


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
        actor = _speaks_for(reading, quote, names)
        if quote.form is QuoteForm.TERM or (quote.speaker_key is None and actor is None):
            continue
        if _is_owner(reading.text, quote):
            continue
        asserter = quote.speaker_key, None if quote.speaker_key is not None else quote.speaker_text
        low, high = max(start, quote.start_char), min(end, quote.end_char)
        within = named = [name for name in names if low <= name.start < high]
        if actor is not None:
            own_words = _speaker(reading, quote, actor, named, low, high)
            within = sorted((*named, *own_words), key=lambda name: name.start)
        taken = [stand for stand in stands(reading.text, low, high, within, ()) if stand.group != IS]
        others = [stand for stand in taken if stand.name.actor_key != actor]
        for stand in others:
            yield _claim(reading, stand, Voice.ASSERTED_BY_THIRD_PARTY, *asserter)
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
        sided = spoken and not (own and predicate.sign)  # a reporter quotes what matters
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


def _is_of_others(words: str) -> bool:
    """Do they tell what others think: 行业组织表达不满?"""
    return has_han(words) and cues().chinese_outsiders.search(words) is not None


def _is_owner(text: str, quote: Quote) -> bool:
    """Is who was taken for the speaker only named for what is theirs: `They rejected X's tax, calling it “…”`?"""
    if quote.speaker_start is None or quote.speaker_text is None:
        return False
    owned = _OWNED.match(text, quote.speaker_start + len(quote.speaker_text))
    tables = cues()
    heads = tables.offices | tables.collectives | tables.office_heads | tables.spokespeople
    return owned is not None and heads.isdisjoint(owned.group().lower().split())


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


def _speaks_for(reading: Reading, quote: Quote, names: Sequence[Name]) -> str | None:
    """The actor that a quote's speaker speaks for: `names` are those of the sentence, of which the words for a speaker
    without a name hold one ("a senior X official", a capital); in a government's own transcript also its nameless
    officials."""
    if quote.start_char in reading.delegations:
        return reading.delegations[quote.start_char]
    if quote.speaker_key is not None:
        return reading.actor_of.get(quote.speaker_key)
    said = " ".join((quote.speaker_text or "").split())
    office = _office_of(reading, quote) or _office_with(reading, quote, names)
    if office is not None:
        return office.actor_key
    named = [name for name in names if name.actor_key and reading.text[name.start : name.end] in said]
    if named and not cues().third_parties.intersection(said.lower().split()):
        rest = said.replace(reading.text[named[0].start : named[0].end], "").lower().split()
        tables = cues()
        if not rest or not (tables.offices | tables.collectives | tables.spokespeople).isdisjoint(rest):
            return named[0].actor_key
    if reading.issuer is None or quote.attribution not in TRANSCRIPT:
        return None
    words = set((quote.speaker_text or "").lower().replace(".", " ").split())
    return reading.issuer if not words.isdisjoint(cues().official_speakers) else None


def _office_of(reading: Reading, quote: Quote) -> Name | None:
    """The office that a quote's speaker without a name goes by: "a German government spokeswoman", "the ministry"."""
    if quote.speaker_start is None:
        return None
    behind = _ARTICLE.match(reading.text, quote.speaker_start)
    places = (quote.speaker_start, behind.end() if behind is not None else quote.speaker_start)
    return next((reading.nameless[at] for at in places if at in reading.nameless), None)


def _office_with(reading: Reading, quote: Quote, names: Sequence[Name]) -> Name | None:
    """The actor whose office is named right behind who speaks: "A spokesperson from the State Department"."""
    if quote.speaker_start is None or quote.speaker_text is None:
        return None
    words = quote.speaker_text.lower().split()
    served = _FROM.match(reading.text, quote.speaker_start + len(quote.speaker_text))
    if served is None or not words or words[-1] not in cues().spokespeople:
        return None
    return next((name for name in names if name.actor_key and name.start == served.end()), None)


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
            _CARRIED if teller.carried else _TOLD,
            teller.start,
            teller.end,
        )


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


def _has_own_words(reading: Reading, claim: Claim, quotes: Iterable[Quote]) -> bool:
    """Is what the actor is told to say partly in its own words: X called it “a mistake”?"""
    return claim.voice is Voice.SELF_PARAPHRASED and any(
        quote.form is QuoteForm.PARTIAL
        and claim.predicate.begin <= quote.start_char < claim.end
        and _actor_of_speaker(reading, quote) == claim.actor_key
        for quote in quotes
    )


def _actor_of_speaker(reading: Reading, quote: Quote) -> str | None:
    if quote.speaker_key is not None:
        return reading.actor_of.get(quote.speaker_key)
    office = _office_of(reading, quote)
    return office.actor_key if office is not None else None


def _told_by(reading: Reading, stand: Stand, at: int, teller: Teller | None) -> Claim:
    """A stand in the voice of who tells it: the actor itself, somebody else, or the sentence's author."""
    if stand.third_party is not None:
        return _claim(reading, stand, Voice.ASSERTED_BY_THIRD_PARTY, None, stand.third_party)
    within = teller is not None and teller.start <= at < teller.end and stand.name.start != teller.name_start
    speaks = stand.shape is Shape.SPEECH_NOUN or stand.group.startswith("say")
    if teller is None and stand.shape is Shape.SUBJECT:
        officials = _OFFICIALS_SAY.search(reading.text, max(0, stand.name.start - _TOLD_BY), stand.name.start)
        if officials is not None:
            return _claim(reading, stand, Voice.SELF_PARAPHRASED, None, officials.group(1))
    if teller is not None and within:
        if teller.actor_key == stand.name.actor_key:
            return _claim(reading, stand, Voice.SELF_PARAPHRASED, teller.entity_key, None)
        if teller.actor_key is None and _is_own_minister(reading.text, stand, teller):
            return _claim(reading, stand, Voice.SELF_PARAPHRASED, teller.entity_key, None)
        if stand.shape in (Shape.SUBJECT, Shape.POLICY_NOUN) and not speaks:
            return _claim(reading, stand, Voice.ASSERTED_BY_THIRD_PARTY, teller.entity_key, None)
    if reading.issuer is not None:
        own = stand.name.actor_key == reading.issuer
        voice = Voice.SELF_OFFICIAL if own else Voice.ASSERTED_BY_THIRD_PARTY
        return _claim(reading, stand, voice, reading.issuer_entity, None)
    official = reading.kinds.get(stand.name.entity_key) is EntityKind.DOCUMENT
    if official or stand.name.actor_key in reading.partners:
        return _claim(reading, stand, Voice.SELF_OFFICIAL, stand.name.entity_key, None)
    if stand.shape is Shape.SUBJECT and cues().foreseen.match(reading.text[stand.name.end : stand.end]):
        return _claim(reading, stand, Voice.ATTRIBUTED_BY_JOURNALIST, None, None)
    explains = stand.shape is Shape.SUBJECT and _EXPLAINS.search(reading.text, stand.name.end, stand.end)
    if (stand.group.startswith("say") and stand.shape is not Shape.POLICY_NOUN) or explains:
        return _claim(reading, stand, Voice.SELF_PARAPHRASED, stand.name.entity_key, None)
    return _claim(reading, stand, Voice.ATTRIBUTED_BY_JOURNALIST, None, None)


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


def _claim(
    reading: Reading, stand: Stand, voice: Voice, asserter_key: str | None, asserter_text: str | None
) -> Claim:
    actor = stand.name.actor_key
    assert actor is not None, "only actors take stands"
    return Claim(
        actor,
        voice,
        asserter_key,
        asserter_text,
        _predicate(stand),
        _CONFIDENCE[stand.shape],
        stand.start,
        stand.end,
        owned=stand.shape is Shape.POLICY_NOUN,
    )


def _predicate(stand: Stand) -> Predicate:
    begin = stand.begin
    if begin is None:
        begin = stand.start if stand.shape is Shape.RESUMED else stand.name.end
    return Predicate(
        begin,
        SIGNS[stand.group],
        has_verb=stand.has_verb,
        passive=stand.shape is Shape.AGENT,
        speaks=stand.group == "say_against",
    )


def _predicate_of_quotation(text: str, own: Sequence[Stand], low: int, high: int) -> Predicate:
    """That of the quoted sentence's own subject, of the verb around a fragment, or of what the words demand."""
    stand = next((stand for stand in own if SIGNS[stand.group]), None)
    if stand is None:
        return Predicate(low, NEITHER, has_verb=False)
    predicate = _predicate(stand)
    if low <= stand.name.start < high:
        return predicate
    before = text[max(0, low - _NEAR) : low]
    if SIGNS[stand.group] < 0 and stand.group.startswith("say") and _SHOULD.search(before) is not None:
        return Predicate(low, NEITHER, has_verb=False)  # "warned that all should “avoid …”"
    return Predicate(low, side_of_fragment(text, predicate, max(low, predicate.begin)), has_verb=False)


def _in_quotation(at: int, quotes: Iterable[Quote]) -> bool:
    """In somebody's words, or only part of a nickname or a slogan."""
    return any(quote.start_char <= at < quote.end_char for quote in quotes)
