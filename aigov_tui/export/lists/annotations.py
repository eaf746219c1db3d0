"""The list of a person's own notes, tags, highlights and codings."""

from __future__ import annotations

from aigov_tui.export.listing import Column, Listing, attribute_fields
from aigov_tui.model.rows import AnnotationRow

ANNOTATIONS: Listing[AnnotationRow] = Listing(
    name="annotations",
    about="one object for each note, tag, highlight or coding of yours",
    fields=attribute_fields(
        kind="note, tag, highlight or coding",
        source_key="document it is on",
        start_char="where its words begin in the document's text: 0-based, in code points; null: orphaned",
        end_char="where they end, exclusive",
        exact="the words, verbatim",
        prefix="what stood before them",
        suffix="what stood after them",
        body="the note",
        tag="the tag",
        actor_key="actor coded",
        issue_key="issue coded",
        stance="stance coded",
        status="anchored, moved (the document changed) or orphaned (the words are gone)",
        created_at="ISO 8601 time",
        updated_at="ISO 8601 time",
    ),
    columns=(
        Column("Kind", lambda row: row.kind, most=9),
        Column("Source", lambda row: row.source_key, most=24, keep_end=True),
        Column("Words", lambda row: row.exact),
        Column("Note", lambda row: row.body or row.tag or "", most=40),
        Column("State", lambda row: row.status, most=8, drop=1),
    ),
    lines=3,
)
