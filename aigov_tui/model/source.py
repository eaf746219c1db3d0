"""A document and its paragraphs, as the corpus layer yields them.

All offsets are 0-based, end-exclusive code-point offsets into `Document.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from aigov_tui.model.problem import Problem


class ParagraphKind(StrEnum):
    """What a paragraph is in its document."""

    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class DatePrecision(StrEnum):
    """How much of `published_on` the document (or its curator) really gives."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: `text == document.text[start_char:end_char]`, without outer white space.

    `duplicate_of` is the ordinal of the earlier paragraph of the *same* document that this one repeats;
    repeats across documents are found by the import, which sees them all, through `fingerprint`: a 63-bit hash of
    the normalised text, None where the text is too short for its repetition to mean anything. `page` is 1-based.
    """

    ordinal: int
    kind: ParagraphKind
    start_char: int
    end_char: int
    text: str
    duplicate_of: int | None = None
    fingerprint: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself, or its curator says of it; unknown stays None.

    `published_on` is ISO 8601, cut to its precision ("2025-07", "2025").
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_on: str | None = None
    published_precision: DatePrecision | None = None
    url: str | None = None
    language: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded, segmented document.

    `text` is the whole decoded text with only line ends made `\\n`; of a format that is more than text (HTML, PDF, Word),
    the text extracted from it. `sha256` is of the file's bytes; of a document within an archive or a table, of its own.
    `encoding` is the codec that read it, after the name of what else the format is ("html/utf-8", "pdf"); `size` is in
    bytes.
    """

    key: str
    path: str
    sha256: str
    size: int
    encoding: str
    text: str
    metadata: Metadata
    paragraphs: tuple[Paragraph, ...]
    problems: tuple[Problem, ...] = field(default=())
