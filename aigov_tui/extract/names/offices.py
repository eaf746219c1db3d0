"""Offices that a run of capitalised words holds and nobody is named behind: no names, but the body somebody has one in may be."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.names.capitals import Token
from aigov_tui.extract.names.lexicon import Lexicon


def ends_in_office(part: Sequence[Token], lexicon: Lexicon) -> bool:
    """`Chief Management Officer`, `Washington Post Columnist`: no name of somebody, and no body that is of or for something."""
    if len(part) < 2 or part[-1].text.lower() not in lexicon.office_ends:
        return False
    if any(token.is_link for token in part):
        return False
    opening = part[0].text
    return opening not in lexicon.first_names or opening.lower() in lexicon.words or opening in lexicon.places


def body_before_office(part: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """The body that the office at the end of a part is in: CNN of `Senior CNN Contributor`; nothing where none is known."""
    for stop in range(len(part) - 1, 0, -1):
        for begin in range(stop):
            if _is_body(part[begin:stop], lexicon):
                return list(part[begin:stop])
        if part[stop - 1].text.lower() not in lexicon.words:
            return []
    return []


def is_sort_of_office(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """Do only plain words that name nothing stand before a title, of what kind it is: `Principal Deputy National Cyber` Director?"""
    plain = all(token.text.lower() in lexicon.words and not token.is_link for token in before)
    return plain and len(before) > 1 and not _is_body(before, lexicon)


def _is_body(part: Sequence[Token], lexicon: Lexicon) -> bool:
    """A listed name, an acronym, or words with the head of an organisation's name."""
    name = " ".join(token.text for token in part)
    if part[-1].text.lower() in lexicon.portfolios:
        return False  # Homeland Security Advisor
    if name in lexicon.organizations or name in lexicon.places or name in lexicon.known_names:
        return True
    if len(part) == 1:
        return name.isupper() and name not in lexicon.plain_acronyms
    return lexicon.heads.get(part[-1].text.lower()) == "organization"
