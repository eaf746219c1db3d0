"""Every list that can be exported, by name, with where its rows come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TextIO

from aigov_tui.export.formats import Format
from aigov_tui.export.listing import Listing, Row
from aigov_tui.export.lists.annotations import ANNOTATIONS
from aigov_tui.export.lists.entities import ENTITIES
from aigov_tui.export.lists.mentions import MENTIONS, mention_lines
from aigov_tui.export.lists.quotes import QUOTES
from aigov_tui.export.lists.sources import SOURCES
from aigov_tui.export.lists.statements import EVIDENCE, STATEMENTS, evidence_lines
from aigov_tui.export.lists.upkeep import IMPORTS, PROBLEMS
from aigov_tui.export.paging import paged
from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import AnnotationRow, SourceRow, StatementRow

if TYPE_CHECKING:
    from aigov_tui.store.database import Database


@dataclass(frozen=True, slots=True)
class Exportable(Generic[Row]):
    """A list and all of its rows within a focus."""

    listing: Listing[Row]
    rows: Callable[[Database, Focus], Iterable[Row]]

    def write(
        self, database: Database, focus: Focus, write: Format, out: TextIO, *, for_screen: bool = False
    ) -> None:
        """Write the whole list to `out`, with no more than a page of it in memory."""
        write(self.listing, self.rows(database, focus), out, for_screen=for_screen)


def _sources(database: Database, focus: Focus) -> Iterable[SourceRow]:
    return paged(lambda limit, offset: database.sources(focus, limit=limit, offset=offset))


def _statements(database: Database, focus: Focus) -> Iterable[StatementRow]:
    return paged(lambda limit, offset: database.statements(focus, limit=limit, offset=offset))


def _annotations(database: Database, focus: Focus) -> Iterable[AnnotationRow]:
    """Those on documents that fit; without a filter the orphaned ones, too."""
    if not focus:
        return database.annotations()
    keys = {source.key for source in _sources(database, focus)}
    return (row for row in database.annotations() if row.source_key in keys)


_ALL: tuple[Exportable[Any], ...] = (
    Exportable(SOURCES, _sources),
    Exportable(
        ENTITIES,
        lambda database, focus: paged(
            lambda limit, offset: database.entities(focus, limit=limit, offset=offset)
        ),
    ),
    Exportable(
        QUOTES,
        lambda database, focus: paged(
            lambda limit, offset: database.quotes(focus, limit=limit, offset=offset)
        ),
    ),
    Exportable(MENTIONS, lambda database, focus: mention_lines(database, _sources(database, focus))),
    Exportable(STATEMENTS, _statements),
    Exportable(EVIDENCE, lambda database, focus: evidence_lines(_statements(database, focus))),
    Exportable(ANNOTATIONS, _annotations),
    Exportable(IMPORTS, lambda database, _: database.imports(limit=1_000_000)),
    Exportable(PROBLEMS, lambda database, _: database.problems()),
)

LISTS: Mapping[str, Exportable[Any]] = {item.listing.name: item for item in _ALL}
