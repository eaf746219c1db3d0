"""Words with hyphens in a run of capitalised words: `US-China` is two names, `Beijing-backed` one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aigov_tui.extract.names.capitals import Token
from aigov_tui.extract.names.figures import figure_called
from aigov_tui.extract.names.lexicon import Lexicon

PARTY_AND_STATE = re.compile(r"[DRI]\.?-[A-Z]")  # Sen. Maria Cantwell, D-Wash.; R.-S.C.


def unhyphenated(run: Sequence[Token], lexicon: Lexicon) -> Iterator[Token]:
    """`US-China` is two names, `Beijing-backed` one; an empty token ends a name."""
    for index, token in enumerate(run):
        head, _, tail = token.text.partition("-")
        middle = token.start + len(head)
        behind = _up_to_link(run[index + 1 :])
        following = behind[0].text.lower() if behind else ""
        if len(head) < 2 and tail in lexicon.places and PARTY_AND_STATE.match(token.text):
            yield Token("", token.start, token.start, is_link=False)
            yield Token(tail, middle + 1, token.end, is_link=False)  # (R-Idaho)
        elif len(head) < 2 or not tail:
            yield token
        elif tail[0].islower() and _is_word(head, lexicon) and tail.split("-")[-1] in lexicon.words:
            yield Token(head, token.start, middle, is_link=False)
            yield Token("", middle, middle, is_link=False)
        elif (
            (_are_two(head, tail, following, lexicon) or ("." in head and _is_country(head, lexicon)))
            and token.text not in lexicon.places
            and not _is_between(tail, behind, lexicon)
        ):
            yield Token(head, token.start, middle, is_link=False)
            yield Token("", middle, middle, is_link=False)
            yield Token(tail, middle + 1, token.end, is_link=False)
        else:
            yield token


def _up_to_link(run: Sequence[Token]) -> Sequence[Token]:
    return run[: next((index for index, token in enumerate(run) if token.is_link), len(run))]


def _is_between(tail: str, behind: Sequence[Token], lexicon: Lexicon) -> bool:
    """Do the words behind two countries name what is between them: the U.S.-Brazil *Energy Forum*?"""
    if not behind or (len(behind) == 1 and "-" not in tail):
        return False
    return lexicon.heads.get(behind[-1].text.lower()) in ("event", "document", "organization")


def _are_two(head: str, tail: str, following: str, lexicon: Lexicon) -> bool:
    """`US-China`; `Trump-Xi` of two people in public life, but not the one Biden-Harris Administration."""
    if _is_country(head, lexicon) and _is_country(tail, lexicon):
        return True
    figures = figure_called(head) is not None and figure_called(tail) is not None
    return figures and lexicon.heads.get(following) != "organization"


def _is_country(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.country_of or word in lexicon.places or word in ("EU", "ASEAN", "UN")


def _is_word(head: str, lexicon: Lexicon) -> bool:
    """Whether what stands before a hyphen is a word of its own (not the `Jae` of `Jae-myung`)."""
    return (
        _is_country(head, lexicon)
        or head in lexicon.organizations
        or head in lexicon.surnames
        or head.lower() in lexicon.words
        or head.isupper()
    )
