"""The four seed documents: all speech found, by the right speaker and in the right form; no scare quote taken for speech."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from tests.gold.quotes import document_of

SEEDS = Path(__file__).parents[3] / "seeds"

EXPECTED: dict[str, list[tuple[str, str | None, str]]] = {
    "000": [
        ("direct", "Li Qiang", "We should enhance coordination"),
        ("block", "Li Qiang", "Currently, key resources"),
        ("block", "Li Qiang", "We are willing to share"),
        ("direct", "George Chen", "China clearly wants"),
    ],
    "001": [
        ("partial", "Li Qiang", "globally recognised framework"),
        ("direct", "Li Qiang", "The risks and challenges"),
        ("term", None, "woke AI models"),
        ("partial", "Li Qiang", "exclusive game for a few"),
        ("direct", "Li Qiang", "China is willing to share"),
    ],
    "002": [
        ("partial", "Li Qiang", "an exclusive game"),
        ("term", None, "AI supercomputing"),
        ("partial", "Li Qiang", "an exclusive game"),
        ("term", None, "AI supercomputing"),
    ],
    "003": [
        ("term", None, "race to win"),
        ("term", None, "for good and for all"),
        ("term", None, "winning the race"),
        ("term", None, "Digital Silk Road"),
    ],
}


@pytest.mark.parametrize("number", sorted(EXPECTED))
def test_every_quote_of_a_seed(number: str) -> None:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    extraction = extract_document(document_of(number, path.read_text(encoding="utf-8")), Gazetteer())
    names = {entity.key: entity.name for entity in extraction.entities}
    found = [
        (quote.form.value, names.get(quote.speaker_key or ""), quote.text) for quote in extraction.quotes
    ]
    assert [(form, name) for form, name, _ in found] == [(form, name) for form, name, _ in EXPECTED[number]]
    for (_, _, words), (_, _, start) in zip(found, EXPECTED[number], strict=True):
        assert words.startswith(start)
