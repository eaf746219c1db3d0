"""Suggested positions on articles that were written and coded before the rules were first run on them."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from aigov_tui.extract.positions import MINIMUM

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "scripts"))

from bench_positions import Bench, Coded  # noqa: E402


@cache
def _bench() -> tuple[Bench, frozenset[Coded]]:
    bench = Bench.of_articles()
    return bench, frozenset(bench.found(MINIMUM))


def test_the_articles_are_coded() -> None:
    bench, _ = _bench()
    assert len(bench.documents) == 8
    assert len(bench.gold) >= 50


@pytest.mark.parametrize(
    ("unit", "precision", "recall"),
    [("sentence", 0.95, 0.65), ("sentence + actor", 0.9, 0.65), ("sentence + actor + issue", 0.9, 0.62)],
)
def test_precision_and_recall(unit: str, precision: float, recall: float) -> None:
    bench, found = _bench()
    score = bench.score(unit, set(found))
    assert score.precision >= precision
    assert score.recall >= recall


@pytest.mark.parametrize(("what", "share"), [("stance", 0.75), ("voice", 0.85)])
def test_what_is_guessed_is_mostly_right(what: str, share: float) -> None:
    bench, found = _bench()
    right, judged = bench.agreement(what, set(found))
    assert right / judged >= share


def test_no_third_partys_words_are_said_to_be_an_actors_own() -> None:
    bench, found = _bench()
    others = {
        (item.source, item.start, item.actor)
        for item in bench.gold
        if item.voice == "asserted_by_third_party"
    }
    assert others
    assert [
        item for item in found if item.voice.is_own and (item.source, item.start, item.actor) in others
    ] == []
