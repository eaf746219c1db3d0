"""Suggested positions on articles that were written and coded before the rules were first run on them."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from aigov_tui.extract.positions import MINIMUM

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "scripts"))

# E402: found only now that the folder of the scripts is on the path.
from bench_positions import ARTICLES, CHINESE, ORBIT, PLASTICS, PLATFORMS, TRADE, UNITS, WORLD, Bench, Coded  # noqa: E402

BOTH = pytest.mark.parametrize("path", [ARTICLES, TRADE], ids=["governing AI", "trade"])
SEEN, ASIDE = WORLD


@cache
def _bench(path: Path) -> tuple[Bench, frozenset[Coded]]:
    bench = Bench.of_articles(path)
    return bench, frozenset(bench.found(MINIMUM))


@BOTH
def test_the_articles_are_coded(path: Path) -> None:
    bench, _ = _bench(path)
    assert len(bench.documents) == 8
    assert len(bench.gold) >= 50


@pytest.mark.parametrize(
    ("unit", "precision", "recall"),
    [("sentence", 0.95, 0.65), ("sentence + actor", 0.9, 0.65), ("sentence + actor + issue", 0.9, 0.62)],
)
@BOTH
def test_precision_and_recall(path: Path, unit: str, precision: float, recall: float) -> None:
    bench, found = _bench(path)
    score = bench.score(unit, set(found))
    assert score.precision >= precision
    assert score.recall >= recall


@pytest.mark.parametrize(("what", "share"), [("stance", 0.8), ("voice", 0.85)])
@BOTH
def test_what_is_guessed_is_mostly_right(path: Path, what: str, share: float) -> None:
    bench, found = _bench(path)
    right, judged = bench.agreement(what, set(found))
    assert right / judged >= share


@BOTH
def test_no_third_partys_words_are_said_to_be_an_actors_own(path: Path) -> None:
    bench, found = _bench(path)
    others = {
        (item.source, item.start, item.actor)
        for item in bench.gold
        if item.voice == "asserted_by_third_party"
    }
    assert others
    assert [
        item for item in found if item.voice.is_own and (item.source, item.start, item.actor) in others
    ] == []


@BOTH
def test_the_surer_half_is_no_worse_than_the_rest(path: Path) -> None:
    bench, found = _bench(path)
    ordered = sorted(found, key=lambda item: -item.confidence)
    surer, rest = ordered[: len(ordered) // 2], ordered[len(ordered) // 2 :]
    unit = "sentence + actor + issue"
    assert bench.score(unit, set(surer)).precision >= bench.score(unit, set(rest)).precision - 0.05


def test_the_surest_third_is_better_than_the_last() -> None:
    sets = [_bench(path) for path in (ARTICLES, TRADE, SEEN)]
    unit = UNITS["… and stance"]
    gold = {unit(item) for bench, _ in sets for item in bench.gold}
    ordered = sorted(
        (item for _, found in sets for item in found), key=lambda item: (-item.confidence, item.start)
    )
    right = [unit(item) in gold for item in ordered]
    third = len(right) // 3
    assert sum(right[:third]) / third >= sum(right[-third:]) / third + 0.05


@pytest.mark.parametrize(
    ("path", "recall", "least"),
    [
        (SEEN, 0.62, {"stance": 0.88, "voice": 0.84}),
        (ASIDE, 0.62, {"stance": 0.6, "voice": 0.55}),
        (PLASTICS[0], 0.68, {"stance": 0.8, "voice": 0.88}),
        (PLASTICS[1], 0.5, {"stance": 0.8, "voice": 0.9}),
        (PLATFORMS, 0.85, {"stance": 0.75, "voice": 0.9}),
        (ORBIT, 0.6, {"stance": 0.75, "voice": 0.85}),
        (CHINESE, 0.9, {"stance": 0.9, "voice": 0.8}),
    ],
)
def test_other_actors_and_other_kinds_of_text(path: Path, recall: float, least: dict[str, float]) -> None:
    bench, found = _bench(path)
    score = bench.score("sentence + actor + issue", set(found))
    assert score.precision >= 0.95
    assert score.recall >= recall
    for what, share in least.items():
        right, judged = bench.agreement(what, set(found))
        assert right / judged >= share


def test_a_text_that_takes_no_stand_gets_no_suggestion() -> None:
    _, found = _bench(TRADE)
    assert [item for item in found if item.source == "nothing-taken"] == []
