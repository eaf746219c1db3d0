"""What stands before a person's name in a run of capitalised words and is no part of it: a party, a trade, an office, a country."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.names.asian import family_name_first
from aigov_tui.extract.names.capitals import Token
from aigov_tui.extract.names.figures import figure_called
from aigov_tui.extract.names.lexicon import Lexicon

_BODIES_OF_STATES = frozenset(["UN", "U.N.", "EU", "NATO", "ASEAN"])
_LONGEST_PERSON = 3
_SORTS_OF_DEMOCRATS = frozenset(["", "Social", "Christian", "Liberal"])
_SHORTEST_PARTICIPLE = 6
"""Letters of `Citing`."""


def is_body_and_state(part: Sequence[Token], lexicon: Lexicon) -> bool:
    """`(the) U.N. Syria (envoy)`: two names."""
    if len(part) != 2 or part[0].text not in _BODIES_OF_STATES:
        return False
    return part[1].text in lexicon.country_of and part[1].text not in lexicon.nationalities


def party_at(part: Sequence[Token], lexicon: Lexicon) -> int | None:
    """Where the word of a party stands that is no part of a name: behind a place (`Indiana Republican`, `New Mexico Democrat
    Heinrich`), or before someone's full name (`Social Democrat Olaf Scholz`, `Spanish Socialist Iratxe García`)."""
    for index, token in enumerate(part):
        if token.text.lower() not in lexicon.partisans:
            continue
        before = " ".join(t.text for t in part[:index])
        behind = part[index + 1 :]
        if any(not _may_name_person(t, lexicon) for t in behind):
            continue
        if before in lexicon.main_places and len(behind) <= _LONGEST_PERSON:
            return index
        nation = index and part[0].text in lexicon.nationalities
        sort = " ".join(t.text for t in part[1 if nation else 0 : index])
        if sort in _SORTS_OF_DEMOCRATS and 2 <= len(behind) <= _LONGEST_PERSON:
            return index
    return None


def is_participle_and_surname(part: Sequence[Token], lexicon: Lexicon) -> bool:
    """`Invoking Lincoln`: what a sentence may open with, and nobody is called."""
    if len(part) != 2 or not part[0].text.endswith("ing") or len(part[0].text) < _SHORTEST_PARTICIPLE:
        return False
    opening, name = part[0].text, part[1].text
    known = opening in lexicon.surnames or opening in lexicon.first_names or opening in lexicon.places
    if known or opening in lexicon.known_names or opening.lower() in lexicon.heads:
        return False
    listed = name.upper() in lexicon.plain_acronyms or name in lexicon.organizations
    if opening.lower() in lexicon.words and (name.isupper() or listed):
        return True  # Allowing Medicare, Addressing TOC
    return figure_called(name) is not None or (name in lexicon.surnames and name.lower() not in lexicon.words)


def is_trade(part: Sequence[Token], lexicon: Lexicon) -> bool:
    """`Skipper Ingvall`: what someone does, and a family name that is no word and ends no organisation's name."""
    if len(part) != 2 or part[0].text.lower() not in lexicon.trades or part[0].text in lexicon.surnames:
        return False
    lower = part[1].text.lower()
    return lower not in lexicon.words and lower not in lexicon.heads and part[1].text not in lexicon.places


def words_before_a_first_name(part: list[Token], lexicon: Lexicon) -> int:
    """How many words at the front are no part of a person's name: `Republican Donald Trump`, `Senior Kory Hall`."""
    if family_name_first([token.text for token in part], lexicon):
        return 0  # Tan Wei Liang
    for index, token in enumerate(part[:-1]):
        if index and f"{part[index - 1].text} {token.text}" in lexicon.places:
            return 0  # North Carolina Global Transpark
        if token.text in lexicon.first_names:
            return 0 if token.text.lower() in lexicon.words else index
        if token.text.lower() not in lexicon.words and token.text not in lexicon.nationalities:
            return 0
    return 0


def is_country_and_person(part: Sequence[Token], lexicon: Lexicon) -> bool:
    """`(the envoy for) Afghanistan Lakhdar Brahimi`: a country, and two words that are nothing else."""
    if len(part) != 3 or part[0].text not in lexicon.country_of or part[0].text in lexicon.first_names:
        return False
    given = part[1].text
    known = (
        given in lexicon.first_names
        or given in lexicon.rare_first_names
        or part[2].text in lexicon.surnames
        or part[2].text in lexicon.rare_surnames
    )
    return known and all(token.text.lower() not in lexicon.words for token in part[1:])


def holder_from(part: Sequence[Token], lexicon: Lexicon) -> int:
    """Where whoever holds an office is named behind it: `(Minister of) Technology Yin Hejun`, `(Director of the) Office of
    Science and Technology Policy Michael Kratsios`; 0 where nobody is."""
    begin = 0
    while begin < len(part) - 2 and part[begin].text.lower() in lexicon.portfolios:
        begin += 1
    behind_office = begin == 0 and len(part) > 3 and any(token.is_link for token in part[:-3])
    if behind_office and part[-3].text.lower() in lexicon.words:
        begin = len(part) - 2
    person = part[begin:]
    if begin == 0 or len(person) > 3 or not all(_may_name_person(token, lexicon) for token in person):
        return 0
    given, last = person[0].text, person[-1].text
    if behind_office:
        return begin if given in lexicon.first_names and last not in lexicon.places else 0
    known = given in lexicon.first_names or any(
        name in lexicon.surnames or name in lexicon.rare_surnames for name in (given, last)
    )
    return begin if known else 0


def holder_behind(part: Sequence[Token], lexicon: Lexicon, *, sure: bool) -> int:
    """Where whoever holds an office is named behind what it is of: `(President of) France Emmanuel Macron`, `(Director of)
    National Intelligence Tulsi Gabbard`; 0 where nobody is. `sure`: the office itself is known to stand before it, so that two
    words of no language are a name."""
    for size in (2, _LONGEST_PERSON):
        begin = len(part) - size
        if begin <= 0 or part[begin - 1].is_link:
            continue
        if not _has_offices(part[:begin], lexicon) and not (
            sure and _begins_with_first_name(part[begin:], lexicon)
        ):
            continue
        if _is_full_name(part[begin:], lexicon) or (sure and _is_unknown_name(part[begin:], lexicon)):
            return begin
    return 0


def _begins_with_first_name(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Is the first of these nothing else than a first name, or the last a family name: (Mayor of Dunmoreville) Maria Ruiz?"""
    given, last = words[0].text, words[-1].text
    if given not in lexicon.first_names or given in lexicon.main_places:
        return False
    return given.lower() not in lexicon.words or last in lexicon.surnames or last in lexicon.rare_surnames


def _is_unknown_name(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Are these words of no language, and nothing that is listed: Meutya Hafid?"""
    return all(
        _may_name_person(token, lexicon)
        and token.text not in lexicon.places
        and token.text not in lexicon.organizations
        for token in words
    )


def _is_full_name(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """A first name or a word of no language, and a family name, maybe with an initial between; or a family name and a
    given one: Wang Yi."""
    first, last = words[0].text, words[-1].text
    if any(token.is_link for token in words) or last.lower() in lexicon.heads or last in lexicon.places:
        return False
    if family_name_first([token.text for token in words], lexicon):
        return True
    is_surname = last in lexicon.surnames or last in lexicon.rare_surnames
    if first in lexicon.first_names:
        return is_surname or last.lower() not in lexicon.words
    return is_surname and _may_name_person(words[0], lexicon) and first not in lexicon.places


def _has_offices(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Can somebody be president, minister or director of this: of a place, or of what ends in a word of the language?"""
    whole = " ".join(token.text for token in words)
    is_place = whole in lexicon.places or whole in lexicon.towns or words[-1].text in lexicon.places
    lower = words[-1].text.lower()
    is_word = lower in lexicon.words or lower in lexicon.heads or lower in lexicon.portfolios
    return is_place or is_word or words[-1].text.isupper()


def _may_name_person(token: Token, lexicon: Lexicon) -> bool:
    """Is this no link, no word of the language, no head of other names, and no acronym?"""
    lower = token.text.lower()
    return not (token.is_link or lower in lexicon.words or lower in lexicon.heads or token.text.isupper())
