"""Quotes as textacy finds them, whole texts at once or a paragraph at a time."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from aigov_tui.model.quote import Quote

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Prediction:
    """One found quote in the scorer's form; `quote` is ours, None for another extractor's."""

    row: Row
    quote: Quote | None = None


Extractor = Callable[[str, str], list[Prediction]]


def installed_peers(models: Sequence[str] | None) -> Iterable[tuple[str, Extractor]]:
    """SpaCy with textacy, as shipped and fed a paragraph at a time, where both and a model are installed."""
    if any(importlib.util.find_spec(name) is None for name in ("spacy", "textacy")):
        return
    spacy: Any = importlib.import_module("spacy")
    triples = importlib.import_module("textacy.extract.triples")
    installed = [name for name in spacy.util.get_installed_models() if name.startswith("en_")]
    for model in models or installed[:1]:
        nlp = spacy.load(model if model in installed else importlib.import_module(model).model_path())
        short = "-".join(str(nlp.meta["name"]).split("_")[-2:])[:16]
        yield f"textacy {short} whole", _textacy(nlp, triples, whole=True)
        yield f"textacy {short} by par.", _textacy(nlp, triples, whole=False)


def _textacy(nlp: Callable[[str], object], triples: ModuleType, *, whole: bool) -> Extractor:
    def extract(_key: str, text: str) -> list[Prediction]:
        if whole:
            return _textacy_rows(nlp, triples, text, 0)
        found: list[Prediction] = []
        position = 0
        for line in text.split("\n"):
            if line.strip():
                found.extend(_textacy_rows(nlp, triples, line, position))
            position += len(line) + 1
        return found

    return extract


def _textacy_rows(
    nlp: Callable[[str], object], triples: ModuleType, line: str, position: int
) -> list[Prediction]:
    try:
        quotations = list(triples.direct_quotations(nlp(line)))
    except (ValueError, IndexError):  # an odd number of marks
        return []
    rows: list[Prediction] = []
    for quotation in quotations:
        speaker = " ".join(token.text for token in quotation.speaker)
        rows.append(
            Prediction(
                {
                    "start": position + quotation.content.start_char,
                    "end": position + quotation.content.end_char,
                    "speaker": speaker,
                    "speaker_mention": speaker,
                }
            )
        )
    return rows
