"""Names that may be one, the likeliest first, each with why; + makes them one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context, Situation
from aigov_tui.tui.edits import Merge, put, take_back
from aigov_tui.tui.queries import QueryFailed
from aigov_tui.tui.render.line import Piece, paragraph_lines, spread
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.render.words import count, plural
from aigov_tui.tui.screens.calm import CalmModal
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.row_source import in_memory
from aigov_tui.tui.writing import write

if TYPE_CHECKING:
    from aigov_tui.model.decision import Decided, Suggestion

_LOOKING = "Looking for names that may be one …"
_NONE = "No two names look like one."


@dataclass(frozen=True, slots=True)
class PairView:
    """Two names, then why they may be one."""

    height: int = 3

    def lines(self, row: Suggestion, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """The lesser known one, and what it would become part of."""
        names: list[Piece] = [
            (row.entity.name, palette.strong),
            (f" {count(row.entity.mentions)}  →  ", palette.dim),
            (row.into.name, palette.strong),
            (f" {count(row.into.mentions)}", palette.dim),
        ]
        kind = [(f"{row.into.kind.value} · {round(100 * row.certainty)}%", palette.dim)]
        return (spread(names, kind, width), *paragraph_lines(row.why, width, base=palette.dim, limit=1))

    def identity(self, row: Suggestion) -> Hashable:
        """Both keys."""
        return (row.entity.key, row.into.key)


class PairsScreen(Commanded, CalmModal[list[tuple[Merge, "Decided"]]]):
    """Hands back what was made one."""

    context = Context.PAIRS
    BINDINGS = bindings_of(Context.PAIRS)
    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "PagedList"

    class _Found(Message):
        bubble = False

        def __init__(self, pairs: list[Suggestion]) -> None:
            super().__init__()
            self.pairs = pairs

    class _Merged(Message):
        bubble = False

        def __init__(self, pair: Suggestion, edit: Merge, made: Decided) -> None:
            super().__init__()
            self.pair, self.edit, self.made = pair, edit, made

    class _Undone(Message):
        bubble = False

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self) -> None:
        super().__init__()
        self._pairs: list[Suggestion] | None = None
        self._return_to = 0
        self._made: list[tuple[Suggestion, Merge, Decided]] = []

    def compose(self) -> ComposeResult:
        """A frame around the list."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title("Names that may be one")
            frame.border_subtitle = keys_title("+ make them one · u undo · esc back")
            yield PagedList(PairView(), empty=_LOOKING)

    @property
    def _list(self) -> PagedList[Suggestion]:
        return self.query_one(PagedList)

    def on_mount(self) -> None:
        """Look for them: names are compared with each other, which takes a moment in a large database."""
        self._list.show(in_memory(()))

        def find(path: Path) -> Message:
            from aigov_tui.pipeline.duplicates import suggest_merges

            return self._Found(suggest_merges(path))

        write(self, "pairs", find, slow="")

    @on(_Found)
    def _know(self, message: _Found) -> None:
        self._pairs = message.pairs
        self._list.empty = _NONE
        self._show()

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        message.stop()
        self.app.notify(message.sentence, severity="error", timeout=10)

    def _show(self) -> None:
        """The pairs that are left; the cursor stays in its place."""
        gone = {pair.entity.key for pair, _, _ in self._made}
        pairs = [p for p in self._pairs or () if not {p.entity.key, p.into.key} & gone]
        self.query_one("#dialog").border_title = plain_title(
            f"Names that may be one  {plural(len(pairs), 'pair')}"
        )
        self._return_to = self._list.cursor
        self._list.show(in_memory(pairs))

    @on(PagedList.Loaded)
    def _loaded(self, message: PagedList.Loaded) -> None:
        message.stop()
        self._list.move_to(self._return_to, by_person=False)
        self.refresh_bindings()

    @on(PagedList.Highlighted)
    def _moved(self, message: Message) -> None:
        message.stop()
        self.refresh_bindings()

    @on(PagedList.Asked)
    def _asked(self, message: PagedList.Asked) -> None:
        message.stop()
        if message.what == "detail":
            self.app.notify(message.row.why, timeout=6)

    def situation(self) -> Situation:
        """Looks at the row and at what was made one."""
        row = self._list.row() if self.is_mounted else None
        return Situation(row=row is not None, undoable=bool(self._made))

    def action_merge(self) -> None:
        """The first becomes part of the second."""
        if (pair := self._list.row()) is None:
            return
        edit = Merge(pair.entity.key, pair.into.key)
        write(self, "corrections", lambda path: self._Merged(pair, edit, put(edit, path)[0]))

    @on(_Merged)
    def _merged(self, message: _Merged) -> None:
        self._made.append((message.pair, message.edit, message.made))
        self.app.notify(message.made.sentence, timeout=5)
        self._show()

    def action_undo(self) -> None:
        """Take the last one back."""
        if self._made:
            last = self._made[-1][2]
            write(self, "corrections", lambda path: self._Undone(take_back([last], path)))

    @on(_Undone)
    def _undone(self, message: _Undone) -> None:
        if self._made:
            self._made.pop()
        self.app.notify(message.sentence, timeout=5)
        self._show()

    def action_close(self) -> None:
        """Back."""
        self.dismiss([(edit, made) for _, edit, made in self._made])
