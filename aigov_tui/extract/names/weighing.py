"""What kind of name the facts about it make most probable: multinomial logistic regression.

The weights are in `data/name_weights.tsv` and come from `scripts/fit_names.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from aigov_tui.extract.names.contexts import OPENING
from aigov_tui.extract.names.features import word_features
from aigov_tui.extract.names.lexicon import CACHED
from aigov_tui.extract.names.verdicts import Verdict

KINDS = ("person", "organization", "place", "other")


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """Each feature's weight for each of `KINDS`."""
    text = files("aigov_tui.extract").joinpath("data", "name_weights.tsv").read_text(encoding="utf-8")
    table = {}
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            feature, *numbers = line.split("\t")
            table[feature] = tuple(float(number) for number in numbers)
    return table


def features_of_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """What the words of a name tell, wherever it stands."""
    return ("bias", *word_features(words))


def judge(words: tuple[str, ...], features: Iterable[str]) -> Verdict:
    """The most probable kind of a name of these words with these further features."""
    table = weights()
    person, organization, place, other = weight_of_words(words)
    for feature in features:
        weight = table.get(feature)
        if weight is not None:
            person += weight[0]
            organization += weight[1]
            place += weight[2]
            other += weight[3]
    totals = (person, organization, place, other)
    top = max(totals)
    exp = math.exp
    share = exp(person - top) + exp(organization - top) + exp(place - top) + exp(other - top)
    return Verdict(KINDS[totals.index(top)], 1.0 / share)


@lru_cache(maxsize=CACHED)
def weight_of_words(words: tuple[str, ...]) -> tuple[float, float, float, float]:
    """What the words alone weigh, for each of `KINDS`: half of a name's features, the same wherever it stands."""
    return _sum(features_of_words(words))


def is_nothing_opening(words: tuple[str, ...]) -> bool:
    """Do the words weigh as no name where they open a sentence that goes on with a plain word, whichever that is?"""
    return all(
        own + most < 0 for own, most in zip(_ahead(weight_of_words(words)), _most_ahead(), strict=True)
    )


@cache
def _most_ahead() -> tuple[float, ...]:
    """How far each kind of name can be put ahead of `other` by a sentence's beginning and a word behind it."""
    following = [_ahead(weight) for feature, weight in weights().items() if feature.startswith("right")]
    return tuple(map(sum, zip(_ahead(_sum(OPENING)), map(max, zip(*following, strict=True)), strict=True)))


def _ahead(weight: Sequence[float]) -> tuple[float, ...]:
    """How far each kind of name is ahead of `other`."""
    return tuple(kind - weight[-1] for kind in weight[:-1])


def forget() -> None:
    """Forget what was summed, where other `weights` are tried."""
    weight_of_words.cache_clear()
    _most_ahead.cache_clear()


def _sum(features: Iterable[str]) -> tuple[float, float, float, float]:
    table = weights()
    found = [weight for feature in features if (weight := table.get(feature)) is not None]
    person, organization, place, other = map(sum, zip(*found, strict=True)) if found else (0.0, 0.0, 0.0, 0.0)
    return person, organization, place, other
