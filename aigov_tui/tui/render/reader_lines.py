"""The reader's lines: what is known of the document, its text with everything marked, who speaks in a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style

from aigov_tui.model.display import in_cells
from aigov_tui.model.quote import QuoteForm
from aigov_tui.model.source import ParagraphKind
from aigov_tui.tui.render.document import Layout, LineKind, ReaderDocument
from aigov_tui.tui.render.line import PLAIN, Piece, StyledSpan, fit, paragraph_lines, pieces_between
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.words import annotation_words, date_words, doubt, language_words, plural
from aigov_tui.tui.render.wrap import flowing

if TYPE_CHECKING:
    from aigov_tui.model.rows import QuoteRow, SourceRow, Span

MARGIN = 2


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in a document besides its mentions and quotes: the words gone to, and the selection."""

    target: Span | None = None
    selection: Span | None = None


def header_lines(document: ReaderDocument, width: int, palette: Palette) -> list[list[Piece]]:
    """Title (unless the text has one of its own), then what the document says of itself, honest about gaps."""
    source = document.source
    lines: list[list[Piece]] = [[]]
    if not document.has_title:
        lines.extend(paragraph_lines(source.title, width, base=palette.title, limit=3))
    for facts in (_origin_facts(source), _content_facts(source)):
        lines.extend([(line, palette.dim)] for line in _joined(facts, width))
    lines.append([("─" * width, palette.dim)])
    lines.append([])
    return lines


def _joined(facts: Sequence[str], width: int) -> list[str]:
    """Facts side by side where they fit, each cut to a line where it must be."""
    lines: list[str] = []
    for fact in map(in_cells, facts):
        if lines and cell_len(lines[-1]) + 3 + cell_len(fact) <= width:
            lines[-1] += f" · {fact}"
        else:
            lines.append(fit(fact, width))
    return lines


def _origin_facts(source: SourceRow) -> list[str]:
    return [
        source.publisher or "publisher unknown",
        source.author or "author unknown",
        date_words(source.published_on),
    ]


def _content_facts(source: SourceRow) -> list[str]:
    file_name = source.path.replace("\\", "/").rpartition("/")[2]
    facts = [
        plural(source.characters, "character"),
        language_words(source.language) if source.language else "language unknown",
        file_name,
    ]
    if source.url:
        facts.append(source.url)
    return facts


def line_pieces(
    document: ReaderDocument,
    layout: Layout,
    line: int,
    header: list[list[Piece]],
    marks: Marks,
    palette: Palette,
) -> list[Piece]:
    """The pieces of one line, its margin included."""
    kind, index = layout.kinds[line], layout.paragraphs[line]
    if kind == LineKind.HEADER:
        return [(" " * MARGIN, PLAIN), *header[index]]
    if kind == LineKind.BLANK:
        return _page_pieces(document, layout, line, palette)
    paragraph = document.paragraphs[index]
    if kind == LineKind.SPEAKERS:
        speech = document.speech.overlapping(paragraph.start_char, paragraph.end_char)
        return [(" " * MARGIN, PLAIN), *_speakers(list(speech), palette)]
    if kind == LineKind.NOTES:
        found = document.noted.overlapping(paragraph.start_char, paragraph.end_char)
        words = " · ".join(annotation_words(held.row) for held in found)
        return [(" " * MARGIN, PLAIN), ("✎ ", palette.warning), (in_cells(words), palette.text)]
    start, end, base = layout.starts[line], layout.ends[line], paragraph.start_char
    spans = _spans(document, start, end, marks, palette)
    local = [(first - start, last - start, style) for first, last, style in spans]
    style = _paragraph_style(document, index, palette)
    edge = "▎ " if paragraph.is_repeat else " " * MARGIN
    words = flowing(paragraph.text[start - base : end - base])
    return [(edge, palette.dim), *pieces_between(words, 0, len(words), local, style)]


def _page_pieces(document: ReaderDocument, layout: Layout, line: int, palette: Palette) -> list[Piece]:
    """Between two paragraphs: the page that begins there, at the right edge; nothing within a page."""
    if line + 1 >= len(layout):
        return []
    page = document.paragraphs[layout.paragraphs[line + 1]].page
    if page is None or page == document.paragraphs[layout.paragraphs[line]].page:
        return []
    words = f" p. {page}"
    rule = "┈" * max(0, layout.width - len(words))
    return [(" " * MARGIN, PLAIN), (rule + words, palette.dim)]


def _paragraph_style(document: ReaderDocument, index: int, palette: Palette) -> Style:
    paragraph = document.paragraphs[index]
    if not document.counts(paragraph):
        return palette.dim + Style(dim=True)
    if paragraph.kind in (ParagraphKind.TITLE, ParagraphKind.HEADING):
        return palette.title
    return palette.dim if paragraph.kind is ParagraphKind.BYLINE else palette.text


def _spans(
    document: ReaderDocument, start: int, end: int, marks: Marks, palette: Palette
) -> list[StyledSpan]:
    """Everything marked between two code points; what matters more comes later and lies on top."""
    spans: list[StyledSpan] = []
    for quote in document.quotes.overlapping(start, end):
        style = palette.term if quote.form is QuoteForm.TERM else palette.quote
        spans.append((quote.start_char, quote.end_char, style))
    for mention in document.mentions.overlapping(start, end):
        spans.append((mention.start_char, mention.end_char, palette.actor(mention.actor_key)))
    for held in document.noted.overlapping(start, end):
        spans.append((held.start_char, held.end_char, palette.noted))
    for hit in document.hits.overlapping(start, end):
        spans.append((hit.start_char, hit.end_char, palette.hit))
    if marks.target is not None:
        spans.append((*marks.target, palette.target))
    if marks.selection is not None:
        spans.append((*marks.selection, palette.selection))
    return spans


def _speakers(quotes: list[QuoteRow], palette: Palette) -> list[Piece]:
    """Who speaks in a paragraph, each once, with the least sure of their quotes."""
    least: dict[str, QuoteRow] = {}
    for quote in quotes:
        name = quote.speaker_name or quote.speaker_text or "speaker unknown"
        if name not in least or quote.confidence < least[name].confidence:
            least[name] = quote
    pieces: list[Piece] = [("❝ ", palette.dim)]
    for number, (name, quote) in enumerate(least.items()):
        style = palette.actor(quote.speaker_actor_key) if quote.speaker_actor_key else palette.dim
        pieces += [(" · " if number else "", palette.dim), (name, style)]
        pieces.append((f" {doubt(quote.confidence)}", palette.dim))
    return pieces
