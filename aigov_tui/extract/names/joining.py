"""Which links join the words of a run to one name: `Ministry of Trade`, `Food and Drug Administration`, not `Bush and Clinton`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from aigov_tui.extract.names.capitals import Token
from aigov_tui.extract.names.lexicon import Lexicon, acronyms
from aigov_tui.extract.names.titles import title_in

_PANELS = frozenset(
    [
        "committee",
        "council",
        "commission",
        "subcommittee",
        "panel",
        "caucus",
        "conference",
        "forum",
        "partnership",
    ]
)
_MEETINGS = frozenset(
    [
        "compact",
        "framework",
        "summit",
        "conference",
        "convention",
        "declaration",
        "treaty",
        "dialogue",
        "agreement",
        "symposium",
    ]
)
"""What goes on with what it is on: the Lagos Summit on Digital Trade."""
_ON_CAUSES = frozenset(["institute", "initiative", "office", "center", "centre", "force"])
"""What goes on with a plain word that it is on: the National Institute on Drug Abuse."""
_COMMON_ENDS = ("tion", "ness", "ment", "ility", "tory", "ical", "ance")
"""What words are made with that may be in no list."""
_SAINTS = frozenset(["st", "st.", "saint"])


def joined(part: list[Token], lexicon: Lexicon) -> Iterator[list[Token]]:
    """Split a part at the links that do not join."""
    current: list[Token] = []
    index = 0
    while index < len(part):
        if not part[index].is_link:
            current.append(part[index])
            index += 1
            continue
        stop = index
        while stop < len(part) and part[stop].is_link:
            stop += 1
        if current and stop < len(part) and _joins(current, part[index:stop], part[stop:], lexicon):
            current.extend(part[index:stop])
        elif current:
            yield current
            current = []
        index = stop
    if current:
        yield current


def _joins(left: list[Token], links: list[Token], right: list[Token], lexicon: Lexicon) -> bool:
    """Whether `left links right` is one name."""
    link = links[0].text
    first, last = left[0].text.lower(), left[-1].text.lower()
    if link == "'s":
        return (
            last in lexicon.possessive_words or (first in _SAINTS and right[0].text.lower() in lexicon.heads)
        ) and left[-1].text not in lexicon.places
    if link == "'":  # the Writers' Guild
        following = _before_link(right)[-1].text.lower()
        return left[-1].text not in lexicon.places and lexicon.heads.get(following) == "organization"
    if link in ("of", "for") and _is_an_office(left, lexicon):
        return f"{left[-1].text} {link} {right[0].text}".lower() in lexicon.roles
    if link == "of":
        named = len(left) > 1 and (
            left[0].text in lexicon.first_names or left[-2].text in lexicon.first_names
        )  # Bill Shorten of the Workers Union, Senate Chairman Richard Burr of North Carolina
        either = (first in lexicon.heads_before_of and not named) or last in lexicon.heads_before_of
        phrase = f"{left[-1].text} of {right[0].text}"
        whole = " ".join(token.text for token in (*left, *links, *right))
        return (
            either
            or whole in lexicon.places
            or phrase in lexicon.places
            or phrase.lower() in lexicon.roles
            or _is_purpose(left, right[0], lexicon)
        )
    if link in ("upon", "am"):  # Newcastle upon Tyne, Frankfurt am Main
        return len(left) == 1 and (
            left[0].text in lexicon.places or left[0].text in lexicon.towns or last not in lexicon.words
        )
    if link == "for":
        return first in lexicon.heads_before_for or last in lexicon.heads_before_for
    if link == "on":
        body = last in _ON_CAUSES and _is_plain(right[0], lexicon)
        return first in _PANELS or last in _PANELS or last in _MEETINGS or body
    if link == "&":
        linked = any(token.is_link for token in left) and _is_common(right[0].text, lexicon)
        return len(left) == 1 or linked or _before_link(right)[-1].text.lower() in lexicon.heads
    if link == "and":
        return len(links) == 1 and _joins_and(left, right, lexicon)
    before = left[-1].text
    return link in lexicon.particles and (before in lexicon.first_names or last not in lexicon.words)


def _is_an_office(left: Sequence[Token], lexicon: Lexicon) -> bool:
    """Is it somebody's office that is of or for something: `Cabinet Secretary` of ...? Not `Board of Directors`, `Office of the
    Assistant Secretary`."""
    if left[-1].text.lower() not in lexicon.office_ends:
        return False
    linked = max((index for index, token in enumerate(left) if token.is_link), default=-1)
    return linked < 0 or any(
        token.text.lower() not in lexicon.title_adverbs for token in left[linked + 1 : -1]
    )


def _is_purpose(left: Sequence[Token], following: Token, lexicon: Lexicon) -> bool:
    """Does what a body is for go on with `of` and a plain word: Center for the Advancement of Semiconductor Technology?"""
    link = next((index for index, token in enumerate(left) if token.is_link), 0)
    if not link or left[link].text != "for" or left[link - 1].text.lower() not in lexicon.heads_before_for:
        return False
    return _is_plain(left[-1], lexicon) and _is_plain(following, lexicon)


def _is_plain(token: Token, lexicon: Lexicon) -> bool:
    return token.text.lower() in lexicon.words and token.text not in lexicon.places


def _joins_and(left: list[Token], right: list[Token], lexicon: Lexicon) -> bool:
    """`Ministry of Industry and Information Technology`, `Food and Drug Administration`; not `Bush and Clinton`."""
    following = _before_link(right)
    begin, stop = title_in(following, lexicon)
    if stop and not begin:
        return False  # Secretary of State Jo Li and Treasury Secretary Ann Berg
    if stop:
        following = following[:begin]  # House Energy and Commerce Committee Chair Jo Li
    if " ".join(token.text for token in left) in lexicon.organizations or _is_named(following, lexicon):
        return False  # Amnesty International and Human Rights Watch
    words = [token.text for token in following]
    spelt = [token.text for token in (*left, *following)]
    if any(" ".join(spelt[begin:]) in _spelt_out() for begin in range(len(left))):
        return True  # National Aeronautics and Space Administration, U.S. Customs and Border Protection
    if [token.text for token in left] == words:
        return not _is_common(words[0], lexicon) and words[0] not in lexicon.places  # Faber and Faber
    if len(left) == 1 and len(words) == 2 and words[1].lower() in lexicon.company_suffixes:
        return True  # Jenner and Block LLP
    if left[-1].text == words[-1] and lexicon.heads.get(words[-1].lower()) == "document":
        return False  # the PACT Act and SERVICE Act
    if " ".join(words) in lexicon.places and " ".join(token.text for token in left) in lexicon.places:
        return False  # the Gaza Strip and West Bank
    if f"{left[-1].text} and {' '.join(words)}" in lexicon.places:
        return True
    if any(token.is_link for token in left):
        return _is_common(words[0], lexicon) and left[-1].text not in lexicon.places
    if not all(_is_common(word, lexicon) for word in (left[-1].text, words[0])):
        return False
    if words[0].lower() in lexicon.heads_before_of and len(words) == 1:
        return False
    return lexicon.heads.get(words[-1].lower()) in ("organization", "document")


@cache
def _spelt_out() -> frozenset[str]:
    """What acronyms that everybody knows stand for, without the "and" in it."""
    return frozenset(name.replace(" and ", " ") for name in acronyms() if " and " in name)


def _is_named(part: Sequence[Token], lexicon: Lexicon) -> bool:
    return len(part) > 1 and " ".join(token.text for token in part) in lexicon.organizations


def _before_link(part: list[Token]) -> list[Token]:
    upto = next((index for index, token in enumerate(part) if token.is_link), len(part))
    return part[:upto]


def _is_common(word: str, lexicon: Lexicon) -> bool:
    made = word.endswith(_COMMON_ENDS) and word not in lexicon.surnames
    return (made or word.lower() in lexicon.words) and word not in lexicon.first_names
