"""What writing decisions into a YAML file changes there, line by line; Enter writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from aigov_tui.model.trouble import in_words
from aigov_tui.tui.queries import QueryFailed
from aigov_tui.tui.render.line import Piece, paragraph_lines
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.screens.form import FormScreen
from aigov_tui.tui.widgets.lines_view import LinesView
from aigov_tui.tui.writing import write

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_LINES = 2_000  # of the difference that is shown
_TOLD = 5  # decisions that have no place in the file


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it is and as it would be; `left` are sentences on what it has no place for."""

    before: str
    after: str
    left: Sequence[str]
    write: Callable[[], object]


def preview(what: str, database: Path, file: Path) -> Preview:
    """What writing `what` (entities, sources, statements) would change.

    Raises `ValueError`, `NotRewritable`, `StoreError` with a sentence; `OSError`.
    """
    from aigov_tui.export.statements_yaml import plan_statements
    from aigov_tui.pipeline.write_back import plan_entities, plan_sources
    from aigov_tui.store.database import Database

    if what == "statements":
        with Database(database) as store:
            addition = plan_statements(store, file)
        return Preview(addition.before, addition.after, (), addition.write)
    plan = (plan_entities if what == "entities" else plan_sources)(database, file)
    return Preview(plan.before, plan.after, plan.left, plan.write)


class WriteBackScreen(FormScreen[None]):
    """The lines that go and come."""

    AUTO_FOCUS = "LinesView"

    class _Planned(Message):
        bubble = False

        def __init__(self, preview: Preview) -> None:
            super().__init__()
            self.preview = preview

    class _Written(Message):
        bubble = False

    def __init__(self, what: str, file: Path) -> None:
        super().__init__()
        self._what, self._file = what, file
        self._preview: Preview | None = None
        self._failure = ""

    def compose(self) -> ComposeResult:
        """A frame around the lines."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title(f"Write to {self._file}")
            frame.border_subtitle = keys_title("enter write · ↑ ↓ scroll · esc back")
            yield LinesView(self._lines)

    def on_mount(self) -> None:
        """Find out what would change."""
        what, file = self._what, self._file
        write(
            self,
            "write back",
            lambda path: self._Planned(_in_words(lambda: preview(what, path, file))),
            slow="",
        )

    @on(_Planned)
    def _know(self, message: _Planned) -> None:
        self._preview = message.preview
        self.query_one(LinesView).remake()

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        message.stop()
        self._failure = message.sentence
        self.query_one(LinesView).remake()

    def _lines(self, width: int, palette: Palette) -> list[list[Piece]]:
        if self._failure:
            return paragraph_lines(self._failure, width, base=palette.warning)
        found = self._preview
        if found is None:
            return [[("Looking at what is decided …", palette.dim)]]
        lines: list[list[Piece]] = []
        for sentence in found.left[:_TOLD]:
            lines += paragraph_lines(f"In the database only: {sentence}", width, base=palette.dim)
        if len(found.left) > _TOLD:
            lines.append([(f"In the database only: {len(found.left) - _TOLD} more decisions.", palette.dim)])
        if found.after == found.before:
            return [*paragraph_lines("The file says it all already.", width, base=palette.text), *lines]
        return [*lines, *([[]] if lines else []), *self._changes(found, width, palette)]

    def _changes(self, found: Preview, width: int, palette: Palette) -> list[list[Piece]]:
        styles = {"+": palette.accent, "-": palette.warning, "@": palette.dim}
        lines: list[list[Piece]] = []
        changes = unified_diff(found.before.splitlines(), found.after.splitlines(), lineterm="", n=2)
        for number, line in enumerate(changes):
            if number >= _MOST_LINES:
                lines.append([("… and more", palette.dim)])
                break
            if number >= 2:  # the names of the files
                style = styles.get(line[:1], palette.text)
                if line.startswith("@@"):
                    lines.append([("┈" * width, style)])
                else:
                    lines += paragraph_lines(line, width, base=style)
        return lines

    def action_save(self) -> None:
        """Write it."""
        if (found := self._preview) is None:
            self.complain(self._failure or "Still looking at what is decided.")
        elif found.after == found.before:
            self.dismiss(None)
        else:
            write(self, "write back", lambda _: _in_words(lambda: self._done(found)))

    def _done(self, found: Preview) -> Message:
        found.write()
        return self._Written()

    @on(_Written)
    def _say(self) -> None:
        self.app.notify(f"{self._file} is written. aigov import reads it from now on.", timeout=6)
        self.dismiss(None)


AnswerT = TypeVar("AnswerT")


def _in_words(act: Callable[[], AnswerT]) -> AnswerT:
    """What `act` returns, with every failure as a `StoreError`, the kind that is told to the person."""
    from aigov_tui.pipeline.write_back import NotRewritable
    from aigov_tui.store.errors import StoreError

    try:
        return act()
    except OSError as error:
        raise StoreError(in_words(error)) from error
    except (ValueError, NotRewritable) as error:
        raise StoreError(str(error)) from error
