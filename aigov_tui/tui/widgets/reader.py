"""The reader: what a person does with a document that is shown: stepping, filtering, copying, noting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context, Situation
from aigov_tui.tui.messages import CopyRequested, DetailRequested, FilterChosen, VariantsRequested
from aigov_tui.tui.render.document import ReaderDocument
from aigov_tui.tui.render.geometry import offset_under
from aigov_tui.tui.render.spans import Spanned
from aigov_tui.tui.widgets.document_view import DocumentView
from aigov_tui.tui.writing import can_write

if TYPE_CHECKING:
    from aigov_tui.model.rows import QuoteRow, Span


class Reader(Commanded, DocumentView, can_focus=True, inherit_bindings=False):
    """A document with its commands."""

    context = Context.READER
    BINDINGS = bindings_of(Context.READER)

    class Marked(Message):
        """A person stepped to these words."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    class AnnotateRequested(Message):
        """A person wants to note something on these words."""

        def __init__(self, document: ReaderDocument, span: Span) -> None:
            super().__init__()
            self.document = document
            self.span = span

    class UndoRequested(Message):
        """A person wants to take the last note back."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.undoable = False

    # Moving

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
