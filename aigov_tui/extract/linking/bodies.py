"""Bodies of a state, however a document calls them: the US Justice Department is the Department of Justice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from aigov_tui.extract.names.lexicon import acronyms, countries, lexicon, lines
from aigov_tui.extract.names.spotted import Spotted
from aigov_tui.model.entity import EntityKind

UNION = "European Union"
"""No country, and treated as one where a body is somebody's."""
_UNION_WORDS = frozenset(["EU", "E.U.", "European"])
_OWNER = re.compile(r"(?:^|[^\w.])((?:[A-Z][\w.]*\.?)(?: [A-Z][\w.]*)?)'s $")
_MOST_WORDS_OF_A_COUNTRY = 3
_UNITED_STATES = "United States"


class Body(NamedTuple):
    """A kind of body. `home` is the country whose it is where a text names no other, or empty, `shown` how that one is
    called."""

    name: str
    home: str
    shown: str


class _Called(NamedTuple):
    """A body as a name calls it: `country` is the country in the name, if one is."""

    body: Body
    country: str | None


@cache
def _bodies() -> dict[str, Body]:
    """Every plain name to its body. Organisations known by an acronym are bodies of the United States for all that this
    asks: `U.S. Environmental Protection Agency` is the one without its country."""
    known = {form: Body(name, _UNITED_STATES, name) for form, name in acronyms().items()}
    return {**known, **_listed_bodies()}


@cache
def _listed_bodies() -> dict[str, Body]:
    """The bodies of `bodies.tsv` by all their names without a country, and as their own country's are shown."""
    known: dict[str, Body] = {}
    for name, home, shown, others, _ in _rows():
        body = Body(name, home, shown or name)
        known.update(dict.fromkeys((name, *filter(None, others.split("|"))), body))
    return known


@cache
def bodies_in_chinese() -> dict[str, str]:
    """What a state's body is called in Chinese, without its country, to its plain English name."""
    return {form: name for name, *_, forms in _rows() for form in forms.split("|") if form}


@cache
def _rows() -> list[tuple[str, str, str, str, str]]:
    """The five columns of `bodies.tsv`, empty where a line has fewer."""
    rows = []
    for line in lines("bodies.tsv"):
        name, home, shown, others, chinese, *_ = (*line.split("\t"), "", "", "", "")
        rows.append((name, home, shown, others, chinese))
    return rows


@cache
def _adjectives() -> dict[str, tuple[str, ...]]:
    return {country.name: country.adjectives for country in countries()}


@cache
def _names_by_country() -> dict[str, tuple[str, ...]]:
    """A country's name to all that stands for it before a body: its other names and its adjectives."""
    forms = {country.name: (*country.names, *country.adjectives) for country in countries()}
    return {**forms, UNION: tuple(_UNION_WORDS)}


@cache
def _names_of_bodies() -> dict[Body, tuple[str, ...]]:
    """A body to all its plain names."""
    names: dict[Body, list[str]] = defaultdict(list)
    for name, body in _bodies().items():
        names[body].append(name)
    return {body: tuple(listed) for body, listed in names.items()}


@cache
def _by_canonical_name() -> dict[str, Body]:
    """What a body is called in every document, at home and where nothing tells whose it is."""
    return {name: body for body in _names_of_bodies() for name in (body.name, body.shown)}


@lru_cache(maxsize=2_000)
def forms_of(canonical: str) -> tuple[str, ...]:
    """What else the body of state is called whose name in every document is `canonical`: `US Senate`, `Chinese Ministry of
    Commerce`; without a country where the name means one country's, or nobody's in particular."""
    body = _by_canonical_name().get(canonical)
    if body is not None:
        names = _names_of_bodies()[body]
        return (*names, *_owned(names, body.home if canonical == body.shown else ""))
    called = _called(tuple(canonical.split()))
    return () if called is None else _owned(_names_of_bodies()[called.body], called.country or "")


@cache
def _homes() -> dict[str, str]:
    """What a body is shown as in the country that has it, to that country."""
    return {body.shown: body.home for body in _listed_bodies().values() if body.home}


@lru_cache(maxsize=20_000)
def country_of_body(canonical: str) -> str | None:
    """The country whose body of state it is that is called `canonical` in every document; None where that does not tell.

    The Treasury is the United States', the Foreign Ministry nobody's in particular; `European Union` for its Commission.
    """
    if canonical in _homes():
        return _homes()[canonical]
    called = _of_a_country(tuple(canonical.split()))
    return None if called is None else called.country


def abroad(body: str, country: str) -> str:
    """A body's name with its country: the German Air Force, the Ministry of Commerce of China."""
    adjective = next(iter(_adjectives().get(country, ())), None)
    return f"{body} of {country}" if adjective is None or " of " in body else f"{adjective} {body}"


def _owned(names: Sequence[str], country: str) -> tuple[str, ...]:
    return tuple(f"{owner} {name}" for owner in _names_by_country().get(country, ()) for name in names)


def country_named(words: Sequence[str]) -> str | None:
    """The country that these words name or describe: `Chinese`, `South Korean`, `U.S.`, `EU`."""
    if len(words) == 1 and words[0] in _UNION_WORDS:
        return UNION
    country = lexicon().country_of.get(" ".join(words))
    return country.name if country is not None else None


@lru_cache(maxsize=20_000)
def _called(words: tuple[str, ...]) -> _Called | None:
    """The body that an organisation's name calls, with or without its country; None for any other organisation."""
    bodies = _bodies()
    whole = " ".join(words)
    if whole in bodies:
        return _Called(bodies[whole], UNION if bodies[whole].home == UNION and len(words) > 1 else None)
    return _of_a_country(words)


def _of_a_country(words: tuple[str, ...]) -> _Called | None:
    """The body that a name with its country calls: `Chinese Ministry of Commerce`, `Ministry of Commerce of China`."""
    bodies = _bodies()
    for size in range(1, min(_MOST_WORDS_OF_A_COUNTRY, len(words) - 1) + 1):
        body = bodies.get(" ".join(words[size:]))
        country = country_named(words[:size]) if body is not None else None
        if body is not None and country is not None:
            return _Called(body, country)
    for at in range(1, len(words) - 1):
        if words[at] != "of":
            continue
        body = bodies.get(" ".join(words[:at]))
        after = words[at + 2 :] if words[at + 1].lower() == "the" else words[at + 1 :]
        country = country_named(after) if body is not None and after else None
        if body is not None and country is not None:
            return _Called(body, country)
    return None


class Bodies:
    """The bodies of state that one document names. `names` are all its names, in text order."""

    def __init__(self, names: Iterable[Spotted]) -> None:
        self._countries: dict[Body, set[str]] = defaultdict(set)
        self._spoken_of: set[str] = set()
        for name in names:
            if name.kind == EntityKind.PLACE:
                country = lexicon().country_of.get(name.name)
                if country is not None:
                    self._spoken_of.add(country.name)
            elif name.kind == EntityKind.ORGANIZATION:
                called = _called(name.words)
                country_of_body = self._country(name, called) if called is not None else None
                if called is not None and country_of_body is not None:
                    self._countries[called.body].add(country_of_body)
                    self._spoken_of.add(country_of_body)

    def canonical(self, words: tuple[str, ...], name: Spotted) -> str | None:
        """What the body is called in every document, where `words` (an organisation's, or its long form's) call one; `name`
        is where they stand."""
        called = _called(words)
        if called is None:
            return None
        body = called.body
        country = self._country(name, called) or self._only_country(body) or self._home(body)
        if country is not None:
            return body.shown if country == body.home else abroad(body.name, country)
        return body.name if len(words) > 1 else None

    def _home(self, body: Body) -> str | None:
        """The country whose it most likely is where none is named with it: not in a text that speaks of others only."""
        assumed = not self._spoken_of and body.home != UNION
        return body.home if body.home and (assumed or body.home in self._spoken_of) else None

    def _only_country(self, body: Body) -> str | None:
        """The country whose body of this kind the document names, if it is one alone."""
        countries = self._countries.get(body, ())
        return next(iter(countries)) if len(countries) == 1 else None

    def _country(self, name: Spotted, called: _Called) -> str | None:
        """The country in the name, or of the owner before it: `China's Ministry of Commerce`."""
        if called.country is not None:
            return called.country
        owner = _OWNER.search(name.before) if name.before.endswith("'s ") else None
        return country_named(owner.group(1).split()) if owner is not None else None
