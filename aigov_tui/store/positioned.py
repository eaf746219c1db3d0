"""Lists and documents by position: for those who scroll in them, where reading all up to there would be slow."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import EntityRow, MentionRow, ParagraphRow, QuoteRow, SourceRow
from aigov_tui.store.connection import in_words
from aigov_tui.store.queries import documents, quotes
from aigov_tui.store.queries import positions as queries
from aigov_tui.store.queries.positions import Positions
from aigov_tui.store.search.filter import Filter

if TYPE_CHECKING:
    from aigov_tui.store.database import EntityOrder, QuoteOrder, SourceOrder


class Positioned:
    """Asks for all of a list in order once (`…_positions`), and then for any part of it (`…_at`) in a few ms.

    The first rows come quicker from the list itself: positions take the time of a count or of sorting everything.
    Of a long document the paragraphs in sight are there (`around`) long before all of them.
    """

    _path: Path
    _connection: sqlite3.Connection

    def _filter(self, focus: Focus) -> Filter:
        raise NotImplementedError

    # Documents

    def around(
        self, source_id: int, offset: int, limit: int
    ) -> tuple[list[ParagraphRow], list[MentionRow], list[QuoteRow]]:
        """At most `limit` paragraphs around a code point, and the mentions and quotes in them: a document's, in order."""
        with in_words(self._path):
            found = documents.paragraphs_around(self._connection, source_id, offset, limit)
            within = (found[0].start_char, found[-1].end_char) if found else (0, 0)
            return (
                found,
                documents.mentions(self._connection, source_id, within),
                quotes.in_source(self._connection, source_id, within),
            )

    # Lists

    def source_positions(self, focus: Focus, *, order: SourceOrder = "date") -> Positions:
        """Where every document stands that holds something that fits the focus."""
        with in_words(self._path):
            return queries.of_sources(self._connection, self._filter(focus), order=order)

    def sources_at(self, focus: Focus, positions: Positions, limit: int, offset: int) -> list[SourceRow]:
        """The documents at `offset`, with counts under the same focus."""
        with in_words(self._path):
            return queries.sources_at(
                self._connection, self._filter(focus), positions, limit=limit, offset=offset
            )

    def entity_positions(
        self, focus: Focus, *, kind: str | None = None, order: EntityOrder = "mentions"
    ) -> Positions:
        """Where every entity stands that is mentioned in what fits the focus."""
        with in_words(self._path):
            return queries.of_entities(self._connection, self._filter(focus), kind=kind, order=order)

    def entities_at(self, positions: Positions, limit: int, offset: int) -> list[EntityRow]:
        """The entities at `offset`."""
        with in_words(self._path):
            return queries.entities_at(self._connection, positions, limit=limit, offset=offset)

    def quote_positions(
        self, focus: Focus, *, terms: bool = False, repeats: bool = False, order: QuoteOrder = "document"
    ) -> Positions:
        """Where every quote stands that fits the focus."""
        with in_words(self._path):
            return queries.of_quotes(
                self._connection, self._filter(focus), terms=terms, repeats=repeats, order=order
            )

    def quotes_at(self, positions: Positions, limit: int, offset: int) -> list[QuoteRow]:
        """The quotes at `offset`."""
        with in_words(self._path):
            return queries.quotes_at(self._connection, positions, limit=limit, offset=offset)
