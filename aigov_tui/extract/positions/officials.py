"""Who speaks for an actor by what the text says beside the name: `Brazil's vice minister X`, `法国外交部发言人某某`.

Curators name the heads of governments; texts quote their ministers, ambassadors and spokespeople, once each. A person or
an office whose words beside it tie it to a country that is an actor of the codebook speaks for that actor, in this text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from aigov_tui.extract.names.lexicon import countries, lexicon
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.positions.cues import cues, readable
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
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Ll]ate|[Rr]etired)[ -](?:the )?[\w.' ]{1,30}$")
_APPOSITION = re.compile(
    rf",[ \n]+(?:(?:an?|the|its|his|her|who is)[ \n]+)?([^,.;:()“”\"\n{HAN}]{{3,{_REACH}}})"
)
_BY = re.compile(r"\b(?:[Bb]y|from) ((?:(?!\b(?:and|with|on|at|to|in|before|after)\b)[^,;:]){3,80})")
TRANSCRIPT = (Attribution.TRANSCRIPT, Attribution.CONTINUED)
"""How a transcript names its speakers."""
_HOST = re.compile(r"https?://([\w.-]{1,253})(?:[/:?#]|$)", re.ASCII | re.IGNORECASE)
_SERVED = re.compile(r"([\w -]{3,40}?) (?:for|at|of|to) (?:the )?(.+)")
_SIGNED = re.compile(
    r"(?i:(?:\w+ )?(?:statement|speech|remarks|address|submission|declaration|response|reply|contribution|comments|proposal)) (?:of|by|from) "
    r"(?:the )?((?:(?! (?:at|on|to|in|before|after|during|regarding|concerning|about|for)\b)[^,;:(–—]){2,80})"
)
"""In a title: who says what follows."""
_OWN_SIDE = re.compile(
    r"\s?(?:\d{1,2}日|周.|星期.|还|则|当天|在[^，。]{2,12}上?)?(?:表示|说|称|强调|指出|重申|回应称?|宣布)[，,:：]?[“\"]?(\w{1,2}方)(?!面)"
)
"""After a spokesman's name: what is said of the own side, as only those who belong to it say."""
_HAN = re.compile(f"[{HAN}]+")
_HAN_TITLE = re.compile(f"[{HAN}]{{0,14}}")


class Governments:
    """The countries, and what belongs to them, that are actors of a codebook."""

    def __init__(self, entities: Iterable[Entity], actors: Iterable[str]) -> None:
        known = set(actors)
        names: dict[str, str] = {}
        self._bodies: dict[str, str] = {}
        self._people: dict[str, str] = {}
        for entity in entities:
            if entity.actor_key in known and entity.kind is EntityKind.PERSON:
                self._people.update(
                    dict.fromkeys((entity.name, *(a.text for a in entity.aliases)), entity.actor_key)
                )
            if entity.actor_key not in known or entity.kind not in (
                EntityKind.PLACE,
                EntityKind.ORGANIZATION,
            ):
                continue
            called = dict.fromkeys((entity.name, *(a.text for a in entity.aliases)), entity.actor_key)
            self._bodies.update(called)
            if entity.kind is EntityKind.PLACE:
                names.update(called)
        self._words: dict[str, str] = {}
        self._han: dict[str, str] = {}
        for country in countries():
            spelt = (*country.names, *country.chinese)
            actor = next((names[name] for name in spelt if name in names), None)
            if actor is None:
                continue
            self._words.update(dict.fromkeys(country.adjectives, actor))
            self._han.update(dict.fromkeys(map(readable, country.chinese), actor))
        self._words.update({name: actor for name, actor in names.items() if name.isascii()})
        self._han.update(
            {readable(name): actor for name, actor in self._bodies.items() if _HAN.fullmatch(name)}
        )
        self._offices = {office: self._country(country) for office, country in cues().institutions.items()}
        self._collective = _collective(self._words)
        self._words.update({name: actor for name, actor in self._bodies.items() if name.isascii()})
        ordered = sorted((*self._words, *self._offices), key=len, reverse=True)
        self._named = (
            re.compile(rf"\b(?:the )?({'|'.join(map(re.escape, ordered))})(?!\w)") if ordered else None
        )

    def _country(self, name: str) -> str | None:
        country = next((one for one in countries() if name in one.names), None)
        forms = (*country.names, *country.adjectives) if country is not None else (name,)
        return next((self._words[form] for form in forms if form in self._words), None)

    def issuer(self, document: Document) -> str | None:
        """The actor whose document this is, by where it was published, or by whom; what several issue is nobody's."""
        return None if is_joint(document) else self.publisher(document)

    def publisher(self, document: Document) -> str | None:
        """The actor by whom a document was published, whoever else it speaks for."""
        about = document.metadata
        host = _HOST.match(about.url) if about.url else None
        if host is not None:
            ends = cues().government_sites
            found = [end for end in ends if f".{host.group(1).lower()}".endswith(f".{end}")]
            if found:
                return self._country(ends[max(found, key=len)])
            return self._publisher(about.publisher.removeprefix("The ").strip()) if about.publisher else None
        if about.publisher:
            return self._publisher(about.publisher.removeprefix("The ").strip())
        signed = _SIGNED.match(readable(about.title or ""))
        if signed is not None:
            return self._people.get(signed.group(1)) or self._publisher(signed.group(1))
        return self._publisher(about.author) if about.author else None

    def partners(self, document: Document) -> frozenset[str]:
        """The actors that issue a joint document: whom its title names, and who published it."""
        title = readable(document.metadata.title or "")
        named = (
            {self._words.get(found.group(1)) for found in self._named.finditer(title)}
            if self._named
            else set()
        )
        named.update(actor for name, actor in self._han.items() if name in title)
        named.add(self.publisher(document))
        return frozenset(actor for actor in named if actor is not None)

    def _publisher(self, name: str) -> str | None:
        """An actor's office, one of its bodies, or a body's name with nothing but an office after it."""
        actor = self.office(name) or self._bodies.get(name)
        words = name.split()
        for cut in range(len(words) - 1, 0, -1) if actor is None else ():
            rest = [word.lower() for word in words[cut:]]
            of_something = rest[0] in cues().offices_of and rest[1:2] in (["of"], ["for"])
            if not of_something and set(rest) - {"the", "of", "for", "and"} - cues().office_heads:
                continue
            actor = self._bodies.get(" ".join(words[:cut])) or self._words.get(" ".join(words[:cut]))
            if actor is not None:
                break
        return actor or self._of_country(name)

    def _of_country(self, name: str) -> str | None:
        """`Ministry of Trade and Industry of Japan`, `Parliament of the United Kingdom`."""
        first, last = name.partition(" ")[0].lower(), name.rpartition(" of ")[2].removeprefix("the ")
        return self._words.get(last) if first in cues().office_heads else None

    def body(self, name: str) -> str | None:
        """The actor whose body goes by this name in the workspace: a ministry, a country."""
        return self._bodies.get(name)

    def collectives(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, actor) of `Brazilian officials` and the like, in code points."""
        for found in self._collective.finditer(text) if self._collective is not None else ():
            yield found.start(), found.end(), self._words[found.group(1)]

    def office(self, name: str) -> str | None:
        """The actor whose office this is by its name alone: the Kremlin, 法国外交部."""
        name = readable(name)
        actor = self._offices.get(name)
        if actor is not None:
            return actor
        if name.endswith(cues().chinese_offices):
            return next((actor for country, actor in self._han.items() if name.startswith(country)), None)
        return None

    def named(self, words: str) -> tuple[str, int] | None:
        """The actor that `words` begin with, and where its name ends."""
        found = self._named.match(words) if self._named is not None else None
        if found is None:
            return None
        actor = self._words.get(found.group(1)) or self._offices.get(found.group(1))
        return None if actor is None else (actor, found.end())

    def last_named(self, words: str) -> tuple[str, int] | None:
        """The actor named last in `words`, and where its name ends."""
        last = None
        for found in self._named.finditer(words) if self._named is not None else ():
            actor = self._words.get(found.group(1)) or self._offices.get(found.group(1))
            last = (actor, found.end()) if actor is not None else last
        return last

    def side(self, name: str) -> str | None:
        """The actor that Chinese officials call by this name when they speak for it: 中方."""
        return self._han.get(name)

    def last_han(self, words: str) -> tuple[str, int] | None:
        """The same for Chinese."""
        places = [(words.rfind(name), name) for name in self._han if name in words]
        if not places:
            return None
        at, name = max(places)
        return self._han[name], at + len(name)


def is_joint(document: Document) -> bool:
    """Do several issue it together, by its title?"""
    if any(word in readable(document.metadata.title or "") for word in cues().chinese_joint):
        return True
    return not cues().joint.isdisjoint(_WORD.findall((document.metadata.title or "").lower()))


def _collective(words: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(words, key=len, reverse=True)
    if not ordered:
        return None
    tables = cues()
    modifiers, nouns = "|".join(sorted(tables.collective_modifiers)), "|".join(sorted(tables.collectives))
    return re.compile(
        rf"\b({'|'.join(map(re.escape, ordered))})(?:['’]s)?(?: (?:{modifiers})){{0,2}} (?:{nouns})\b"
    )


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


def _by_title(text: str, mention: Mention, governments: Governments) -> str | None:
    """`French Finance Minister X`, `X, Brazil's ambassador to the UN,`, `法国外长某某`."""
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
        if in_office and _TITLE_RUN.fullmatch(title) and _is_office(title):
            return actor
    named = governments.last_han(before)
    if named is not None:
        actor, end = named
        if _HAN_TITLE.fullmatch(before, end) and before.endswith(cues().chinese_titles):
            return actor
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


def _in_service(words: str, governments: Governments) -> str | None:
    """`spokesman for the Ministry of Commerce`."""
    served = _SERVED.fullmatch(words.strip())
    if served is None or not _is_office(served.group(1)):
        return None
    name = served.group(2)
    actor = governments.body(name) or governments.office(name)
    named = governments.named(name) if actor is None else None
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
