"""What the app asks of the store, as a protocol, so that tests can hand it an in-memory one."""

# ruff: noqa: D102  # the store documents its methods

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from aigov_tui.model.focus import Focus

if TYPE_CHECKING:
    from aigov_tui.model.rows import (
        ActorRow,
        AnnotationRow,
        Comparison,
        EntityRow,
        Facet,
        ImportRow,
        IssueRow,
        LikelyEntityRow,
        MentionRow,
        Overview,
        ParagraphRow,
        ProblemRow,
        QuoteRow,
        SearchPage,
        SourceRow,
        WordingRow,
    )
    from aigov_tui.store.database import EntityOrder, QuoteOrder, SearchOrder, SourceOrder
    from aigov_tui.store.queries.positions import Positions


class Store(Protocol):
    """The part of `store.database.Database` that the app uses; see there what each method answers."""

    def close(self) -> None: ...

    def cancel_when(self, is_cancelled: Callable[[], bool] | None) -> None: ...

    def overview(self) -> Overview: ...

    def imports(self, *, limit: int = 20) -> list[ImportRow]: ...

    def problems(self) -> list[ProblemRow]: ...

    def count_sources(self, focus: Focus) -> int: ...

    def sources(
        self, focus: Focus, *, order: SourceOrder = "date", limit: int = 100, offset: int = 0
    ) -> list[SourceRow]: ...

    def count_entities(self, focus: Focus, *, kind: str | None = None) -> int: ...

    def entities(
        self,
        focus: Focus,
        *,
        kind: str | None = None,
        order: EntityOrder = "mentions",
        limit: int = 100,
        offset: int = 0,
    ) -> list[EntityRow]: ...

    def likely_entities(
        self, focus: Focus, *, kind: str | None = None, order: EntityOrder = "mentions", limit: int = 100
    ) -> list[LikelyEntityRow]: ...

    def count_quotes(self, focus: Focus, *, terms: bool = False, repeats: bool = False) -> int: ...

    def quotes(
        self,
        focus: Focus,
        *,
        terms: bool = False,
        repeats: bool = False,
        order: QuoteOrder = "document",
        limit: int = 100,
        offset: int = 0,
    ) -> list[QuoteRow]: ...

    def source_positions(self, focus: Focus, *, order: SourceOrder = "date") -> Positions: ...

    def sources_at(self, focus: Focus, positions: Positions, limit: int, offset: int) -> list[SourceRow]: ...

    def entity_positions(
        self, focus: Focus, *, kind: str | None = None, order: EntityOrder = "mentions"
    ) -> Positions: ...

    def entities_at(self, positions: Positions, limit: int, offset: int) -> list[EntityRow]: ...

    def quote_positions(
        self, focus: Focus, *, terms: bool = False, repeats: bool = False, order: QuoteOrder = "document"
    ) -> Positions: ...

    def quotes_at(self, positions: Positions, limit: int, offset: int) -> list[QuoteRow]: ...

    def variants(self, group_id: int) -> list[QuoteRow]: ...

    def variant_group(self, source_key: str, text: str) -> int | None: ...

    def facets(self, focus: Focus, *, limit: int = 10) -> list[Facet]: ...

    def source(self, key: str) -> SourceRow | None: ...

    def entity(self, key: str) -> EntityRow | None: ...

    def find_entities(self, text: str, *, limit: int = 20) -> list[EntityRow]: ...

    def wordings(self, entity_key: str, *, limit: int = 50) -> list[WordingRow]: ...

    def paragraphs(self, source_id: int) -> list[ParagraphRow]: ...

    def around(
        self, source_id: int, offset: int, limit: int
    ) -> tuple[list[ParagraphRow], list[MentionRow], list[QuoteRow]]: ...

    def mentions(self, source_id: int) -> list[MentionRow]: ...

    def quotes_in(self, source_id: int) -> list[QuoteRow]: ...

    def search(
        self,
        query: str,
        *,
        order: SearchOrder = "rank",
        limit: int = 50,
        offset: int = 0,
        focus: Focus | None = None,
        typing: bool = False,
    ) -> SearchPage: ...

    def search_in_parts(
        self,
        query: str,
        sizes: Sequence[int],
        *,
        order: SearchOrder = "rank",
        offset: int = 0,
        focus: Focus | None = None,
        typing: bool = False,
    ) -> Iterator[SearchPage]: ...

    def complete(self, query: str, cursor: int) -> list[str]: ...

    def annotations(self, source_key: str | None = None) -> list[AnnotationRow]: ...

    def actors(self) -> list[ActorRow]: ...

    def issues(self) -> list[IssueRow]: ...

    def comparison(
        self, actors: Sequence[str] = (), *, focus: Focus | None = None, rejected: bool = False
    ) -> Comparison: ...


OpenStore = Callable[[], Store]
"""Opens one more read-only store; raises `StoreError`."""
