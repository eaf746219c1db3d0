"""One run of capitalised words cut into names: titles, nationalities and links between names taken out.

What a run is cut into depends on its words alone, so that each run is cut once however often it is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from aigov_tui.extract.names.asian import family_name_first, is_he_a_surname
from aigov_tui.extract.names.before_people import (
    holder_behind,
    holder_from,
    is_body_and_state,
    is_country_and_person,
    is_participle_and_surname,
    is_trade,
    party_at,
    words_before_a_first_name,
)
from aigov_tui.extract.names.capitals import Token, tokens
from aigov_tui.extract.names.figures import figure_called
from aigov_tui.extract.names.growing import may_grow
from aigov_tui.extract.names.hyphens import PARTY_AND_STATE, unhyphenated
from aigov_tui.extract.names.joining import joined
from aigov_tui.extract.names.lexicon import CACHED, Lexicon, lexicon
from aigov_tui.extract.names.offices import body_before_office, ends_in_office, is_sort_of_office
from aigov_tui.extract.names.piece import Piece
from aigov_tui.extract.names.titles import TITLE_WORDS, title_in, title_phrase

CODE = re.compile(r"[A-Z]{1,4}-?\d{1,4}[A-Za-z]{0,2}")
"""H100, B-52, A380: what things of a make are called."""
_OFFICE_OF = re.compile(r"\s(?:of|for)(?:\sthe)?\s(?:(?:[A-Z][\w-]*\s){1,4}and\s)?$")
_LIST_END = re.compile(r"(?:[A-Z][\w-]*\s){1,3}and\s$")
"""All that stands before the last of what an office is for, a comma being before it: (Minister for Science,) `Innovation and`."""
_MONTH = 3
"""Letters of a month's short form."""
_LONGEST_ACRONYM = 5
"""Letters of a word in capitals that may be an acronym, though there is a plain word that looks the same: US, IT, WHO."""
_CLOCK = ("a.m.", "p.m.")
_EN_ROUTE = ("En", "Route")


@lru_cache(maxsize=CACHED)
def pieces(run: str) -> tuple[Piece, ...]:
    """The names in a run, in order."""
    words = lexicon()
    if run.isalpha():
        return _single(run, words)
    found = tokens(run)
    if "-" in run:
        found = list(unhyphenated(found, words))
    return tuple(piece for part in _parts(found, words) for piece in _names(run, part, words))


def _single(word: str, lexicon: Lexicon) -> tuple[Piece, ...]:
    """What a run of one plain word is cut into, two of three runs: itself, unless it is a title or ends names."""
    token = Token(word, 0, len(word), is_link=False)
    if word == "Q" or _ends_a_name(token, lexicon) or title_phrase([token], 0, lexicon):
        return ()
    words = (word,)
    return (Piece(0, len(word), words, word, first=True, grows=may_grow(words)),)


def _parts(found: Sequence[Token], lexicon: Lexicon) -> Iterator[list[Token]]:
    """Cut a run where a name cannot go on; links stay only where they join."""
    part: list[Token] = []
    for index, token in enumerate(found):
        if token.text in _EN_ROUTE and _is_en_route(found, index):
            yield from joined(part, lexicon)
            part = []
            continue
        if token.text == "Q" and not part:
            continue  # the asker of a transcript: Q John, ...
        if part and token.text[-1:].isdigit() and _is_code(token.text, lexicon):
            yield from joined(part, lexicon)  # Nvidia | H20
            part = []
            continue
        if part and token.text in lexicon.country_of and _is_plural(part[-1], lexicon):
            yield from joined(part, lexicon)  # NATO Allies | Estonia
            part = []
        following = found[index + 1] if index + 1 < len(found) else None
        if token.is_link or not _ends_a_name(token, lexicon) or _is_inside(token, part, following, lexicon):
            part.append(token)
        else:
            yield from joined(part, lexicon)
            part = []
    yield from joined(part, lexicon)


def _is_en_route(found: Sequence[Token], index: int) -> bool:
    """Whether this one of `_EN_ROUTE` is in `Press Secretary Karine Jean-Pierre En Route Philadelphia`."""
    begin = index if found[index].text == _EN_ROUTE[0] else index - 1
    return begin >= 0 and tuple(token.text for token in found[begin : begin + 2]) == _EN_ROUTE


def _is_code(word: str, lexicon: Lexicon) -> bool:
    """What a thing of some make is called: `H20`, `B-52`."""
    return (
        CODE.fullmatch(word) is not None
        and word not in lexicon.organizations
        and word not in lexicon.known_names
    )


def _is_plural(token: Token, lexicon: Lexicon) -> bool:
    lower = token.text.lower()
    return lower.endswith("s") and lower in lexicon.words and lower not in lexicon.heads


def _ends_a_name(token: Token, lexicon: Lexicon) -> bool:
    lower = token.text.lower()
    if lower in _CLOCK or lower in lexicon.calendar or PARTY_AND_STATE.match(token.text):
        return True
    if lower in lexicon.function_words:
        return not (token.text.isupper() and 1 < len(lower) <= _LONGEST_ACRONYM)
    return not lower


def _is_inside(token: Token, part: Sequence[Token], following: Token | None, lexicon: Lexicon) -> bool:
    """A word of the calendar that is part of a name: `Cold Spring Harbor`, `Sunday Times`, `Theresa May`, `Zhang Jun`; the
    family name `He`."""
    lower = token.text.lower()
    if token.text == "Near" and following is not None and following.text == "East":
        return True
    if token.text == "He" and following is not None and is_he_a_surname(following.text, lexicon):
        return True
    if (
        token.text == "Jan"
        and following is not None
        and not following.is_link
        and following.text[:1].isalpha()
    ):
        return following.text.lower() not in lexicon.calendar  # Jan Kavan
    if lower in lexicon.calendar_surnames and part and _may_be_named(part, lexicon):
        return True
    if (
        part
        and lower in lexicon.calendar
        and len(lower) == _MONTH
        and family_name_first([part[-1].text, token.text], lexicon)
    ):
        return True
    if following is None or following.is_link or following.text.lower() not in lexicon.heads:
        return False
    return lower in lexicon.weekdays or (lower in lexicon.seasons and bool(part) and not part[-1].is_link)


def _may_be_named(part: Sequence[Token], lexicon: Lexicon) -> bool:
    """Do the words end in a first name or a form of address, so that May is a family name: `Mrs May`, `Theresa May`?"""
    last = part[-1].text
    if last.lower() in lexicon.courtesy:
        return True
    alone = len(part) == 1 or part[-2].text.lower() in lexicon.role_ends
    return last in lexicon.first_names and last not in lexicon.places and alone


def _names(run: str, part: list[Token], lexicon: Lexicon) -> Iterator[Piece]:
    """The names of one part: `US President Donald Trump` is US and, with his title, Donald Trump."""
    begin, stop = title_in(part, lexicon)
    if stop == 0:
        office = _office_before(run, part, lexicon)
        listed = run.endswith("and ", 0, part[0].start) and _LIST_END.match(run[: part[0].start]) is not None
        if (office or listed) and (person := holder_behind(part, lexicon, sure=office is not None)):
            yield from _office_and_holder(run, part[:person], part[person:], office, lexicon)
            return
        if ends_in_office(part, lexicon):
            body = body_before_office(part, lexicon)
            if body:
                yield from _name(body, None, None, lexicon)
            return
        person = holder_from(part, lexicon)
        if person:
            yield from _name(part[:person], None, None, lexicon)
        yield from _name(part[person:], None, None, lexicon)
        return
    before, name = part[:begin], part[stop:]
    if name and ends_in_office(name, lexicon):
        name = []  # Chief | Agricultural Negotiator
    if before and not is_sort_of_office(before, lexicon):
        yield from _name(before, None, None, lexicon)
    if name:
        country = before[-1].text if before and before[-1].text in lexicon.country_of else None
        yield from _name(name, run[part[begin].start : part[stop - 1].end], country, lexicon)


def _office_before(run: str, part: Sequence[Token], lexicon: Lexicon) -> str | None:
    """The office that the words of a part complete: `Director of the` before National Intelligence, `Minister of Industry and`
    before Information Technology."""
    before = _OFFICE_OF.search(run[: part[0].start])
    if before is None:
        return None
    words = run[: before.start()].split()[-TITLE_WORDS:]
    phrases = (" ".join(words[first:]) for first in range(len(words)))
    return next((phrase for phrase in phrases if phrase.lower() in lexicon.roles), None)


def _office_and_holder(
    run: str, of_what: list[Token], holder: list[Token], office: str | None, lexicon: Lexicon
) -> Iterator[Piece]:
    """`(President of) France Emmanuel Macron` is France and, with his title, Emmanuel Macron."""
    whole = " ".join(token.text for token in of_what)
    headed = _is_headed(of_what, lexicon) and not run.endswith("and ", 0, of_what[0].start)
    if whole in lexicon.places or whole in lexicon.towns or headed:
        yield from _name(of_what, None, None, lexicon)
    country = whole if whole in lexicon.country_of else None
    yield from _name(holder, office, country, lexicon)


def _name(part: list[Token], title: str | None, country: str | None, lexicon: Lexicon) -> Iterator[Piece]:
    """One name, without a nationality before it that is no part of it (`French` in `French Hubert Védrine`)."""
    first = part[0].start == 0
    while part and part[0].is_link and (title is None or part[0].text not in lexicon.particles):
        part = part[1:]
    while part and part[-1].is_link:
        part = part[:-1]
    if len(part) == 2 and part[0].text == "Will" and figure_called(part[1].text) is not None:
        part = part[1:]  # Will Biden sign?
    if len(part) > 1 and part[0].text == "Will" and part[1].text in lexicon.main_places:
        part = part[1:]  # Will Germany pay?
    if first and is_participle_and_surname(part, lexicon):
        first, part = False, part[1:]  # Invoking Lincoln, he said
    if is_body_and_state(part, lexicon):
        yield from _name(part[:1], None, None, lexicon)  # the U.N. Syria envoy
        part = part[1:]
    if is_country_and_person(part, lexicon):
        yield from _name(part[:1], title, None, lexicon)
        part = part[1:]
    party = party_at(part, lexicon)
    if party is not None:
        before, part = part[:party], part[party + 1 :]
        if before:
            yield from _name(before, None, None, lexicon)
        if part:
            yield from _name(part, title, country, lexicon)
        return
    if len(part) > 1 and not _is_headed(part, lexicon):
        if part[0].text.lower() in lexicon.past_words:
            part = part[1:]  # Former Kandahar governor ...
        if len(part) > 1 and part[0].text in lexicon.nationalities:
            country, part = part[0].text, part[1:]
        part = part[words_before_a_first_name(part, lexicon) :]
        if title is None and is_trade(part, lexicon):
            title, part = part[0].text, part[1:]
    if part:
        name = " ".join(token.text for token in part).replace(" '", "'")
        words = tuple(name.split(" "))
        yield Piece(part[0].start, part[-1].end, words, name, title, country, first, may_grow(words))


def _is_headed(part: list[Token], lexicon: Lexicon) -> bool:
    """True where the part as a whole is a known place or has a head word."""
    whole = " ".join(token.text for token in part)
    if whole in lexicon.places or whole in lexicon.organizations or whole in lexicon.known_names:
        return True
    return part[-1].text.lower() in lexicon.heads or any(token.is_link for token in part)
