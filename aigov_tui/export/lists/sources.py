"""The list of sources."""

from __future__ import annotations

from aigov_tui.export.listing import Column, Field, Listing, attribute_fields, number
from aigov_tui.export.lists.families import FAMILY_FIELDS, reprint
from aigov_tui.model.rows import SourceRow

SOURCES: Listing[SourceRow] = Listing(
    name="sources",
    about="one object for each document",
    fields=(
        *attribute_fields(
            key="stable key, unique",
            title="title, the file's name where the document has none",
            publisher="who published it; null: unknown",
            author="who wrote it; null: unknown",
            published_on="ISO 8601 date, cut to what is known (2025, 2025-07); null: unknown",
            language="ISO 639 code; null: unknown",
            kind="sort of text (news, analysis, …); null: unknown",
            url="where it was published; null: unknown",
            path="file it was read from",
            characters="length of the text in code points",
            paragraphs="paragraphs that fit the filters, without repeats and boilerplate",
            mentions="mentions of entities in these",
            quotes="quotes in these",
        ),
        Field(
            "given",
            "fields that a person gave (`aigov sources set`): not the document",
            lambda row: row.given,
            nested=True,
        ),
        *FAMILY_FIELDS,
    ),
    columns=(
        Column("Source", lambda row: row.key, most=24, keep_end=True),
        Column("Title", lambda row: row.title),
        Column("Publisher", lambda row: row.publisher or "", most=20, drop=2),
        Column("Date", lambda row: row.published_on or "", most=10),
        Column("Language", lambda row: row.language or "", most=8, drop=4),
        Column("Paragraphs", lambda row: number(row.paragraphs), most=10, right=True, drop=3),
        Column("Mentions", lambda row: number(row.mentions), most=9, right=True, drop=1),
        Column("Quotes", lambda row: number(row.quotes), most=9, right=True),
        Column("Reprint", reprint, most=26, drop=6),
        Column("Given", lambda row: ", ".join(row.given), most=20, drop=5),
    ),
)
