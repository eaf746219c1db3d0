"""Names: our extractor, and spaCy's models where they are installed, over the same data in one run; prints one table.

    python scripts/bench_entities.py [--model NAME]... [--folds N] [--plain] [--calibration] [--errors N] [--docs]

A model is one of spaCy's, or a package that has one at its `model_path()`. `--plain` adds ours without its list of people in
public life; `--docs` writes docs/benchmarks/names.md, too.

Data: the project's own gold sets always; WikiGold (people, organisations, places) from `../shared/ner` when it is there.
Strict: the same span and kind, after the trimming of `score_ner.py` (leading article, title, trailing `'s`).
Speed is in megabytes of UTF-8 per second of processor time, models loaded. Our weights were fitted on the WikiGold part
that is printed here; what to expect of texts not seen is the line `aigov, N folds`: each document's names as told by
weights that were fitted on the other folds.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import fit_names  # noqa: E402
from _report import page  # noqa: E402

from aigov_tui.extract.gazetteer import Gazetteer  # noqa: E402
from aigov_tui.extract.linking.entities import link  # noqa: E402
from aigov_tui.extract.names import figures, weighing  # noqa: E402
from aigov_tui.extract.names.spotting import spot  # noqa: E402
from tests.gold import entities as gold  # noqa: E402
from tests.gold.entity_scores import Found, by_kind, links  # noqa: E402

WIKIGOLD = ROOT.parent / "shared/ner/wikigold.dev.jsonl"
KINDS = {"PER": "person", "ORG": "organization", "LOC": "place"}
SPACY_KINDS = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
    "LAW": "document",
}
MODELS = ("en_core_web_sm", "en_core_web_md")
NAME = 25
REPORT = ROOT / "docs/benchmarks/names.md"
PAGE = """\
# Names of people, organisations and places

Made by `scripts/bench_entities.py --docs` on {date}: Python {python}, {machine}; {versions}.

Precision, recall and F1 by kind, strict: the same span and the same kind. *links F1*: pairs of mentions rightly said to be
one. *MB/s*: of processor time, linking included for ours; *we are* N times as fast, in the same run. The own gold set was
written for this project (`tests/gold/`) and its English half helped to fit our weights, as did the part of WikiGold shown:
what to expect of texts not seen is the line *folds*, where each document is told by weights fitted without it.

```
{printed}
```
"""
SHOWN = ("person", "organization", "place", "event", "document")

Extractor = Callable[[str], list[tuple[Found, float]]]
"""From a text to its names, each with a confidence."""


@dataclass(frozen=True, slots=True)
class Item:
    """A gold text; its mentions are trimmed. Only names of these `kinds` count in it."""

    text: str
    mentions: tuple[gold.GoldMention, ...]
    kinds: frozenset[str]


def ours() -> Extractor:
    """The project's extractor, with no curated names."""
    gazetteer = Gazetteer()

    def run(text: str) -> list[tuple[Found, float]]:
        mentions, entities = link(text, spot(gold.document(text), gazetteer), gazetteer)
        kinds = {entity.key: entity.kind.value for entity in entities}
        return [
            ((m.start_char, m.end_char, kinds[m.entity_key], m.entity_key), m.confidence) for m in mentions
        ]

    run("Warm up.")
    return run


def spacy_model(name: str) -> tuple[str, Extractor] | None:
    """A spaCy model, by its own name and version, and its names; None where spaCy or the model is not installed."""
    try:
        spacy: Any = importlib.import_module("spacy")
        installed = name in spacy.util.get_installed_models()
        where = name if installed else importlib.import_module(name).model_path()
        model: Any = spacy.load(where, exclude=["lemmatizer", "attribute_ruler"])
    except (ImportError, OSError, AttributeError):
        return None

    def run(text: str) -> list[tuple[Found, float]]:
        found = [e for e in model(text).ents if e.label_ in SPACY_KINDS]
        return [((e.start_char, e.end_char, SPACY_KINDS[e.label_], e.text.casefold()), 1.0) for e in found]

    run("Warm up.")
    return f"spaCy {model.meta['name'][:11]} {model.meta['version']}", run


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without what conventions differ on, as `score_ner.py` compares."""
    while True:
        found = re.match(r"(?:the|The|THE|Mr|Mrs|Ms|Dr|President|Sen|Rep|Gov)\.?\s+", text[start:end])
        if found is None or found.end() >= end - start:
            break
        start += found.end()
    words = text[start:end]
    tail = re.search(r"(?:['’]s|['’]|[\s,.;:]+)$", words)
    if tail and not re.search(r"\b(?:[A-Z]\.)+$|(?:Jr|Inc|Corp|Co|Ltd)\.$", words):
        end = start + tail.start()
    return start, end


def own(language: str) -> list[Item]:
    """The project's gold set."""
    return [_item(p.text, p.mentions, frozenset(SHOWN)) for p in gold.load(language)]


def wikigold() -> list[Item]:
    """The development half of WikiGold; empty where it is not there."""
    if not WIKIGOLD.exists():
        return []
    items = []
    for row in map(json.loads, WIKIGOLD.read_text(encoding="utf-8").splitlines()):
        listed = [e for e in row["ents"] if e["type"] in KINDS]
        mentions = [gold.GoldMention(e["start"], e["end"], KINDS[e["type"]], "") for e in listed]
        items.append(_item(row["text"], mentions, frozenset(KINDS.values())))
    return items


def _item(text: str, mentions: Iterable[gold.GoldMention], kinds: frozenset[str]) -> Item:
    kept = tuple(gold.GoldMention(*trimmed(text, m.start, m.end), m.kind, m.entity) for m in mentions)
    return Item(text, kept, kinds)


def run(extractor: Extractor, items: Sequence[Item]) -> tuple[list[list[tuple[Found, float]]], float]:
    """What an extractor finds in each text, spans trimmed; and its speed."""
    started = time.process_time()
    raw = [extractor(item.text) for item in items]
    seconds = time.process_time() - started
    size = sum(len(item.text.encode()) for item in items)
    found = [
        [((*trimmed(i.text, f[0], f[1]), f[2], f[3]), sure) for f, sure in names if f[2] in i.kinds]
        for i, names in zip(items, raw, strict=True)
    ]
    return found, size / 1e6 / max(seconds, 1e-9)


def table(title: str, items: Sequence[Item], extractors: dict[str, Extractor]) -> None:
    """Print one line for each extractor: precision/recall/F1 by kind, links, speed."""
    kinds = [kind for kind in SHOWN if any(m.kind == kind for item in items for m in item.mentions)]
    print(f"\n{title}: {len(items)} texts, {sum(len(item.mentions) for item in items)} names")
    heads = "".join(f"{kind:^18}" for kind in (*kinds, "all"))
    print(f"{'':<{NAME}}{heads}{'links F1':>9}{'MB/s':>8}{'we are':>9}")
    fastest = 0.0
    for name, extractor in extractors.items():
        found, speed = run(extractor, items)
        fastest = fastest or speed
        pairs = [(i.mentions, [f for f, _ in names]) for i, names in zip(items, found, strict=True)]
        scores = by_kind(pairs)
        cells = [scores[kind] for kind in (*kinds, "all")]
        line = "".join(f" {s.precision:.3f} {s.recall:.3f} {s.f1:.3f}".ljust(18) for s in cells)
        linked = f"{links(pairs).f1:9.3f}" if any(m.entity for i in items for m in i.mentions) else f"{'':>9}"
        ratio = f"{fastest / speed:8.0f}×" if name.startswith("spaCy") else ""
        print(f"{name:<{NAME}}{line}{linked}{speed:8.3f}{ratio}")


def folded(folds: int) -> Extractor:
    """Ours, each WikiGold text with weights fitted on the own gold set and the other folds of WikiGold."""
    rows = fit_names.read([WIKIGOLD])
    own_examples = [e for row in fit_names.own_rows() for e in fit_names.examples(row)]
    examples = {str(row["text"]): list(fit_names.examples(row)) for row in rows}
    fold_of = {text: number % folds for number, text in enumerate(sorted(examples))}
    tables = []
    for fold in range(folds):
        kept = [e for text, found in examples.items() if fold_of[text] != fold for e in found]
        fitted = fit_names.fit([*own_examples, *kept])
        tables.append({feature: tuple(weights) for feature, weights in fitted.items()})
    extractor = ours()

    def run(text: str) -> list[tuple[Found, float]]:
        weighing.forget()
        with patch.object(weighing, "weights", return_value=tables[fold_of[text]]):
            found = extractor(text)
        weighing.forget()
        return found

    return run


def calibration(items: Sequence[Item], extractor: Extractor) -> None:
    """Print, for each tenth of confidence, how many of its names are right."""
    found, _ = run(extractor, items)
    tenths: dict[int, list[bool]] = {}
    for item, names in zip(items, found, strict=True):
        wanted = {(m.start, m.end, m.kind) for m in item.mentions}
        for name, sure in names:
            tenths.setdefault(min(9, int(sure * 10)), []).append(name[:3] in wanted)
    print("\nconfidence   names   right")
    for tenth, right in sorted(tenths.items()):
        print(f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f} {len(right):7} {sum(right) / len(right):7.2f}")


def errors(items: Sequence[Item], extractor: Extractor, count: int) -> None:
    """Print the first wrong names with the words around them."""
    found, _ = run(extractor, items)
    for item, names in zip(items, found, strict=True):
        wanted = {(m.start, m.end, m.kind) for m in item.mentions}
        had = {name[:3] for name, _ in names}
        for start, end, kind in sorted(wanted ^ had)[:count]:
            what = "missed" if (start, end, kind) in wanted else "wrong"
            around = (
                f"{item.text[max(0, start - 30) : start]}[{item.text[start:end]}]{item.text[end : end + 30]}"
            )
            print(f"{what:<7} {kind:<13} {around!r}")


def main() -> None:
    """Run what is installed over what is there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", action="append", default=[], help="one more spaCy model to try")
    parser.add_argument(
        "--folds", type=int, default=0, help="also judge WikiGold by weights fitted elsewhere"
    )
    parser.add_argument("--plain", action="store_true", help="do without the list of people in public life")
    parser.add_argument("--calibration", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--docs", action="store_true", help="write docs/benchmarks/names.md, too")
    options = parser.parse_args()
    if not options.docs:
        measure(options)
        return
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        measure(options)
    print(printed.getvalue(), end="")
    REPORT.write_text(page(PAGE, ("spacy",), printed.getvalue()), encoding="utf-8")


def measure(options: argparse.Namespace) -> None:
    """Print the tables."""
    if options.plain:
        figures.figures = lambda: ()  # type: ignore[assignment]
    own_extractor = ours()
    extractors = {"aigov": own_extractor}
    extractors.update(filter(None, map(spacy_model, (*MODELS, *options.model))))
    if len(extractors) == 1:
        print("spaCy is not installed, or none of its models: ours alone.")
    sets = {
        "own gold, English": own("en"),
        "own gold, Chinese": own("zh"),
        "WikiGold, development half": wikigold(),
    }
    for title, items in sets.items():
        chosen = extractors if "Chinese" not in title else {"aigov": own_extractor}
        if title.startswith("WikiGold") and items and options.folds:
            line = {f"aigov, {options.folds} folds": folded(options.folds)}
            chosen = {"aigov": own_extractor, **line, **extractors}
        if items:
            table(title, items, chosen)
    if options.calibration:
        calibration([i for items in sets.values() for i in items], own_extractor)
    for items in sets.values():
        errors(items, own_extractor, options.errors)


if __name__ == "__main__":
    main()
