"""A database of fixed rows in the place of a file, so that what the command line makes of rows is all that is tested."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from aigov_tui.model.focus import Focus
from aigov_tui.model.position import Review
from aigov_tui.model.rows import (
    ActorRow,
    AnnotationRow,
    CheckFailure,
    Comparison,
    EntityRow,
    ImportRow,
    IssueRow,
    MentionRow,
    Overview,
    ParagraphRow,
    ProblemRow,
    QuoteRow,
    SearchPage,
    SourceRow,
    StatementRow,
)
from aigov_tui.store.database import Database, EntityOrder, QuoteOrder, SearchOrder, SourceOrder
from tests.cli import rows

Row = TypeVar("Row")


class StandInDatabase(Database):
    """Hands out the rows of `rows` and remembers what it was asked in `asked`."""

    def __init__(self, path: Path, *, failures: Sequence[CheckFailure] = ()) -> None:
        self.path = path
        self.failures = list(failures)
        self.asked: list[object] = []

    def close(self) -> None:
        pass

    def overview(self) -> Overview:
        return rows.OVERVIEW

    def count_sources(self, focus: Focus) -> int:
        return len(self._fitting(rows.SOURCES, focus))

    def sources(
        self, focus: Focus, *, order: SourceOrder = "date", limit: int = 100, offset: int = 0
    ) -> list[SourceRow]:
        self.asked += [focus, order]
        found = [row for row in rows.SOURCES if row.key.startswith(focus.source or "")]
        return self._fitting(found, focus)[offset : offset + limit]

    def count_entities(self, focus: Focus, *, kind: str | None = None) -> int:
        return len(rows.ENTITIES)

    def entities(
        self,
        focus: Focus,
        *,
        kind: str | None = None,
        order: EntityOrder = "mentions",
        limit: int = 100,
        offset: int = 0,
    ) -> list[EntityRow]:
        self.asked += [focus, kind, order]
        return list(rows.ENTITIES[offset : offset + limit])

    def count_quotes(self, focus: Focus, *, terms: bool = False, repeats: bool = False) -> int:
        return len(self._fitting(rows.QUOTES, focus))

    def quotes(
        self,
        focus: Focus,
        *,
        terms: bool = False,
        repeats: bool = False,
        order: QuoteOrder = "document",
        limit: int = 100,
        offset: int = 0,
    ) -> list[QuoteRow]:
        self.asked += [focus, terms, repeats, order]
        return self._fitting(rows.QUOTES, focus)[offset : offset + limit]

    def variants(self, group_id: int) -> list[QuoteRow]:
        return [row for row in rows.QUOTES if row.variant_group_id == group_id]

    def source(self, key: str) -> SourceRow | None:
        return next((row for row in rows.SOURCES if row.key == key), None)

    def paragraphs(self, source_id: int) -> list[ParagraphRow]:
        return [row for row in rows.PARAGRAPHS if row.source_id == source_id]

    def mentions(self, source_id: int) -> list[MentionRow]:
        return [row for row in rows.MENTIONS if row.source_id == source_id]

    def quotes_in(self, source_id: int) -> list[QuoteRow]:
        return [row for row in rows.QUOTES if row.source_id == source_id]

    def search(
        self,
        query: str,
        *,
        order: SearchOrder = "rank",
        limit: int = 50,
        offset: int = 0,
        focus: Focus | None = None,
        typing: bool = False,
    ) -> SearchPage:
        self.asked += [query, focus, order]
        found = () if "nowhere" in query else rows.HITS
        return SearchPage(
            query=query,
            hits=found[offset : offset + limit],
            total=len(found),
            total_is_exact=True,
            hints=("Unclosed quotation mark: closed at the end.",) if query.count('"') % 2 else (),
            suggestion=None if found else "harbour",
            order="best first",
            elapsed_ms=1.2,
        )

    def actors(self) -> list[ActorRow]:
        return list(rows.ACTORS)

    def issues(self) -> list[IssueRow]:
        return list(rows.ISSUES)

    def count_suggestions(self, focus: Focus, *, review: Review = Review.UNREVIEWED) -> int:
        return 0

    def comparison(
        self,
        actors: Sequence[str] = (),
        *,
        focus: Focus | None = None,
        rejected: bool = False,
        suggested: bool = True,
    ) -> Comparison:
        self.asked += [tuple(actors), focus, rejected]
        return rows.COMPARISON

    def statements(self, focus: Focus, *, limit: int = 100, offset: int = 0) -> list[StatementRow]:
        return list(rows.STATEMENTS[offset : offset + limit])

    def annotations(self, source_key: str | None = None) -> list[AnnotationRow]:
        return list(rows.ANNOTATIONS)

    def imports(self, *, limit: int = 20) -> list[ImportRow]:
        return list(rows.IMPORTS[:limit])

    def problems(self, import_id: int | None = None) -> list[ProblemRow]:
        return [row for row in rows.PROBLEMS if import_id in (None, row.import_id)]

    def check(self) -> list[CheckFailure]:
        return self.failures

    def _fitting(self, found: Sequence[Row], focus: Focus) -> list[Row]:
        """All rows, but none for a query with `nowhere` in it."""
        return [] if "nowhere" in focus.query else list(found)
