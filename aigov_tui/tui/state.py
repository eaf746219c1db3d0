"""What a person is looking at: an immutable place, and the way back to earlier ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aigov_tui.model.focus import Focus, FocusField

if TYPE_CHECKING:
    from aigov_tui.model.rows import Span

_LONGEST_PAST = 200
EVERYTHING = Focus()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document to read, by key, and the words in it to go to. `words` is what to mark as hits, a search query."""

    source_key: str
    span: Span | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The filters, the order in which a person set them, and the open document."""

    filters: Focus = EVERYTHING
    order: tuple[FocusField, ...] = ()
    reading: Reading | None = None

    def filtered(self, field: FocusField, value: str | None) -> Place:
        """The same place with one filter set (it becomes the latest), or removed with None or ""."""
        others = tuple(name for name in self.order if name != field)
        order = (*others, field) if value else others
        return replace(self, filters=self.filters.with_(field, value or None), order=order)

    def unfiltered(self) -> Place:
        """The same place without any filter."""
        return replace(self, filters=Focus(), order=())

    def at(self, reading: Reading | None) -> Place:
        """The same place with another document open, or other words of it."""
        return replace(self, reading=reading)

    @property
    def latest_filter(self) -> FocusField | None:
        """The filter set last, None when there is none."""
        return self.order[-1] if self.order else None


@dataclass(frozen=True, slots=True)
class History:
    """Places one can go back to and forward to."""

    present: Place = Place()
    past: tuple[Place, ...] = ()
    future: tuple[Place, ...] = ()

    def showing(self, reading: Reading | None) -> History:
        """The same, with what the reader came to show here meanwhile: a preview, the next hit."""
        return self if reading == self.present.reading else replace(self, present=self.present.at(reading))

    def go(self, place: Place, seen: Reading | None = None) -> History:
        """To a new place; what was ahead is forgotten. The same place again changes nothing.

        The way back leads to what was `seen` before, unless that was only a preview of where one goes.
        """
        if place == self.present:
            return self
        previewed = seen is None or place == self.present.at(seen)
        left = self if previewed else self.showing(seen)
        return History(place, (*left.past, left.present)[-_LONGEST_PAST:], ())

    def back(self) -> History:
        """To the place before, or nowhere."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.present, *self.future))

    def forward(self) -> History:
        """To the place one came back from, or nowhere."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.present), self.future[1:])
