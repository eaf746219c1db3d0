"""Everything the extract layer finds in one document, in one call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.linking.entities import link_document
from aigov_tui.extract.names.extra import ExtraNames, with_extra
from aigov_tui.extract.names.papers import short_papers
from aigov_tui.extract.names.spotting import narrator_in, people_in_title, spot
from aigov_tui.extract.positions import PositionFinder
from aigov_tui.extract.quotes import find_quotes
from aigov_tui.model.entity import Entity, Mention
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.position import Statement
from aigov_tui.model.quote import Quote
from aigov_tui.model.source import Document, Paragraph, ParagraphKind

SECTION = 4_000_000
"""Code points, more than the longest novels have. What is longer holds many texts, and is read in sections of so many, so that memory
does not grow with it: a name made plain in one of them is not known by its short form in the next."""


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
    if len(document.text) <= SECTION:
        return _extracted(document, _title_of(document), gazetteer, positions, extra_names)
    title = _title_of(document)
    entities: dict[str, Entity] = {}
    mentions: list[Mention] = []
    quotes: list[Quote] = []
    statements: dict[str, Statement] = {}
    for paragraphs in _sections(document.paragraphs):
        section = replace(document, paragraphs=paragraphs)
        found = _extracted(section, title, gazetteer, positions, extra_names)
        before = len(quotes)
        for entity in found.entities:
            entities.setdefault(entity.key, entity)
        mentions += found.mentions
        quotes += (
            quote if quote.continues is None else replace(quote, continues=quote.continues + before)
            for quote in found.quotes
        )
        for statement in found.statements:
            statements.setdefault(statement.key, statement)
    return Extraction(tuple(entities.values()), tuple(mentions), tuple(quotes), tuple(statements.values()))


def _sections(paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[Paragraph, ...]]:
    """The paragraphs in runs of at most `SECTION` code points, at least one paragraph a run."""
    first = 0
    for index, paragraph in enumerate(paragraphs):
        if index > first and paragraph.end_char - paragraphs[first].start_char > SECTION:
            yield paragraphs[first:index]
            first = index
    yield paragraphs[first:]


def _extracted(
    document: Document,
    title: str,
    gazetteer: Gazetteer,
    positions: PositionFinder | None,
    extra_names: ExtraNames | None,
) -> Extraction:
    """What is found in a document, or a section of one, with this `title`."""
    names = spot(document, gazetteer)
    if extra_names is not None:
        names = with_extra(names, extra_names(document), document)
    if papers := short_papers(names, document):
        names = with_extra(names, papers, document)
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
