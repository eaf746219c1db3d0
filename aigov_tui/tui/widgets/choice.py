"""A line to choose one of a few values on: all side by side where they fit, else the chosen one between arrows."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context
from aigov_tui.tui.queries import host
from aigov_tui.tui.render.line import PLAIN, Piece, strip_of, width_of

LABEL_WIDTH = 12  # cells, of every field of a dialog


class Choice(Commanded, Widget, can_focus=True, inherit_bindings=False):
    """`options` are (value, what a person reads); `value` is the chosen one, "" when there is none."""

    context = Context.CHOICE
    BINDINGS = bindings_of(Context.CHOICE)
    ALLOW_SELECT = False
    DEFAULT_CSS = "Choice { height: 1; }"

    options: reactive[tuple[tuple[str, str], ...]] = reactive(())
    chosen: reactive[int] = reactive(0)

    class Changed(Message):
        """Another value is chosen."""

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]] = (),
        *,
        value: str = "",
        id: str,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self.set_reactive(Choice.options, tuple(options))
        self.set_reactive(Choice.chosen, self._place_of(value))
        self._extents: list[tuple[int, int, int]] = []  # first and last cell, step to make with a click

    @property
    def value(self) -> str:
        """The chosen value."""
        return self.options[self.chosen][0] if self.chosen < len(self.options) else ""

    def offer(self, options: Sequence[tuple[str, str]], value: str = "") -> None:
        """Let one of these be chosen; `value` is at first."""
        self.options = tuple(options)
        self.chosen = self._place_of(value)

    def _place_of(self, value: str) -> int:
        return next((place for place, (one, _) in enumerate(self.options) if one == value), 0)

    def action_turn(self, step: int) -> None:
        """The next value, round and round."""
        if self.options:
            self.chosen = (self.chosen + step) % len(self.options)
            self.post_message(self.Changed())

    def render_line(self, y: int) -> Strip:
        """The label, then the values."""
        width, palette = self.size.width, host(self).palette
        label = palette.accent if self.has_focus else palette.dim
        pieces: list[Piece] = [(self._label.ljust(LABEL_WIDTH), label)]
        self._extents = []
        room = sum(width_of([(words, PLAIN)]) + 2 for _, words in self.options)
        shown = list(enumerate(self.options))
        few = room <= width - LABEL_WIDTH
        if not few:
            shown = shown[self.chosen : self.chosen + 1]
            self._add(pieces, "◂ ", -1, chosen=False)
        for number, (_, words) in shown:
            self._add(pieces, f" {words} ", number - self.chosen if few else 1, chosen=number == self.chosen)
        if not few:
            pieces.append((f" ▸ {self.chosen + 1}/{len(self.options)}", palette.dim))
        return strip_of(pieces, width, self.rich_style)

    def _add(self, pieces: list[Piece], words: str, step: int, *, chosen: bool) -> None:
        palette = host(self).palette
        mark = palette.selection if self.has_focus else palette.cursor + palette.strong
        start = width_of(pieces)
        pieces.append((words, mark if chosen else palette.text))
        self._extents.append((start, width_of(pieces), step))

    def on_click(self, event: events.Click) -> None:
        """Choose the value clicked on."""
        for start, end, step in self._extents:
            if start <= event.x < end and step:
                self.action_turn(step)
                return
