"""Everything the extract layer finds in one document, in one call."""

from __future__ import annotations

from dataclasses import replace

from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.linking.entities import link_document
from aigov_tui.extract.names.extra import ExtraNames, with_extra
from aigov_tui.extract.names.spotting import narrator_in, people_in_title, spot
from aigov_tui.extract.positions import PositionFinder
from aigov_tui.extract.quotes import find_quotes
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.source import Document, ParagraphKind


def extract_document(
    document: Document,
    gazetteer: Gazetteer,
    positions: PositionFinder | None = None,
    extra_names: ExtraNames | None = None,
) -> Extraction:
    """Mentions, extracted entities and attributed quotes of `document`; with `positions`, suggested statements too.

    `extra_names` is another extractor whose names are taken where ours found none. Never raises for any text, unless
    `extra_names` does.
    """
    names = spot(document, gazetteer)
    if extra_names is not None:
        names = with_extra(names, extra_names(document), document)
    title = _title_of(document)
    people = people_in_title(title)
    linked = link_document(document.text, names, people, gazetteer)
    narrator = narrator_in(title, people)
    entities = {entity.key: entity for entity in linked.entities}
    known = {entity.key: entity for entity in linked.titled} | {
        mention.entity_key: entities.get(mention.entity_key) or gazetteer.by_key[mention.entity_key]
        for mention in linked.mentions
    }
    quotes = find_quotes(
        document.text,
        document.paragraphs,
        linked.mentions,
        known,
        document.metadata.language,
        linked.titled,
        None if narrator is None else linked.titled[narrator].key,
    )
    for quote in quotes:  # someone whom only the title names
        if quote.speaker_key is not None and quote.speaker_key not in gazetteer.by_key:
            entities.setdefault(quote.speaker_key, known[quote.speaker_key])
    extraction = Extraction(tuple(entities.values()), tuple(linked.mentions), quotes)
    if positions is None:
        return extraction
    return replace(extraction, statements=tuple(positions.suggest(document, extraction)))


def _title_of(document: Document) -> str:
    """The title as the metadata has it, else as it stands in the text."""
    if document.metadata.title is not None:
        return document.metadata.title
    return next((p.text for p in document.paragraphs if p.kind is ParagraphKind.TITLE), "")
