"""The list of mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigov_tui.export.listing import Column, Field, Listing, attribute_fields
from aigov_tui.model.rows import MentionRow, SourceRow

if TYPE_CHECKING:
    from aigov_tui.store.database import Database


@dataclass(frozen=True, slots=True)
class MentionLine:
    """A mention with the document it stands in."""

    source: SourceRow
    mention: MentionRow


def mention_lines(database: Database, sources: Iterable[SourceRow]) -> Iterator[MentionLine]:
    """All mentions in `sources`, those in repeats and boilerplate too, in text order."""
    for source in sources:
        for mention in database.mentions(source.id):
            yield MentionLine(source, mention)


MENTIONS: Listing[MentionLine] = Listing(
    name="mentions",
    about="one object for each mention of an entity, in repeats and boilerplate too",
    fields=(
        Field("source_key", "document it stands in", lambda line: line.source.key),
        *attribute_fields(
            "mention",
            start_char="where the words begin in the document's text: 0-based, in code points",
            end_char="where they end, exclusive",
            text="the words",
            entity_key="entity they stand for",
            entity_name="its name",
            entity_kind="its kind",
            actor_key="the actor it speaks or acts for; null: none",
            origin="curated (a listed name) or extracted (found by rule)",
        ),
    ),
    columns=(
        Column("Source", lambda line: line.source.key, most=24, keep_end=True),
        Column("At", lambda line: str(line.mention.start_char), most=9, right=True),
        Column("Words", lambda line: line.mention.text),
        Column("Entity", lambda line: line.mention.entity_name, most=30),
        Column("Kind", lambda line: line.mention.entity_kind, most=12),
    ),
)
