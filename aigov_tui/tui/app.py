"""The app: it opens stores, holds the theme, and shows the main screen. Everything else is in the screens."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import App
from textual.command import CommandPalette
from textual.filter import NoColor
from textual.geometry import Size
from textual.notifications import SeverityLevel
from textual.worker import get_current_worker

from aigov_tui.model.display import printable
from aigov_tui.tui.clipboard import copy_locally
from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Context
from aigov_tui.tui.commands.keymap import Keymap
from aigov_tui.tui.commands.palette import CommandsProvider
from aigov_tui.tui.messages import CopyRequested, DetailRequested
from aigov_tui.tui.ports import OpenStore, Store
from aigov_tui.tui.queries import StorePool
from aigov_tui.tui.render.palette import Palette, coloured_palette, plain_palette
from aigov_tui.tui.screens.main import MainScreen
from aigov_tui.tui.terminal import leave_when_told, what_is_not_shown
from aigov_tui.tui.themes import DARK, LABELS, NO_COLOUR, THEMES, next_theme
from aigov_tui.tui.warming import read_styles, warm

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.css.stylesheet import Stylesheet
    from textual.screen import Screen

_LOOK = 0.2  # seconds between two looks at whether there is garbage to collect
_OFTEN = 50  # collections of the young garbage, ten seconds of work, before one of the old
_PAUSE = 2.0  # seconds without a key after which a tenth of a second is nobody's
WARM_AFTER = 0.5  # seconds after the first frame: rows are being read until then
_PALETTE_SIZE = Size(20, 8)  # cells that it needs at least
_MANY = 100_000  # objects made between two looks: something is at work that had better be cleared up after at once


class AigovApp(App[int]):
    """Shows one database. `open_store` opens it once more for each worker thread.

    `database` is its file, for a person's own notes and decisions; without one they are off. `curated` is the folder
    of the YAML that decisions can be written to; None outside a workspace.
    """

    TITLE = "aigov"
    CSS_PATH = "app.tcss"
    BINDINGS = bindings_of(Context.APP)
    COMMANDS = {CommandsProvider}  # noqa: RUF012  # Textual's type
    MODES = {"panes": MainScreen}  # noqa: RUF012  # Textual's type
    DEFAULT_MODE = "panes"  # at once: no empty screen is drawn under it
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        open_store: OpenStore,
        database: Path | None = None,
        curated: Path | None = None,
        keymap: Keymap | None = None,
    ) -> None:
        without_colour = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if without_colour else None)
        self.stores = StorePool(open_store)
        self.database = database
        self.curated = curated
        self._own_keys = keymap or Keymap()
        self.palette: Palette = plain_palette()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = NO_COLOUR if without_colour else DARK.name
        self._no_colour = NoColor()
        self._thresholds = gc.get_threshold()
        self._last_input = 0.0
        self._take_colours()

    @classmethod
    def on_database(cls, path: Path, curated: Path | None = None, keymap: Keymap | None = None) -> AigovApp:
        """The app on a database file."""

        def open_store() -> Store:
            from aigov_tui.store.database import Database

            return Database(path)

        return cls(open_store, path, curated, keymap)

    def on_mount(self) -> None:
        """Follow the theme; use a person's own keys, and say what of them could not be."""
        if not self.is_headless:
            leave_when_told(self)
            if sentence := what_is_not_shown():
                self.notify(sentence, title="Characters", severity="warning", timeout=15)
        self.set_keymap(self._own_keys.for_textual())
        if problems := self._own_keys.problems:
            self.notify("\n".join(problems[:5]), title="Your keymap", severity="warning", timeout=15)
        self.theme_changed_signal.subscribe(self, lambda _: self._use_theme())
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))  # the terminal is blank

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """The screens that can be seen behind the one in front: none behind one that covers them.

        Textual counts the next one always, and draws all in front again for each change behind it.
        """
        covers = bool(self._screen_stack) and self.screen.styles.background.a == 1
        return [] if covers else super()._background_screens

    def on_ready(self) -> None:
        """Collect garbage between keys: Python would begin in the middle of an answer, and hold up the next key."""
        self.call_after_refresh(gc.freeze)  # what stays for good is not looked through again
        gc.set_threshold(_MANY, *self._thresholds[1:])
        self.set_interval(_LOOK, self._collect)
        if not self.is_headless:
            self.set_timer(WARM_AFTER, self.warm)

    def _collect(self) -> None:
        """Collect the young garbage now; the old, which takes as long as the answer to several keys, in a pause."""
        young, _, old = gc.get_count()
        if old >= _OFTEN and monotonic() - self._last_input > _PAUSE:
            gc.collect()
        elif young >= self._thresholds[0]:
            gc.collect(1)

    def warm(self) -> None:
        """Let what the first keys need be read before they are pressed."""

        def work() -> None:
            worker = get_current_worker()
            warm(lambda: worker.is_cancelled)
            self.call_later(self._warm_styles)

        self.run_worker(work, group="warm", thread=True, exit_on_error=False)

    def _warm_styles(self) -> None:
        styles, theme = self.stylesheet.copy(), self.theme

        def work() -> None:
            read_styles(styles)
            self.call_later(self._take_styles, styles, theme)

        self.run_worker(work, group="warm", thread=True, exit_on_error=False)

    def _take_styles(self, styles: Stylesheet, theme: str) -> None:
        """Draw by the styles of all screens, unless the colours or the widgets are others since they were read."""
        if theme == self.theme and self.stylesheet.source.items() <= styles.source.items():
            self.stylesheet = styles

    async def on_event(self, event: events.Event) -> None:
        """Note when somebody pressed a key or moved the mouse last; close a palette that has no room. Called by Textual."""
        if isinstance(event, events.InputEvent):
            self._last_input = monotonic()
        too_small = isinstance(event, events.Resize) and not self._palette_fits(event.size)
        if too_small and self._screen_stack and isinstance(self.screen, CommandPalette):
            self.pop_screen()
        await super().on_event(event)

    def on_unmount(self) -> None:
        """Close what was opened."""
        gc.set_threshold(*self._thresholds)
        self.stores.close()

    def _use_theme(self) -> None:
        self._take_colours()
        for screen in self.screen_stack:
            repaint: Callable[[], None] | None = getattr(screen, "repaint", None)
            if repaint is not None:
                repaint()

    def _take_colours(self) -> None:
        """Make the palette of the theme in force, and let no colour through where there is to be none."""
        plain = self.theme == NO_COLOUR
        slots = self.palette.slots
        # Not `theme_variables`: before the app runs they are still those of Textual's own theme.
        theme = self.current_theme
        variables = {**theme.to_color_system().generate(), **theme.variables}
        self.palette = plain_palette() if plain else coloured_palette(variables)
        self.palette = self.palette.with_actors(list(slots))
        if plain and self._no_colour not in self._filters:
            self._filters.append(self._no_colour)
        elif not plain and self._no_colour in self._filters:
            self._filters.remove(self._no_colour)

    # What every screen can ask for

    @on(CopyRequested)
    def _copy(self, message: CopyRequested) -> None:
        text = printable(message.text)
        self.copy_to_clipboard(text)
        self.run_worker(
            lambda: self.call_from_thread(self._say_copied, message.what, copy_locally(text)),
            thread=True,
            group="clipboard",
            exit_on_error=False,
        )

    def _say_copied(self, what: str, tool: str | None) -> None:
        where = f"to the terminal's clipboard and with {tool}" if tool else "to the terminal's clipboard"
        self.notify(f"Copied {what} {where}.", markup=False, timeout=4)

    @on(DetailRequested)
    def _detail(self, message: DetailRequested) -> None:
        from aigov_tui.tui.screens.detail import DetailScreen

        self.push_screen(DetailScreen(message.title, message.facts))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in passing: made safe, and never read as markup, whoever says it.

        It takes the place of what was said before and is no warning: ten decisions in a row must not hide the screen.
        """
        said = list(self._notifications)
        if severity == "information" and said and all(one.severity == severity for one in said):
            self.clear_notifications()
        super().notify(
            printable(message), title=printable(title), severity=severity, timeout=timeout, markup=False
        )

    def action_theme(self) -> None:
        """The next theme."""
        self.theme = next_theme(self.theme)
        self.notify(f"Theme: {LABELS[self.theme]}", markup=False, timeout=2)

    def _palette_fits(self, size: Size) -> bool:
        """Textual's list of commands fails at a key where it has no room for a line."""
        return size.width >= _PALETTE_SIZE.width and size.height >= _PALETTE_SIZE.height

    def action_command_palette(self) -> None:
        """All commands, to be found by their names."""
        if self._palette_fits(self.size):
            super().action_command_palette()
        else:
            self.notify("The terminal is too small for the list of commands.", timeout=3)

    def action_help(self) -> None:
        """Help for what one is looking at."""
        from aigov_tui.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen.about(self.screen))

    def action_help_quit(self) -> None:
        """Say which key leaves, to who pressed ctrl+c. Called by Textual."""
        keys = [key for key, held in self.active_bindings.items() if held.binding.action == "quit"]
        if keys:
            self.notify(f"{keys[0]} leaves aigov.", timeout=3)

    async def action_quit(self) -> None:
        """Leave."""
        self.exit(0)
