"""Where a title stands in a run of capitalised words: `Chief Medical Adviser Dr.` before Anthony Fauci."""

from __future__ import annotations

from aigov_tui.extract.names.capitals import Token
from aigov_tui.extract.names.lexicon import Lexicon

_NO_TITLES_LAST = frozenset(["Dame", "Lady"])
"""Forms of address that end names: the University of Notre Dame, Our Lady."""
TITLE_WORDS = 4
"""Words of the longest title."""


def title_in(part: list[Token], lexicon: Lexicon) -> tuple[int, int]:
    """Where a title stands in `part`, as token indices; (0, 0) where there is none, or it is part of a name."""
    addresses = [
        i for i, token in enumerate(part[:-1]) if token.text[-1] == "." and _is_address(token, lexicon)
    ]
    addressed = addresses[-1] if addresses else 0  # Chief Medical Adviser Dr. Anthony Fauci
    linked = 0
    for begin in range(addressed, len(part)):
        if begin and part[begin - 1].is_link:
            linked = title_phrase(part, begin, lexicon)  # Department of Justice, Office of the Special Envoy
            continue
        if begin < linked:
            continue
        stop = begin
        while stop < len(part) and (longest := title_phrase(part, stop, lexicon)) > stop:
            stop = longest
        if stop > begin:
            if not _titles(part[begin:stop], part[stop:], lexicon):
                return 0, 0
            if stop == len(part) and begin and part[begin].text in _NO_TITLES_LAST:
                return 0, 0  # Notre Dame
            headed = part[stop - 1].text.lower() in lexicon.portfolio_titles
            while begin > addressed and (
                part[begin - 1].text.lower() in lexicon.title_adverbs
                or (headed and part[begin - 1].text.lower() in lexicon.portfolios)
            ):
                begin -= 1
            return begin, stop
    return 0, 0


def _is_address(token: Token, lexicon: Lexicon) -> bool:
    return token.text.lower() in lexicon.courtesy


def _titles(title: list[Token], name: list[Token], lexicon: Lexicon) -> bool:
    """Whether a title is one: in `General Motors`, `Prince Edward Island` and `Justice Department` it is not."""
    if not name:
        return True
    if name[0].is_link and name[0].text not in lexicon.particles:
        return False
    whole = " ".join(token.text for token in (*title, *name))
    if whole in lexicon.organizations or whole in lexicon.places:
        return False
    headed = name[-1].text.lower() in lexicon.heads and len(name[-1].text) > 1
    if not headed or (len(name) > 1 and name[0].text in lexicon.first_names):
        return True
    personal = title[-1].text.lower() in lexicon.personal_titles
    return len(name) == 1 and personal and name[0].text in lexicon.surnames  # Senator Hill


def title_phrase(part: list[Token], begin: int, lexicon: Lexicon) -> int:
    """The end of the longest title phrase that starts at `begin`; `begin` where none does."""
    if part[begin].text.lower() not in lexicon.title_starts:
        return begin
    for stop in range(min(begin + TITLE_WORDS, len(part)), begin, -1):
        phrase = " ".join(token.text for token in part[begin:stop]).lower()
        if phrase in lexicon.roles or phrase in lexicon.courtesy:
            return stop
    return begin
