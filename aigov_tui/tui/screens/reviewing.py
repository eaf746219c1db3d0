"""What the comparison does with suggested positions: accepts, rejects and corrects them, and takes that back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from aigov_tui.tui.screens.calm import CalmScreen
from aigov_tui.tui.screens.outcome import Outcome
from aigov_tui.tui.writing import write

if TYPE_CHECKING:
    from aigov_tui.model.review import Correction
    from aigov_tui.model.rows import StatementRow
    from aigov_tui.store.review import Reviewer

REVIEW = "review"  # the group in which a decision that could not be kept is said


class ReviewingScreen(CalmScreen[Outcome]):
    """Remembers what was decided since it was opened, the latest last, so that it can be undone."""

    class _Decided(Message):
        bubble = False

        def __init__(self, key: str | None, sentence: str) -> None:
            super().__init__()
            self.key = key  # None: the last decision was taken back
            self.sentence = sentence

    def __init__(self) -> None:
        super().__init__()
        self._decided: list[str] = []  # keys of suggestions

    def statement(self) -> StatementRow | None:
        """The statement under the cursor."""
        raise NotImplementedError

    def decided(self) -> None:
        """The database says something else now: show it."""
        raise NotImplementedError

    @property
    def undoable(self) -> bool:
        """Whether there is a decision to take back."""
        return bool(self._decided)

    def action_accept(self) -> None:
        """The suggestion under the cursor is a position."""
        self._decide(lambda reviewer, key: reviewer.accept(key))

    def action_reject(self) -> None:
        """The suggestion under the cursor is none."""
        self._decide(lambda reviewer, key: reviewer.reject(key))

    def action_edit(self) -> None:
        """Change what was guessed, and accept the suggestion so."""
        from aigov_tui.tui.screens.correct import CorrectScreen

        statement = self.statement()
        if statement is None or not statement.is_suggestion:
            return
        key = statement.key

        def correct(correction: Correction | None) -> None:
            if correction is not None:
                self._review(key, lambda reviewer: reviewer.correct(key, correction))

        self.app.push_screen(CorrectScreen(statement), correct)

    def action_undo(self) -> None:
        """Take the last decision back."""
        if self._decided:
            key = self._decided[-1]  # it stays until it is really taken back
            self._review(None, lambda reviewer: reviewer.undo(key))

    def _decide(self, decide: Callable[[Reviewer, str], str]) -> None:
        statement = self.statement()
        if statement is not None and statement.is_suggestion:
            key = statement.key
            self._review(key, lambda reviewer: decide(reviewer, key))

    def _review(self, key: str | None, change: Callable[[Reviewer], str]) -> None:
        def changed(path: Path) -> Message:
            from aigov_tui.store.review import Reviewer

            return self._Decided(key, change(Reviewer(path)))

        write(self, REVIEW, changed)

    @on(_Decided)
    def _show_decision(self, message: _Decided) -> None:
        if message.key is not None:
            self._decided.append(message.key)
        elif self._decided:
            self._decided.pop()
        self.app.notify(message.sentence, timeout=5)
        self.decided()
