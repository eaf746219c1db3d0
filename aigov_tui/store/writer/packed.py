"""A document's rows but for their ids: made where it is read, in whatever process, and only numbered where they are written.

All others wait for the process that writes. So what goes over to it is columns of plain values, which pickle and become
rows several times as quickly as an object for each row would; and no text that stands in the document's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import attrgetter, eq
from typing import Any, NamedTuple

from aigov_tui.model.entity import Mention, Origin
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.quote import Quote
from aigov_tui.model.source import Document, Metadata, Paragraph, ParagraphKind
from aigov_tui.store.spacing import spaced
from aigov_tui.store.writer.entities import EntityFields, fields_of
from aigov_tui.store.writer.rows import Row, all_storable, storable, storable_or_none
from aigov_tui.store.writer.suggestions import Suggestion, asserters, suggestions_of


class ParagraphColumns(NamedTuple):
    """Fields of all paragraphs. `firsts` are the places of those that they repeat; `texts` is None where they all are the
    words of the document at `starts` and `ends`."""

    ordinals: Sequence[int]
    kinds: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    pages: Sequence[int | None]
    fingerprints: Sequence[int | None]
    firsts: Sequence[int | None]
    texts: Sequence[str] | None
    spaced: Sequence[str | None]

    def rows(self, source_id: int, ids: range, text: str) -> Iterator[Row]:
        """Those of `paragraphs`, with these ids."""
        return zip(
            ids, repeat(source_id), self.ordinals, self.kinds, self.starts, self.ends, self.pages, self.fingerprints,
            _ids_at(self.firsts, ids), self.texts or _slices(self.starts, self.ends, text), self.spaced, strict=False,
        )  # fmt: skip


class MentionColumns(NamedTuple):
    """Fields of all mentions: places of paragraphs, and of entities in `DocumentRows.named`."""

    entities: Sequence[int]
    paragraphs: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    texts: Sequence[str] | None
    origins: Sequence[str]
    confidences: Sequence[float]
    counts: Sequence[int]

    def rows(self, source_id: int, ids: range, text: str, entities: Sequence[int]) -> Iterator[Row]:
        """Those of `mentions`; `ids` are the paragraphs', `entities` those of what is named."""
        return zip(
            map(entities.__getitem__, self.entities), repeat(source_id), map(ids.__getitem__, self.paragraphs),
            self.starts, self.ends, self.texts or _slices(self.starts, self.ends, text), self.origins, self.confidences,
            self.counts, strict=False,
        )  # fmt: skip


class QuoteColumns(NamedTuple):
    """Fields of all quotes: as with mentions, and the places of quotes that they go on from."""

    paragraphs: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    forms: Sequence[str]
    speakers: Sequence[int | None]
    speaker_texts: Sequence[str | None]
    speaker_starts: Sequence[int | None]
    speaker_ends: Sequence[int | None]
    speaker_forms: Sequence[str | None]
    cues: Sequence[str | None]
    attributions: Sequence[str | None]
    confidences: Sequence[float]
    continued: Sequence[int | None]
    counts: Sequence[int]
    texts: Sequence[str] | None
    spaced: Sequence[str | None]

    def rows(
        self, source_id: int, ids: range, text: str, entities: Sequence[int], quote_ids: range
    ) -> Iterator[Row]:
        """Those of `quotes`, with these ids of their own."""
        return zip(
            quote_ids, repeat(source_id), map(ids.__getitem__, self.paragraphs), self.starts, self.ends, self.forms,
            _ids_at(self.speakers, entities), self.speaker_texts, self.speaker_starts, self.speaker_ends,
            self.speaker_forms, self.cues, self.attributions, self.confidences, _ids_at(self.continued, quote_ids),
            repeat(str(Origin.EXTRACTED)), self.counts, self.texts or _slices(self.starts, self.ends, text), self.spaced,
            strict=False,
        )  # fmt: skip


class DocumentRows(NamedTuple):
    """What the tables are to hold of a document. `path` and `sha256` are the document's, `source` the columns of `sources`
    after `id`; `named` the keys of all entities that are referred to, and `found`, beside them, what was found of those
    that are not curated; `signatures` are (places, sizes, packed keys) of paragraphs."""

    path: str
    sha256: str
    source: Row
    paragraphs: ParagraphColumns
    named: Sequence[str]
    found: Sequence[EntityFields | None]
    mentions: MentionColumns
    quotes: QuoteColumns
    suggestions: Sequence[Suggestion]
    signatures: tuple[Sequence[int], Sequence[int], Sequence[bytes]]

    @property
    def text(self) -> str:
        """The document's, as it is stored."""
        return str(self.source[-1])


def rows_of(
    document: Document,
    extraction: Extraction,
    *,
    recipe: str,
    signatures: Iterable[tuple[int, int, bytes]] = (),
) -> DocumentRows:
    """The rows of a document and of all that was found in it; `signatures` as (ordinal, size, packed keys).

    Raises `ValueError` where the extraction does not fit the document.
    """
    text = storable(document.text)
    places = _Places()
    paragraphs = _paragraph_columns(document.paragraphs, text, places)
    keys = [mention.entity_key for mention in extraction.mentions]
    keys += [quote.speaker_key for quote in extraction.quotes if quote.speaker_key is not None]
    keys += asserters(extraction.statements)
    named = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    found = {entity.key: entity for entity in extraction.entities}
    ordinals, sizes, packed = _columns(signatures, 3)
    return DocumentRows(
        document.path,
        document.sha256,
        _source_row(document, recipe, text),
        paragraphs,
        all_storable(named),
        tuple(fields_of(found[key]) if key in found else None for key in named),
        _mention_columns(extraction.mentions, text, places, named),
        _quote_columns(extraction.quotes, text, places, named),
        suggestions_of(document, extraction.statements, named),
        (tuple(map(places.__getitem__, ordinals)), sizes, packed),
    )


class _Places(dict[int, int]):
    """The places of paragraphs by their ordinals, and which of them count (1 or 0)."""

    counts: Sequence[int] = ()

    def __missing__(self, ordinal: int) -> int:
        raise ValueError(f"the document has no paragraph {ordinal}")

    def before(self, place: int, ordinal: int | None) -> int | None:
        """The place of an ordinal if it is before this one: nothing repeats what comes after it."""
        first = None if ordinal is None else self.get(ordinal)
        return first if first is not None and first < place else None


# Values of enumerations by their own name: `value` takes ten times as long.
_PARAGRAPH = attrgetter(
    "ordinal", "kind._value_", "start_char", "end_char", "page", "fingerprint", "duplicate_of", "text"
)
_MENTION = attrgetter(
    "entity_key", "paragraph", "start_char", "end_char", "text", "origin._value_", "confidence"
)


def _paragraph_columns(paragraphs: Sequence[Paragraph], text: str, places: _Places) -> ParagraphColumns:
    """The paragraphs' columns; `places` gets to know them."""
    columns = _columns(map(_PARAGRAPH, paragraphs), 8)
    ordinals, kinds, starts, ends, pages, prints, repeated, words = columns
    places.update(zip(ordinals, range(len(ordinals)), strict=True))
    firsts = (
        tuple(map(places.before, range(len(ordinals)), repeated))
        if any(repeated) or 0 in repeated
        else repeated
    )
    places.counts = [
        int(kind != ParagraphKind.BOILERPLATE and first is None)
        for kind, first in zip(kinds, firsts, strict=True)
    ]
    own = _unless_there(words, starts, ends, text)
    return ParagraphColumns(
        ordinals, kinds, starts, ends, pages, prints, firsts, own, tuple(map(spaced, own or words))
    )


def _mention_columns(
    mentions: Sequence[Mention], text: str, places: _Places, named: Mapping[str, int]
) -> MentionColumns:
    keys, ordinals, starts, ends, words, origins, confidences = _columns(map(_MENTION, mentions), 7)
    at = tuple(map(places.__getitem__, ordinals))
    return MentionColumns(
        tuple(map(named.__getitem__, keys)), at, starts, ends, _unless_there(words, starts, ends, text), origins,
        tuple(map(float, confidences)), tuple(map(places.counts.__getitem__, at)),
    )  # fmt: skip


def _quote_columns(
    quotes: Sequence[Quote], text: str, places: _Places, named: Mapping[str, int]
) -> QuoteColumns:
    rows = (_quote_fields(index, quote, places, named) for index, quote in enumerate(quotes))
    *fields, words = _columns(rows, 15)
    own = _unless_there(words, fields[1], fields[2], text)
    return QuoteColumns._make((*fields, own, tuple(map(spaced, own or words))))


def _quote_fields(index: int, quote: Quote, places: _Places, named: Mapping[str, int]) -> tuple[Any, ...]:
    place = places[quote.paragraph]
    # Only what comes before can be gone on from; anything else would be a circle.
    before = quote.continues if quote.continues is not None and 0 <= quote.continues < index else None
    return (
        place,
        quote.start_char,
        quote.end_char,
        str(quote.form),
        None if quote.speaker_key is None else named[quote.speaker_key],
        storable_or_none(quote.speaker_text),
        quote.speaker_start,
        quote.speaker_end,
        None if quote.speaker_form is None else str(quote.speaker_form),
        storable_or_none(quote.cue),
        None if quote.attribution is None else str(quote.attribution),
        float(quote.confidence),
        before,
        places.counts[place],
        quote.text,
    )


def _source_row(document: Document, recipe: str, text: str) -> Row:
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
        text,
    )


def _precision(about: Metadata) -> str | None:
    """How much of the date is known: as given, or as long as the date is."""
    if about.published_on is None:
        return None
    if about.published_precision is not None:
        return str(about.published_precision)
    return {4: "year", 7: "month"}.get(len(about.published_on), "day")


def _columns(rows: Iterable[tuple[Any, ...]], number: int) -> tuple[tuple[Any, ...], ...]:
    """The fields of the rows, so many of them, each a tuple."""
    return tuple(zip(*rows, strict=True)) or ((),) * number


def _slices(starts: Iterable[int], ends: Iterable[int], text: str) -> Iterator[str]:
    """The words of the document at these places."""
    return map(text.__getitem__, map(slice, starts, ends))


def _unless_there(
    words: Sequence[str], starts: Iterable[int], ends: Iterable[int], text: str
) -> tuple[str, ...] | None:
    """The texts as they are stored; None where they all are the document's words at these places."""
    if all(map(eq, _slices(starts, ends, text), words)):
        return None
    return tuple(map(storable, words))


def _ids_at(places: Iterable[int | None], ids: Sequence[int]) -> Iterable[int | None]:
    return [None if place is None else ids[place] for place in places]
