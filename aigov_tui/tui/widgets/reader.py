"""The reader: a document of any length, its mentions, quotes and hits marked, its text selectable."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from aigov_tui.model.display import printable
from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context, Situation
from aigov_tui.tui.messages import CopyRequested, DetailRequested, FilterChosen, VariantsRequested
from aigov_tui.tui.ports import Store
from aigov_tui.tui.queries import QueryFailed, ask, host
from aigov_tui.tui.render.document import Layout, LineKind, ReaderDocument, lay_out, load_document, noted
from aigov_tui.tui.render.geometry import offset_under, span_between
from aigov_tui.tui.render.line import Piece, paragraph_lines, strip_of
from aigov_tui.tui.render.reader_lines import MARGIN, Marks, header_lines, line_pieces
from aigov_tui.tui.render.spans import Spanned
from aigov_tui.tui.state import Reading
from aigov_tui.tui.writing import can_write

if TYPE_CHECKING:
    from aigov_tui.model.rows import QuoteRow, Span

_WIDEST_MEASURE = 92  # cells; longer lines are hard to read


class Reader(Commanded, ScrollView, can_focus=True, inherit_bindings=False):
    """Shows `reading`. Wrapping happens in a worker, drawing line by line."""

    context = Context.READER
    BINDINGS = bindings_of(Context.READER)
    ALLOW_SELECT = True
    DEFAULT_CSS = """
    Reader { scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; overflow-y: auto; height: 1fr; }
    """

    reading: reactive[Reading | None] = reactive(None, repaint=False)
    hide: reactive[bool] = reactive(False, repaint=False)

    class Moved(Message):
        """Another document is open, or another place of it: `position` says where in words."""

        def __init__(self, position: str) -> None:
            super().__init__()
            self.position = position

    class Marked(Message):
        """A person stepped to these words."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    @dataclass
    class _Opened(Message):
        bubble: ClassVar[bool] = False
        reading: Reading
        document: ReaderDocument | None
        layout: Layout | None

    @dataclass
    class _LaidOut(Message):
        bubble: ClassVar[bool] = False
        document: ReaderDocument
        layout: Layout
        hide: bool

    class AnnotateRequested(Message):
        """A person wants to note something on these words."""

        def __init__(self, document: ReaderDocument, span: Span) -> None:
            super().__init__()
            self.document = document
            self.span = span

    class UndoRequested(Message):
        """A person wants to take the last note back."""

    @dataclass
    class _Noted(Message):
        bubble: ClassVar[bool] = False
        before: ReaderDocument
        document: ReaderDocument
        layout: Layout
        hide: bool
        kept: int | None

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.document: ReaderDocument | None = None
        self.target: Span | None = None
        self.undoable = False
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
        measure, hide = self._measure, self.hide

        def question(store: Store) -> Message:
            opened = load_document(store, reading)
            laid = None if opened is None else self._lay_out(opened, measure, hide)
            return self._Opened(reading, opened, laid)

        ask(self, "document", question)

    @property
    def _measure(self) -> int:
        """How many cells the text may take."""
        return max(8, min(self.scrollable_content_region.width - 2 * MARGIN, _WIDEST_MEASURE))

    def _lay_out(self, document: ReaderDocument, measure: int, hide: bool) -> Layout:
        header = len(header_lines(document, measure, host(self).palette))
        return lay_out(document, measure, header=header, hide=hide)

    @on(_Opened)
    def _opened(self, message: _Opened) -> None:
        if message.reading != self.reading:
            return
        self.document, self._words = message.document, message.reading.words
        if message.document is None or message.layout is None:
            self._layout_now = None
            self._message = "This document is not in the database any more."
            self.virtual_size = Size(0, 0)
            self.refresh()
            return
        self._use(message.document, message.layout)
        self.scroll_to(y=0, animate=False, force=True)
        self.go_to(message.reading.span)
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
        self.virtual_size = Size(self.scrollable_content_region.width, len(layout))
        self.refresh()
        self._moved()
        self.screen.refresh_bindings()

    def _lay_out_again(self) -> None:
        """Wrap the document for another width, or with other paragraphs hidden, keeping the place."""
        document, measure, hide = self.document, self._measure, self.hide
        if document is not None:
            ask(
                self,
                "layout",
                lambda _: self._LaidOut(document, self._lay_out(document, measure, hide), hide),
            )

    def read_annotations(self, kept: int | None = None) -> None:
        """A person's notes on this document changed: read and show them, keeping the place.

        The note on the code point `kept` is brought into sight.
        """
        document, measure, hide = self.document, self._measure, self.hide
        if document is None:
            return

        def question(store: Store) -> Message:
            rows = tuple(store.annotations(document.source.key))
            changed = replace(document, annotations=rows, noted=noted(rows))
            return self._Noted(document, changed, self._lay_out(changed, measure, hide), hide, kept)

        ask(self, "annotations", question)

    def reread(self) -> None:
        """Something was corrected: read the document again, keeping the place."""
        document, reading, measure, hide = self.document, self.reading, self._measure, self.hide
        if document is None or reading is None:
            return

        def question(store: Store) -> Message:
            changed = load_document(store, reading)
            if changed is None:
                return self._Opened(reading, None, None)
            return self._Noted(document, changed, self._lay_out(changed, measure, hide), hide, None)

        ask(self, "annotations", question)

    @on(_Noted)
    def _show_notes(self, message: _Noted) -> None:
        if message.before is self.document:
            self.document = message.document
            self._laid_out(self._LaidOut(message.document, message.layout, message.hide))
            self._bring_into_sight(message.kept)
            if message.layout.width != self._measure or message.hide != self.hide:
                self._lay_out_again()

    def _bring_into_sight(self, offset: int | None) -> None:
        """Scroll down to the line of notes under the paragraph that holds a code point."""
        layout, document = self._layout_now, self.document
        if offset is None or layout is None or document is None:
            return
        line, height = layout.line_of(offset), self.scrollable_content_region.height
        paragraph = layout.paragraphs[line]
        while line + 1 < len(layout) and layout.kinds[line] != LineKind.NOTES:
            line += 1
        if layout.paragraphs[line] == paragraph and line >= self.scroll_offset.y + height:
            self.scroll_to(y=line - height + 2, animate=False, force=True)

    @on(_LaidOut)
    def _laid_out(self, message: _LaidOut) -> None:
        if message.document is not self.document or message.hide != self.hide:
            return
        top = self._top_offset()
        self._use(message.document, message.layout)
        if top is not None:
            self.scroll_to(y=message.layout.line_of(top), animate=False, force=True)

    def _top_offset(self) -> int | None:
        """The code point at the top of the window, None within the header."""
        layout, line = self._layout_now, self.scroll_offset.y
        if layout is None or line >= len(layout) or layout.kinds[line] == LineKind.HEADER:
            return None
        return layout.starts[line]

    def on_resize(self) -> None:
        """Wrap again for the new width."""
        if self._layout_now is not None and self._layout_now.width != self._measure:
            self._lay_out_again()

    def watch_hide(self) -> None:
        """Repeats and boilerplate are shown or left out."""
        self._lay_out_again()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self.repaint()

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
        height = max(1, self.scrollable_content_region.height)
        last = len(layout) - height
        share = 100 if last <= 0 else round(100 * min(self.scroll_offset.y, last) / last)
        hits = len(self.document.hits) if self.document else 0
        words = f"{hits} hits · " if hits else ""
        self.post_message(self.Moved(f"{words}{'all' if last <= 0 else f'{share}%'}"))

    # Moving

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

    def _here(self) -> int:
        """Where stepping starts from: the marked words if they are in sight, else the top of the window."""
        layout = self._layout_now
        top = self._top_offset() or 0
        if self.target is None or layout is None:
            return top - 1
        line = layout.line_of(self.target[0])
        in_sight = self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height
        return self.target[0] if in_sight else top - 1

    def _step_to(self, item: Spanned | None) -> None:
        if item is not None:
            self.go_to((item.start_char, item.end_char))
            self.post_message(self.Marked((item.start_char, item.end_char)))

    def action_next_hit(self) -> None:
        """To the next hit, round and round."""
        self._step_to(self.document.hits.after(self._here()) if self.document else None)

    def action_previous_hit(self) -> None:
        """To the hit before."""
        self._step_to(self.document.hits.before(self._here()) if self.document else None)

    def action_next_quote(self) -> None:
        """To the next quote, round and round."""
        self._step_to(self.document.speech.after(self._here()) if self.document else None)

    def action_previous_quote(self) -> None:
        """To the quote before."""
        self._step_to(self.document.speech.before(self._here()) if self.document else None)

    def action_hide(self) -> None:
        """Leave repeats and boilerplate out, or show them again."""
        self.hide = not self.hide

    # What is under the cursor

    def current_quote(self) -> QuoteRow | None:
        """The quote whose words are marked."""
        if self.document is None or self.target is None:
            return None
        start, end = self.target
        return next(iter(self.document.quotes.overlapping(start, end)), None)

    def situation(self) -> Situation:
        """Looks at the document and the current quote."""
        document, quote = self.document, self.current_quote()
        return Situation(
            document=document is not None,
            quotes=bool(document and len(document.speech)),
            hits=bool(document and len(document.hits)),
            speaker=quote is not None and quote.speaker_key is not None,
            variants=quote is not None and quote.variant_group_id is not None,
            writable=can_write(self),
            undoable=self.undoable,
        )

    def action_speaker(self) -> None:
        """Filter by the current quote's speaker."""
        quote = self.current_quote()
        if quote is not None and quote.speaker_key is not None:
            self.post_message(FilterChosen("speaker", quote.speaker_key))

    def action_variants(self) -> None:
        """Show the wordings of the current quote."""
        quote = self.current_quote()
        if quote is not None and quote.variant_group_id is not None:
            self.post_message(VariantsRequested(quote.variant_group_id))

    def action_detail(self) -> None:
        """Show what is known of the document."""
        from aigov_tui.tui.render.details import annotation_facts, source_facts

        if (document := self.document) is not None:
            facts = source_facts(document.source) + annotation_facts(document.annotations)
            self.post_message(DetailRequested("Document", facts))

    def action_annotate(self) -> None:
        """Note something on the selection, else the marked words, else the paragraph at the top."""
        document = self.document
        span = self.selected_span() or self.target
        if document is not None and span is None:
            paragraph = document.paragraph_at(self._top_offset() or 0)
            span = None if paragraph is None else (paragraph.start_char, paragraph.end_char)
        if document is not None and span is not None:
            self.post_message(self.AnnotateRequested(document, span))

    def action_undo(self) -> None:
        """Take the last note back."""
        self.post_message(self.UndoRequested())

    def action_copy(self) -> None:
        """Copy the selection, else the current quote or marked words, else the paragraph at the top."""
        from aigov_tui.tui.citation import cite_quote, cite_words

        document = self.document
        if document is None:
            return
        if (span := self.selected_span()) is not None:
            self.post_message(CopyRequested(cite_words(document, span), "the selection with its citation"))
        elif (quote := self.current_quote()) is not None:
            self.post_message(
                CopyRequested(cite_quote(quote, document.source), "the quote with its citation")
            )
        elif self.target is not None:
            self.post_message(
                CopyRequested(cite_words(document, self.target), "the marked words with their citation")
            )
        elif (paragraph := document.paragraph_at(self._top_offset() or 0)) is not None:
            span = (paragraph.start_char, paragraph.end_char)
            self.post_message(CopyRequested(cite_words(document, span), "the paragraph with its citation"))

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

    def on_click(self, event: events.Click) -> None:
        """A click on a name filters by it, a click on a quote makes it the current one."""
        layout, document = self._layout_now, self.document
        if layout is None or document is None or self.selected_span() is not None:
            return
        offset = offset_under(document, layout, event.x, self.scroll_offset.y + event.y)
        if offset is None:
            return
        if mention := next(document.mentions.overlapping(offset, offset + 1), None):
            self.post_message(FilterChosen("entity", mention.entity_key))
        elif quote := next(document.speech.overlapping(offset, offset + 1), None):
            self._step_to(quote)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width, palette = self.size.width, host(self).palette
        layout, document = self._layout_now, self.document
        if layout is None or document is None:
            lines = paragraph_lines(self._message, max(8, width - 4), base=palette.dim)
            shown = [("  ", palette.dim), *lines[y - 1]] if 1 <= y <= len(lines) else []
            return strip_of(shown, width, self.rich_style)
        line = self.scroll_offset.y + y
        if line >= len(layout):
            return Strip.blank(width, self.rich_style)
        key = (line, width, id(palette), self.rich_style)
        if key not in self._strips:
            marks = Marks(self.target, self.selected_span())
            pieces = line_pieces(document, layout, line, self._header, marks, palette)
            strip = strip_of(pieces, width, self.rich_style)
            self._strips[key] = strip.apply_offsets(0, line)
        return self._strips[key]
