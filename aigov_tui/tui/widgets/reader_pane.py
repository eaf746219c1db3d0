"""The reader's pane: its frame, title and position, and the keeping of a person's notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive

from aigov_tui.model.focus import Focus
from aigov_tui.tui.messages import Described
from aigov_tui.tui.queries import QueryFailed
from aigov_tui.tui.render.titles import pane_title, plain_title
from aigov_tui.tui.state import EVERYTHING, Reading
from aigov_tui.tui.widgets.framed import Framed
from aigov_tui.tui.widgets.reader import Reader
from aigov_tui.tui.writing import write

if TYPE_CHECKING:
    from aigov_tui.model.rows import Span
    from aigov_tui.store.annotate import Change, Draft

_KEEPING = "note"


class ReaderPane(Framed):
    """A frame around the reader."""

    reading: reactive[Reading | None] = reactive(None, repaint=False)
    filters: reactive[Focus] = reactive(EVERYTHING, init=False, repaint=False)

    class _Kept(Message):
        """A note was kept, or taken back."""

        bubble = False

        def __init__(self, change: Change, sentence: str) -> None:
            super().__init__()
            self.change = change
            self.sentence = sentence

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="pane")
        self.border_title = pane_title("2", "Reader", "")
        self._changes: list[Change] = []
        self._keeping: tuple[Draft, str] | None = None  # what is being written, and the words it is about

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

    def watch_filters(self, filters: Focus) -> None:
        """Hand the filters down: what they choose is marked."""
        if self.is_mounted:
            self.reader.filters = filters

    def on_mount(self) -> None:
        """Open what was asked for before the reader was there."""
        self.reader.reading = self.reading

    # Notes

    @on(Reader.AnnotateRequested)
    def _annotate(self, message: Reader.AnnotateRequested) -> None:
        message.stop()
        self._ask_for_note(
            message.document.source.key, message.span, message.document.text_between(*message.span)
        )

    def _ask_for_note(self, key: str, span: Span, words: str, begun: Draft | None = None) -> None:
        from aigov_tui.tui.screens.annotate import AnnotateScreen

        def left(draft: Draft | None) -> None:
            if draft is not None:
                self._keep(draft, words)

        self.app.push_screen(AnnotateScreen(key, span, words, begun), left)

    def _keep(self, draft: Draft, words: str) -> None:
        def change(path: Path) -> Message:
            from aigov_tui.store.annotate import Annotator

            return self._Kept(Annotator(path).add(draft), f"Kept your {draft.kind}. u takes it back.")

        self._keeping = draft, words
        write(self, _KEEPING, change)

    @on(QueryFailed)
    def _not_kept(self, message: QueryFailed) -> None:
        """Ask again, with what was typed: a full disk must not take it away. The screen says what went wrong."""
        if message.group == _KEEPING and self._keeping is not None:
            (draft, words), self._keeping = self._keeping, None
            self._ask_for_note(draft.source_key, (draft.start_char, draft.end_char), words, draft)

    @on(_Kept)
    def _kept(self, message: _Kept) -> None:
        if message.change.after is not None:
            self._changes.append(message.change)
        elif self._changes:
            self._changes.pop()
        after = message.change.after
        self._notes_changed(message.sentence, None if after is None else after.start_char)

    def _notes_changed(self, sentence: str, kept: int | None) -> None:
        self.reader.undoable = bool(self._changes)
        self.reader.read_annotations(kept)
        self.screen.clear_selection()
        self.screen.refresh_bindings()
        self.app.notify(sentence, timeout=4)

    @on(Reader.UndoRequested)
    def _undo(self, message: Reader.UndoRequested) -> None:
        message.stop()
        if not self._changes:
            return
        last = self._changes[-1]  # it stays until it is really taken back

        def change(path: Path) -> Message:
            from aigov_tui.store.annotate import Annotator

            return self._Kept(Annotator(path).undo(last), "Took your last note back.")

        write(self, "annotations", change)

    @on(Reader.Moved)
    def _moved(self, message: Reader.Moved) -> None:
        message.stop()
        self.entitle(subtitle=plain_title(message.position))
        self.post_message(Described("reader", message.position))
