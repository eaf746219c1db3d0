"""What a name is, and how much each rule that says so is worth."""

from __future__ import annotations

from typing import NamedTuple

CONFIDENCE = {
    # What each rule is worth: the part of its names that is right on the development half of WikiGold and the own
    # gold sets together (`scripts/bench_entities.py --calibration` shows the whole by tenths).
    "full name": 0.95,  # Mary J. Blige
    "title": 0.92,  # Mr. Okafor
    "short form": 0.90,  # Blige, where Mary J. Blige is named
    "apposition": 0.85,  # Malkia Cyril, the executive director
    "public figure": 0.85,  # Obama
    "given name": 0.70,  # Nancy, a city too
    "first name": 0.80,  # Melanie
    "family name first": 0.85,  # Xue Lan
    "listed place": 0.93,
    "listed organization": 0.85,
    "organization": 0.86,  # Center for Data Innovation
    "company first": 0.75,  # Google Cloud
    "employer": 0.75,  # shares in Equinor
    "located": 0.85,  # near Tora Bora
    "event or document": 0.75,  # Seoul AI Summit, Chip Security Act
    "nothing": 0.95,  # AI, French
}


class Verdict(NamedTuple):
    """What a name is: a value of `EntityKind`, or `other` for no name we keep; `confidence` is 0 to 1."""

    kind: str
    confidence: float
