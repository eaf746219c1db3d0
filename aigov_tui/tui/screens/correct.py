"""A form to correct a suggested position, which accepts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from aigov_tui.model.display import one_line
from aigov_tui.model.position import Stance, Voice
from aigov_tui.model.review import Correction
from aigov_tui.tui.render.line import Piece, paragraph_lines
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.render.words import STANCES, VOICES
from aigov_tui.tui.screens.form import CodebookForm
from aigov_tui.tui.widgets.choice import Choice
from aigov_tui.tui.widgets.field import Field
from aigov_tui.tui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from aigov_tui.model.rows import StatementRow

_WORDS_SHOWN = 4  # lines


class CorrectScreen(CodebookForm[Correction]):
    """The words over what was guessed about them."""

    AUTO_FOCUS = "#actor"

    def __init__(self, statement: StatementRow) -> None:
        super().__init__()
        self._statement = statement

    def compose(self) -> ComposeResult:
        """The words, then a line for each thing guessed."""
        row = self._statement
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title("Correct this suggestion, and accept it so")
            frame.border_subtitle = keys_title("enter save · tab next · ◂ ▸ choose · esc back")
            yield LinesView(self._lines)
            yield Choice("Actor", [(row.actor_key, one_line(row.actor_key))], id="actor")
            yield Choice("Issue", [(row.issue_key, one_line(row.issue_key))], id="issue")
            yield Choice("Stance", list(STANCES.items()), value=row.stance, id="stance")
            yield Choice("Voice", list(VOICES.items()), value=row.voice, id="voice")
            yield Field(
                "Says so", row.asserter_name or "", hint="a name, or words such as critics", id="asserter"
            )
            yield Field("Summary", row.summary, hint="the position in one sentence", id="summary")

    def _lines(self, width: int, palette: Palette) -> list[list[Piece]]:
        words = " … ".join(piece.exact for piece in self._statement.evidence)
        return paragraph_lines(f"“{words}”", width, base=palette.quote, limit=_WORDS_SHOWN)

    def on_mount(self) -> None:
        """Learn which actors and issues there are."""
        self.query_one(LinesView).can_focus = False
        self.read_codebook()

    def at_first(self, name: str) -> str:
        """What was guessed."""
        return self._statement.actor_key if name == "actor" else self._statement.issue_key

    def action_save(self) -> None:
        """Hand back what differs from the guess."""
        row = self._statement
        actor, issue = self.choice("actor").value, self.choice("issue").value
        stance, voice = Stance(self.choice("stance").value), Voice(self.choice("voice").value)
        correction = Correction(
            actor_key=None if actor == row.actor_key else actor,
            issue_key=None if issue == row.issue_key else issue,
            stance=None if stance is row.stance else stance,
            voice=None if voice is row.voice else voice,
            summary=self.query_one("#summary", Field).changed,
            asserter=self.query_one("#asserter", Field).changed,
        )
        if correction == Correction():
            self.complain("Nothing is changed. Escape, and + accepts it as it stands.")
        elif correction.summary == "":
            self.complain("Type the position in one sentence.")
        else:
            self.dismiss(correction)
