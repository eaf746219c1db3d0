"""The sources pane: the documents that fit the filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from aigov_tui.model.rows import NO_DOCUMENTS
from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Context, Situation
from aigov_tui.tui.messages import OpenRequested, SourceChosen
from aigov_tui.tui.ports import Store
from aigov_tui.tui.render.rows import SourceView
from aigov_tui.tui.state import Reading
from aigov_tui.tui.widgets.pane import Pane
from aigov_tui.tui.widgets.row_source import Rows, by_position
from aigov_tui.tui.writing import can_write

if TYPE_CHECKING:
    from aigov_tui.model.rows import SourceRow
    from aigov_tui.store.database import SourceOrder
    from aigov_tui.tui.render.details import Facts

_ORDERS: tuple[SourceOrder, ...] = ("date", "title", "publisher", "quotes", "mentions")


class SourcesPane(Pane):
    """Documents. Moving previews one in the reader, choosing filters by it."""

    context = Context.SOURCES
    BINDINGS = bindings_of(Context.SOURCES)
    NAME = "Sources"
    KEY = "1"
    EMPTY = "No source fits these filters. Press x to remove the last one."
    NONE = NO_DOCUMENTS
    row_name: ClassVar[str] = "source"

    order: SourceOrder = "date"

    class Ready(Message):
        """A document is under the cursor; the screen may open it when none is open, or the open one does not fit."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def view(self) -> SourceView:
        """Two lines a document."""
        return SourceView()

    def rows(self) -> Rows[SourceRow]:
        """Documents that hold something that fits."""
        filters, order = self.filters, self.order
        return Rows(
            lambda store: store.count_sources(filters),
            lambda store, limit, offset: store.sources(filters, order=order, limit=limit, offset=offset),
            lambda store: by_position(
                store.source_positions(filters, order=order),
                lambda later, positions, limit, offset: later.sources_at(filters, positions, limit, offset),
            ),
            first_is_quicker=order in ("date", "publisher") or not filters.active(),
        )

    def count_all(self, store: Store) -> int:
        """All documents."""
        return store.overview().sources

    def qualities(self) -> str:
        """The order."""
        return f"by {self.order}"

    def situation(self) -> Situation:
        """Looks at the row."""
        return Situation(row=self.list.row() is not None, writable=can_write(self), undoable=self.undoable)

    def is_chosen(self, row: SourceRow) -> bool:
        """The document filtered by."""
        return row.key == self.filters.source

    def choose(self, row: SourceRow) -> None:
        """Filter by it and read it."""
        self.post_message(SourceChosen(row.key))

    def preview(self, row: SourceRow) -> None:
        """Show it in the reader."""
        self.post_message(OpenRequested(Reading(row.key), go_there=False))

    def highlighted(self, row: SourceRow) -> None:
        """The screen may have nothing to read that fits."""
        self.post_message(self.Ready(row.key))

    def facts(self, row: SourceRow) -> Facts:
        """Its metadata."""
        from aigov_tui.tui.render.details import source_facts

        return source_facts(row)

    def citation(self, row: SourceRow) -> str:
        """Its citation."""
        from aigov_tui.tui.citation import cite_source

        return cite_source(row)

    def action_sort(self) -> None:
        """Sort in the next way."""
        self.order = _ORDERS[(_ORDERS.index(self.order) + 1) % len(_ORDERS)]
        self.resort()
