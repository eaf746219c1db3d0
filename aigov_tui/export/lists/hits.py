"""The list of search results."""

from __future__ import annotations

from aigov_tui.export.listing import Column, Field, Listing, attribute_fields
from aigov_tui.model.markup import unmarked
from aigov_tui.model.rows import Hit, Span


def _found_in(hit: Hit) -> str:
    return f"❝ {hit.name or 'unknown'}" if hit.field == "quote" else hit.name or hit.field


def _read(hit: Hit) -> tuple[str, list[Span]]:
    return unmarked(hit.snippet, hit.highlights)


HITS: Listing[Hit] = Listing(
    name="search",
    about="one object for each hit, best first",
    fields=(
        *attribute_fields(
            field="what the first matched words stand in: title, quote (speech), entity (a name) or paragraph",
            name="who speaks, for a quote (null: unknown); what is named, for an entity",
            source_key="document it stands in",
            source_title="title of that document",
            publisher="its publisher; null: unknown",
            published_on="its date, ISO 8601; null: unknown",
            paragraph_ordinal="number of the paragraph in the document, from 0",
            paragraph_kind="title, byline, heading, body or boilerplate",
            start_char="where the first matched words begin in the document's text: 0-based, in code points",
            end_char="where they end, exclusive",
            page="page its paragraph begins on, from 1; null: the document has no pages",
            snippet="an excerpt, whole where it is short",
        ),
        Field("score", "higher is better, only within one search", lambda hit: round(hit.score, 4)),
        Field(
            "highlights",
            "[start, end] of each match within `snippet`",
            lambda hit: [list(span) for span in hit.highlights],
            nested=True,
        ),
    ),
    columns=(
        Column("Source", lambda hit: hit.source_key, most=24, keep_end=True),
        Column("¶", lambda hit: str(hit.paragraph_ordinal), most=5, right=True),
        Column("Date", lambda hit: hit.published_on or "", most=10, drop=1),
        Column("Found in", _found_in, most=16, drop=2),
        Column("Text", lambda hit: _read(hit)[0], marks=lambda hit: _read(hit)[1]),
    ),
    lines=3,
)
