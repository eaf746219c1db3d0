"""Reprints, excerpts and updates: what a source is to the others of its family, and the list of all families."""

from __future__ import annotations

from aigov_tui.export.listing import Column, Field, Listing, attribute_fields
from aigov_tui.model.rows import FamilyPlace, SourceRow

FAMILY_FIELDS: tuple[Field[SourceRow], ...] = (
    Field(
        "relation",
        "what it is to the fullest of its family: fullest (itself), reprint, excerpt, update; null: of no family",
        lambda row: row.family.relation if row.family else None,
    ),
    Field(
        "share",
        "share of its words that stand in the fullest, 0 to 1; null: of no family",
        lambda row: round(row.family.share, 3) if row.family else None,
    ),
    Field(
        "fullest",
        "key of the fullest of its family; null: of no family",
        lambda row: row.family.fullest_key if row.family else None,
    ),
    Field(
        "earliest",
        "key of the earliest of its family; null: of no family",
        lambda row: row.family.earliest_key if row.family else None,
    ),
)


def reprint(row: SourceRow) -> str:
    """What a source is to the fullest of its family, in a few words; "" of no family."""
    place = row.family
    if place is None:
        return ""
    if place.relation == "fullest":
        return f"fullest of {place.members:,}"
    return f"{place.relation} of {place.fullest_key}"


def _share(place: FamilyPlace | None) -> str:
    return "" if place is None else f"{place.share:.0%}"


FAMILIES: Listing[SourceRow] = Listing(
    name="families",
    about="one object for each document that is a reprint, an excerpt or an update of another, or has such",
    fields=(
        *FAMILY_FIELDS,
        *attribute_fields(
            key="stable key, unique",
            title="title, the file's name where the document has none",
            publisher="who published it; null: unknown",
            published_on="ISO 8601 date, cut to what is known (2025, 2025-07); null: unknown",
        ),
    ),
    columns=(
        Column("Fullest", lambda row: row.family.fullest_key if row.family else "", most=30, keep_end=True),
        Column("Source", lambda row: row.key, most=30, keep_end=True),
        Column("Relation", lambda row: row.family.relation if row.family else "", most=8),
        Column("Share", lambda row: _share(row.family), most=5, right=True, drop=1),
        Column("Date", lambda row: row.published_on or "", most=10),
        Column(
            "Earliest",
            lambda row: "earliest" if row.family and row.family.earliest_key == row.key else "",
            most=8,
            drop=2,
        ),
        Column("Publisher", lambda row: row.publisher or "", most=20, drop=4),
        Column("Title", lambda row: row.title),
    ),
)
