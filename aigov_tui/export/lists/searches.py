"""The list of saved searches."""

from __future__ import annotations

from aigov_tui.export.listing import Column, Listing, attribute_fields
from aigov_tui.model.rows import SavedSearch

SEARCHES: Listing[SavedSearch] = Listing(
    name="searches",
    about="one object for each saved search",
    fields=attribute_fields(
        name="what it is called; saved:NAME stands for it in a query",
        query="the search, in the search language",
        created_at="ISO 8601 time",
    ),
    columns=(
        Column("Name", lambda row: row.name, most=30),
        Column("Search", lambda row: row.query),
    ),
    lines=2,
)
