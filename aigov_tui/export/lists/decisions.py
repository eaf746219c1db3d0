"""The lists of what people decided, and of what they could decide."""

from __future__ import annotations

from aigov_tui.export.listing import Column, Field, Listing, attribute_fields, share
from aigov_tui.model.decision import EntityDecision, SourceDecision, Suggestion

ENTITY_DECISIONS: Listing[EntityDecision] = Listing(
    name="entity decisions",
    about="one object for each decision about an entity, in the order in which they were given",
    fields=attribute_fields(
        id="number of the decision, for `undo`",
        kind="merge, split, rename or reject",
        subject_key="key of the entity it is about",
        subject_name="its name then",
        object_key="merge and split: key of the entity that mentions become; otherwise null",
        object_name="its name then; rename: the new name; otherwise null",
        object_kind="its kind; otherwise null",
        words="split: only mentions in exactly these words; null: any",
        source_key="split: only mentions in this source; null: any",
        created_at="ISO 8601 time",
        undone_at="ISO 8601 time; null: it stands",
    ),
    columns=(
        Column("No.", lambda row: str(row.id), most=6, right=True),
        Column("Kind", lambda row: row.kind, most=6),
        Column("Decision", lambda row: row.sentence),
        Column("Given", lambda row: row.created_at[:16].replace("T", " "), most=16, drop=1),
        Column("Undone", lambda row: (row.undone_at or "")[:16].replace("T", " "), most=16, drop=2),
    ),
    lines=3,
)

SOURCE_DECISIONS: Listing[SourceDecision] = Listing(
    name="source decisions",
    about="one object for each thing that a person said of a source, in the order in which they were said",
    fields=attribute_fields(
        id="number of the decision, for `undo`",
        source_key="key of the source",
        field="title, publisher, author, published, url, language or kind",
        value="what it is; null: there is none",
        created_at="ISO 8601 time",
        undone_at="ISO 8601 time; null: it stands",
    ),
    columns=(
        Column("No.", lambda row: str(row.id), most=6, right=True),
        Column("Source", lambda row: row.source_key, most=28, keep_end=True),
        Column("Field", lambda row: row.field, most=9),
        Column("Value", lambda row: row.value or "(none)"),
        Column("Given", lambda row: row.created_at[:16].replace("T", " "), most=16, drop=1),
        Column("Undone", lambda row: (row.undone_at or "")[:16].replace("T", " "), most=16, drop=2),
    ),
)

SUGGESTIONS: Listing[Suggestion] = Listing(
    name="suggestions",
    about="one object for each two entities that may be one, the likeliest first",
    fields=(
        Field("entity_key", "key of the one that would become part of the other", lambda row: row.entity.key),
        Field("entity_name", "its name", lambda row: row.entity.name),
        Field("entity_mentions", "how often it is mentioned", lambda row: row.entity.mentions),
        Field("into_key", "key of the other", lambda row: row.into.key),
        Field("into_name", "its name", lambda row: row.into.name),
        Field("into_mentions", "how often it is mentioned", lambda row: row.into.mentions),
        Field(
            "certainty", "how likely they are one, 0 to 1: an estimate to sort by", lambda row: row.certainty
        ),
        Field("why", "what speaks for it", lambda row: row.why),
    ),
    columns=(
        Column("Sure", lambda row: share(row.certainty), most=5, right=True),
        Column("Entity", lambda row: f"{row.entity.name} ({row.entity.key})", most=44),
        Column("May be", lambda row: f"{row.into.name} ({row.into.key})", most=44),
        Column("Why", lambda row: row.why),
    ),
    lines=2,
)
