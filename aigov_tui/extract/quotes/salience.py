"""How salient whom a pronoun may stand for is: weights, and who leads by how much."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from aigov_tui.extract.quotes.tables import load

WEIGHTS: dict[str, float] = {key: float(value) for key, value in load("salience").items()}


class Antecedent(NamedTuple):
    """The entity a pronoun stands for; `margin` is how far its salience is above the next one's."""

    key: str
    margin: float


def leading(scores: Mapping[str, float]) -> Antecedent | None:
    """Who leads, if anyone is there."""
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    margin = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else WEIGHTS["alone"]
    return Antecedent(ranked[0][0], margin)
