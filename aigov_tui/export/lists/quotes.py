"""The list of quotes."""

from __future__ import annotations

from aigov_tui.export.listing import Column, Field, Listing, attribute_fields, number, share
from aigov_tui.model.rows import QuoteRow


def speaker(row: QuoteRow) -> str:
    """Who speaks, as far as it is known: the entity, else the words that stand for it."""
    return row.speaker_name or row.speaker_text or "(unknown)"


def _outlets(row: QuoteRow) -> str:
    """How many carry it, and how many of these in words of their own where that is not all of them."""
    independent = (
        f", {number(row.independent_outlets)} indep." if row.independent_outlets < row.outlets else ""
    )
    return number(row.outlets) + independent


QUOTES: Listing[QuoteRow] = Listing(
    name="quotes",
    about="one object for each run of quoted words in one paragraph",
    fields=(
        *attribute_fields(
            source_key="document it stands in",
            source_title="title of that document",
            published_on="date of that document, ISO 8601; null: unknown",
            start_char="where the words begin in the document's text: 0-based, in code points",
            end_char="where they end, exclusive",
            page="page its paragraph begins on, from 1; null: the document has no pages",
            text="the words, without the quotation marks around them",
            form="direct, block (set off, no marks), partial (a fragment) or term (no speech)",
            speaker_key="entity that speaks; null: unknown",
            speaker_name="name of that entity",
            speaker_actor_key="actor that entity speaks for",
            speaker_text="the document's words for the speaker (he, a senior official)",
            speaker_form="name, short_name, title, pronoun or nominal",
            cue="the reporting word (said, 表示)",
            attribution="where the words that name the speaker stand",
            confidence="probability, 0 to 1, that the words are speech of this speaker",
        ),
        Field(
            "variant_group",
            "number shared by all wordings of one quote in this database",
            lambda row: row.variant_group_id,
        ),
        *attribute_fields(
            outlets="sources that carry it or a variant of it",
            independent_outlets="those of them that have it in words of their own, reprints counted once",
        ),
    ),
    columns=(
        Column("Speaker", speaker, most=20),
        Column("Quote", lambda row: row.text),
        Column("Form", lambda row: row.form, most=7, drop=2),
        Column("Sure", lambda row: share(row.confidence), most=4, right=True, drop=1),
        Column("Outlets", _outlets, most=16, right=True, drop=3),
        Column("Source", lambda row: row.source_key, most=24, keep_end=True),
    ),
    lines=4,
)
