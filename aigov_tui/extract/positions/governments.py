"""The countries and unions that are actors of a codebook: what belongs to each by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from aigov_tui.extract.names.figures import figures
from aigov_tui.extract.names.lexicon import countries
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.positions.cues import cues, readable
from aigov_tui.model.entity import Entity, EntityKind

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HAN = re.compile(f"[{HAN}]+")
_SPOKESMAN, _MEETING = "发言人", "会议"
_HAN_RUN = re.compile(f"[{HAN}]+$")


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
            self._words.update(dict.fromkeys((*country.adjectives, *country.names), actor))
            self._han.update(dict.fromkeys(map(readable, country.chinese), actor))
        self._words.update({name: actor for name, actor in names.items() if name.isascii()})
        self._han.update(
            {readable(name): actor for name, actor in self._bodies.items() if _HAN.fullmatch(name)}
        )
        self._offices = {office: self.of_country(country) for office, country in cues().institutions.items()}
        self._leading = dict(self._leaders())
        self._collective = _collective([*self._words, *filter(str.isascii, self._leading)])
        self._words.update({name: actor for name, actor in self._bodies.items() if name.isascii()})
        ordered = sorted((*self._words, *self._offices), key=len, reverse=True)
        self._named = (
            re.compile(rf"\b(?:the )?({'|'.join(map(re.escape, ordered))})(?!\w)") if ordered else None
        )

    def _leaders(self) -> Iterator[tuple[str, str]]:
        """What those who lead an actor are called before `administration` or 政府, with that actor."""
        for figure in figures():
            actor = self.leader(figure.name)
            if actor is not None:
                yield from (
                    (form, actor) for form in (figure.surname, *figure.alone, *map(readable, figure.chinese))
                )

    def of_country(self, name: str) -> str | None:
        """The actor that is the country of this name in `countries.tsv`."""
        country = next((one for one in countries() if name in one.names), None)
        forms = (*country.names, *country.adjectives) if country is not None else (name,)
        return next((self._words[form] for form in forms if form in self._words), None)

    def body(self, name: str) -> str | None:
        """The actor whose body goes by this name in the workspace: a ministry, a country."""
        return self._bodies.get(name)

    def collectives(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, actor) of `Brazilian officials` and the like, in code points, in order."""
        called = self._collective.finditer(text) if self._collective is not None else ()
        found = [(match.start(), match.end(), self._whose(match.group(1))) for match in called]
        for name, owner in self._offices.items():
            if owner is not None and name in text:
                places = re.finditer(rf"(?<!\w){name}(?!\w)", text)
                found.extend((match.start(), match.end(), owner) for match in places)
        return sorted(found)

    def _whose(self, name: str) -> str:
        """The actor that a name before its officials stands for."""
        return self._words.get(name) or self._leading[name]

    def own_spokespeople(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, actor) of `商务部新闻发言人` and `国务院常务会议` in a country's own press, in code points, in order."""
        if _SPOKESMAN not in text and _MEETING not in text:
            return
        for found in _speaking_offices().finditer(text):
            actor = self.own_office(text, found.group(), found.end())
            if actor is not None and not text.endswith(tuple(self._han), 0, found.start()):
                yield found.start(), found.end(), actor

    def office(self, name: str) -> str | None:
        """The actor whose office this is by its name alone: the Kremlin, 法国外交部."""
        name = readable(name)
        actor = self._offices.get(name)
        if actor is not None:
            return actor
        if name.endswith(cues().chinese_offices):
            owners = (*self._han.items(), *self._leading.items())
            return next((actor for owner, actor in owners if name.startswith(owner)), None)
        led = self._collective.fullmatch(name) if self._collective is not None else None
        return self._leading.get(led.group(1)) if led is not None else None

    def leader(self, name: str) -> str | None:
        """The actor whom everybody knows somebody of this name to speak for."""
        country = cues().leaders.get(name)
        return None if country is None else self.of_country(country)

    def own_office(self, text: str, before: str, at: int) -> str | None:
        """The actor whose press calls an office by no country's name: the last words of `before` are `外交部发言人`, and `text`
        has named no other such office up to there, at `at` (code points)."""
        title = _HAN_RUN.search(before)
        if title is None:
            return None
        for country, offices in cues().own_offices.items():
            actor = self.of_country(country)
            office = next((name for name in offices if title.group().startswith(name)), None)
            if actor is None or office is None:
                continue
            if all(self._han.get(name) == actor for start, name in _owners(text, office) if start < at):
                return actor
        return None

    def named(self, words: str) -> tuple[str, int] | None:
        """The actor that `words` begin with, and where its name ends."""
        found = self._named.match(words) if self._named is not None else None
        if found is None:
            return None
        actor = self._words.get(found.group(1)) or self._offices.get(found.group(1))
        return None if actor is None else (actor, found.end())

    def first_named(self, words: str) -> tuple[str, int] | None:
        """The actor named first in `words` as such (`the French` are anybody, `the French government` is not), and where
        its name begins."""
        tables = cues()
        for found in self._named.finditer(words) if self._named is not None else ():
            actor = self._words.get(found.group(1)) or self._offices.get(found.group(1))
            after = _WORD.match(words, found.end() + 1)
            office = after is not None and after.group().lower() in tables.collectives | tables.office_heads
            if actor is not None and (
                office or found.group(1) in self._bodies or found.group(1) in self._offices
            ):
                return actor, found.start()
        return None

    def subject_named(self, words: str) -> tuple[str, int] | None:
        """The same of the one that does something in `words`, or else is not merely governed by a preposition."""
        tables = cues()
        first: tuple[str, int] | None = None
        at = 0
        while (named := self.first_named(words[at:])) is not None:
            begin = at + named[1]
            found = self._named.match(words, begin) if self._named is not None else None
            at = found.end() if found is not None else begin + 1
            after = _WORD.search(words, at)
            leading = [word.lower() for word in _WORD.findall(words[:begin])[-2:]]
            if (
                after is not None
                and words[at : after.start()].isspace()
                and after.group().lower() in tables.finite
            ):
                return named[0], begin
            if first is None and tables.prepositions.isdisjoint(leading):
                first = named[0], begin
        return first

    def last_named(self, words: str) -> tuple[str, int] | None:
        """The actor named last in `words`, and where its name ends."""
        last = None
        for found in self._named.finditer(words) if self._named is not None else ():
            actor = self._words.get(found.group(1)) or self._offices.get(found.group(1))
            last = (actor, found.end()) if actor is not None else last
        return last

    def person(self, name: str) -> str | None:
        """The actor for whom somebody of this name speaks in the workspace."""
        return self._people.get(name)

    def called(self, name: str) -> str | None:
        """The actor that goes by this name, or by this adjective."""
        return self._bodies.get(name) or self._words.get(name)

    def all_named(self, words: str) -> frozenset[str]:
        """The actors whose names stand in `words`, in English or in Chinese."""
        english = self._named.finditer(words) if self._named is not None else ()
        named = {self._words.get(found.group(1)) for found in english}
        named.update(actor for name, actor in self._han.items() if name in words)
        return frozenset(actor for actor in named if actor is not None)

    def first_han(self, words: str) -> tuple[str, int] | None:
        """The actor with whose Chinese name `words` begin, and where that ends."""
        found = [name for name in self._han if words.startswith(name)]
        longest = max(found, key=len, default=None)
        return None if longest is None else (self._han[longest], len(longest))

    def side(self, name: str) -> str | None:
        """The actor that Chinese officials call by this name when they speak for it: 中方."""
        return self._han.get(name)

    def last_han(self, words: str) -> tuple[str, int] | None:
        """The actor whose Chinese name stands last in `words`, and where that ends."""
        places = [(words.rfind(name), name) for name in self._han if name in words]
        if not places:
            return None
        at, name = max(places)
        return self._han[name], at + len(name)


@lru_cache(maxsize=32)
def _owners(text: str, office: str) -> tuple[tuple[int, str], ...]:
    """The countries, by their Chinese names, before this office in a text, and where they stand: looked for once, whoever
    speaks for it."""
    named = re.finditer(rf"({_chinese_countries()}){office}", text)
    return tuple((found.start(), found.group(1)) for found in named)


@lru_cache(maxsize=1)
def _speaking_offices() -> re.Pattern[str]:
    """An office that a country's own press calls by no country's name, with what speaks for it."""
    offices = sorted((name for names in cues().own_offices.values() for name in names), key=len, reverse=True)
    return re.compile(
        rf"({'|'.join(offices)})(?:(?:新闻)?{_SPOKESMAN}|(?:(?:\d{{1,2}}日)?(?:召开|举行))?(?:常务|全体|党组|专题|工作|部务)?{_MEETING})"
    )


@lru_cache(maxsize=1)
def _chinese_countries() -> str:
    names = {readable(name) for country in countries() for name in country.chinese}
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


def _collective(words: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(words, key=len, reverse=True)
    if not ordered:
        return None
    tables = cues()
    one = "|".join(sorted(tables.one_of_them))
    modifiers, nouns = "|".join(sorted(tables.collective_modifiers)), "|".join(sorted(tables.collectives))
    return re.compile(
        rf"\b({'|'.join(map(re.escape, ordered))})(?:['’]s)?(?: (?:{modifiers})){{0,2}} (?:(?:{nouns})\b|(?:{one})\b(?! [A-Z]))"
    )
