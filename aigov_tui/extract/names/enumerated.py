"""What stands before a name that tells what it is: a degree of a field of study, firms of their names, a zone of Time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.lexicon import Lexicon

_STUDIED = re.compile(
    r"(?:\b(?:degrees?|bachelor[’']?s?|master[’']?s?|doctorate|diploma|maj(?:or|ors|ored|oring)|minor(?:ed)?)"
    r"|\b[BM]\.?[AS]\.?|\bPh\.?D\.?) (?:in|of) (?:[A-Z][a-z]+ (?:[A-Z][a-z]+ )?and )?$"
)
_FIRMS = re.compile(
    r"\b(?:firms|companies|start-?ups|banks|makers|retailers|carriers|airlines|insurers|outlets|newspapers)"
    r",? (?:including|such as|like) (?:[A-Z][\w’'&.-]*(?: [A-Z&][\w’'&.-]*){0,3}(?:, and |, | and )){0,4}$"
)
_BEFORE_FIRMS = (" including ", " as ", " like ", ", ", " and ")
_ZONES = ("Eastern ", "Central ", "Mountain ", "Pacific ", "Standard ", "Daylight ")


def is_studied(occurrences: Sequence[Candidate], lists: Lexicon) -> bool:
    """`a degree in Government Studies`: plain words all, of what somebody has a degree."""
    if not occurrences[0].left.endswith((" in ", " of ", " and ")):
        return False
    if not all(word.lower() in lists.words for word in occurrences[0].words):
        return False
    return all(_STUDIED.search(c.left) is not None and not c.right.startswith(" &") for c in occurrences)


def is_listed_as_firm(occurrences: Sequence[Candidate]) -> bool:
    """`law firms including Perkins Coie and Jenner Block`."""
    return any(
        c.title is None and c.left.endswith(_BEFORE_FIRMS) and _FIRMS.search(c.left) is not None
        for c in occurrences
    )


def tells_the_time(word: str, occurrences: Sequence[Candidate]) -> bool:
    """`3 p.m. Eastern Time`, no magazine."""
    return word == "Time" and all(c.left.endswith(_ZONES) for c in occurrences)
