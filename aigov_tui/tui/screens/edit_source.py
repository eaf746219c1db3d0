"""A form to say what a document does not say of itself, or not rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from aigov_tui.model.decision import METADATA_FIELDS, MetadataField
from aigov_tui.store.errors import StoreError
from aigov_tui.tui.edits import Describe
from aigov_tui.tui.render.line import Piece, paragraph_lines
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.screens.form import FormScreen
from aigov_tui.tui.widgets.field import Field
from aigov_tui.tui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from aigov_tui.model.rows import SourceRow

_LABELS: dict[MetadataField, str] = {
    "title": "Title",
    "publisher": "Publisher",
    "author": "Author",
    "published": "Published",
    "url": "Address",
    "language": "Language",
    "kind": "Kind",
}
_HINTS: dict[MetadataField, str] = {
    "published": "2025-07-26, 2025-07 or July 2025",
    "url": "https://…",
    "language": "en, zh, …",
    "kind": "news, analysis, speech, …",
}
_GUIDE = "What is left empty is unknown. What you say is kept through every import; u takes it back."


def value_of(row: SourceRow, field: MetadataField) -> str | None:
    """What the database holds of a field."""
    values: dict[MetadataField, str | None] = {
        "title": None if row.title == row.key else row.title,  # without a title it goes by its key
        "publisher": row.publisher,
        "author": row.author,
        "published": row.published_on,
        "url": row.url,
        "language": row.language,
        "kind": row.kind,
    }
    return values[field]


class EditSourceScreen(FormScreen[Describe]):
    """A line for each field; those that a person gave have a pencil."""

    AUTO_FOCUS = "Input"

    def __init__(self, row: SourceRow) -> None:
        super().__init__()
        self._row = row

    def compose(self) -> ComposeResult:
        """The fields in the order of `sources.yaml`."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title(f"What is known of {self._row.key}")
            frame.border_subtitle = keys_title("enter save · tab next · esc back")
            for field in METADATA_FIELDS:
                label = _LABELS[field] + (" ✎" if field in self._row.given else "")
                value = value_of(self._row, field) or ""
                yield Field(label, value, hint=_HINTS.get(field, ""), id=field)
            yield LinesView(self._lines)

    def on_mount(self) -> None:
        """The guide is only read."""
        self.query_one(LinesView).can_focus = False

    def _lines(self, width: int, palette: Palette) -> list[list[Piece]]:
        given = " ✎ was given by a person." if self._row.given else ""
        return [[], *paragraph_lines(_GUIDE + given, width, base=palette.dim)]

    def action_save(self) -> None:
        """Hand back the fields that changed, or say which cannot be so."""
        values: list[tuple[MetadataField, str | None]] = []
        for field in METADATA_FIELDS:
            box = self.query_one(f"#{field}", Field)
            if (typed := box.changed) is None:
                continue
            try:
                values.append((field, _stored(field, typed)))
            except StoreError as error:
                self.complain(str(error))
                box.query_one(Input).focus()
                return
        if values:
            self.dismiss(Describe(self._row.key, tuple(values)))
        else:
            self.complain("Nothing is changed yet.")


def _stored(field: MetadataField, typed: str) -> str | None:
    """What was typed as the database keeps it. Raises `StoreError` with a sentence."""
    from aigov_tui.model.dates import whole_date
    from aigov_tui.store.decide import checked_value

    if field == "published" and (found := whole_date(typed)) is not None:
        typed = found.iso
    return checked_value(field, typed)
