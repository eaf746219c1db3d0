"""Reading an aigov database: what the app, the command line and the exports ask of the store.

A `Database` is one read-only connection, used from one thread at a time. The app opens one for each worker thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import (
    ActorRow,
    AnnotationRow,
    CheckFailure,
    Comparison,
    EntityRow,
    Facet,
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

SourceOrder = Literal["date", "title", "publisher", "quotes", "mentions"]
EntityOrder = Literal["mentions", "name", "quotes", "kind"]
QuoteOrder = Literal["document", "date", "speaker", "outlets", "confidence", "least_certain"]
SearchOrder = Literal["rank", "date", "source"]


class Database:
    """One read-only connection to an aigov database.

    Lists take a `Focus` and page with `limit` and `offset`; each has a `count_…` twin. A focus whose query does not
    parse whole is answered for the part that is understood; `search` returns the hints.
    """

    def __init__(self, path: Path) -> None:
        """Open `path` read-only. Raises `StoreError` (a sentence) if it cannot be."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the connection."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def cancel_when(self, is_cancelled: Callable[[], bool] | None) -> None:
        """From now on abort a running query (raising `Cancelled`) within milliseconds of `is_cancelled()` being true."""
        raise NotImplementedError

    # Lists

    def overview(self) -> Overview:
        """The database in numbers."""
        raise NotImplementedError

    def count_sources(self, focus: Focus) -> int:
        """How many documents hold something that fits the focus."""
        raise NotImplementedError

    def sources(
        self, focus: Focus, *, order: SourceOrder = "date", limit: int = 100, offset: int = 0
    ) -> list[SourceRow]:
        """Documents that hold something that fits the focus."""
        raise NotImplementedError

    def count_entities(self, focus: Focus, *, kind: str | None = None) -> int:
        """How many entities are mentioned in what fits the focus."""
        raise NotImplementedError

    def entities(
        self,
        focus: Focus,
        *,
        kind: str | None = None,
        order: EntityOrder = "mentions",
        limit: int = 100,
        offset: int = 0,
    ) -> list[EntityRow]:
        """Entities mentioned in what fits the focus; `kind` is an `EntityKind` value."""
        raise NotImplementedError

    def count_quotes(self, focus: Focus, *, terms: bool = False, repeats: bool = False) -> int:
        """How many quotes fit the focus."""
        raise NotImplementedError

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
        """Quotes that fit the focus: speech only unless `terms`; no repeated paragraphs unless `repeats`."""
        raise NotImplementedError

    def variants(self, group_id: int) -> list[QuoteRow]:
        """Every wording of one quote, fullest first."""
        raise NotImplementedError

    def facets(self, focus: Focus, *, limit: int = 10) -> list[Facet]:
        """Counts of paragraphs by source, publisher, year, language, actor, issue, speaker and entity, under the focus."""
        raise NotImplementedError

    # One thing

    def source(self, key: str) -> SourceRow | None:
        """One document by its key."""
        raise NotImplementedError

    def source_by_id(self, source_id: int) -> SourceRow | None:
        """One document by its id."""
        raise NotImplementedError

    def entity(self, key: str) -> EntityRow | None:
        """One entity by its key."""
        raise NotImplementedError

    def find_entities(self, text: str, *, limit: int = 20) -> list[EntityRow]:
        """Entities whose name or an alias is, starts with, or contains `text`, best first."""
        raise NotImplementedError

    def text(self, source_id: int) -> str:
        """The whole decoded text of a document."""
        raise NotImplementedError

    def paragraphs(self, source_id: int) -> list[ParagraphRow]:
        """All paragraphs of a document in order, boilerplate and repeats too."""
        raise NotImplementedError

    def mentions(self, source_id: int) -> list[MentionRow]:
        """All mentions in a document in text order."""
        raise NotImplementedError

    def quotes_in(self, source_id: int) -> list[QuoteRow]:
        """All quotes of a document in text order, terms and repeats too."""
        raise NotImplementedError

    # Search

    def search(
        self,
        query: str,
        *,
        order: SearchOrder = "rank",
        limit: int = 50,
        offset: int = 0,
        focus: Focus | None = None,
    ) -> SearchPage:
        """Ranked hits for a query in the search language, within `focus`. Never raises for what a person typed."""
        raise NotImplementedError

    def complete(self, query: str, cursor: int) -> list[str]:
        """What the word at `cursor` (a code-point offset into `query`) could become: field names, field values, terms."""
        raise NotImplementedError

    # Comparison

    def actors(self) -> list[ActorRow]:
        """The actors in the codebook's order."""
        raise NotImplementedError

    def issues(self) -> list[IssueRow]:
        """The issues in the codebook's order."""
        raise NotImplementedError

    def comparison(
        self, actors: Sequence[str] = (), *, focus: Focus | None = None, rejected: bool = False
    ) -> Comparison:
        """Issues down, the given actors across (the codebook's first two by default). Own words come before others' claims."""
        raise NotImplementedError

    def statements(self, focus: Focus, *, limit: int = 100, offset: int = 0) -> list[StatementRow]:
        """Statements that fit the focus, in codebook order."""
        raise NotImplementedError

    # Other tables

    def annotations(self, source_key: str | None = None) -> list[AnnotationRow]:
        """A person's notes, tags, highlights and codings; orphaned ones too."""
        raise NotImplementedError

    def imports(self, *, limit: int = 20) -> list[ImportRow]:
        """The latest imports, newest first."""
        raise NotImplementedError

    def problems(self, import_id: int | None = None) -> list[ProblemRow]:
        """The problems of one import; by default those that stand (the latest for each file)."""
        raise NotImplementedError

    def check(self) -> list[CheckFailure]:
        """Prove rules 1 (exact spans), 2 (no statement without evidence) and 5 (plain SQLite) on this file."""
        raise NotImplementedError
