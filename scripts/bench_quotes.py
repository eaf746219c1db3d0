"""Measure quotes and speakers: the project's own gold passages always, PolNeAR where `../shared/quotes` is there.

usage: python3 scripts/bench_quotes.py [--errors N] [--calibrate] [--model NAME ...] [--docs]

Prints one table: relaxed span F1, speaker accuracy, end-to-end F1 (span and speaker right), KB of text a CPU-second with
names and everything else on, and, where spaCy and textacy are installed, theirs on the same texts: as shipped (the whole
article at once; nothing where it raises) and fed a paragraph at a time, with every model named by `--model` (one of spaCy's, or a
package that has one at its `model_path()`) or the first that is installed. Then the calibration: of the rows of each confidence, how many are right. `--docs`
writes all that to docs/benchmarks/quotes.md. `--calibrate` writes the precisions that confidences are looked up from
(`aigov_tui/extract/quotes/data/confidence.yaml`) anew from the development articles.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from _quote_confidence import Rated, write_confidence  # noqa: E402
from _quote_peers import Extractor, Prediction, Row, installed_peers  # noqa: E402
from _report import page  # noqa: E402

from aigov_tui.extract.document import extract_document  # noqa: E402
from aigov_tui.extract.gazetteer import Gazetteer  # noqa: E402
from aigov_tui.model.quote import Quote, QuoteForm  # noqa: E402
from tests.gold.quotes import GOLD_SETS, document_of, load, score  # noqa: E402

SHARED = ROOT.parent / "shared" / "quotes"
REPORT = ROOT / "docs" / "benchmarks" / "quotes.md"
PAGE = """\
# Quotes and their speakers

Made by `scripts/bench_quotes.py --docs` on {date}: Python {python}, {machine}; {versions}.

*span F1*: relaxed (four fifths of the code points that either covers). *speaker*: gold quotes found with the right speaker.
*pronoun*, *full name*: of the quotes matched, those whose pronoun leads to the right person, and those that give the full
name. *end to end*: F1 of span and speaker both right. *set off*: unmarked paragraphs after "She added," found with the right
speaker. The own passages are hand-written (`tests/gold/`); PolNeAR's development articles are read from beside the project.
textacy gets the articles as they are ("whole": where it raises an error, as for an odd number of marks, it finds nothing) and
a paragraph at a time ("by par."); the time of spaCy's model counts, as ours does for names.

```
{printed}
```
"""
_NAME = 34
BANDS = (0.95, 0.9, 0.8, 0.7, 0.5, 0.0)


def main() -> int:
    """Run what there is data for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of each kind")
    parser.add_argument("--calibrate", action="store_true", help="write data/confidence.yaml anew")
    parser.add_argument(
        "--model", action="append", metavar="NAME", help="a spaCy model for textacy (repeatable)"
    )
    parser.add_argument("--docs", action="store_true", help="write docs/benchmarks/quotes.md, too")
    options = parser.parse_args()
    if not options.docs:
        measure(options.errors, options.model, calibrate=options.calibrate)
        return 0
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        measure(options.errors, options.model, calibrate=options.calibrate)
    print(printed.getvalue(), end="")
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(page(PAGE, ("spacy", "textacy"), printed.getvalue()), encoding="utf-8")
    return 0


def measure(errors: int, models: Sequence[str] | None, *, calibrate: bool) -> None:
    """Print the table and the calibration."""
    print(
        f"{'data':<26}{'extractor':<{_NAME}}{'span F1':>8}{'speaker':>9}{'pronoun':>9}{'full name':>10}",
        end="",
    )
    print(f"{'end to end':>11}{'set off':>9}{'KB/CPU-s':>10}")
    own_gold(errors)
    if not (SHARED / "dev.jsonl").exists():
        print("\n../shared/quotes is not here: the project's own passages only.")
        return
    scorer = _scorer()
    rated = polnear(scorer, errors, models)
    if calibrate:
        write_confidence(rated, _read("dev.jsonl"))
    calibration(rated)


def own_gold(errors: int) -> None:
    """A line for each set of the project's own passages."""
    for name in GOLD_SETS:
        passages = load(name)
        size = sum(len(passage.text.encode()) for passage in passages)
        started = time.process_time()
        total, misses = score(passages)
        speed = size / 1000 / (time.process_time() - started)
        _line(f"own {name} ({len(passages)})", "aigov", total.span_f1, total.speaker, None, None)
        print(f"{total.end_to_end_f1:>11.3f}{'':>9}{speed:>10.0f}")
        for miss in misses[:errors]:
            print(f"    {miss.passage}: {miss.what}")


def polnear(scorer: ModuleType, errors: int, models: Sequence[str] | None) -> list[Rated]:
    """The lines for PolNeAR; returns our rows of both kinds of quotes, each with whether it is right."""
    articles = _read("dev.jsonl")
    unmarked = _read("dev_unmarked.jsonl")
    rated: list[Rated] = []
    for name, extractor in (("aigov", _ours()), *installed_peers(models)):
        predictions, speed = _run(extractor, articles)
        set_off = scorer.score(unmarked, _rows(_run(extractor, unmarked)[0]))
        for track in ("direct", "all"):
            found: dict[str, list[Any]] | None = defaultdict(list) if errors and name == "aigov" else None
            result = scorer.score(articles, _rows(predictions), track, 0, found)
            _polnear_line(track, name, result, set_off if track == "direct" else None, speed)
            for kind, items in (found or {}).items():
                print(f"  {kind} ({len(items)})")
                for item in items[:errors]:
                    print("   ", item)
        if name == "aigov":
            rated = _rated(scorer, articles, predictions)
    return rated


def calibration(rated: Sequence[Rated]) -> None:
    """Of the rows in each band of confidence, how many have both span and speaker right."""
    print("\nconfidence    rows   right")
    above = 1.01
    for low in BANDS:
        band = [right for quote, right in rated if low <= quote.confidence < above]
        if band:
            print(f"{low:.2f} and up {len(band):>6}{sum(band) / len(band):>8.3f}")
        above = low
    sure = [right for quote, right in rated if quote.confidence >= 0.9]
    if sure:
        print(f"of {len(sure)} rows with 0.9 or more, {sum(sure) / len(sure):.3f} are right")


def _ours() -> Extractor:
    gazetteer = Gazetteer()

    def extract(key: str, text: str) -> list[Prediction]:
        extraction = extract_document(document_of(key, text, titled=True, language="en"), gazetteer)
        names = {entity.key: entity.name for entity in (*gazetteer.entities, *extraction.entities)}
        return [
            Prediction(_row(quote, names.get(quote.speaker_key or "")), quote)
            for quote in extraction.quotes
            if quote.form is not QuoteForm.TERM
        ]

    return extract


def _row(quote: Quote, name: str | None) -> Row:
    return {
        "start": quote.start_char,
        "end": quote.end_char,
        "speaker": name or quote.speaker_text,
        "speaker_mention": quote.speaker_text,
        "speaker_start": quote.speaker_start,
        "speaker_end": quote.speaker_end,
    }


def _run(extractor: Extractor, articles: Sequence[Row]) -> tuple[dict[str, list[Prediction]], float]:
    """Predictions by article, and KB of UTF-8 text a CPU-second."""
    size = sum(len(article["text"].encode()) for article in articles)
    started = time.process_time()
    predictions = {article["doc_id"]: extractor(article["doc_id"], article["text"]) for article in articles}
    return predictions, size / 1000 / (time.process_time() - started)


def _rated(
    scorer: ModuleType, articles: Sequence[Row], predictions: dict[str, list[Prediction]]
) -> list[Rated]:
    """Each of our rows that the annotators judged, and whether its span and its speaker are right.

    One row at a time through the scorer: rows on words the annotation leaves open are not rated.
    """
    rated: list[Rated] = []
    for article in articles:
        for prediction in predictions[article["doc_id"]]:
            alone = [{"doc_id": article["doc_id"], "quotes": [prediction.row]}]
            result = scorer.score([article], alone, "all")
            if result["pred"] == 1 and prediction.quote is not None:
                right = result["e2e"]["P"] == 1.0
                evaluable = not result["relaxed"]["P"] or _has_known_speaker(article, prediction.row)
                if evaluable:
                    rated.append((prediction.quote, right))
    return rated


def _has_known_speaker(article: Row, row: Row) -> bool:
    """Does the gold quote that this row overlaps name a speaker that can be compared?"""
    for gold in article["quotes"]:
        if gold["start"] < row["end"] and row["start"] < gold["end"]:
            named = gold["speaker_type"] in ("name", "pronoun")
            return gold["speaker_entity" if named else "speaker_head"] is not None
    return False


def _polnear_line(track: str, name: str, result: Row, set_off: Row | None, speed: float) -> None:
    attribution = result["attr"]
    pronoun = attribution.get("pronoun", {}).get("entity_acc_matched")
    _line(
        f"PolNeAR dev, {track}",
        name,
        result["relaxed"]["F1"],
        attribution["ALL"]["entity_acc_gold"],
        pronoun,
        attribution["ALL"]["canonical_acc_matched"],
    )
    share = f"{set_off['unmarked']['recall_with_speaker']:.3f}" if set_off else ""
    print(f"{result['e2e']['F1']:>11.3f}{share:>9}{speed:>10.0f}")


def _line(
    data: str, name: str, span: float, speaker: float | None, pronoun: float | None, full: float | None
) -> None:
    shown = [f"{value:.3f}" if value is not None else "" for value in (span, speaker, pronoun, full)]
    print(f"{data:<26}{name:<{_NAME}}{shown[0]:>8}{shown[1]:>9}{shown[2]:>9}{shown[3]:>10}", end="")


def _rows(predictions: dict[str, list[Prediction]]) -> list[Row]:
    return [{"doc_id": key, "quotes": [item.row for item in items]} for key, items in predictions.items()]


def _read(name: str) -> list[Row]:
    with (SHARED / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_quotes", SHARED / "score_quotes.py")
    if spec is None or spec.loader is None:
        sys.exit("../shared/quotes/score_quotes.py cannot be read.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
