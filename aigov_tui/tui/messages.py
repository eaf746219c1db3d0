"""What panes ask of their screen: messages go up, data comes down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from aigov_tui.model.focus import FocusField
from aigov_tui.tui.state import Reading

if TYPE_CHECKING:
    from aigov_tui.model.rows import EntityRow, SourceRow


class FilterChosen(Message):
    """Set a filter, or remove it with None."""

    def __init__(self, field: FocusField, value: str | None) -> None:
        super().__init__()
        self.field: FocusField = field
        self.value = value


class SourceChosen(Message):
    """Filter by a document and read it."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class OpenRequested(Message):
    """Read a document, at its exact words; `go_there` moves the keyboard to the reader, else it is a preview."""

    def __init__(self, reading: Reading, *, go_there: bool = True) -> None:
        super().__init__()
        self.reading = reading
        self.go_there = go_there


class VariantsRequested(Message):
    """Show every wording of one quote."""

    def __init__(self, group_id: int) -> None:
        super().__init__()
        self.group_id = group_id


class EditRequested(Message):
    """Say what the import got wrong about a name, or what a document does not say of itself."""

    def __init__(self, row: EntityRow | SourceRow) -> None:
        super().__init__()
        self.row = row


class PairsRequested(Message):
    """Show the names that may be one."""


class UndoRequested(Message):
    """Take the last correction back."""


class CopyRequested(Message):
    """Copy a text; `what` says what it is ("quote with its citation")."""

    def __init__(self, text: str, what: str) -> None:
        super().__init__()
        self.text = text
        self.what = what


class DetailRequested(Message):
    """Show everything known about a row, as (label, value) pairs."""

    def __init__(self, title: str, facts: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.title = title
        self.facts = facts


class Counted(Message):
    """A pane knows how many rows fit the filters (`count`), of all there are (`total`)."""

    def __init__(self, pane: str, count: int, total: int) -> None:
        super().__init__()
        self.pane = pane
        self.count = count
        self.total = total


class Described(Message):
    """How a pane's rows are chosen and sorted, or where in it one is: for where it has no frame to say so."""

    def __init__(self, pane: str, words: str) -> None:
        super().__init__()
        self.pane = pane
        self.words = words
