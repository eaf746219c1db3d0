"""What the forms have in common: Enter saves from every field, escape keeps nothing, what is missing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.message import Message

from aigov_tui.model.display import one_line
from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context
from aigov_tui.tui.ports import Store
from aigov_tui.tui.queries import QueryFailed, ask
from aigov_tui.tui.screens.calm import CalmModal
from aigov_tui.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from aigov_tui.model.rows import ActorRow, IssueRow

ResultT = TypeVar("ResultT")


class FormScreen(Commanded, CalmModal[ResultT | None]):
    """A dialog that hands back what a person filled in, None when they left it."""

    context = Context.FORM
    _warned = False
    BINDINGS = bindings_of(Context.FORM)
    CSS_PATH = "dialog.tcss"

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        message.stop()
        self.app.notify(message.sentence, severity="error")

    def complain(self, sentence: str) -> None:
        """Say what is missing or wrong; the form stays."""
        self.app.notify(sentence, severity="warning", timeout=4)

    def choice(self, name: str) -> Choice:
        """The choice with this id."""
        return self.query_one(f"#{name}", Choice)

    def action_save(self) -> None:
        """Hand back what is to be kept, or say what is missing."""
        raise NotImplementedError

    def action_pick(self, step: int) -> None:
        """Move in what can be picked from; most forms have nothing of the kind, and move between their fields."""
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def unsaved(self) -> bool:
        """Has a person typed what leaving would lose? A form whose fields are quickly filled again says no."""
        return False

    def action_close(self) -> None:
        """Back, keeping nothing; where words would be lost, only when asked twice."""
        if self.unsaved() and not self._warned:
            self._warned = True
            self.complain("Not saved yet. Enter saves; escape again leaves without it.")
            return
        self.dismiss(None)


class CodebookForm(FormScreen[ResultT]):
    """A form with the choices `actor` and `issue`, of what the codebook has."""

    class _Codebook(Message):
        bubble = False

        def __init__(self, actors: list[ActorRow], issues: list[IssueRow]) -> None:
            super().__init__()
            self.actors = actors
            self.issues = issues

    def read_codebook(self) -> None:
        """Learn whose positions on what there can be."""

        def question(store: Store) -> Message:
            return self._Codebook(store.actors(), store.issues())

        ask(self, "codebook", question)

    @on(_Codebook)
    def _know(self, message: _Codebook) -> None:
        for name, rows in (("actor", message.actors), ("issue", message.issues)):
            self.choice(name).offer([(row.key, one_line(row.name)) for row in rows], self.at_first(name))

    def at_first(self, name: str) -> str:
        """The actor's or issue's key to begin with; "" for the first one."""
        return ""
