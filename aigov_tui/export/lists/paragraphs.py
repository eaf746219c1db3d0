"""The paragraphs of a document, with the quotes in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigov_tui.export.listing import Column, Field, Listing, attribute_fields
from aigov_tui.export.lists.quotes import QUOTES
from aigov_tui.model.rows import ParagraphRow, QuoteRow, SourceRow

if TYPE_CHECKING:
    from aigov_tui.store.database import Database


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph with its quotes in text order; `counts` is False for boilerplate and repeats."""

    paragraph: ParagraphRow
    quotes: tuple[QuoteRow, ...]

    @property
    def repeats(self) -> bool:
        """True when an earlier paragraph, here or in another document, says the same."""
        return self.paragraph.is_repeat

    @property
    def counts(self) -> bool:
        """False for boilerplate and repeats."""
        return not self.repeats and self.paragraph.kind != "boilerplate"


def read(database: Database, source: SourceRow) -> Iterator[ReadParagraph]:
    """All paragraphs of `source` in order."""
    quotes: defaultdict[int, list[QuoteRow]] = defaultdict(list)
    for quote in database.quotes_in(source.id):
        quotes[quote.paragraph_id].append(quote)
    for paragraph in database.paragraphs(source.id):
        yield ReadParagraph(paragraph, tuple(quotes[paragraph.id]))


PARAGRAPHS: Listing[ReadParagraph] = Listing(
    name="show",
    about="one object for each paragraph of the document",
    fields=(
        *attribute_fields(
            "paragraph",
            ordinal="number of the paragraph, from 0",
            kind="title, byline, heading, body or boilerplate",
            start_char="where it begins in the document's text: 0-based, in code points",
            end_char="where it ends, exclusive",
            page="page, from 1; null: the document has none",
        ),
        Field("repeats", "true where an earlier paragraph says the same", lambda row: row.repeats),
        *attribute_fields("paragraph", text="the paragraph"),
        Field(
            "quotes",
            "the quotes in it, as in the list `quotes`",
            lambda row: [QUOTES.record(quote) for quote in row.quotes],
            nested=True,
        ),
    ),
    columns=(
        Column("¶", lambda row: str(row.paragraph.ordinal), most=6, right=True),
        Column("Kind", lambda row: row.paragraph.kind, most=11),
        Column("Text", lambda row: row.paragraph.text),
    ),
)
