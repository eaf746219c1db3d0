"""How what a search finds spreads over documents, publishers, years, …"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aigov_tui.export.listing import Column, Listing, attribute_fields, number
from aigov_tui.model.rows import Facet


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value of one facet."""

    field: str
    heading: str
    value: str
    label: str
    paragraphs: int
    is_exact: bool


def facet_rows(facets: Iterable[Facet]) -> Iterator[FacetRow]:
    """The values of all facets, facet by facet."""
    for facet in facets:
        for one in facet.values:
            yield FacetRow(facet.field, facet.label, one.value, one.label, one.count, facet.is_exact)


def _as_asked(row: FacetRow) -> str:
    """The value as a person types it: what the import found has a key that reads worse than its name."""
    return row.label if row.value.startswith("x:") else row.value


FACETS: Listing[FacetRow] = Listing(
    name="search --facets",
    about="one object for each value of each field, its commonest first",
    fields=attribute_fields(
        field="a field of the search language",
        value="a value of it: `field:value` keeps what is counted here",
        label="how the value reads",
        paragraphs="how many paragraphs that fit it has",
        is_exact="false: so many at least, for of very many only the first were counted",
    ),
    columns=(
        Column("Field", lambda row: row.field, most=9),
        Column("Value", _as_asked, most=30),
        Column(
            "Paragraphs",
            lambda row: number(row.paragraphs) + ("" if row.is_exact else "+"),
            most=11,
            right=True,
        ),
        Column("Name", lambda row: row.label if row.label != _as_asked(row) else ""),
    ),
)
