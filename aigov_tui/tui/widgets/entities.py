"""The entities pane: who and what is mentioned in what fits the filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aigov_tui.model.entity import EntityKind
from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Context, Situation
from aigov_tui.tui.messages import FilterChosen, PairsRequested
from aigov_tui.tui.ports import Store
from aigov_tui.tui.render.rows import EntityView
from aigov_tui.tui.render.words import plural
from aigov_tui.tui.widgets.pane import Pane
from aigov_tui.tui.widgets.row_source import Rows, by_position
from aigov_tui.tui.writing import can_write

if TYPE_CHECKING:
    from aigov_tui.model.rows import EntityRow
    from aigov_tui.store.database import EntityOrder
    from aigov_tui.tui.render.details import Facts

_ORDERS: tuple[EntityOrder, ...] = ("mentions", "name", "quotes", "kind")
_KINDS: tuple[EntityKind | None, ...] = (None, *EntityKind)
_KIND_NAMES = {
    EntityKind.PERSON: "people",
    EntityKind.ORGANIZATION: "organisations",
    EntityKind.PLACE: "places",
    EntityKind.EVENT: "events",
    EntityKind.DOCUMENT: "documents",
    EntityKind.PRODUCT: "products",
    EntityKind.CONCEPT: "concepts",
}


class EntitiesPane(Pane):
    """Names. Choosing one filters everything by it."""

    context = Context.ENTITIES
    BINDINGS = bindings_of(Context.ENTITIES)
    NAME = "Entities"
    KEY = "3"
    EMPTY = "No names fit these filters. Press x to remove the last one, t for another kind."
    row_name: ClassVar[str] = "name"

    order: EntityOrder = "mentions"
    kind: EntityKind | None = None

    def view(self) -> EntityView:
        """One line a name."""
        return EntityView()

    def rows(self) -> Rows[EntityRow]:
        """Names mentioned in what fits."""
        filters, order, kind = self.filters, self.order, self.kind
        return Rows(
            lambda store: store.count_entities(filters, kind=kind),
            lambda store, limit, offset: store.entities(
                filters, kind=kind, order=order, limit=limit, offset=offset
            ),
            lambda store: by_position(
                store.entity_positions(filters, kind=kind, order=order),
                lambda later, positions, limit, offset: later.entities_at(positions, limit, offset),
            ),
            first_is_quicker=not filters.active(),
            likely=lambda store: store.likely_entities(filters, kind=kind, order=order),
        )

    def count_all(self, store: Store) -> int:
        """All names."""
        return store.overview().entities

    def shows_all(self) -> bool:
        """Not where names of one kind are shown."""
        return self.kind is None and super().shows_all()

    def qualities(self) -> str:
        """The kind and the order."""
        kind = "" if self.kind is None else f"{_KIND_NAMES[self.kind]}, "
        return f"{kind}by {self.order}"

    def situation(self) -> Situation:
        """Looks at the row."""
        row: EntityRow | None = self.list.row()
        return Situation(
            row=row is not None,
            actor=row is not None and row.actor_key is not None,
            writable=can_write(self),
            undoable=self.undoable,
        )

    def is_chosen(self, row: EntityRow) -> bool:
        """The name filtered by, as mentioned or as speaker."""
        return row.key in (self.filters.entity, self.filters.speaker)

    def choose(self, row: EntityRow) -> None:
        """Filter by it; choosing it again takes the filter away."""
        self.post_message(FilterChosen("entity", None if self.filters.entity == row.key else row.key))

    def facts(self, row: EntityRow) -> Facts:
        """What is known of it."""
        from aigov_tui.tui.render.details import entity_facts

        return entity_facts(row)

    def citation(self, row: EntityRow) -> str:
        """Its name, kind and Wikidata id."""
        link = f", Wikidata {row.wikidata_id}" if row.wikidata_id else ""
        from aigov_tui.model.rows import LikelyEntityRow

        most = "at most " if isinstance(row, LikelyEntityRow) else ""
        held = f"{most}{plural(row.mentions, 'mention')} in {plural(row.sources, 'source')}"
        return f"{row.name} ({row.kind.value}{link}): {held}"

    def action_as_speaker(self) -> None:
        """Filter by what it says."""
        if (row := self.list.row()) is not None:
            self.post_message(FilterChosen("speaker", row.key))

    def action_as_actor(self) -> None:
        """Filter by the side it belongs to."""
        row: EntityRow | None = self.list.row()
        if row is not None and row.actor_key is not None:
            self.post_message(FilterChosen("actor", row.actor_key))

    def action_pairs(self) -> None:
        """Show the names that may be one."""
        self.post_message(PairsRequested())

    def action_kind(self) -> None:
        """Show the next kind of names."""
        self.kind = _KINDS[(_KINDS.index(self.kind) + 1) % len(_KINDS)]
        self.reload()

    def action_sort(self) -> None:
        """Sort in the next way."""
        self.order = _ORDERS[(_ORDERS.index(self.order) + 1) % len(_ORDERS)]
        self.resort()
