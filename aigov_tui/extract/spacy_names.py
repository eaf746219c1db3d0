"""The names that a spaCy model finds, where spaCy and a model are installed: the extra `aigov-tui[spacy]`."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from aigov_tui.extract.names.extra import FoundName
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.source import Document, Paragraph, ParagraphKind

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "EVENT": EntityKind.EVENT,
    "LAW": EntityKind.DOCUMENT,
}
"""spaCy's labels (OntoNotes, and `PER` of the models trained on WikiNER) to our kinds; the others name nothing we keep."""
_EDGES = " \t\n\"“”'‘’.,;:()[]"
_LONGEST = 100_000
"""Characters of a paragraph that are given to the model at once; it refuses a million."""


class SpacyMissingError(Exception):
    """SpaCy, or a model for it, is not installed; its text is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class SpacyNames:
    """Finds names with the models named; picklable, each process loads its own. Use `spacy_names` to make one."""

    models: tuple[tuple[str, str], ...]
    """(language code, model) for each language there is a model for."""

    @property
    def recipe(self) -> str:
        """What tells this extractor from others, to know which documents have to be read again."""
        return "spacy:" + ",".join(model for _, model in self.models)

    def __call__(self, document: Document) -> list[FoundName]:
        """The names in a document whose language there is a model for, in text order; none in others."""
        language = (document.metadata.language or "en").split("-")[0].lower()
        model = dict(self.models).get(language)
        if model is None:
            return []
        pipeline = _loaded(model)
        kept = [p for p in document.paragraphs if p.kind is not ParagraphKind.BOILERPLATE]
        return [name for paragraph in kept for name in _names_in(paragraph, pipeline)]


def spacy_names() -> SpacyNames:
    """An extractor with the installed models. Raises `SpacyMissingError` where there is none."""
    try:
        spacy: Any = importlib.import_module("spacy")
    except ImportError as error:
        raise SpacyMissingError(_how_to_install("spaCy and a model")) from error
    models: dict[str, str] = {}
    for model in sorted(spacy.util.get_installed_models()):  # ..._lg before ..._md before ..._sm
        models.setdefault(model.split("_")[0], model)
    if not models:
        raise SpacyMissingError(_how_to_install("a spaCy model"))
    return SpacyNames(tuple(models.items()))


def _how_to_install(what: str) -> str:
    return (
        f"--extractor spacy needs {what}: pip install 'aigov-tui[spacy]' and python -m spacy download en_core_web_sm "
        "(zh_core_web_sm for Chinese)."
    )


@lru_cache(maxsize=4)
def _loaded(model: str) -> Any:  # noqa: ANN401 (spaCy is optional: its types are not known)
    spacy: Any = importlib.import_module("spacy")
    return spacy.load(model, disable=["lemmatizer", "textcat"])


def _names_in(paragraph: Paragraph, pipeline: Any) -> Iterator[FoundName]:  # noqa: ANN401
    text = paragraph.text[:_LONGEST]
    for entity in pipeline(text).ents:
        kind = _KINDS.get(entity.label_)
        start, end = entity.start_char, entity.end_char
        if text[start:end].lower().startswith("the "):
            start += 4
        while start < end and text[start] in _EDGES:
            start += 1
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        while (
            end > start and text[end - 1] in _EDGES and not text[start:end].endswith((".S.", "Inc.", "Jr."))
        ):
            end -= 1
        if kind is not None and end > start:
            yield FoundName(paragraph.start_char + start, paragraph.start_char + end, kind)
