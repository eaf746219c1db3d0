"""A dialog to note, tag, highlight or code some words of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from aigov_tui.model.display import one_line
from aigov_tui.model.position import Stance
from aigov_tui.store.annotate import Draft
from aigov_tui.tui.render.line import Piece, paragraph_lines
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.render.words import STANCES
from aigov_tui.tui.screens.form import CodebookForm
from aigov_tui.tui.widgets.choice import Choice
from aigov_tui.tui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from aigov_tui.model.rows import AnnotationKind, Span

KINDS: tuple[AnnotationKind, ...] = ("note", "tag", "highlight", "coding")
_WORDS_SHOWN = 3  # lines
_ASKED_FOR: dict[str, str] = {
    "note": "what you think of these words",
    "tag": "one tag, such as energy",
    "coding": "a comment, if you like",
}
_NEEDED: dict[str, str] = {"note": "Type a note first.", "tag": "Type a tag first."}


class AnnotateScreen(CodebookForm[Draft]):
    """What kind, then what that kind needs. Enter saves from every field."""

    AUTO_FOCUS = "Input"

    def __init__(self, source_key: str, span: Span, words: str, begun: Draft | None = None) -> None:
        """`begun` is what was filled in before, and could not be kept."""
        super().__init__()
        self._earlier = begun
        self._source_key = source_key
        self._span = span
        self._words = words

    def compose(self) -> ComposeResult:
        """The words over the fields."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title("Your note on these words")
            frame.border_subtitle = keys_title("enter save · tab next · ◂ ▸ choose · esc back")
            yield LinesView(self._lines)
            begun = self._earlier
            kind, stance = (begun.kind, begun.stance or "") if begun is not None else ("", "")
            yield Choice("Kind", [(kind, kind) for kind in KINDS], value=kind, id="kind")
            yield Choice("Actor", id="actor")
            yield Choice("Issue", id="issue")
            yield Choice("Stance", list(STANCES.items()), value=stance, id="stance")
            yield Input(begun.tag or begun.body if begun is not None else "", id="words", compact=True)

    def _lines(self, width: int, palette: Palette) -> list[list[Piece]]:
        words = f"“{one_line(self._words)}”"
        return [list(line) for line in paragraph_lines(words, width, base=palette.quote, limit=_WORDS_SHOWN)]

    def on_mount(self) -> None:
        """Learn whose positions on what can be coded."""
        self.query_one(LinesView).can_focus = False
        self._show_fields()
        self.read_codebook()

    def at_first(self, name: str) -> str:
        """What was chosen before."""
        begun = self._earlier
        return ((begun.actor_key if name == "actor" else begun.issue_key) or "") if begun is not None else ""

    @on(Choice.Changed)
    def _show_fields(self) -> None:
        """Only what this kind needs."""
        kind = self.choice("kind").value
        for name in ("actor", "issue", "stance"):
            self.choice(name).display = kind == "coding"
        box = self.query_one(Input)
        box.display = kind != "highlight"
        box.placeholder = _ASKED_FOR.get(kind, "")

    def unsaved(self) -> bool:
        """A note is a person's own words."""
        return bool(self.query_one(Input).value.strip())

    @on(Input.Changed)
    def _typed(self) -> None:
        self._warned = False

    def action_save(self) -> None:
        """Hand back what is to be kept, or say what is missing."""
        kind = KINDS[self.choice("kind").chosen]
        words = "" if kind == "highlight" else self.query_one(Input).value.strip()
        actor, issue = self.choice("actor").value, self.choice("issue").value
        missing = "" if words else _NEEDED.get(kind, "")
        if kind == "coding" and not (actor and issue):
            missing = "The codebook names no actors or issues to code for."
        if missing:
            self.complain(missing)
            return
        self.dismiss(self._draft(kind, words, actor, issue))

    def _draft(self, kind: AnnotationKind, words: str, actor: str, issue: str) -> Draft:
        start, end = self._span
        if kind == "tag":
            return Draft(kind, self._source_key, start, end, tag=words)
        if kind == "coding":
            stance = Stance(self.choice("stance").value)
            return Draft(
                kind,
                self._source_key,
                start,
                end,
                words,
                actor_key=actor,
                issue_key=issue,
                stance=stance,
            )
        return Draft(kind, self._source_key, start, end, words)
