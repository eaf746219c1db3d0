"""A dialog to note, tag, highlight or code some words of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

from aigov_tui.model.display import one_line
from aigov_tui.model.position import Stance
from aigov_tui.store.annotate import Draft
from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context
from aigov_tui.tui.ports import Store
from aigov_tui.tui.queries import QueryFailed, ask
from aigov_tui.tui.render.line import Piece, paragraph_lines
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import plain_title
from aigov_tui.tui.render.words import STANCES
from aigov_tui.tui.widgets.choice import Choice
from aigov_tui.tui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from aigov_tui.model.rows import ActorRow, AnnotationKind, IssueRow, Span

KINDS: tuple[AnnotationKind, ...] = ("note", "tag", "highlight", "coding")
_WORDS_SHOWN = 3  # lines
_ASKED_FOR: dict[str, str] = {
    "note": "what you think of these words",
    "tag": "one tag, such as energy",
    "coding": "a comment, if you like",
}
_NEEDED: dict[str, str] = {"note": "Type a note first.", "tag": "Type a tag first."}


class AnnotateScreen(Commanded, ModalScreen["Draft | None"]):
    """What kind, then what that kind needs. Enter saves from every field."""

    context = Context.ANNOTATE
    BINDINGS = bindings_of(Context.ANNOTATE)
    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "Input"

    class _Codebook(Message):
        bubble = False

        def __init__(self, actors: list[ActorRow], issues: list[IssueRow]) -> None:
            super().__init__()
            self.actors = actors
            self.issues = issues

    def __init__(self, source_key: str, span: Span, words: str) -> None:
        super().__init__()
        self._source_key = source_key
        self._span = span
        self._words = words

    def compose(self) -> ComposeResult:
        """The words over the fields."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title("Your note on these words")
            frame.border_subtitle = plain_title("enter save · tab next · ◂ ▸ choose · esc back")
            yield LinesView(self._lines)
            yield Choice("Kind", [(kind, kind) for kind in KINDS], id="kind")
            yield Choice("Actor", id="actor")
            yield Choice("Issue", id="issue")
            yield Choice("Stance", list(STANCES.items()), id="stance")
            yield Input(id="words", compact=True)

    def _lines(self, width: int, palette: Palette) -> list[list[Piece]]:
        words = f"“{one_line(self._words)}”"
        return [list(line) for line in paragraph_lines(words, width, base=palette.quote, limit=_WORDS_SHOWN)]

    def on_mount(self) -> None:
        """Learn whose positions on what can be coded."""
        self.query_one(LinesView).can_focus = False
        self._show_fields()

        def question(store: Store) -> Message:
            return self._Codebook(store.actors(), store.issues())

        ask(self, "codebook", question)

    @on(_Codebook)
    def _know(self, message: _Codebook) -> None:
        self._choice("actor").options = tuple((row.key, one_line(row.name)) for row in message.actors)
        self._choice("issue").options = tuple((row.key, one_line(row.name)) for row in message.issues)

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        message.stop()
        self.app.notify(message.sentence, severity="error")

    def _choice(self, name: str) -> Choice:
        return self.query_one(f"#{name}", Choice)

    @on(Choice.Changed)
    def _show_fields(self) -> None:
        """Only what this kind needs."""
        kind = self._choice("kind").value
        for name in ("actor", "issue", "stance"):
            self._choice(name).display = kind == "coding"
        box = self.query_one(Input)
        box.display = kind != "highlight"
        box.placeholder = _ASKED_FOR.get(kind, "")

    def action_save(self) -> None:
        """Hand back what is to be kept, or say what is missing."""
        kind = KINDS[self._choice("kind").chosen]
        words = "" if kind == "highlight" else self.query_one(Input).value.strip()
        actor, issue = self._choice("actor").value, self._choice("issue").value
        missing = "" if words else _NEEDED.get(kind, "")
        if kind == "coding" and not (actor and issue):
            missing = "The codebook names no actors or issues to code for."
        if missing:
            self.app.notify(missing, severity="warning", timeout=4)
            return
        self.dismiss(self._draft(kind, words, actor, issue))

    def _draft(self, kind: AnnotationKind, words: str, actor: str, issue: str) -> Draft:
        start, end = self._span
        if kind == "tag":
            return Draft(kind, self._source_key, start, end, tag=words)
        if kind == "coding":
            stance = Stance(self._choice("stance").value)
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

    def action_close(self) -> None:
        """Back, keeping nothing."""
        self.dismiss(None)
