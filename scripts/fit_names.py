"""Fits the weights that tell people, organisations and places apart: `aigov_tui/extract/data/name_weights.tsv`.

    python scripts/fit_names.py GOLD.jsonl... [--folds 2] [--write]

Each GOLD line has `doc_id`, `text` and `ents` (a list of `start`, `end`, `type`: PER, ORG, LOC or anything else). The
project's own English gold set is always learnt from as well.
With `--folds` the documents are split, and each part is judged by weights fitted on the others: that figure, not the
one on what was fitted, says what to expect of texts not seen. Multinomial logistic regression with an L2 penalty, by
AdaGrad (Duchi, Hazan, Singer 2011); standard library only.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from aigov_tui.extract.names import classify, weighing
from aigov_tui.extract.names.candidates import Candidate, candidates
from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.names.rules import by_rule
from aigov_tui.extract.names.verdicts import Verdict
from aigov_tui.extract.normal import plain
from tests.gold import entities as own_gold

OUTPUT = Path(__file__).parent.parent / "aigov_tui/extract/data/name_weights.tsv"
LABELS = {"PER": "person", "ORG": "organization", "LOC": "place"}
ROUNDS = 40
PENALTY = 0.08
RATE = 0.25


@dataclass(frozen=True, slots=True)
class Example:
    """A name of a document: its features, what it is, and how often it stands there."""

    document: str
    features: tuple[str, ...]
    kind: int
    weight: float


Row = dict[str, object]
"""A gold document, as in the files."""


def read(paths: Iterable[Path]) -> list[Row]:
    """The documents of gold files."""
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def own_rows() -> list[Row]:
    """The project's own English gold set."""
    types = {kind: label for label, kind in LABELS.items()}
    return [
        {
            "doc_id": passage.id,
            "text": passage.text,
            "ents": [
                {"start": m.start, "end": m.end, "type": types.get(m.kind, "MISC")} for m in passage.mentions
            ],
        }
        for passage in own_gold.load("en")
    ]


def examples(row: Row) -> Iterable[Example]:
    """One example for each candidate name of a gold document. Short forms see the gold's long forms."""
    text = str(row["text"])
    gold = {_trimmed(text, e["start"], e["end"]): LABELS.get(e["type"], "other") for e in row["ents"]}  # type: ignore[attr-defined]
    words = lexicon()
    groups = classify.group(candidates(plain(text)))
    kinds = {name: _label(text, group, gold) for name, group in groups.items()}
    long = {n: Verdict(kinds[n], 1.0) for n, g in groups.items() if len(g[0].words) > 1}
    lower = frozenset(re.findall(r"(?<![\w'])[a-z]+", text))
    known = classify.knowledge(long, groups, lower, words)
    for name, group in groups.items():
        ruled = by_rule(group)
        if ruled is not None and ruled.kind != "person":
            continue  # never weighed; people that a rule tells are kept: what stands around them teaches
        found = classify.features_of(name, group, None if name in long else known, words)
        found.extend(classify.list_features(group, kinds))
        yield Example(
            str(row["doc_id"]), tuple(found), weighing.KINDS.index(kinds[name]), math.sqrt(len(group))
        )


def _label(text: str, group: Sequence[Candidate], gold: dict[tuple[int, int], str]) -> str:
    votes = Counter(gold.get(_trimmed(text, c.start, c.end), "other") for c in group)
    return votes.most_common(1)[0][0]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a leading article or title, as the scorer compares."""
    while True:
        found = re.match(r"(?:the|The|THE|Mr|Mrs|Ms|Dr|President|Sen|Rep|Gov)\.?\s+", text[start:end])
        if found is None or found.end() >= end - start:
            return start, end
        start += found.end()


def fit(data: Sequence[Example]) -> dict[str, list[float]]:
    """Weights for each feature and kind."""
    size = len(weighing.KINDS)
    weights: dict[str, list[float]] = {}
    squares: dict[str, list[float]] = {}
    order = list(range(len(data)))
    shuffle = random.Random(7).shuffle
    for _ in range(ROUNDS):
        shuffle(order)
        for index in order:
            example = data[index]
            totals = [0.0] * size
            for feature in example.features:
                row = weights.get(feature)
                if row is not None:
                    totals = [t + w for t, w in zip(totals, row, strict=True)]
            top = max(totals)
            powers = [math.exp(t - top) for t in totals]
            scale = sum(powers)
            slope = [example.weight * (p / scale - (k == example.kind)) for k, p in enumerate(powers)]
            for feature in example.features:
                row = weights.setdefault(feature, [0.0] * size)
                seen = squares.setdefault(feature, [1.0] * size)
                for k in range(size):
                    step = slope[k] + PENALTY * row[k]
                    seen[k] += step * step
                    row[k] -= RATE * step / math.sqrt(seen[k])
    return weights


def judged(data: Sequence[Example], weights: dict[str, list[float]]) -> Counter[str]:
    """How many names are right, weighed by occurrence."""
    tally: Counter[str] = Counter()
    for example in data:
        totals = [sum(c) for c in zip(*(weights[f] for f in example.features if f in weights), strict=True)]
        best = totals.index(max(totals))
        tally["right"] += best == example.kind
        tally["all"] += 1
        tally["named"] += best != 3
        tally["gold"] += example.kind != 3
        tally["found"] += best == example.kind != 3
    return tally


def main() -> None:
    """Fit, say how well it carries over, and write the table if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    own = [example for row in own_rows() for example in examples(row)]
    data = [example for row in read(options.gold) for example in examples(row)]
    names = sorted({example.document for example in data})
    for fold in range(options.folds):
        held = set(names[fold :: options.folds])
        tally = judged(
            [e for e in data if e.document in held],
            fit([*own, *(e for e in data if e.document not in held)]),
        )
        found, named, gold = tally["found"], tally["named"], tally["gold"]
        print(
            f"fold {fold}: {tally['right'] / tally['all']:.3f} right; names F1 {2 * found / (named + gold):.3f}"
        )
    if options.write:
        lines = ["# Fitted by scripts/fit_names.py; see README.md\n# feature\t" + "\t".join(weighing.KINDS)]
        for feature, row in sorted(fit([*own, *data]).items()):
            lines.append(feature + "\t" + "\t".join(f"{weight:.3f}" for weight in row))
        OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"wrote {len(lines) - 1} features")


if __name__ == "__main__":
    main()
