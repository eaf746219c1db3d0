"""The list of entities."""

from __future__ import annotations

from aigov_tui.export.listing import Column, Listing, attribute_fields, number
from aigov_tui.model.rows import EntityRow

ENTITIES: Listing[EntityRow] = Listing(
    name="entities",
    about="one object for each person, organisation, place, event, document, product or concept",
    fields=attribute_fields(
        key="stable key, unique",
        name="the name it is shown by",
        kind="person, organization, place, event, document, product or concept",
        origin="curated (from the YAML files), extracted (found by rule) or user",
        actor_key="the actor it speaks or acts for; null: none",
        wikidata_id="Wikidata item; null: none given",
        mentions="mentions in what fits the filters",
        sources="sources these stand in",
        quotes="quotes of which it is the speaker",
    ),
    columns=(
        Column("Name", lambda row: row.name),
        Column("Kind", lambda row: row.kind, most=12),
        Column("Actor", lambda row: row.actor_key or "", most=16),
        Column("Mentions", lambda row: number(row.mentions), most=9, right=True),
        Column("Sources", lambda row: number(row.sources), most=9, right=True, drop=1),
        Column("Quotes", lambda row: number(row.quotes), most=9, right=True),
        Column("Origin", lambda row: row.origin, most=9, drop=2),
        Column("Key", lambda row: row.key, most=28, drop=3),
    ),
)
