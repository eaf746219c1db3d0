"""The quotes pane: who said what, how sure that is, and how many outlets carried it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Context, Situation
from aigov_tui.tui.messages import FilterChosen, OpenRequested, VariantsRequested
from aigov_tui.tui.ports import Store
from aigov_tui.tui.render.rows import QuoteView
from aigov_tui.tui.state import Reading
from aigov_tui.tui.widgets.pane import Pane
from aigov_tui.tui.widgets.row_source import Rows, by_position

if TYPE_CHECKING:
    from aigov_tui.model.rows import QuoteRow
    from aigov_tui.store.database import QuoteOrder
    from aigov_tui.tui.render.details import Facts

_ORDERS: dict[QuoteOrder, str] = {
    "document": "by document",
    "date": "by date",
    "speaker": "by speaker",
    "outlets": "by outlets",
    "least_certain": "least certain first",
    "confidence": "most certain first",
}


class QuotesPane(Pane):
    """Quotes. Moving previews one in the reader, choosing goes to its exact words."""

    context = Context.QUOTES
    BINDINGS = bindings_of(Context.QUOTES)
    NAME = "Quotes"
    KEY = "4"
    EMPTY = "No quotes fit these filters. Press x to remove the last one, t to see terms too."
    row_name: ClassVar[str] = "quote"

    order: QuoteOrder = "document"
    terms: bool = False

    def view(self) -> QuoteView:
        """Three lines a quote."""
        return QuoteView()

    def rows(self) -> Rows[QuoteRow]:
        """Quotes that fit."""
        filters, order, terms = self.filters, self.order, self.terms
        return Rows(
            lambda store: store.count_quotes(filters, terms=terms),
            lambda store, limit, offset: store.quotes(
                filters, terms=terms, order=order, limit=limit, offset=offset
            ),
            lambda store: by_position(
                store.quote_positions(filters, terms=terms, order=order),
                lambda later, positions, limit, offset: later.quotes_at(positions, limit, offset),
            ),
            first_is_quicker=order != "speaker" or not filters.active(),
        )

    def count_all(self, store: Store) -> int:
        """All speech, and the terms if they are shown."""
        overview = store.overview()
        return overview.speech + (overview.terms if self.terms else 0)

    def qualities(self) -> str:
        """The order, and whether terms are here."""
        return _ORDERS[self.order] + (", with terms" if self.terms else "")

    def situation(self) -> Situation:
        """Looks at the row."""
        row: QuoteRow | None = self.list.row()
        return Situation(
            row=row is not None,
            variants=row is not None and row.variant_group_id is not None,
            speaker=row is not None and row.speaker_key is not None,
        )

    def is_chosen(self, row: QuoteRow) -> bool:
        """No quote is a filter."""
        return False

    def choose(self, row: QuoteRow) -> None:
        """Go to its exact words."""
        self.post_message(OpenRequested(Reading(row.source_key, (row.start_char, row.end_char))))

    def preview(self, row: QuoteRow) -> None:
        """Show its exact words in the reader."""
        self.post_message(
            OpenRequested(Reading(row.source_key, (row.start_char, row.end_char)), go_there=False)
        )

    def facts(self, row: QuoteRow) -> Facts:
        """How its speaker was found."""
        from aigov_tui.tui.render.details import quote_facts

        return quote_facts(row)

    def citation(self, row: QuoteRow) -> str:
        """Words, speaker, source."""
        from aigov_tui.tui.citation import cite_quote

        return cite_quote(row)

    def action_variants(self) -> None:
        """Show every wording."""
        row: QuoteRow | None = self.list.row()
        if row is not None and row.variant_group_id is not None:
            self.post_message(VariantsRequested(row.variant_group_id))

    def action_speaker(self) -> None:
        """Filter by its speaker."""
        row: QuoteRow | None = self.list.row()
        if row is not None and row.speaker_key is not None:
            self.post_message(FilterChosen("speaker", row.speaker_key))

    def action_sort(self) -> None:
        """Sort in the next way."""
        orders = list(_ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.resort()

    def action_terms(self) -> None:
        """Show or hide words in marks that are not speech."""
        self.terms = not self.terms
        self.recount()
        self.reload()
