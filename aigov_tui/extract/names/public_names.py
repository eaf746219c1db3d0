"""Courts, parts of states, storms, and firms with a century: names whose words alone tell what they are."""

from __future__ import annotations

from aigov_tui.extract.names.lexicon import Lexicon

_PARTS_OF_STATES = frozenset(
    [
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Central",
        "Upstate",
        "Northeastern",
        "Northwestern",
        "Southeastern",
        "Southwestern",
    ]
)
_STORMS = frozenset(["Hurricane", "Typhoon", "Cyclone"])
_COURTS = frozenset(
    [
        "Superior",
        "Supreme",
        "District",
        "Circuit",
        "Appeals",
        "High",
        "Municipal",
        "Family",
        "Bankruptcy",
        "Probate",
        "Juvenile",
        "Criminal",
        "Constitutional",
        "Federal",
    ]
)


def kind_of_public_name(words: tuple[str, ...], lists: Lexicon) -> str | None:
    """`Los Angeles County Superior Court`, `Northern New York State`, `21st Century Fox`, `Hurricane Ida`: a value of `EntityKind`, or None."""
    if words[0] in _STORMS:
        return "event"
    if words[-1] == "Court" and words[-2] in _COURTS:
        return "organization"
    if words[0] in _PARTS_OF_STATES and _is_place(words[1:], lists):
        return "place"
    return "organization" if words[0][0].isdigit() and words[1] == "Century" else None


def _is_place(words: tuple[str, ...], lists: Lexicon) -> bool:
    """A listed place, with or without `State` behind it."""
    name = " ".join(words[:-1] if len(words) > 1 and words[-1] == "State" else words)
    return name in lists.places and name not in lists.nationalities
