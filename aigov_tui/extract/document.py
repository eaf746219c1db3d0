"""Everything the extract layer finds in one document, in one call."""

from __future__ import annotations

from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.linking.entities import link
from aigov_tui.extract.names.spotting import spot
from aigov_tui.extract.quotes import find_quotes
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.source import Document


def extract_document(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Mentions, extracted entities and attributed quotes of `document`. Never raises for any text."""
    mentions, extracted = link(document.text, spot(document, gazetteer), gazetteer)
    known = {entity.key: entity for entity in extracted}
    for mention in mentions:
        if mention.entity_key not in known:
            known[mention.entity_key] = gazetteer.by_key[mention.entity_key]
    quotes = find_quotes(document.text, document.paragraphs, mentions, known, document.metadata.language)
    return Extraction(tuple(extracted), tuple(mentions), quotes)
