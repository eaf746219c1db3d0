"""The reader's pane: its frame, title and position."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive

from aigov_tui.tui.render.titles import pane_title, plain_title
from aigov_tui.tui.state import Reading
from aigov_tui.tui.widgets.reader import Reader


class ReaderPane(Vertical):
    """A frame around the reader."""

    reading: reactive[Reading | None] = reactive(None)

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="pane")
        self.border_title = pane_title("2", "Reader", "")

    def compose(self) -> ComposeResult:
        """The reader alone."""
        yield Reader()

    @property
    def reader(self) -> Reader:
        """The reader in the frame."""
        return self.query_one(Reader)

    def watch_reading(self, reading: Reading | None) -> None:
        """Hand the document down."""
        if self.is_mounted:
            self.reader.reading = reading

    def on_mount(self) -> None:
        """Open what was asked for before the reader was there."""
        self.reader.reading = self.reading

    @on(Reader.Moved)
    def _moved(self, message: Reader.Moved) -> None:
        message.stop()
        self.border_subtitle = plain_title(message.position)
