"""Where a title stands in a run of capitalised words: `Chief Medical Adviser Dr.` before Anthony Fauci."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.names.capitals import Token
from aigov_tui.extract.names.lexicon import Lexicon

_NO_TITLES_LAST = frozenset(["Dame", "Lady"])
"""Forms of address that end names: the University of Notre Dame, Our Lady."""
_CAUSES_LAST = "Justice"
"""A title, but for what something is for: the Institute for Racial Justice."""
_BODIES = frozenset(["department", "ministry"])
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
            if _names_a_body(part[begin:], stop - begin):
                continue  # the Justice Department Inspector General
            if not _titles(part[begin:stop], part[stop:], lexicon):
                return 0, 0
            if stop == len(part) and begin and _ends_name(part, begin):
                return 0, 0  # Notre Dame
            if stop == len(part) and _is_office_of(part[:begin], lexicon):
                return 0, 0
            headed = part[stop - 1].text.lower() in lexicon.portfolio_titles
            while begin > addressed and (
                part[begin - 1].text.lower() in lexicon.title_adverbs
                or (headed and part[begin - 1].text.lower() in lexicon.portfolios)
            ):
                begin -= 1
            return begin, stop
    return 0, _office_in_front(part, lexicon)


def _office_in_front(part: list[Token], lexicon: Lexicon) -> int:
    """Where an office of plain words ends before a name of no language: `National Economic Advisor Lael Brainard`; 0 for none."""
    for size in (1, 2, 3):
        head = len(part) - size - 1
        if head < 1 or part[head].text.lower() not in lexicon.trades:
            continue
        if size == 1 and part[head].text.lower() not in lexicon.office_ends:
            continue
        name = part[head + 1 :]
        plain = all(not token.is_link and token.text.lower() in lexicon.words for token in part[:head])
        if plain and all(_is_no_word(token, lexicon) for token in name):
            return head + 1
    return 0


def _is_no_word(token: Token, lexicon: Lexicon) -> bool:
    text = token.text
    lower = text.lower()
    known = lower in lexicon.words or lower in lexicon.heads or text in lexicon.places
    return not (known or token.is_link or text.isupper())


def _names_a_body(part: list[Token], size: int) -> bool:
    """Is the title of `size` words no title, but part of what a body is called that somebody has an office in?"""
    behind = part[size:]
    return (
        len(behind) > 1
        and not behind[1].is_link
        and behind[0].text.lower() in _BODIES
        and behind[0].text[0].isupper()
    )


def _ends_name(part: list[Token], begin: int) -> bool:
    """Does a word that may be a title end a name here?"""
    word = part[begin].text
    return word in _NO_TITLES_LAST or (word == _CAUSES_LAST and any(token.is_link for token in part[:begin]))


def _is_office_of(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """Is it whose office it is that a title ends: the Office of the National Cyber *Director*?"""
    words = [token.text for token in before]
    if words[:3] != ["Office", "of", "the"]:
        return False
    return " ".join(words) not in lexicon.organizations


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
            return (
                stop
                if stop == len(part) or not part[stop].is_link
                else max(stop, _longer(part, begin, lexicon))
            )
    return begin


def _longer(part: list[Token], begin: int, lexicon: Lexicon) -> int:
    """The end of the title behind the first word, where that may stand before any: Deputy *Secretary of Defense*."""
    return (
        title_phrase(part, begin + 1, lexicon) if part[begin].text.lower() in lexicon.title_adverbs else begin
    )
