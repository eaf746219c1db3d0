"""PDF: paragraphs with their pages, mended of what pages do to them (PDFium, through pypdfium2)."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from aigov_tui.corpus.clean import one_line
from aigov_tui.corpus.decode import Decoded, Refused, refused
from aigov_tui.corpus.documents.creators import person_or_none, title_or_none
from aigov_tui.corpus.documents.pdf_furniture import without_furniture
from aigov_tui.corpus.documents.pdf_layout import reading_order
from aigov_tui.corpus.documents.pdf_lines import Page, page_of
from aigov_tui.corpus.documents.pdf_paragraphs import parts_of
from aigov_tui.corpus.parts import Part, text_of
from aigov_tui.model.problem import Problem, Severity
from aigov_tui.model.source import Metadata

MOST_PAGES = 3_000
MOST_LETTERS = 20_000_000
"""Code points of a document; what follows the page that reaches it is left out."""
_BEGINNING = b"%PDF-"
_HEAD = 1024
"""Bytes in which a PDF must say that it is one."""


def read(data: bytes) -> Decoded | Refused:
    """The text of a PDF: words broken at a line's end mended, columns read one after the other, running heads, feet and
    page numbers left out, paragraphs joined across pages. Each part knows the page it begins on, counted from 1 as
    viewers do, whatever number is printed there. May raise anything (see `apart`)."""
    if _BEGINNING not in data[:_HEAD]:
        return refused("This is no PDF, whatever its name says.")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            return refused("The PDF is encrypted; save it without a password to read it.", "encrypted")
        return refused("The PDF is broken and could not be opened.")
    try:
        problems: list[Problem] = []
        pages = without_furniture(list(_pages(document, problems)))
        parts = parts_of([line for page in pages for line in reading_order(page.lines)])
        if not parts:
            return refused(
                "The PDF holds no text: it looks scanned. Text recognition (OCR) would give it one.",
                "no-text",
            )
        return Decoded(text_of(parts), "pdf", tuple(problems), _metadata(document, parts), tuple(parts))
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument, problems: list[Problem]) -> Iterator[Page]:
    count = len(document)
    letters = 0
    broken: list[int] = []
    for index in range(count):
        if index >= MOST_PAGES or letters > MOST_LETTERS:
            message = f"Only the first {index:,} of its {count:,} pages were read."
            problems.append(Problem("too-long", message, Severity.WARNING))
            break
        try:
            page = page_of(document, index)
        except pypdfium2.PdfiumError:
            broken.append(index + 1)
            continue
        letters += sum(len(line.text) for line in page.lines)
        yield page
    if broken:
        shown = ", ".join(map(str, broken[:10])) + (", …" if len(broken) > 10 else "")
        pages = "Page" if len(broken) == 1 else "Pages"
        problems.append(Problem("broken-page", f"{pages} {shown} could not be read.", Severity.WARNING))


def _metadata(document: pypdfium2.PdfDocument, parts: list[Part]) -> Metadata:
    """The title as it stands at the head of the text, or as the file notes it; who the file says made it. The day it was
    made is not the day its text was published."""
    title = title_or_none(_noted(document, "Title"))
    first = next((part for part in parts[:4] if part.level == 1 and part.page == 1), None)
    if first is not None and (title is None or title.casefold() not in _beginning(parts)):
        title = one_line(first.text)
    return Metadata(title=title, author=person_or_none(_noted(document, "Author")))


def _noted(document: pypdfium2.PdfDocument, name: str) -> str | None:
    """What the file notes of itself under `name`; None where that is no text, which costs nobody the document."""
    try:
        return str(document.get_metadata_value(name))
    except UnicodeDecodeError:
        return None


def _beginning(parts: list[Part]) -> str:
    return one_line(" ".join(part.text for part in parts[:20]))[:3000].casefold()
