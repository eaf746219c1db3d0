"""Everything the extract layer finds in one document, in one call."""

from __future__ import annotations

from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.source import Document


def extract_document(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Mentions, extracted entities and attributed quotes of `document`. Never raises for any text."""
    raise NotImplementedError
