"""What a worker does for the reader, and the messages in which it says what it has read and laid out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.message import Message

from aigov_tui.model.focus import Focus
from aigov_tui.tui.ports import Store
from aigov_tui.tui.render.document import Layout, ReaderDocument, lay_out, load_document, load_part, noted
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.reader_lines import header_lines
from aigov_tui.tui.state import Reading


@dataclass(frozen=True, slots=True)
class Shape:
    """How a document is to be laid out: lines of `measure` cells, and whether what counts nowhere is left out."""

    measure: int
    hide: bool
    palette: Palette

    def lay_out(self, document: ReaderDocument) -> Layout:
        """Wrap a document under what is known of it."""
        header = len(header_lines(document, self.measure, self.palette)) if document.begins else 0
        return lay_out(document, self.measure, header=header, hide=self.hide)


@dataclass
class Opened(Message):
    """A document, or a part of it, is here; None: it is not in the database any more."""

    bubble: ClassVar[bool] = False

    reading: Reading
    document: ReaderDocument | None
    layout: Layout | None


@dataclass
class LaidOut(Message):
    """The document that is shown has other lines."""

    bubble: ClassVar[bool] = False

    document: ReaderDocument
    layout: Layout
    hide: bool


@dataclass
class Changed(Message):
    """`document` is to be shown in place of `before`, the same text with more, or other things, marked in it.

    The note on the code point `kept` is to be brought into sight.
    """

    bubble: ClassVar[bool] = False

    before: ReaderDocument
    document: ReaderDocument
    layout: Layout
    hide: bool
    kept: int | None = None


def read_document(
    reading: Reading, filters: Focus, shape: Shape, store: Store, tell: Callable[[Message], object]
) -> Message:
    """Read a document; of a long one `tell` the part in sight meanwhile."""
    part = load_part(store, reading)
    if part is not None:
        tell(Opened(reading, part, shape.lay_out(part)))
    document = load_document(store, reading, filters)
    layout = None if document is None else shape.lay_out(document)
    if part is None or document is None or layout is None:
        return Opened(reading, document, layout)
    return Changed(part, document, layout, shape.hide)


def read_again(
    before: ReaderDocument, reading: Reading, filters: Focus, shape: Shape, store: Store
) -> Message:
    """Read a document in place of what was read `before`."""
    document = load_document(store, reading, filters)
    if document is None:
        return Opened(reading, None, None)
    return Changed(before, document, shape.lay_out(document), shape.hide)


def with_annotations(before: ReaderDocument, shape: Shape, kept: int | None, store: Store) -> Message:
    """Read only what a person noted on a document."""
    rows = tuple(store.annotations(before.source.key))
    document = replace(before, annotations=rows, noted=noted(rows))
    return Changed(before, document, shape.lay_out(document), shape.hide, kept)
