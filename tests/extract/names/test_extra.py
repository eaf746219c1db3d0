"""Names of another extractor beside ours; a stand-in for spaCy, which need not be installed."""

from __future__ import annotations

import importlib
import pickle
import sys
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace

import pytest

from aigov_tui.extract import spacy_names as module
from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.names.extra import FoundName
from aigov_tui.extract.spacy_names import SpacyMissingError, SpacyNames, spacy_names
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.source import Document
from tests.gold.quotes import document_of

TEXT = "Yesterday zorblax met Maria Rossi.\n\nBoth left the quintor."


@dataclass(frozen=True)
class _Entity:
    start_char: int
    end_char: int
    label_: str


def pipeline(text: str) -> SimpleNamespace:
    """What a loaded model would be: finds two words, a date, and a name of ours a word too long."""
    labels = {"zorblax": "PERSON", "the quintor": "ORG", "met Maria": "PERSON", "Yesterday": "DATE"}
    return SimpleNamespace(
        ents=[
            _Entity(text.index(words), text.index(words) + len(words), label)
            for words, label in labels.items()
            if words in text
        ]
    )


@pytest.fixture
def spacy(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A `spacy` with one English model."""
    installed = ["en_core_web_sm"]
    fake = ModuleType("spacy")
    fake.load = lambda name, disable: pipeline  # type: ignore[attr-defined]
    fake.util = SimpleNamespace(get_installed_models=lambda: installed)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", fake)
    module._loaded.cache_clear()
    return SimpleNamespace(installed=installed)


def found(text: str, language: str | None = "en") -> list[tuple[str, str]]:
    document = document_of("x", text, language=language)
    extraction = extract_document(document, Gazetteer(), extra_names=spacy_names())
    kinds = {entity.key: entity.kind.value for entity in extraction.entities}
    for mention in extraction.mentions:
        assert mention.text == text[mention.start_char : mention.end_char]
    return [(mention.text, kinds[mention.entity_key]) for mention in extraction.mentions]


@pytest.mark.usefixtures("spacy")
def test_its_names_are_taken_where_ours_are_silent() -> None:
    assert found(TEXT) == [("zorblax", "person"), ("Maria Rossi", "person"), ("quintor", "organization")]


@pytest.mark.usefixtures("spacy")
def test_no_model_for_the_language_adds_nothing() -> None:
    assert found(TEXT, "zh") == [("Maria Rossi", "person")]


@pytest.mark.usefixtures("spacy")
def test_it_travels_to_other_processes_and_says_what_it_is() -> None:
    names = pickle.loads(pickle.dumps(spacy_names()))
    assert names == SpacyNames((("en", "en_core_web_sm"),))
    assert names.recipe == "spacy:en_core_web_sm"


def test_without_a_model_a_sentence_says_what_to_install(spacy: SimpleNamespace) -> None:
    spacy.installed.clear()
    with pytest.raises(SpacyMissingError, match=r"needs a spaCy model: pip install 'aigov-tui\[spacy\]' and"):
        spacy_names()


def test_without_spacy_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(SpacyMissingError, match="needs spaCy and a model"):
        spacy_names()
    importlib.invalidate_caches()


def test_names_outside_a_paragraph_or_across_two_are_left_out() -> None:
    def careless(document: Document) -> list[FoundName]:
        size = len(document.text)
        spans = [(0, size), (30, 40), (size - 8, size + 50), (4, 4), (10, 17), (12, 16)]
        return [FoundName(start, end, EntityKind.PERSON) for start, end in spans]

    extraction = extract_document(document_of("x", TEXT), Gazetteer(), extra_names=careless)
    assert [mention.text for mention in extraction.mentions] == ["zorblax", "Maria Rossi"]
