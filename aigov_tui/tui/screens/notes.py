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
class Noted:
    """A person's work on some words, and the `title` of the document they stand in (its key, where that is gone)."""

    row: AnnotationRow
    title: str


def noted(store: Store) -> list[Noted]:
    """All that a person noted, the latest first."""
    rows = sorted(store.annotations(), key=lambda row: row.created_at, reverse=True)
    sources = {key: store.source(key) for key in {row.source_key for row in rows}}
    titles = {key: source.title for key, source in sources.items() if source is not None}
    return [Noted(row, titles.get(row.source_key) or row.source_key) for row in rows]


@dataclass(frozen=True, slots=True)
class NoteView:
    """What was noted and where, over the words it is about."""

    height: int = 4

    def lines(self, noted: Noted, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """Two lines of each at most, a blank one after; words that vanished are said to be gone, before all else."""
        row = noted.row
        gone = row.status == "orphaned"
        where = f"{fit(noted.title, width // 2)} · {row.created_at[:10]}"
        words = ("These words are gone: " if gone else "") + f"“{flowing(row.exact)}”"
        said = [("✎ ", palette.warning), (annotation_words(row), palette.text)]
        return (
            spread(said, [(where, palette.dim)], width),
            *paragraph_lines(words, width, base=palette.dim if gone else palette.quote, limit=2),
        )

    def identity(self, noted: Noted) -> Hashable:
        """Its number."""
        return noted.row.id


class NotesScreen(FormScreen[GoTo]):
    """Hands back the words to go to."""

    AUTO_FOCUS = "PagedList"

    class _Read(Message):
        bubble = False

        def __init__(self, rows: list[Noted]) -> None:
            super().__init__()
            self.rows = rows

    def compose(self) -> ComposeResult:
        """A frame around the list."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title("Your notes")
            frame.border_subtitle = keys_title("enter go to the words · esc back")
            yield PagedList(NoteView(), empty="Reading …")

    @property
    def _list(self) -> PagedList[Noted]:
        return self.query_one(PagedList)

    def on_mount(self) -> None:
        """Read them."""
        self.reread()

    def reread(self) -> None:
        """Read them, or read again where they are now."""
        ask(self, "notes", lambda store: self._Read(noted(store)))

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
        chosen = self._list.row()
        if chosen is None:
            return
        row = chosen.row
        if row.start_char is None or row.end_char is None:
            self.complain("The words of this note are gone from their document; it is kept all the same.")
            return
        self.dismiss(GoTo(Reading(row.source_key, (row.start_char, row.end_char))))
