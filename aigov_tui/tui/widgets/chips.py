"""The bar at the top: every filter as a chip that can be removed, or what there is when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from aigov_tui.model.focus import Focus, FocusField
from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context, Situation
from aigov_tui.tui.messages import FilterChosen
from aigov_tui.tui.ports import Store
from aigov_tui.tui.queries import QueryFailed, ask, host
from aigov_tui.tui.render.line import PLAIN, Piece, fit, strip_of, width_of
from aigov_tui.tui.render.words import count, plural

if TYPE_CHECKING:
    from aigov_tui.model.rows import Overview

_LONGEST_LABEL = 28
Labels = dict[tuple[FocusField, str], str]


def read_labels(store: Store, filters: Focus) -> Labels:
    """What a person calls each value of the filters; the value itself where the store knows no better."""
    labels: Labels = {}
    for field, value in filters.active():
        label: str | None = None
        if field == "source":
            label = source.title if (source := store.source(value)) else None
        elif field in ("entity", "speaker"):
            label = entity.name if (entity := store.entity(value)) else None
        elif field == "actor":
            label = next((actor.name for actor in store.actors() if actor.key == value), None)
        elif field == "issue":
            label = next((issue.name for issue in store.issues() if issue.key == value), None)
        labels[(field, value)] = label or value
    return labels


class Chips(Commanded, Widget, can_focus=True):
    """One line of chips, in the order in which the filters were set."""

    context = Context.CHIPS
    BINDINGS = bindings_of(Context.CHIPS)
    ALLOW_SELECT = False
    DEFAULT_CSS = "Chips { height: 1; }"

    filters: reactive[Focus] = reactive(Focus())
    order: reactive[tuple[FocusField, ...]] = reactive(())
    overview: reactive[Overview | None] = reactive(None)
    marked: reactive[int] = reactive(0)

    class _Named(Message):
        bubble: ClassVar[bool] = False

        def __init__(self, labels: Labels) -> None:
            super().__init__()
            self.labels = labels

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._labels: Labels = {}
        self._extents: list[tuple[int, int, FocusField]] = []

    def watch_filters(self, filters: Focus) -> None:
        """Ask what the new values are called; go away from the keyboard when nothing is left."""
        self.can_focus = bool(filters)
        if not filters and self.has_focus:
            self.screen.focus_next()
        self.marked = max(0, min(self.marked, len(filters.active()) - 1))
        if any(pair not in self._labels for pair in filters.active()):
            ask(self, "labels", lambda store: self._Named(read_labels(store, filters)))

    def rename(self) -> None:
        """Something was corrected: ask again what the values are called."""
        filters = self.filters
        self._labels.clear()
        ask(self, "labels", lambda store: self._Named(read_labels(store, filters)))

    @on(_Named)
    def _named(self, message: _Named) -> None:
        self._labels.update(message.labels)
        self.refresh()

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        """Keys are shown where names cannot be read; the panes say what is wrong."""
        message.stop()

    def names(self) -> dict[tuple[FocusField, str], str]:
        """What each filter is called, in the order in which they were set."""
        return {pair: self._labels.get(pair, pair[1]) for pair in self._values()}

    def _values(self) -> list[tuple[FocusField, str]]:
        values = dict(self.filters.active())
        ordered = [field for field in self.order if field in values]
        return [(field, values[field]) for field in (*ordered, *(f for f in values if f not in ordered))]

    def render_line(self, y: int) -> Strip:
        """The chips, or the database in numbers."""
        palette, width = host(self).palette, self.size.width
        self._extents = []
        values = self._values()
        if y or not values:
            return strip_of([] if y else self._overview_pieces(), width, self.rich_style)
        pieces: list[Piece] = [(" ", PLAIN)]
        room = max(6, min(_LONGEST_LABEL, (width - 2) // len(values) - 14))
        for index, (field, value) in enumerate(values):
            style = palette.cursor if self.has_focus and index == self.marked else palette.cursor_blurred
            label = fit(self._labels.get((field, value), value), room)
            start = width_of(pieces)
            pieces += [
                (f" {field} ", style + palette.dim),
                (label, style + palette.strong),
                (" × ", style + palette.accent),
            ]
            self._extents.append((start, width_of(pieces), field))
            pieces.append((" ", PLAIN))
        return strip_of(pieces, width, self.rich_style)

    def _overview_pieces(self) -> list[Piece]:
        palette, overview = host(self).palette, self.overview
        pieces: list[Piece] = [(" aigov ", palette.accent)]
        if overview is None:
            return pieces
        words = [
            plural(overview.sources, "source"),
            plural(overview.speech, "quote"),
            plural(overview.entities, "name"),
            plural(overview.statements, "statement"),
        ]
        if overview.suggestions:
            words.append(f"{count(overview.suggestions)} suggested")
        pieces.append((" everything: " + ", ".join(words), palette.text))
        if overview.problems:
            pieces.append((f" · {plural(overview.problems, 'problem')}", palette.warning))
        hint: Piece = (" · Enter on a row filters by it", palette.dim)
        return [*pieces, hint] if width_of([*pieces, hint]) < self.size.width else pieces

    def situation(self) -> Situation:
        """Counts filters."""
        return Situation(filters=len(self.filters.active()))

    def action_chip(self, step: int) -> None:
        """Mark another chip."""
        self.marked = max(0, min(self.marked + step, len(self._values()) - 1))

    def action_remove_chip(self) -> None:
        """Remove the marked filter."""
        values = self._values()
        if 0 <= self.marked < len(values):
            self.post_message(FilterChosen(values[self.marked][0], None))

    def on_click(self, event: events.Click) -> None:
        """A click on a chip removes its filter when it hits the ×, and marks it otherwise."""
        for index, (start, end, field) in enumerate(self._extents):
            if start <= event.x < end:
                self.marked = index
                if event.x >= end - 3:
                    self.post_message(FilterChosen(field, None))
