"""Reading an aigov database: what the app, the command line and the exports ask of the store.

A `Database` is one read-only connection, used from one thread at a time. The app opens one for each worker thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from aigov_tui.model.focus import Focus
from aigov_tui.model.position import Review
from aigov_tui.model.rows import (
    ActorRow,
    Comparison,
    EntityRow,
    Facet,
    IssueRow,
    LikelyEntityRow,
    MentionRow,
    Overview,
    ParagraphRow,
    QuoteRow,
    SourceRow,
    StatementRow,
    WordingRow,
)
from aigov_tui.store.connection import in_words, open_for_reading
from aigov_tui.store.positioned import Positioned
from aigov_tui.store.queries import comparison, documents, entities, facets, quotes, records, sources
from aigov_tui.store.search.asked import make_filter
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.searched import Searched, SearchOrder
from aigov_tui.store.upkeep import Upkeep

SourceOrder = Literal["date", "title", "publisher", "quotes", "mentions"]
EntityOrder = Literal["mentions", "name", "quotes", "kind"]
QuoteOrder = Literal["document", "date", "speaker", "outlets", "confidence", "least_certain"]
__all__ = ["Database", "EntityOrder", "QuoteOrder", "SearchOrder", "SourceOrder"]


class Database(Searched, Positioned, Upkeep):
    """One read-only connection to an aigov database.

    Lists take a `Focus` and page with `limit` and `offset`; each has a `count_…` twin. A focus whose query does not
    parse whole is answered for the part that is understood; `search` returns the hints.
    """

    def __init__(self, path: Path) -> None:
        """Open `path` read-only. Raises `StoreError` (a sentence) if it cannot be."""
        self._path = path
        self._connection = open_for_reading(path)
        self._patience = Patience(self._connection)
        self._memory = Memory(self._connection)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def cancel_when(self, is_cancelled: Callable[[], bool] | None) -> None:
        """From now on abort a running query (raising `Cancelled`) within milliseconds of `is_cancelled()` being true."""
        self._patience.cancel_when(is_cancelled)

    # Lists

    def overview(self) -> Overview:
        """The database in numbers."""
        with in_words(self._path):
            return records.overview(self._connection)

    def count_sources(self, focus: Focus) -> int:
        """How many documents hold something that fits the focus."""
        with in_words(self._path):
            return sources.count(self._connection, self._filter(focus))

    def sources(
        self, focus: Focus, *, order: SourceOrder = "date", limit: int = 100, offset: int = 0
    ) -> list[SourceRow]:
        """Documents that hold something that fits the focus."""
        with in_words(self._path):
            return sources.page(
                self._connection, self._filter(focus), order=order, limit=limit, offset=offset
            )

    def reprints(self, *, limit: int = 100, offset: int = 0) -> list[SourceRow]:
        """Documents that are reprints, excerpts or updates of one another: family by family, the earliest first."""
        with in_words(self._path):
            return sources.reprints(self._connection, limit=limit, offset=offset)

    def count_entities(self, focus: Focus, *, kind: str | None = None) -> int:
        """How many entities are mentioned in what fits the focus."""
        with in_words(self._path):
            return entities.count(self._connection, self._filter(focus), kind=kind)

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
        with in_words(self._path):
            return entities.page(
                self._connection, self._filter(focus), kind=kind, order=order, limit=limit, offset=offset
            )

    def likely_entities(
        self, focus: Focus, *, kind: str | None = None, order: EntityOrder = "mentions", limit: int = 100
    ) -> list[LikelyEntityRow]:
        """Entities mentioned in much that fits, without their counts in it: in 50 ms, to look at until these are here.

        None where `entities` is quick itself.
        """
        with in_words(self._path):
            return entities.likely(
                self._connection,
                self._filter(focus),
                self._filter(Focus()),
                self._patience,
                kind=kind,
                order=order,
                limit=limit,
            )

    def count_quotes(self, focus: Focus, *, terms: bool = False, repeats: bool = False) -> int:
        """How many quotes fit the focus."""
        with in_words(self._path):
            return quotes.count(self._connection, self._filter(focus), terms=terms, repeats=repeats)

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
        with in_words(self._path):
            return quotes.page(
                self._connection,
                self._filter(focus),
                terms=terms,
                repeats=repeats,
                order=order,
                limit=limit,
                offset=offset,
            )

    def variants(self, group_id: int) -> list[QuoteRow]:
        """Every wording of one quote, fullest first."""
        with in_words(self._path):
            return quotes.variants(self._connection, group_id)

    def variant_group(self, source_key: str, text: str) -> int | None:
        """The group of wordings that a quote of a document is in; None where it is in none, or is not there."""
        with in_words(self._path):
            return quotes.group_of(self._connection, source_key, text)

    def facets(self, focus: Focus, *, limit: int = 10) -> list[Facet]:
        """Counts of paragraphs by source, publisher, year, language, actor, issue, speaker and entity, under the focus."""
        with in_words(self._path):
            chosen = self._filter(focus)
            if chosen.tree is not None:
                return facets.facets(self._connection, chosen, self._patience, self._memory, limit=limit)
            # Counts over everything take half a second, and are asked for whenever a focus is let go.
            self._memory.refresh()
            if limit not in self._memory.facets:
                found = facets.facets(self._connection, chosen, self._patience, self._memory, limit=limit)
                self._memory.facets[limit] = tuple(found)
            return list(self._memory.facets[limit])

    # One thing

    def source(self, key: str) -> SourceRow | None:
        """One document by its key."""
        with in_words(self._path):
            return sources.by_key(self._connection, key)

    def source_by_id(self, source_id: int) -> SourceRow | None:
        """One document by its id."""
        with in_words(self._path):
            return next(iter(sources.by_ids(self._connection, [source_id])), None)

    def entity(self, key: str) -> EntityRow | None:
        """One entity by its key."""
        with in_words(self._path):
            return entities.by_key(self._connection, key)

    def find_entities(self, text: str, *, limit: int = 20) -> list[EntityRow]:
        """Entities whose name or an alias is, starts with, or contains `text`, best first."""
        with in_words(self._path):
            return entities.find(self._connection, text, limit=limit)

    def wordings(self, entity_key: str, *, limit: int = 50) -> list[WordingRow]:
        """In which words an entity is mentioned, the most frequent first."""
        with in_words(self._path):
            return entities.wordings(self._connection, entity_key, limit=limit)

    def text(self, source_id: int) -> str:
        """The whole decoded text of a document."""
        with in_words(self._path):
            return documents.text(self._connection, source_id)

    def paragraphs(self, source_id: int) -> list[ParagraphRow]:
        """All paragraphs of a document in order, boilerplate and repeats too."""
        with in_words(self._path):
            return documents.paragraphs(self._connection, source_id)

    def mentions(self, source_id: int) -> list[MentionRow]:
        """All mentions in a document in text order."""
        with in_words(self._path):
            return documents.mentions(self._connection, source_id)

    def quotes_in(self, source_id: int) -> list[QuoteRow]:
        """All quotes of a document in text order, terms and repeats too."""
        with in_words(self._path):
            return quotes.in_source(self._connection, source_id)

    # Comparison

    def actors(self) -> list[ActorRow]:
        """The actors in the codebook's order."""
        with in_words(self._path):
            return comparison.actors(self._connection)

    def issues(self) -> list[IssueRow]:
        """The issues in the codebook's order."""
        with in_words(self._path):
            return comparison.issues(self._connection)

    def comparison(
        self,
        actors: Sequence[str] = (),
        *,
        focus: Focus | None = None,
        rejected: bool = False,
        suggested: bool = True,
    ) -> Comparison:
        """Issues down, the given actors across (the codebook's first two by default).

        Own words come before others' claims, and in each what was coded or accepted before what is `suggested`, of
        which a cell has the surest (`ComparisonCell.more_suggested` counts the rest). The focus's actor chooses
        nothing here: an actor in the next column
        that has said much would seem to have said nothing.
        """
        chosen = self._filter(focus.with_("actor", None) if focus is not None else Focus())
        with in_words(self._path):
            return comparison.compare(
                self._connection, chosen, actors, rejected=rejected, suggested=suggested
            )

    def statements(self, focus: Focus, *, limit: int = 100, offset: int = 0) -> list[StatementRow]:
        """Statements that count and fit the focus, in codebook order."""
        with in_words(self._path):
            return comparison.statements(self._connection, self._filter(focus), limit=limit, offset=offset)

    def suggestions(
        self, focus: Focus, *, review: Review = Review.UNREVIEWED, limit: int = 100, offset: int = 0
    ) -> list[StatementRow]:
        """Suggested positions that fit the focus, the surest first; with `review` those a person decided so on."""
        with in_words(self._path):
            return comparison.suggestions(
                self._connection, self._filter(focus), review, limit=limit, offset=offset
            )

    def count_suggestions(self, focus: Focus, *, review: Review = Review.UNREVIEWED) -> int:
        """How many suggested positions fit the focus."""
        with in_words(self._path):
            return comparison.count_suggestions(self._connection, self._filter(focus), review)

    def _filter(self, focus: Focus) -> Filter:
        with in_words(self._path):
            return make_filter(self._connection, focus)
