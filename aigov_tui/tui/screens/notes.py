"""All notes, tags, highlights and codings of a person, whatever they are about, the latest first; Enter goes there."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from aigov_tui.tui.ports import Store
from aigov_tui.tui.queries import QueryFailed, ask
from aigov_tui.tui.render.line import Piece, fit, paragraph_lines, spread
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.render.words import annotation_words, plural
from aigov_tui.tui.render.wrap import flowing
from aigov_tui.tui.screens.form import FormScreen
from aigov_tui.tui.screens.outcome import GoTo
from aigov_tui.tui.state import Reading
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.row_source import in_memory

if TYPE_CHECKING:
    from aigov_tui.model.rows import AnnotationRow


@dataclass(frozen=True, slots=True)
class NoteView:
    """What was noted and where, over the words it is about."""

    height: int = 4

    def lines(self, row: AnnotationRow, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """Two lines of each at most, a blank one after; words that vanished are said to be gone, before all else."""
        gone = row.status == "orphaned"
        where = f"{fit(row.source_key, width // 3)} · {row.created_at[:10]}"
        words = ("These words are gone: " if gone else "") + f"“{flowing(row.exact)}”"
        noted = [("✎ ", palette.warning), (annotation_words(row), palette.text)]
        return (
            spread(noted, [(where, palette.dim)], width),
            *paragraph_lines(words, width, base=palette.dim if gone else palette.quote, limit=2),
        )

    def identity(self, row: AnnotationRow) -> Hashable:
        """Its number."""
        return row.id


class NotesScreen(FormScreen[GoTo]):
    """Hands back the words to go to."""

    AUTO_FOCUS = "PagedList"

    class _Read(Message):
        bubble = False

        def __init__(self, rows: list[AnnotationRow]) -> None:
            super().__init__()
            self.rows = rows

    def compose(self) -> ComposeResult:
        """A frame around the list."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title("Your notes")
            frame.border_subtitle = keys_title("enter go to the words · esc back")
            yield PagedList(NoteView(), empty="Reading …")

    @property
    def _list(self) -> PagedList[AnnotationRow]:
        return self.query_one(PagedList)

    def on_mount(self) -> None:
        """Read them."""
        self.reread()

    def reread(self) -> None:
        """Read them, or read again where they are now."""

        def read(store: Store) -> Message:
            return self._Read(sorted(store.annotations(), key=lambda row: row.created_at, reverse=True))

        ask(self, "notes", read)

    @on(_Read)
    def _show(self, message: _Read) -> None:
        rows = message.rows
        self.query_one("#dialog").border_title = plain_title(f"Your notes  {plural(len(rows), 'note')}")
        self._list.empty = (
            "No notes yet. In the reader, m keeps one on the selection, a quote or a paragraph."
        )
        self._list.show(in_memory(rows))

    @on(QueryFailed)
    def _unread(self, message: QueryFailed) -> None:
        message.stop()
        self._list.empty = message.sentence
        self._list.repaint()

    @on(PagedList.Loaded)
    @on(PagedList.Highlighted)
    def _moved(self, message: Message) -> None:
        message.stop()

    @on(PagedList.Asked)
    def _asked(self, message: PagedList.Asked) -> None:
        message.stop()
        self.action_save()

    def action_save(self) -> None:
        """Hand back where the note is, or say that its words are gone."""
        row = self._list.row()
        if row is None:
            return
        if row.start_char is None or row.end_char is None:
            self.complain("The words of this note are gone from their document; it is kept all the same.")
            return
        self.dismiss(GoTo(Reading(row.source_key, (row.start_char, row.end_char))))
