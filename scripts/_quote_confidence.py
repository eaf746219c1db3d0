"""How sure a quote is: the shares of rows that were right, by how they were found, written for the package to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.quotes.drafts import finished
from aigov_tui.extract.quotes.finder import DocumentQuotes
from aigov_tui.model.quote import Quote
from tests.gold.quotes import document_of

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "aigov_tui" / "extract" / "quotes" / "data" / "confidence.yaml"
HEADER = """\
# Measured precision (span and speaker right, on all quoted words of the PolNeAR development articles) by form / where the
# speaker is named / what names it, and how many rows that rests on. `?` marks a pronoun whose antecedent was a close call,
# `-` a name that is no entity. Less particular keys serve where there were too few rows; each is drawn a little towards the
# key above it. Written by `python3 scripts/bench_quotes.py --calibrate`.
"""
FEWEST_ROWS = 12
SHRINKAGE = 4
# What the development articles have too few rows of: estimates, kept low. Set-off paragraphs: dev_unmarked.jsonl.
UNMEASURED = {
    "term": 0.8,
    "unknown": 0.3,
    "transcript": 0.9,
    "set_off": 0.85,
    "continued": 0.7,
    "block/continued": 0.85,
    "according_to": 0.8,
    "sentence": 0.5,
    "cue_after/name-": 0.78,
    "cue_before/name-": 0.6,
    "carried/nominal": 0.6,
    "cue_after/pronoun-": 0.5,
    "cue_before/pronoun-": 0.5,
    "carried/pronoun-": 0.5,
    "continued/pronoun-": 0.5,
}
Row = dict[str, Any]
Rated = tuple[Quote, bool]


def write_confidence(rated: Sequence[Rated], articles: Sequence[Row]) -> None:
    """Write the table of precisions: how each row was found is asked of the finder itself."""
    ways = _ways(articles)
    counts: dict[str, list[bool]] = defaultdict(list)
    for quote, right in rated:
        for key in ways[quote]:
            counts[key].append(right)
    lines = [HEADER + "precision:"]
    precisions: dict[str, float] = {}
    for key in sorted(counts, key=lambda key: (key.count("/"), key)):
        rows = len(counts[key])
        if rows >= FEWEST_ROWS:
            share = sum(counts[key])
            parent = precisions.get(_parent(key), share / rows)
            precisions[key] = (share + SHRINKAGE * parent) / (rows + SHRINKAGE)
            lines.append(f"  {key}: {min(precisions[key], 0.99):.3f}  # {rows}")
    lines.extend(
        f"  {key}: {value}  # not measured" for key, value in UNMEASURED.items() if key not in precisions
    )
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"\nwrote {TABLE.relative_to(ROOT)} from {len(rated)} rows; run again to see it applied")


def _parent(key: str) -> str:
    """The next less particular key: without the form, else without what names the speaker."""
    parts = key.split("/")
    return "/".join(parts[1:]) if len(parts) == 3 else parts[0]


def _ways(articles: Sequence[Row]) -> dict[Quote, tuple[str, ...]]:
    found: dict[Quote, tuple[str, ...]] = {}
    gazetteer = Gazetteer()
    for article in articles:
        document = document_of(article["doc_id"], article["text"], titled=True, language="en")
        extraction = extract_document(document, gazetteer)
        entities = {entity.key: entity for entity in (*gazetteer.entities, *extraction.entities)}
        finder = DocumentQuotes(document.text, document.paragraphs, extraction.mentions, entities)
        rows = finder.rows()
        found.update(zip(finished(rows), (row.way for row in rows), strict=True))
    return found
