"""A document's rows: into the database, and out of it again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from aigov_tui.model.entity import Origin
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.quote import Quote
from aigov_tui.model.source import Document, Metadata, Paragraph, ParagraphKind
from aigov_tui.store.decisions.log import follow_source_key
from aigov_tui.store.spacing import spaced
from aigov_tui.store.writer.entities import EntityIds
from aigov_tui.store.writer.rows import TABLES, Row, Rows, storable, storable_or_none
from aigov_tui.store.writer.suggestions import CodebookIds, asserters, delete_suggestions, put_suggestions

# A paragraph as mentions and quotes need it: its id, and whether what stands in it counts (1 or 0).
Place = tuple[int, int]


def put_rows(
    rows: Rows,
    entity_ids: EntityIds,
    codebook_ids: CodebookIds,
    source_id: int,
    document: Document,
    extraction: Extraction,
) -> Mapping[int, Place]:
    """Gather the paragraphs, new entities, mentions, quotes and suggestions of a document whose source row is there;
    returns the paragraphs' places by their ordinals.

    Raises `ValueError` where a mention or quote names a paragraph or an entity that is not there.
    """
    places = _put_paragraphs(rows, source_id, document)
    keys = [mention.entity_key for mention in extraction.mentions]
    keys += [quote.speaker_key for quote in extraction.quotes if quote.speaker_key is not None]
    keys += asserters(extraction.statements)
    ids = entity_ids.ids_of(keys, {entity.key: entity for entity in extraction.entities})
    rows.add("mentions", _mention_rows(source_id, extraction, places, ids))
    rows.add("quotes", _quote_rows(rows, source_id, extraction, places, ids))
    if extraction.statements:
        paragraph_ids = [places[paragraph.ordinal][0] for paragraph in document.paragraphs]
        put_suggestions(rows, source_id, document, extraction.statements, codebook_ids, ids, paragraph_ids)
    return places


def source_row(document: Document, recipe: str) -> Row:
    """The columns of `sources` after `id`."""
    about = document.metadata
    return (
        storable(document.key),
        storable_or_none(about.title),
        storable_or_none(about.publisher),
        storable_or_none(about.author),
        storable_or_none(about.published_on),
        _precision(about),
        storable_or_none(about.url),
        storable_or_none(about.language),
        storable_or_none(about.kind),
        storable(document.path),
        document.sha256,
        recipe,
        document.size,
        document.encoding,
        len(document.text),
        storable(document.text),
    )


def _precision(about: Metadata) -> str | None:
    """How much of the date is known: as given, or as long as the date is."""
    if about.published_on is None:
        return None
    if about.published_precision is not None:
        return str(about.published_precision)
    return {4: "year", 7: "month"}.get(len(about.published_on), "day")


def replace_source_row(connection: sqlite3.Connection, source_id: int, row: Row) -> None:
    """Give a source's row new columns after `id`; annotations and decisions follow when its key changes."""
    names = [name.strip() for name in TABLES["sources"].split(",")][1:]
    (old,) = connection.execute("SELECT key FROM sources WHERE id = ?", (source_id,)).fetchone()
    settings = ", ".join(f"{name} = ?" for name in names)
    connection.execute(f"UPDATE sources SET {settings} WHERE id = ?", (*row, source_id))
    new = str(row[names.index("key")])
    if new == old:
        return
    connection.execute("UPDATE annotations SET source_key = ? WHERE source_id = ?", (new, source_id))
    follow_source_key(connection, old, new)


def delete_rows(connection: sqlite3.Connection, source_id: int) -> None:
    """Delete a source's suggestions, mentions, quotes and paragraphs; the source's own row stays."""
    delete_suggestions(connection, source_id)
    for table in ("mentions", "quotes", "paragraphs"):
        connection.execute(f"DELETE FROM {table} WHERE source_id = ?", (source_id,))


def _put_paragraphs(rows: Rows, source_id: int, document: Document) -> Mapping[int, Place]:
    """Gather the paragraphs; returns the place of each by its ordinal."""
    places: dict[int, Place] = {}
    added: list[Row] = []
    for paragraph in document.paragraphs:
        paragraph_id = rows.new_id("paragraphs")
        first = places.get(paragraph.duplicate_of) if paragraph.duplicate_of is not None else None
        text = storable(paragraph.text)
        added.append(
            (
                paragraph_id,
                source_id,
                paragraph.ordinal,
                str(paragraph.kind),
                paragraph.start_char,
                paragraph.end_char,
                paragraph.page,
                paragraph.fingerprint,
                first[0] if first is not None else None,
                text,
                spaced(text),
            )
        )
        places[paragraph.ordinal] = (paragraph_id, _counts(paragraph, first))
    rows.add("paragraphs", added)
    return places


def _counts(paragraph: Paragraph, first: Place | None) -> int:
    return int(paragraph.kind is not ParagraphKind.BOILERPLATE and first is None)


def _mention_rows(
    source_id: int, extraction: Extraction, places: Mapping[int, Place], ids: Mapping[str, int]
) -> list[Row]:
    place_of = _place_finder(places)
    result: list[Row] = []
    for mention in extraction.mentions:
        paragraph_id, counts = place_of(mention.paragraph)
        result.append(
            (
                ids[mention.entity_key],
                source_id,
                paragraph_id,
                mention.start_char,
                mention.end_char,
                storable(mention.text),
                str(mention.origin),
                float(mention.confidence),
                counts,
            )
        )
    return result


def _quote_rows(
    rows: Rows, source_id: int, extraction: Extraction, places: Mapping[int, Place], ids: Mapping[str, int]
) -> list[Row]:
    place_of = _place_finder(places)
    quote_ids = [rows.new_id("quotes") for _ in extraction.quotes]
    result: list[Row] = []
    for index, quote in enumerate(extraction.quotes):
        paragraph_id, counts = place_of(quote.paragraph)
        # Only what comes before can be gone on from; anything else would be a circle.
        before = quote.continues if quote.continues is not None and 0 <= quote.continues < index else None
        speaker_id = ids[quote.speaker_key] if quote.speaker_key is not None else None
        result.append(
            (
                quote_ids[index],
                source_id,
                paragraph_id,
                *_quote_values(quote, speaker_id, None if before is None else quote_ids[before], counts),
            )
        )
    return result


def _quote_values(quote: Quote, speaker_id: int | None, continues_id: int | None, counts: int) -> Row:
    """The columns of `quotes` after `paragraph_id`."""
    text = storable(quote.text)
    return (
        quote.start_char,
        quote.end_char,
        str(quote.form),
        speaker_id,
        storable_or_none(quote.speaker_text),
        quote.speaker_start,
        quote.speaker_end,
        None if quote.speaker_form is None else str(quote.speaker_form),
        storable_or_none(quote.cue),
        None if quote.attribution is None else str(quote.attribution),
        float(quote.confidence),
        continues_id,
        str(Origin.EXTRACTED),
        counts,
        text,
        spaced(text),
    )


def _place_finder(places: Mapping[int, Place]) -> Callable[[int], Place]:
    def place_of(ordinal: int) -> Place:
        try:
            return places[ordinal]
        except KeyError:
            raise ValueError(f"the document has no paragraph {ordinal}") from None

    return place_of
