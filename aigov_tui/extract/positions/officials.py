"""Who speaks for an actor by what the text says beside the name: `Brazil's vice minister X`, `法国外交部发言人某某`.

Curators name the heads of governments; texts quote their ministers, ambassadors and spokespeople, once each. A person or
an office whose words beside it tie it to a country that is an actor of the codebook speaks for that actor, in this text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.positions.cues import cues, readable
from aigov_tui.extract.positions.governments import Governments
from aigov_tui.extract.quotes.records import DELEGATION
from aigov_tui.model.entity import Entity, EntityKind, Mention
from aigov_tui.model.quote import Attribution, Quote
from aigov_tui.model.source import Document

_REACH = 90  # code points between a country's name and the name of who speaks for it
_BESIDE = 40  # code points beside a name in which a country makes it that country's
_ABROAD = 1_000
"""A name beside a country's once is not the issuer's, however often it stands alone."""
_TITLES = (
    "President",
    "Secretary",
    "Minister",
    "Administrator",
    "Ambassador",
    "Chancellor",
    "Premier",
    "Undersecretary",
)
_CAPITALISED = re.compile(r"[A-Z][\w.]+")
_INTRODUCTIONS = 20
"""Mentions beside which an office is looked for: who has one is introduced with it early on."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TITLE_RUN = re.compile(rf"(?:'s|')?(?:[ \n]+(?:[^\W_{HAN}]+(?:-[^\W_{HAN}]+)*|&))*,?[ \n]*")
"""Plain words between a country and a name, with no mark that ends a phrase."""
_ITS_OFFICE = re.compile(r"(?:^|[.!?”\"]\s+|, )[Ii]ts ((?:[\w-]+ ){0,3}[\w-]+),? $")
"""Before a name: the office of the country that the sentence before was about."""
_SENTENCE_END = re.compile(r"[.!?][”\"]?\s+(?=[A-Z“\"])|\n")
_OFFICE_ALONE = re.compile(
    r"(?:^|[.!?,;:”\"\n]\s*|\bthe )((?:[\w-]+ ){0,3}(?:[Mm]inister|[Ss]ecretary|[Cc]hancellor|[Pp]remier)),? $"
)
"""Before a name: an office, and no country's name with it."""
_OF_COUNTRY = re.compile(r" of (?:the )?([A-Z][^,.;:()]{2,30})")
"""After the name of somebody called by an office: "Finance Minister X of South Africa"."""
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Ll]ate|[Rr]etired)[ -](?:the )?[\w.' ]{1,30}$")
_APPOSITION = re.compile(
    rf",[ \n]+(?:(?:an?|the|its|his|her|who is)[ \n]+)?([^,.;:()“”\"\n{HAN}]{{3,{_REACH}}})"
)
_BY = re.compile(r"\b(?:[Bb]y|from) ((?:(?!\b(?:and|with|on|at|to|in|before|after)\b)[^,;:]){3,80})")
_DELEGATE = re.compile(DELEGATION)
"""After a name in a record of the United Nations: the country that it speaks for."""
TRANSCRIPT = (Attribution.TRANSCRIPT, Attribution.CONTINUED)
"""How a transcript names its speakers."""
_HEAD = "head"
_SERVED = re.compile(r"([\w -]{3,40}?) (?:for|at|of|to) (?:the )?(.+)")
_OWN_SIDE = re.compile(
    r"\s?(?:\d{1,2}日|周.|星期.|还|则|当天|在[^，。]{2,12}上?)?(?:表示|说|称|强调|指出|重申|回应称?|宣布)[，,:：]?[“\"]?(\w{1,2}方)(?!面)"
)
"""After a spokesman's name: what is said of the own side, as only those who belong to it say."""
_OFFICE_BEFORE = re.compile(
    rf"(?:^|[。；\n])[^，。；\n]{{0,16}}?([{HAN}]{{3,24}}?)(?:近日|今日|\d{{1,2}}日|今天)?(?:举行|召开|举办)[^，。；]{{0,20}}，[{HAN}]{{2,16}}$"
)
"""Before a name: the office that held the meeting at which its official speaks: `国家能源局举行新闻发布会，综合司副司长…`."""
_HAN_TITLE = re.compile(f"[{HAN}]{{0,14}}")


def officials(
    text: str, mentions: Sequence[Mention], kinds: Mapping[str, EntityKind], governments: Governments
) -> dict[str, str]:
    """The actor by entity, of people and offices that speak for one in this text."""
    found: dict[str, str] = {}
    tried: Counter[str] = Counter()
    for mention in mentions:
        kind = kinds.get(mention.entity_key)
        if mention.entity_key in found or kind not in (EntityKind.PERSON, EntityKind.ORGANIZATION):
            continue
        tried[mention.entity_key] += 1
        if tried[mention.entity_key] > _INTRODUCTIONS:
            continue
        actor = governments.office(mention.text)
        if actor is None and kind is EntityKind.PERSON:
            actor = _by_title(text, mention, governments)
        elif actor is None:
            actor = _by_possessive(text, mention, governments)
        if actor is not None:
            found[mention.entity_key] = actor
    return found


def leaders(
    text: str, mentions: Sequence[Mention], known: Mapping[str, Entity], governments: Governments
) -> dict[str, str]:
    """The actor by entity, of those whom everybody knows to speak for one, where the text calls them no former this."""
    found = {key: governments.leader(known[key].name) for key in {mention.entity_key for mention in mentions}}
    return {
        key: actor
        for key, actor in found.items()
        if actor is not None and not _is_former(text, mentions, key)
    }


def _is_former(text: str, mentions: Iterable[Mention], key: str) -> bool:
    """Does the text call somebody a former this or that?"""
    places = (mention.start_char for mention in mentions if mention.entity_key == key)
    return any(_FORMER.search(text[max(0, at - _BESIDE) : at]) for at in places)


def delegations(text: str, quotes: Iterable[Quote], governments: Governments) -> dict[int, str]:
    """The actors for whom the turns of a record are spoken, by where these begin: `Mr. X (Brazil): …`, and what goes on."""
    found: dict[int, str] = {}
    actor: str | None = None
    for quote in quotes:
        if quote.attribution is Attribution.TRANSCRIPT:
            start = quote.speaker_start
            actor = (
                _delegation(text, start + len(quote.speaker_text or ""), governments)
                if start is not None
                else None
            )
        if actor is not None and quote.attribution in TRANSCRIPT:
            found[quote.start_char] = actor
    return found


def _delegation(text: str, end: int, governments: Governments) -> str | None:
    delegate = _DELEGATE.match(text, end)
    label = governments.named(delegate["body"]) if delegate is not None else None
    if delegate is None or label is None:
        return None
    rest = delegate["body"][label[1] :]
    return label[0] if not rest or rest.startswith(" of ") else None


def _by_title(text: str, mention: Mention, governments: Governments) -> str | None:
    """`French Finance Minister X`, `X, Brazil's ambassador to the UN,`, `法国外长某某`, `Mr. X (Brazil): …`."""
    if _DELEGATE.match(text, mention.end_char) is not None:
        return _delegation(text, mention.end_char, governments)
    before = readable(text[max(0, mention.start_char - _REACH) : mention.start_char])
    named = governments.last_named(before)
    its = _ITS_OFFICE.search(before)
    if its is not None and _is_office(its.group(1)):
        at = mention.start_char - len(before) + its.start()
        named = governments.last_named(readable(text[max(0, at - 2 * _REACH) : at]))
        if named is not None:
            return named[0]
    elif named is not None:
        actor, end = named
        title = before[end:]
        in_office = not _FORMER.search(before[:end])
        if in_office and title == "'s ":
            return actor  # "Brazil's Fernando Haddad"
        if in_office and _TITLE_RUN.fullmatch(title) and _is_office(title):
            return actor
    named = governments.last_han(before)
    if named is not None:
        actor, end = named
        posted = before[:end].rpartition("驻")
        if posted[1] and governments.side(posted[2]) == actor:
            sent = governments.last_han(posted[0])  # `X驻Y大使` is of X
            return sent[0] if sent is not None else None
        if _HAN_TITLE.fullmatch(before, end) and before.endswith(cues().chinese_titles):
            return actor
    if before.endswith(cues().chinese_titles):
        own = governments.own_office(text, before, mention.start_char)
        host = _OFFICE_BEFORE.search(before) if own is None else None
        if host is not None:
            own = governments.own_office(text, host.group(1), mention.start_char)
        if own is not None:
            return own
    served = _OF_COUNTRY.match(readable(text[mention.end_char : mention.end_char + _BESIDE]))
    served_by = governments.named(served.group(1)) if served is not None else None
    if served_by is not None and _OFFICE_ALONE.search(before) is not None:
        return served_by[0]
    alone = _OFFICE_ALONE.search(before) if named is None else None
    foreign = alone is not None and not lexicon().country_of.keys().isdisjoint(alone.group(1).split())
    if alone is not None and not foreign and _is_office(alone.group(1)):
        at = mention.start_char - len(before) + alone.start(1)
        return _whose_sentence(text[max(0, at - 3 * _REACH) : at], governments)
    side = _OWN_SIDE.match(readable(text[mention.end_char : mention.end_char + _BESIDE]))
    if side is not None and before.endswith(cues().chinese_titles):
        return governments.side(side.group(1))
    apposition = _APPOSITION.match(readable(text[mention.end_char : mention.end_char + _REACH + 12]))
    if apposition is not None:
        named = governments.named(apposition.group(1))
        if named is not None and _is_office(apposition.group(1)[named[1] :]):
            return named[0]
        return _in_service(apposition.group(1), governments)
    return None


def _whose_sentence(before: str, governments: Governments) -> str | None:
    """The actor named first in the last sentence that names a country, if that is the first country there: its ministers
    need no more said of them."""
    for sentence in reversed(_SENTENCE_END.split(readable(before))):
        named = governments.subject_named(sentence)
        if named is not None:
            others = _CAPITALISED.findall(sentence[: named[1]])
            return named[0] if lexicon().country_of.keys().isdisjoint(others) else None
        if not lexicon().country_of.keys().isdisjoint(_CAPITALISED.findall(sentence)):
            return None
    return None


def _in_service(words: str, governments: Governments) -> str | None:
    """`spokesman for the Ministry of Commerce`, `head of Brazil's delegation`."""
    served = _SERVED.fullmatch(words.strip())
    if served is None:
        return None
    heads = served.group(1).split()[-1] == _HEAD
    if not heads and not _is_office(served.group(1)):
        return None
    name = served.group(2)
    actor = governments.body(name) or governments.office(name)
    named = governments.named(name) if actor is None else None
    if named is not None and heads:  # "head of X's delegation", of no company of X
        rest = _WORD.findall(name[named[1] :].lower())
        return named[0] if not rest or rest[-1] in cues().office_heads | cues().collectives else None
    return actor if named is None else named[0]


def domestic(
    text: str, mentions: Sequence[Mention], kinds: Mapping[str, EntityKind], issuer: str
) -> dict[str, str]:
    """The issuer by entity, of those who in its own document are called by an office and no country: `Secretary X`,
    `the Department of Labour`. A document says whose minister it means where it means another's."""
    offices: Counter[str] = Counter()
    for mention in mentions:
        before = readable(text[max(0, mention.start_char - _REACH) : mention.start_char])
        kind = kinds.get(mention.entity_key)
        foreign = (
            not lexicon().country_of.keys().isdisjoint(_CAPITALISED.findall(before[-_BESIDE:] + mention.text))
        )
        after = _CAPITALISED.findall(text[mention.end_char : mention.end_char + _BESIDE])
        foreign = foreign or not lexicon().country_of.keys().isdisjoint(after[:2])
        if kind is EntityKind.PERSON:
            title = re.search(r"(\w+)[ \n]+$", before)
            called = title is not None and title.group(1) in _TITLES
        else:
            first = _WORD.search(mention.text)
            called = first is not None and first.group().lower() in cues().office_heads
            called = called and kind is EntityKind.ORGANIZATION and " of " in mention.text
        if called and not foreign:
            offices[mention.entity_key] += 1
        elif foreign:
            offices[mention.entity_key] -= _ABROAD
    return {key: issuer for key, count in offices.items() if count > 0}


def _by_possessive(text: str, mention: Mention, governments: Governments) -> str | None:
    """`Brazil's Ministry of Commerce`."""
    words = {word.lower() for word in _WORD.findall(mention.text)}
    if words.isdisjoint(cues().office_heads):
        return None
    before = readable(text[max(0, mention.start_char - _REACH) : mention.start_char])
    named = governments.last_named(before)
    within = governments.named(mention.text)
    if within is not None:
        return within[0]
    return named[0] if named is not None and before[named[1] :].strip() in ("'s", "'", "") else None


def _is_office(words: str) -> bool:
    """An office of state, held now."""
    found = [word.lower() for word in _WORD.findall(words)]
    return not cues().offices.isdisjoint(found) and cues().past_offices.isdisjoint(found)


def hosts(
    document: Document, quotes: Iterable[Quote], entities: Mapping[str, Entity], issuer: str
) -> dict[str, str]:
    """The issuer by entity, of those who speak for it in a transcript of its own: whom the title names first after
    "by", and, where it is a briefing, everybody who is called by an office or a courtesy title."""
    title = readable(document.metadata.title or "")
    named = _BY.search(title)
    first = named.group(1) if named is not None else ""
    briefing = not cues().briefings.isdisjoint(word.lower() for word in _WORD.findall(title))
    found: dict[str, str] = {}
    for quote in quotes:
        key = quote.speaker_key
        if key is None or quote.attribution not in TRANSCRIPT or key in found:
            continue
        entity = entities.get(key)
        surname = entity.name.split()[-1] if entity is not None and entity.name.split() else ""
        called = {word.lower() for word in _WORD.findall(quote.speaker_text or "")}
        courteous = not cues().official_speakers.isdisjoint(called)
        if (surname and surname in first) or (briefing and courteous):
            found[key] = issuer
    return found
