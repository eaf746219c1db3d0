"""How well the wordings of one remark are grouped, and how fast: `.venv/bin/python scripts/bench_variants.py [--errors]`.

Pairs judged by hand (`tests/gold/variants.yaml`), all grouped in one run; then made-up quotes, one in six a cut of an
earlier one, in growing numbers.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from time import process_time
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from aigov_tui.extract.variants import VariantInput, group_variants  # noqa: E402

GOLD = ROOT / "tests" / "gold" / "variants.yaml"
ONE_CUT_IN = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quotes, and whether they are one remark. A speaker is None where it is not known."""

    a: str
    b: str
    speaker_a: str | None
    speaker_b: str | None
    same: bool
    why: str
    on_a: str | None = None
    on_b: str | None = None
    turn_a: bool = False
    turn_b: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """The pairs rightly joined, wrongly joined, and missed; `strays` are groups that join quotes of two pairs."""

    hits: tuple[Pair, ...]
    false: tuple[Pair, ...]
    missed: tuple[Pair, ...]
    strays: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; a stray group is a false join."""
        hits = len(self.hits)
        return 2 * hits / (2 * hits + len(self.false) + self.strays + len(self.missed))


def pairs(path: Path = GOLD) -> list[Pair]:
    """The hand-judged pairs."""
    return [_pair(row) for row in yaml.safe_load(path.read_text(encoding="utf-8"))["pairs"]]


def _pair(row: dict[str, Any]) -> Pair:
    a, b = (None if name == "?" else name for name in (row["speaker"], row.get("speaker_b", row["speaker"])))
    on_a, on_b = (str(row[key]) if key in row else None for key in ("date", "date_b"))
    turns = row.get("turn", False), row.get("turn_b", False)
    return Pair(row["a"], row["b"], a, b, row["same"], row["why"], on_a, on_b, *turns)


def judge(gold: list[Pair]) -> Result:
    """Group all quotes of all pairs in one run and compare."""
    quotes: list[VariantInput] = []
    for number, pair in enumerate(gold):
        quotes.append(_input(2 * number, pair.speaker_a, pair.a, pair.on_a, pair.turn_a))
        quotes.append(_input(2 * number + 1, pair.speaker_b, pair.b, pair.on_b, pair.turn_b))
    groups = [set(group) for group in group_variants(quotes)]
    joined = [any({2 * number, 2 * number + 1} <= group for group in groups) for number in range(len(gold))]
    told = list(zip(gold, joined, strict=True))
    return Result(
        hits=tuple(pair for pair, was in told if was and pair.same),
        false=tuple(pair for pair, was in told if was and not pair.same),
        missed=tuple(pair for pair, was in told if pair.same and not was),
        strays=sum(len({identifier // 2 for identifier in group}) > 1 for group in groups),
    )


def _input(number: int, speaker: str | None, text: str, on: str | None, is_turn: bool) -> VariantInput:
    return VariantInput(number, number, speaker, text, on, is_turn)


def planted(count: int) -> list[VariantInput]:
    """Quotes of made-up words in Zipf's proportions, the same each time; each sixth is a cut of an earlier one."""
    chance = random.Random(count)
    words = ["".join(chance.choices("aeioubdfgklmnprst", k=chance.randint(4, 9))) for _ in range(20_000)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    quotes: list[VariantInput] = []
    for number in range(count):
        if number % ONE_CUT_IN == ONE_CUT_IN - 1:
            earlier = quotes[chance.randrange(len(quotes))]
            parts = earlier.text.split()
            text, speaker = " ".join(parts[: max(8, 2 * len(parts) // 3)]), earlier.speaker_key
        else:
            text = " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(12, 30)))
            speaker = f"speaker {chance.randrange(1 + count // 50)}"
        quotes.append(VariantInput(number, number, speaker, text))
    return quotes


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="show the pairs that were judged wrongly")
    parser.add_argument("--largest", type=int, default=100_000, help="how many quotes to time at most")
    arguments = parser.parse_args()
    gold = pairs()
    result = judge(gold)
    print(f"{len(gold)} pairs, {sum(pair.same for pair in gold)} of them one remark: F1 {result.f1:.3f}")
    if arguments.errors:
        for title, wrong in (("wrongly joined", result.false), ("missed", result.missed)):
            for pair in wrong:
                print(f"  {title} ({pair.why}):\n    {pair.a}\n    {pair.b}")
    print("quotes   CPU seconds   cuts found")
    for count in (1_000, 10_000, 30_000, 100_000):
        if count <= arguments.largest:
            print(_timed(count))
    return 0


def _timed(count: int) -> str:
    quotes = planted(count)
    start = process_time()
    grouped = {identifier for group in group_variants(quotes) for identifier in group}
    seconds = process_time() - start
    cuts = {quote.id for quote in quotes if quote.id % ONE_CUT_IN == ONE_CUT_IN - 1}
    return f"{count:6}   {seconds:11.2f}   {len(grouped & cuts) / len(cuts):10.3f}"


if __name__ == "__main__":
    sys.exit(main())
