"""A form to say what the import got wrong about a name: it is another's, several, called otherwise, or none."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from aigov_tui.model.display import one_line
from aigov_tui.model.focus import Focus
from aigov_tui.tui.edits import EntityEdit, Merge, Reject, Rename, Split
from aigov_tui.tui.ports import Store
from aigov_tui.tui.queries import ask
from aigov_tui.tui.render.line import PLAIN, Piece, paragraph_lines, spread
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.rows import EntityView
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.render.words import plural
from aigov_tui.tui.screens.form import FormScreen
from aigov_tui.tui.widgets.choice import Choice
from aigov_tui.tui.widgets.field import Field
from aigov_tui.tui.widgets.lines_view import LinesView
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.row_source import Rows

if TYPE_CHECKING:
    from aigov_tui.model.rows import EntityRow, WordingRow

_KINDS = {
    "merge": "another name",
    "split": "several names",
    "rename": "called otherwise",
    "reject": "no name",
}
_GUIDES = {
    "merge": "It becomes part of the name picked below: its mentions and quotes count there, its names are aliases.",
    "split": "Its mentions in these words, in these documents, are another: a new name, or one picked below.",
    "rename": "It is shown by this name; the one it had stays an alias.",
    "reject": "What was taken for a name is none: it shows and counts nowhere, until that is undone.",
}
_MOST = 50  # names to pick from
_TYPING = 0.15  # seconds to wait for the next key before looking names up
_LONGEST_WORDING = 40  # code points of a wording in its choice


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a name may be: an entity that is there, or a new one of this name."""

    row: EntityRow | None
    name: str


@dataclass(frozen=True, slots=True)
class CandidateView:
    """An entity as in its pane; a new one says so."""

    height: int = 1

    def lines(self, row: Candidate, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """One line."""
        if row.row is not None:
            return EntityView().lines(row.row, width, palette)
        return (spread([("+ ", palette.dim), (row.name, PLAIN)], [("a new name", palette.dim)], width),)

    def identity(self, row: Candidate) -> Hashable:
        """An entity's key, or the new name."""
        return row.row.key if row.row is not None else (row.name,)


def candidates(store: Store, row: EntityRow, text: str, *, new: bool) -> list[Candidate]:
    """What `row` may be: names with `text` in them, by default those that share its last word, then the commonest.

    With `new`, the text itself comes first.
    """
    last = row.name.split()[-1] if row.name.strip() else ""
    sought = text or (last if len(last) > 1 else "")
    found = store.find_entities(sought, limit=_MOST) if sought else []
    if not text:
        found += store.entities(Focus(), kind=row.kind, limit=_MOST)
    others = {other.key: Candidate(other, other.name) for other in found if other.key != row.key}
    made = [Candidate(None, text)] if new and text and text != row.name else []
    return [*made, *others.values()][:_MOST]


class EditEntityScreen(FormScreen[EntityEdit]):
    """What is wrong, then what that needs. Names are picked from a list that narrows as one types."""

    AUTO_FOCUS = "#what"

    class _Known(Message):
        bubble = False

        def __init__(self, wordings: list[WordingRow]) -> None:
            super().__init__()
            self.wordings = wordings

    def __init__(self, row: EntityRow, reading: tuple[str, str] | None = None) -> None:
        """`reading` is the key and title of the open document, which a split can be limited to."""
        super().__init__()
        self._row = row
        self._reading = reading
        self._shown_for: str | None = None  # the text whose candidates are in the list
        self._asked_for: str | None = None
        self._picked = False

    def compose(self) -> ComposeResult:
        """Choices over the name over the names to pick from."""
        sources = [("", "every document")]
        if self._reading is not None:
            sources.append((self._reading[0], one_line(self._reading[1])))
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title(f"What is wrong with “{self._row.name}”?")
            frame.border_subtitle = keys_title("enter save · ↑ ↓ pick · tab next · ◂ ▸ choose · esc back")
            yield Choice("It is", list(_KINDS.items()), id="what")
            yield LinesView(self._lines)
            yield Choice("Words", [("", "all of them")], id="words")
            yield Choice("In", sources, id="in")
            yield Field("Name", hint="type to narrow the list, or a new one", id="name")
            yield PagedList(CandidateView(), empty="No name like that.")

    def on_mount(self) -> None:
        """Learn in which words it is mentioned."""
        self.query_one(LinesView).can_focus = False
        self._list.can_focus = False
        self._list.chosen = lambda _: False
        self._show_fields()
        key = self._row.key
        ask(self, "wordings", lambda store: self._Known(store.wordings(key)))

    @on(_Known)
    def _know(self, message: _Known) -> None:
        wordings = [
            (w.text, f"“{one_line(w.text[:_LONGEST_WORDING])}” {plural(w.mentions, 'time')}")
            for w in message.wordings
        ]
        self.choice("words").offer([("", "all of them"), *wordings])

    def _lines(self, width: int, palette: Palette) -> list[list[Piece]]:
        return paragraph_lines(_GUIDES[self._what], width, base=palette.dim, limit=2)

    @property
    def _what(self) -> str:
        return self.choice("what").value

    @property
    def _list(self) -> PagedList[Candidate]:
        return self.query_one(PagedList)

    @property
    def _typed_name(self) -> str:
        return self.query_one("#name", Field).value

    @on(Choice.Changed)
    def _show_fields(self) -> None:
        """Only what this needs."""
        what = self._what
        for name in ("words", "in"):
            self.choice(name).display = what == "split"
        self.query_one("#name").display = what != "reject"
        self._list.display = what in ("merge", "split")
        box = self.query_one("#name Input", Input)
        if what == "rename" and not box.value:
            box.value = one_line(self._row.name)
        elif what in ("merge", "split") and box.value == one_line(self._row.name):
            box.value = ""
        self.query_one(LinesView).remake()
        self._look_up(0.0)
        self.refresh_bindings()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._look_up(_TYPING)

    def _look_up(self, wait: float) -> None:
        """Show the names that the text may stand for."""
        row, text, new = self._row, self._typed_name, self._what == "split"
        if self._what not in ("merge", "split"):
            return
        self._asked_for, self._shown_for, self._picked = text, None, False
        found: list[Candidate] = []

        def count(store: Store) -> int:
            found[:] = candidates(store, row, text, new=new)
            return len(found)

        rows: Rows[Candidate] = Rows(count, lambda _, limit, offset: found[offset : offset + limit])
        self._list.show(rows, wait=wait, keep_row=False)

    @on(PagedList.Loaded)
    def _looked_up(self, message: PagedList.Loaded) -> None:
        message.stop()
        self._shown_for = self._asked_for

    @on(PagedList.Highlighted)
    def _moved(self, message: PagedList.Highlighted) -> None:
        message.stop()
        self._picked = self._picked or message.by_person

    @on(PagedList.Asked)
    def _clicked(self, message: PagedList.Asked) -> None:
        message.stop()  # the click put the cursor there; Enter saves

    def action_pick(self, step: int) -> None:
        """Another of the names in the list, where there is one."""
        if not self._list.display:
            super().action_pick(step)
            return
        self._list.move_to(self._list.cursor + step if self._picked or self._typed_name else max(0, step - 1))

    def action_save(self) -> None:
        """Hand back what is to be done, or say what is missing."""
        what, key, name = self._what, self._row.key, self._typed_name
        if what == "reject":
            self.dismiss(Reject(key))
        elif what == "rename":
            if not name or name == one_line(self._row.name).strip():
                self.complain("Type another name first.")
            else:
                self.dismiss(Rename(key, name))
        elif (picked := self._pick()) is not None:
            self._save_picked(picked)

    def _save_picked(self, picked: Candidate) -> None:
        key = self._row.key
        if self._what == "merge":
            if picked.row is not None:
                self.dismiss(Merge(key, picked.row.key))
            return
        words, source = self.choice("words").value or None, self.choice("in").value or None
        if words is None and source is None:
            self.complain("Which mentions? Choose the words, or the document in which they are.")
        elif picked.row is not None:
            self.dismiss(Split(key, words, source, into=picked.row.key))
        else:
            self.dismiss(Split(key, words, source, name=picked.name))

    def _pick(self) -> Candidate | None:
        """The name under the cursor; says what is missing where there is none, or nobody chose it."""
        if self._shown_for is None or self._shown_for != self._typed_name:
            self.complain("Still looking that name up.")
            return None
        row = self._list.row()
        if row is None:
            self.complain("There is no name like that: type another one.")
        elif not self._typed_name and not self._picked:
            self.complain("Type the name that it is, or pick one with ↑ and ↓.")
            return None
        return row
