"""What the main screen does with corrections: asks for them, puts them into the database, takes them back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.reactive import reactive

from aigov_tui.model.focus import FocusField
from aigov_tui.tui.edits import Edit, Merge, Reject, put, take_back
from aigov_tui.tui.messages import EditRequested, PairsRequested, UndoRequested
from aigov_tui.tui.queries import host
from aigov_tui.tui.screens.calm import CalmScreen
from aigov_tui.tui.state import Place, Reading
from aigov_tui.tui.writing import write

if TYPE_CHECKING:
    from aigov_tui.model.decision import Decided
    from aigov_tui.tui.screens.decisions import Decision


_ENTITY_FIELDS: tuple[FocusField, ...] = ("entity", "speaker")


class CorrectingScreen(CalmScreen[None]):
    """Remembers what was corrected since the app was opened, the latest last, so that it can be undone."""

    reading: reactive[Reading | None] = reactive(None, repaint=False)
    undoable: reactive[bool] = reactive(False, repaint=False)

    class _Corrected(Message):
        bubble = False

        def __init__(self, edit: Edit | None, made: list[Decided], sentence: str) -> None:
            super().__init__()
            self.edit = edit  # None: the last one was taken back
            self.made = made
            self.sentence = sentence

    def __init__(self) -> None:
        super().__init__()
        self._made: list[list[Decided]] = []

    def corrected(self, edit: Edit | None) -> None:
        """The database says something else now: show it. `edit` is what did it, None when one was undone."""
        raise NotImplementedError

    @on(EditRequested)
    def _edit(self, message: EditRequested) -> None:
        from aigov_tui.model.rows import SourceRow
        from aigov_tui.tui.screens.edit_entity import EditEntityScreen
        from aigov_tui.tui.screens.edit_source import EditSourceScreen

        if isinstance(message.row, SourceRow):
            self.app.push_screen(EditSourceScreen(message.row), self._keep)
        else:
            document = self.reading_title()
            self.app.push_screen(EditEntityScreen(message.row, document), self._keep)

    def reading_title(self) -> tuple[str, str] | None:
        """Key and title of the open document."""
        raise NotImplementedError

    @on(PairsRequested)
    def _pairs(self) -> None:
        from aigov_tui.tui.screens.pairs import PairsScreen

        self.app.push_screen(PairsScreen(), self._keep_pairs)

    def _keep_pairs(self, made: list[tuple[Merge, Decided]] | None) -> None:
        """What was made one in the list of pairs can be undone here, too."""
        for edit, decided in made or ():
            self._made.append([decided])
            self.corrected(edit)
        self.undoable = bool(self._made)

    def _keep(self, edit: Edit | None) -> None:
        if edit is None:
            return

        def change(path: Path) -> Message:
            made = put(edit, path)
            return self._Corrected(edit, made, " ".join(one.sentence for one in made))

        write(self, "corrections", change)

    @on(UndoRequested)
    def _undo(self) -> None:
        if not self._made:
            return
        last = self._made[-1]  # it stays until it is really taken back

        def change(path: Path) -> Message:
            return self._Corrected(None, last, take_back(last, path))

        write(self, "corrections", change)

    @on(_Corrected)
    def _show_corrected(self, message: _Corrected) -> None:
        if message.edit is not None:
            self._made.append(message.made)
            self.app.notify(f"{message.sentence} u takes it back.", timeout=6)
        else:
            gone = {_identity(one) for one in message.made}
            left = [[one for one in made if _identity(one) not in gone] for made in self._made]
            self._made = [made for made in left if made]
            self.app.notify(message.sentence, timeout=6)
        self.undoable = bool(self._made)
        self.corrected(message.edit)

    def action_decisions(self) -> None:
        """Show everything that was corrected, in earlier sessions too, and take one of them back on Enter."""
        from aigov_tui.tui.screens.decisions import DecisionsScreen

        self.app.push_screen(DecisionsScreen(), self._take_back)

    def _take_back(self, decision: Decision | None) -> None:
        from aigov_tui.model.decision import Decided

        if decision is None:
            return
        chosen = [Decided(decision, decision.sentence)]

        def change(path: Path) -> Message:
            return self._Corrected(None, chosen, take_back(chosen, path))

        write(self, "corrections", change)

    def action_write_back(self, what: str) -> None:
        """Show what writing decisions to the YAML would change there, and write it on Enter."""
        from aigov_tui.tui.screens.write_back import WriteBackScreen

        folder = host(self).curated
        if folder is None:
            self.app.notify(
                "This is no workspace, so there is no YAML to write to. Start aigov in the folder of one, or use "
                f"aigov {'review' if what == 'statements' else what} write FILE.",
                severity="warning",
            )
            return
        self.app.push_screen(WriteBackScreen(what, folder / f"{what}.yaml"))


def _identity(made: Decided) -> tuple[type, int]:
    """Decisions on names and on documents are numbered apart."""
    return type(made.decision), made.decision.id


def after_edit(edit: Edit | None, place: Place) -> Place:
    """What a place becomes by a correction: its filters by a name follow it."""
    for field in _ENTITY_FIELDS:
        key = getattr(place.filters, field)
        if (after := filter_after(edit, key)) != key:
            place = place.filtered(field, after)
    return place


def filter_after(edit: Edit | None, key: str | None) -> str | None:
    """What a filter by the entity `key` becomes by a correction: a name that is gone filters nothing."""
    match edit:
        case Merge(entity, into) if entity == key:
            return into
        case Reject(entity) if entity == key:
            return None
        case _:
            return key
