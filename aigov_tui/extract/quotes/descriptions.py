"""Whom a description stands for that gives no name and no office: "the Texas Republican", "the 81-year-old", "the young woman"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.quotes import lexicon as lex

_AGED = re.compile(r"[Tt]he (?:now |then )?\d{1,3}-year-old\b")
_TOLD_APART = re.compile(r" (?:at|with|behind|beside|from|who|whose|next)\b")
_BEHIND_NAME = 24
"""Code points behind a name within which its party stands: `(R-Texas)`, `, D-Vt.`, `, Indiana Republican`."""
_LETTER = re.compile(r"[ ,]*[(,] ?(?P<letter>[DRI])-? ?(?P<state>[A-Z])")
_WRITTEN = re.compile(
    r", (?:an? |the )?(?:(?P<state>[A-Z])[\w. ]{1,18} )?(?P<party>Democrat|Republican|[Ii]ndependent)\b"
)
ANY_PARTY = "?"
_UNNAMED = "a|an|another|one"


@dataclass(frozen=True, slots=True)
class Description:
    """What a description tells of someone; `party` is the letter and the first letter of the state ("RT", "?T"), or empty."""

    gender: str
    party: str = ""


def description_of(words: str, head: str) -> Description | None:
    """What `words`, whose head noun is `head` in lower case, tell, if they describe one person named before."""
    lower = words.casefold()
    if not lower.startswith("the "):
        return None
    gender = lex.DESCRIBED.get(head) or lexicon().gendered.get(head) or ""
    state = words[4 : words.rfind(" ")].strip() if words.count(" ") > 1 else ""
    if head in lex.PARTY_MEMBERS:
        return Description("", f"{head[0]}{state[:1]}".upper())
    if head in lex.STATE_MEMBERS and state in lexicon().main_places:
        return Description("", f"{ANY_PARTY}{state[0]}")
    if _AGED.match(words) or head in lex.DESCRIBED:
        return Description("" if gender == "-" else gender)
    return None


def party_behind(text: str, end: int) -> str:
    """The party and the state written behind the name that ends at `end`, as in `Description`; or empty."""
    behind = text[end : end + _BEHIND_NAME]
    found = _LETTER.match(behind)
    if found is not None:
        return found["letter"] + found["state"]
    written = _WRITTEN.match(behind)
    if written is not None:
        return written["party"][0].upper() + (written["state"] or "")
    return ""


def is_of_party(told: str, party: str) -> bool:
    """Does what stands behind a name fit a description: party and state, or the one that is said?"""
    return (
        told == party
        or (len(party) == 1 and told[0] == party)
        or (party[0] == ANY_PARTY and told[1:] == party[1:])
    )


def is_introduced(before: str, head: str) -> bool:
    """Does the text before speak of one without a name: "a man", "one of the women"?"""
    return (
        re.search(rf"\b(?:{_UNNAMED}) (?:[\w-]+ ){{0,4}}{re.escape(head)}\b", before, re.IGNORECASE)
        is not None
    )


def is_told_apart(text: str, end: int) -> bool:
    """Does what follows the description that ends at `end` say which of many: the woman at the counter?"""
    return _TOLD_APART.match(text, end) is not None
