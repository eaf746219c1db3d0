"""A text for the clipboard: the words, then where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov_tui.model.display import one_line, printable
from aigov_tui.tui.render.document import ReaderDocument

if TYPE_CHECKING:
    from aigov_tui.model.rows import EvidenceRow, Hit, QuoteRow, SourceRow, Span, StatementRow


def _origin(
    title: str, publisher: str | None, author: str | None, published_on: str | None, url: str | None
) -> str:
    parts = [author, f"“{one_line(title)}”", publisher, published_on or "date unknown", url]
    return ", ".join(one_line(part) for part in parts if part)


def _place(page: int | None, start: int, end: int) -> str:
    """Where words stand in their document: the page, where it has pages, and the span (code points)."""
    return f"{'' if page is None else f', p. {page}'} [{start}:{end}]"


def cite_source(source: SourceRow) -> str:
    """A document's own citation; what it does not say of itself is left out, an unknown date is said."""
    return _origin(source.title, source.publisher, source.author, source.published_on, source.url)


def cite_words(document: ReaderDocument, span: Span) -> str:
    """Words of a document with their citation and span (code points)."""
    words = printable(document.text_between(*span))
    paragraph = document.paragraph_at(span[0])
    place = _place(paragraph.page if paragraph else None, *span)
    return f"{words}\n— {cite_source(document.source)}{place}"


def cite_quote(quote: QuoteRow, source: SourceRow | None = None) -> str:
    """A quote with its speaker and citation."""
    if source is None:
        origin = _origin(quote.source_title, None, None, quote.published_on, None)
    else:
        origin = cite_source(source)
    speaker = quote.speaker_name or quote.speaker_text or "speaker unknown"
    place = _place(quote.page, quote.start_char, quote.end_char)
    return f"“{printable(quote.text)}”\n— {one_line(speaker)}, in {origin}{place}"


def cite_hit(hit: Hit) -> str:
    """A search result with its citation."""
    origin = _origin(hit.source_title, hit.publisher, None, hit.published_on, None)
    return f"{printable(hit.snippet)}\n— {origin}{_place(hit.page, hit.start_char, hit.end_char)}"


def cite_evidence(evidence: EvidenceRow) -> str:
    """A statement's words with their citation."""
    origin = _origin(
        evidence.source_title, evidence.publisher, evidence.author, evidence.published_on, evidence.url
    )
    place = _place(evidence.page, evidence.start_char, evidence.end_char)
    return f"“{printable(evidence.exact)}”\n— {origin}{place}"


def cite_statement(statement: StatementRow) -> str:
    """A statement, then all of its evidence."""
    return "\n\n".join([statement.summary, *(cite_evidence(piece) for piece in statement.evidence)])
