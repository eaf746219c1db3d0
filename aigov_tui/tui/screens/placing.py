"""Where a person is on the main screen: the filters, the open document, and the way back and forward."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from aigov_tui.model.focus import FocusField
from aigov_tui.tui.messages import FilterChosen, OpenRequested, SourceChosen
from aigov_tui.tui.queries import ask
from aigov_tui.tui.screens.copying import CopyingScreen
from aigov_tui.tui.screens.correcting import CorrectingScreen
from aigov_tui.tui.screens.outcome import ApplyFilter, GoTo, Outcome
from aigov_tui.tui.screens.switching import SwitchingScreen
from aigov_tui.tui.state import History, Place, Reading
from aigov_tui.tui.widgets.reader import Reader
from aigov_tui.tui.widgets.sources import SourcesPane

_PREVIEW_AFTER = 0.12  # seconds the cursor rests on a row before the reader follows


class PlacingScreen(SwitchingScreen, CopyingScreen, CorrectingScreen):
    """Owns the filters, the open document and the way back; follows what a person chooses in a pane."""

    order: reactive[tuple[FocusField, ...]] = reactive((), repaint=False)

    class _Fits(Message):
        """How many documents the filters leave of the open one alone; what stands first of those that fit."""

        bubble = False

        def __init__(self, reading: Reading, count: int, first: str) -> None:
            super().__init__()
            self.reading = reading
            self.count = count
            self.first = first

    def __init__(self) -> None:
        super().__init__()
        self.history = History()
        self._preview_timer: Timer | None = None
        self._narrowed = False  # filters were set since it was last looked whether the open document fits

    def here(self) -> Place:
        """The filters of now, with what the reader shows."""
        return self.history.present.at(self.reading)

    def go(self, place: Place) -> None:
        """To a place, remembering the one before as a person saw it."""
        self._narrowed = place.filters != self.filters and place.reading == self.reading
        self.history = self.history.go(place, self.reading)
        self._show_present()

    def _show_present(self) -> None:
        self._stop_preview()
        place = self.history.present
        self.filters, self.order = place.filters, place.order
        if place.reading is not None:
            self.reading = place.reading
        self.refresh_bindings()

    @on(FilterChosen)
    def _filter(self, message: FilterChosen) -> None:
        self.go(self.here().filtered(message.field, message.value))

    @on(SourceChosen)
    def _source(self, message: SourceChosen) -> None:
        present = self.here()
        again = present.filters.source == message.key
        place = present.filtered("source", None if again else message.key)
        self.go(place.at(Reading(message.key, words=self._words())))
        if self.has_class("-narrow") and not again:
            self.action_pane("reader")

    def _words(self) -> str:
        """The query filtered by: its words are marked in what is opened."""
        return self.history.present.filters.query

    @on(OpenRequested)
    def _open(self, message: OpenRequested) -> None:
        reading = message.reading
        if not reading.words and self._words():
            reading = Reading(reading.source_key, reading.span, self._words())
        if not message.go_there:
            self._stop_preview()
            self._preview_timer = self.set_timer(_PREVIEW_AFTER, lambda: self._preview(reading))
            return
        self.go(self.history.present.at(reading))
        self.action_pane("reader")

    def _preview(self, reading: Reading) -> None:
        if not self.has_class("-narrow"):
            self.reading = reading

    def _stop_preview(self) -> None:
        if self._preview_timer is not None:
            self._preview_timer.stop()
            self._preview_timer = None

    @on(SourcesPane.Ready)
    def _first_source(self, message: SourcesPane.Ready) -> None:
        """The first document is there to read before anybody chose one, and where the open one fits no more."""
        open_one, narrowed, self._narrowed = self.reading, self._narrowed, False
        if open_one is None:
            self._show_first(message.key)
        elif narrowed and self.filters.source in (None, open_one.source_key):
            alone = self.filters.with_("source", open_one.source_key)
            ask(self, "fits", lambda store: self._Fits(open_one, store.count_sources(alone), message.key))
        elif narrowed:
            self._show_first(message.key)

    @on(_Fits)
    def _replace_unfitting(self, message: _Fits) -> None:
        if message.reading == self.reading and not message.count:
            self._show_first(message.first)

    def _show_first(self, key: str) -> None:
        self.reading = Reading(key, words=self._words())
        self.history = self.history.showing(self.reading)

    @on(Reader.Marked)
    def _marked(self, message: Reader.Marked) -> None:
        if self.reading is not None:
            self.reading = replace(self.reading, span=message.span)
            self.refresh_bindings()

    # Filters and history

    def action_remove_last(self) -> None:
        """Take away the filter that was set last."""
        field = self.history.present.latest_filter
        if field is not None:
            self.go(self.here().filtered(field, None))

    def action_remove_all(self) -> None:
        """Take away every filter."""
        self.go(self.here().unfiltered())

    def action_back(self) -> None:
        """To the place before."""
        self.history = self.history.showing(self.reading).back()
        self._show_present()

    def action_forward(self) -> None:
        """To the place one came back from."""
        self.history = self.history.showing(self.reading).forward()
        self._show_present()

    def action_clear(self) -> None:
        """The selection, then the marked words, then the last filter."""
        reading = self.reading
        if self.selections:
            self.clear_selection()
        elif reading is not None and (reading.span or reading.words != self._words()):
            self.go(self.history.present.at(Reading(reading.source_key, words=self._words())))
            self.reading = Reading(reading.source_key, words=self._words())
        else:
            self.action_remove_last()

    def come_back(self, outcome: Outcome | None) -> None:
        """Do what another screen was left for."""
        if isinstance(outcome, GoTo):
            self._open(OpenRequested(outcome.reading))
        elif isinstance(outcome, ApplyFilter):
            self.go(self.here().filtered(outcome.field, outcome.value))
