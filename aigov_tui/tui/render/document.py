"""A document as the reader shows it: its paragraphs, the spans marked in it, and its lines at a width.

Everything here is made in a worker thread and never changed; offsets are code points of the source's text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from aigov_tui.model.focus import Focus
from aigov_tui.model.quote import QuoteForm
from aigov_tui.model.source import ParagraphKind
from aigov_tui.tui.ports import Store
from aigov_tui.tui.render.spans import SpanIndex
from aigov_tui.tui.render.wrap import unwrapped, wrap
from aigov_tui.tui.state import EVERYTHING, Reading

if TYPE_CHECKING:
    from aigov_tui.model.rows import AnnotationRow, MentionRow, ParagraphRow, QuoteRow, SourceRow, Span

_MOST_HIT_PARAGRAPHS = 2000
_LONG = 100_000  # code points from which on a part of a document is shown before the whole
_PART = 200  # paragraphs


@dataclass(frozen=True, slots=True)
class HitSpan:
    """Words that were searched for."""

    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class Noted:
    """Words that a person noted, tagged, highlighted or coded."""

    start_char: int
    end_char: int
    row: AnnotationRow


def noted(rows: Sequence[AnnotationRow]) -> SpanIndex[Noted]:
    """The annotations whose words stand in the text; orphaned ones have no place in it."""
    return SpanIndex(
        [
            Noted(row.start_char, row.end_char, row)
            for row in rows
            if row.start_char is not None and row.end_char is not None
        ]
    )


@dataclass(frozen=True, slots=True)
class ReaderDocument:
    """A document with everything that is marked in it."""

    source: SourceRow
    paragraphs: tuple[ParagraphRow, ...]
    mentions: SpanIndex[MentionRow]
    quotes: SpanIndex[QuoteRow]
    speech: SpanIndex[QuoteRow]
    hits: SpanIndex[HitSpan]
    has_title: bool
    annotations: tuple[AnnotationRow, ...]
    noted: SpanIndex[Noted]
    is_part: bool = False  # only what is in sight; the whole is being read

    @property
    def begins(self) -> bool:
        """Whether its first paragraph is here."""
        return not self.is_part or not self.paragraphs or self.paragraphs[0].ordinal == 0

    def counts(self, paragraph: ParagraphRow) -> bool:
        """False for boilerplate and repeats, which count nowhere."""
        return paragraph.kind is not ParagraphKind.BOILERPLATE and not paragraph.is_repeat

    def paragraph_at(self, offset: int) -> ParagraphRow | None:
        """The paragraph that holds a code point of the text, or the last one before it."""
        index = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start_char) - 1
        return self.paragraphs[index] if index >= 0 else None

    def text_between(self, start: int, end: int) -> str:
        """The text of a span, paragraphs apart by an empty line."""
        parts = [
            p.text[max(0, start - p.start_char) : max(0, end - p.start_char)]
            for p in self.paragraphs
            if p.start_char < end and p.end_char > start
        ]
        return "\n\n".join(part for part in parts if part)


def load_document(store: Store, reading: Reading, filters: Focus = EVERYTHING) -> ReaderDocument | None:
    """Read a document; its hits are the words of `reading.words` and what `filters` choose by name or speaker.

    None when there is no such document.
    """
    source = store.source(reading.source_key)
    if source is None:
        return None
    paragraphs = store.paragraphs(source.id)
    mentions, quotes = store.mentions(source.id), store.quotes_in(source.id)
    hits = _apart({*_found_words(store, reading, paragraphs), *_chosen(filters, mentions, quotes)})
    return _document(store, source, paragraphs, mentions, quotes, hits, is_part=False)


def load_part(store: Store, reading: Reading) -> ReaderDocument | None:
    """The paragraphs around `reading.span` (else the first) of a long document, hits unmarked; None for others."""
    source = store.source(reading.source_key)
    if source is None or source.characters < _LONG:
        return None
    offset = reading.span[0] if reading.span is not None else 0
    return _document(store, source, *store.around(source.id, offset, _PART), [], is_part=True)


def _document(
    store: Store,
    source: SourceRow,
    paragraphs: list[ParagraphRow],
    mentions: list[MentionRow],
    quotes: list[QuoteRow],
    hits: list[HitSpan],
    *,
    is_part: bool,
) -> ReaderDocument:
    annotations = tuple(store.annotations(source.key))
    return ReaderDocument(
        source=source,
        paragraphs=tuple(paragraphs),
        mentions=SpanIndex(mentions),
        quotes=SpanIndex(quotes),
        speech=SpanIndex([quote for quote in quotes if quote.form is not QuoteForm.TERM]),
        hits=SpanIndex(hits),
        has_title=any(p.kind is ParagraphKind.TITLE and p.duplicate_of_id is None for p in paragraphs[:20]),
        annotations=annotations,
        noted=noted(annotations),
        is_part=is_part,
    )


def _chosen(filters: Focus, mentions: Sequence[MentionRow], quotes: Sequence[QuoteRow]) -> set[Span]:
    """Where the name filtered by is mentioned, and what the speaker filtered by says."""
    named = {(m.start_char, m.end_char) for m in mentions if m.entity_key == filters.entity}
    said = {(q.start_char, q.end_char) for q in quotes if q.speaker_key and q.speaker_key == filters.speaker}
    return named | said


def _found_words(store: Store, reading: Reading, paragraphs: Sequence[ParagraphRow]) -> set[Span]:
    """Every place where the words that a search matched stand in the paragraphs it matched.

    The store says which words of a paragraph's excerpt match; the same words are marked in the whole paragraph.
    """
    if not reading.words.strip():
        return set()
    within = Focus(source=reading.source_key)
    page = store.search(reading.words, order="source", limit=_MOST_HIT_PARAGRAPHS, focus=within)
    if not page.hits:  # the hit was opened while its last word was still being typed
        page = store.search(
            reading.words, order="source", limit=_MOST_HIT_PARAGRAPHS, focus=within, typing=True
        )
    words_of: dict[int, set[str]] = {}
    for hit in page.hits:
        matched = {hit.snippet[start:end] for start, end in hit.highlights}
        words_of.setdefault(hit.paragraph_id, set()).update(word for word in matched if word.strip())
    spans: set[Span] = {
        (hit.start_char, hit.end_char) for hit in page.hits if hit.field in ("paragraph", "quote")
    }
    for paragraph in paragraphs:
        if words := words_of.get(paragraph.id):
            spans.update(_occurrences(paragraph, words))
    return spans


def _occurrences(paragraph: ParagraphRow, words: set[str]) -> list[Span]:
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    # A word in Latin letters must not be marked inside a longer one; Chinese knows no such bounds.
    pattern = re.compile(rf"(?:(?<![^\W_])(?=[a-zA-Z0-9])|(?=[^a-zA-Z0-9]))(?:{alternatives})", re.IGNORECASE)
    base = paragraph.start_char
    return [(base + found.start(), base + found.end()) for found in pattern.finditer(paragraph.text)]


def _apart(spans: set[Span]) -> list[HitSpan]:
    """The spans in order, without those that begin inside an earlier one."""
    kept: list[HitSpan] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > start and (not kept or start >= kept[-1].end_char):
            kept.append(HitSpan(start, end))
    return kept


class LineKind(IntEnum):
    """What a line of the reader is."""

    HEADER = 0
    BLANK = 1
    TEXT = 2
    SPEAKERS = 3
    NOTES = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a document at a width: for each its kind, its paragraph's index and its span (code points).

    Header lines have the index of the header line and the span -1:-1.
    """

    width: int
    kinds: bytearray
    paragraphs: array[int]
    starts: array[int]
    ends: array[int]

    def __len__(self) -> int:
        return len(self.kinds)

    def line_of(self, offset: int) -> int:
        """The line that holds a code point of the text."""
        line = max(0, bisect_right(self.starts, offset) - 1)
        while line > 0 and self.kinds[line] != LineKind.TEXT:
            line -= 1
        return line


def lay_out(document: ReaderDocument, width: int, *, header: int, hide: bool) -> Layout:
    """Wrap a document to `width` cells under `header` lines; `hide` leaves out what counts nowhere."""
    layout = Layout(width, bytearray(), array("l"), array("l"), array("l"))
    add_kind, add_paragraph = layout.kinds.append, layout.paragraphs.append
    add_start, add_end = layout.starts.append, layout.ends.append

    def add(kind: LineKind, paragraph: int, start: int, end: int) -> None:
        add_kind(kind)
        add_paragraph(paragraph)
        add_start(start)
        add_end(end)

    for line in range(header):
        add(LineKind.HEADER, line, -1, -1)
    shown = [
        index for index, paragraph in enumerate(document.paragraphs) if not hide or document.counts(paragraph)
    ]
    # Under a paragraph stands who speaks in it, and what a person noted.
    under: list[tuple[LineKind, SpanIndex[Any]]] = [
        (LineKind.SPEAKERS, document.speech),
        (LineKind.NOTES, document.noted),
    ]
    marked = [(kind, spans) for kind, spans in under if len(spans)]
    for index, after in zip_longest(shown, shown[1:]):
        paragraph = document.paragraphs[index]
        base, end = paragraph.start_char, paragraph.end_char
        for first, last in wrap(unwrapped(paragraph.text), width):
            add(LineKind.TEXT, index, base + first, base + last)
        for kind, spans in marked:
            if spans.any_in(base, end):
                add(kind, index, end, end)
        # "Written by", a name, a date: one block.
        next_kind = None if after is None else document.paragraphs[after].kind
        if not paragraph.kind == next_kind == ParagraphKind.BYLINE:
            add(LineKind.BLANK, index, end, end)
    return layout
