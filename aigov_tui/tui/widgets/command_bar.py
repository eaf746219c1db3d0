"""The footer: the commands that can be used right now, as many whole words as fit."""

from __future__ import annotations

from textual import events
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from aigov_tui.tui.queries import host
from aigov_tui.tui.render.line import PLAIN, Piece, strip_of, width_of

_LAST = (".close", "app.help", "app.palette")  # the way back, and to everything else, is never pushed out


class CommandBar(Widget):
    """One line, from the bindings that are active; a click presses the key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "CommandBar { dock: bottom; height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[tuple[str, str, str, str]] = []  # id, key, key as shown, word
        self._extents: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follow what is possible."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self._read_bindings()

    def _read_bindings(self) -> None:
        entries: dict[str, tuple[str, str, str, str]] = {}
        for _node, binding, enabled, _tooltip in self.screen.active_bindings.values():
            identifier = binding.id or binding.action
            if enabled and binding.show and identifier not in entries:
                shown = self.app.get_key_display(binding)
                entries[identifier] = (identifier, binding.key, shown, binding.description)
        if list(entries.values()) != self._entries:
            self._entries = list(entries.values())
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The commands; the ways back, to help and to the palette at the right end."""
        width = self.size.width
        self._extents = []
        if y:
            return strip_of([], width, self.rich_style)
        last = [entry for entry in self._entries if entry[0].endswith(_LAST)]
        room = width - sum(len(shown) + len(word) + 3 for _, _, shown, word in last)
        pieces: list[Piece] = []
        for entry in (entry for entry in self._entries if entry not in last):
            if width_of(pieces) + len(entry[2]) + len(entry[3]) + 3 > room:
                break
            self._add(pieces, entry)
        pieces.append((" " * (room - width_of(pieces)), PLAIN))
        for entry in last:
            self._add(pieces, entry)
        return strip_of(pieces, width, self.rich_style)

    def _add(self, pieces: list[Piece], entry: tuple[str, str, str, str]) -> None:
        palette = host(self).palette
        _, key, shown, word = entry
        start = width_of(pieces)
        pieces += [(f" {shown}", palette.key), (f" {word} ", palette.text)]
        self._extents.append((start, width_of(pieces), key))

    def on_click(self, event: events.Click) -> None:
        """Press the key of the command clicked on."""
        for start, end, key in self._extents:
            if start <= event.x < end:
                self.app.simulate_key(key)
