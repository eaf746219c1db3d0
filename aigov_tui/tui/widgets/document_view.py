"""What the reader shows: a document of any length, wrapped in a worker, drawn line by line, its text selectable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.cache import LRUCache
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from aigov_tui.model.display import printable
from aigov_tui.model.focus import Focus
from aigov_tui.tui.queries import QueryFailed, ask, host
from aigov_tui.tui.render.document import Layout, ReaderDocument
from aigov_tui.tui.render.geometry import notes_under, span_between, text_offset
from aigov_tui.tui.render.line import Piece, paragraph_lines, strip_of
from aigov_tui.tui.render.reader_lines import MARGIN, Marks, header_lines, line_pieces
from aigov_tui.tui.render.words import position_words
from aigov_tui.tui.state import EVERYTHING, Reading
from aigov_tui.tui.widgets.document_reading import (
    Changed,
    LaidOut,
    Opened,
    Shape,
    read_again,
    read_document,
    with_annotations,
)
from aigov_tui.tui.widgets.drawing import DrawnLines

if TYPE_CHECKING:
    from aigov_tui.model.rows import Span

_WIDEST_MEASURE = 92  # cells; longer lines are hard to read


class DocumentView(DrawnLines):
    """Shows `reading`. Of a long document the part in sight comes first, and then the whole, the place kept."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    DocumentView {
        scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; overflow-y: auto; height: 1fr;
    }
    """

    reading: reactive[Reading | None] = reactive(None, repaint=False)
    filters: reactive[Focus] = reactive(EVERYTHING, repaint=False, init=False)
    hide: reactive[bool] = reactive(False, repaint=False)

    class Moved(Message):
        """Another document is open, or another place of it: `position` says where in words."""

        def __init__(self, position: str) -> None:
            super().__init__()
            self.position = position

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.document: ReaderDocument | None = None
        self.target: Span | None = None
        self._layout_now: Layout | None = None
        self._header: list[list[Piece]] = []
        self._words = ""
        self._message = "Choose a source, a quote or a hit to read it here."
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(512)

    # Opening

    def watch_reading(self, reading: Reading | None) -> None:
        """Another document, or another place of the same one."""
        if reading is None:
            return
        document = self.document
        same = document is not None and document.source.key == reading.source_key
        if same and reading.words == self._words:
            self.go_to(reading.span)
            return
        self._open(reading)

    def _open(self, reading: Reading) -> None:
        filters, shape = self.filters, self._shape
        ask(self, "document", lambda store: read_document(reading, filters, shape, store, self.post_message))

    def watch_filters(self, before: Focus, filters: Focus) -> None:
        """Other names and speakers are hits."""
        if (before.entity, before.speaker) != (filters.entity, filters.speaker):
            self.reread()

    @property
    def _measure(self) -> int:
        """How many cells the text may take."""
        return max(8, min(self.scrollable_content_region.width - 2 * MARGIN, _WIDEST_MEASURE))

    @property
    def _shape(self) -> Shape:
        return Shape(self._measure, self.hide, host(self).palette)

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        if message.reading != self.reading:
            return
        self.document, self._words = message.document, message.reading.words
        if message.document is None or message.layout is None:
            self._layout_now = None
            self._message = "This document is not in the database any more."
            self.set_lines(0)
            self.refresh()
            self.post_message(self.Moved(""))
            return
        self._use(message.document, message.layout)
        self.scroll_to(y=0, animate=False, force=True)
        first_hit = next(((hit.start_char, hit.end_char) for hit in message.document.hits.items), None)
        self.go_to(message.reading.span or first_hit)
        if message.layout.width != self._measure:
            self._lay_out_again()

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        self.document, self._layout_now = None, None
        self._message = message.sentence
        self.refresh()

    def _use(self, document: ReaderDocument, layout: Layout) -> None:
        self._header = header_lines(document, layout.width, host(self).palette)
        self._layout_now = layout
        self._strips.clear()
        self.set_lines(len(layout))
        self.refresh()
        self._moved()
        self.screen.refresh_bindings()

    def _lay_out_again(self) -> None:
        """Wrap the document for another width, or with other paragraphs hidden, keeping the place."""
        document, shape = self.document, self._shape
        if document is not None:
            ask(self, "layout", lambda _: LaidOut(document, shape.lay_out(document), shape.hide))

    def read_annotations(self, kept: int | None = None) -> None:
        """A person's notes on this document changed: read and show them, keeping the place.

        The note on the code point `kept` is brought into sight.
        """
        document, shape = self.document, self._shape
        if document is not None:
            ask(self, "annotations", lambda store: with_annotations(document, shape, kept, store))

    def reread(self) -> None:
        """Something was corrected or imported: read the document again, keeping the place.

        One that was not there may be there now.
        """
        document, reading, filters, shape = self.document, self.reading, self.filters, self._shape
        if document is None and reading is not None:
            self._open(reading)
        elif document is not None and reading is not None:
            ask(self, "annotations", lambda store: read_again(document, reading, filters, shape, store))

    @on(Changed)
    def _show_changed(self, message: Changed) -> None:
        shown = self.document
        # Notes on a part must not keep the whole away; they are read again.
        noted_meanwhile = (
            shown is not None and shown.is_part and shown.source.key == message.document.source.key
            and not message.document.is_part
        )  # fmt: skip
        if message.before is shown or noted_meanwhile:
            self.document = message.document
            self._put(message.layout)
            self._bring_into_sight(message.kept)
            if message.layout.width != self._measure or message.hide != self.hide:
                self._lay_out_again()
            if message.before is not shown:
                self.read_annotations()

    def _bring_into_sight(self, offset: int | None) -> None:
        """Scroll down to the line of notes under the paragraph that holds a code point."""
        layout = self._layout_now
        if offset is None or layout is None:
            return
        line, height = notes_under(layout, offset), self.scrollable_content_region.height
        if line is not None and line >= self.scroll_offset.y + height:
            self.scroll_to(y=line - height + 2, animate=False, force=True)

    @on(LaidOut)
    def _laid_out(self, message: LaidOut) -> None:
        if message.document is not self.document or message.hide != self.hide:
            return
        self._put(message.layout)

    def _put(self, layout: Layout) -> None:
        """Use other lines of the document, keeping the place."""
        document, before, top = self.document, self._layout_now, self._top_offset()
        if document is not None:
            below = (
                self.scroll_offset.y - before.line_of(top) if before is not None and top is not None else 0
            )
            self._use(document, layout)
            if top is not None:
                self.scroll_to(y=layout.line_of(top) + below, animate=False, force=True)

    def _top_offset(self) -> int | None:
        """The code point at the top of the window, None within the header."""
        layout = self._layout_now
        return None if layout is None else text_offset(layout, self.scroll_offset.y)

    def on_resize(self) -> None:
        """Wrap again for the new width."""
        if self._layout_now is not None:
            self.set_lines(len(self._layout_now))
            if self._layout_now.width != self._measure:
                self._lay_out_again()

    def watch_hide(self) -> None:
        """Repeats and boilerplate are shown or left out."""
        self._lay_out_again()

    def repaint(self) -> None:
        """Draw everything again, in the colours of now."""
        self._strips.clear()
        if self.document is not None and self._layout_now is not None:
            self._header = header_lines(self.document, self._layout_now.width, host(self).palette)
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say where in the document the window is."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._moved()

    def _moved(self) -> None:
        layout = self._layout_now
        if layout is None:
            return
        furthest = len(layout) - max(1, self.scrollable_content_region.height)
        hits = len(self.document.hits) if self.document else 0
        is_part = self.document is not None and self.document.is_part
        self.post_message(self.Moved(position_words(self.scroll_offset.y, furthest, hits, is_part=is_part)))

    # Places

    def go_to(self, span: Span | None) -> None:
        """Mark a span and scroll it into the upper third of the window."""
        self.target = span
        self._strips.clear()
        self.refresh()
        layout, document = self._layout_now, self.document
        if span is None or layout is None or document is None:
            return
        paragraph = document.paragraph_at(span[0])
        if self.hide and paragraph is not None and not document.counts(paragraph):
            self.hide = False
        line, height = layout.line_of(span[0]), self.scrollable_content_region.height
        if not self.scroll_offset.y <= line < self.scroll_offset.y + height - 2:
            self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)
        self.screen.refresh_bindings()

    # Selection: a line's text begins after the margin, one code point of the line for one of the source

    def _span_of(self, selection: Selection) -> Span | None:
        layout = self._layout_now
        return None if layout is None else span_between(layout, selection.start, selection.end)

    def selected_span(self) -> Span | None:
        """The code points selected with the mouse, None when nothing is."""
        selection = self.text_selection
        return None if selection is None else self._span_of(selection)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, made safe, for Textual's own copying."""
        span = self._span_of(selection)
        if span is None or self.document is None:
            return None
        return printable(self.document.text_between(*span)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """The selection grew, shrank or went."""
        self._strips.clear()
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width, palette = self.size.width, host(self).palette
        layout, document = self._layout_now, self.document
        if layout is None or document is None:
            lines = paragraph_lines(self._message, max(8, width - 4), base=palette.dim)
            shown = [("  ", palette.dim), *lines[y - 1]] if 1 <= y <= len(lines) else []
            return strip_of(shown, width, self.base)
        line = self.scroll_offset.y + y
        if line >= len(layout):
            return Strip.blank(width, self.base)
        key = (line, width, id(palette), self.base)
        if key not in self._strips:
            marks = Marks(self.target, self.selected_span())
            pieces = line_pieces(document, layout, line, self._header, marks, palette)
            strip = strip_of(pieces, width, self.base)
            self._strips[key] = strip.apply_offsets(0, line)
        return self._strips[key]
