"""Lists of counties: `work in Anderson, Hardin and Lee Counties`, where single words look like people's family names."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.verdicts import CONFIDENCE, Verdict

_LAST = ("Counties", "Parishes")
_BEFORE = ("counties of ", "counties of\n", "parishes of ", "parishes of\n")
_FEWEST = 3
"""Names that a list has, or it tells nothing."""


def counties(
    groups: Mapping[str, Sequence[Candidate]], verdicts: Mapping[str, Verdict], lower: Container[str]
) -> dict[str, Verdict]:
    """The names that stand in no other place than a list that counties end or begin, as places."""
    plain = "counties" in lower or "parishes" in lower
    begun = [name for name in groups if name.endswith(_LAST)]
    if plain:
        begun += [name for name, found in groups.items() if any(c.left.endswith(_BEFORE) for c in found)]
    chain: dict[str, None] = {}
    while begun:
        name = begun.pop()
        if name in chain:
            continue
        found = groups.get(name, ())
        if name.endswith(_LAST) or (found and all(c.listed_with and c.title is None for c in found)):
            chain[name] = None
            begun += [other for candidate in found for other in candidate.listed_with]
    if len(chain) < _FEWEST:
        return {}
    return {
        name: Verdict("place", CONFIDENCE["located"])
        for name in chain
        if name in verdicts and verdicts[name].kind in ("person", "organization", "other")
    }
