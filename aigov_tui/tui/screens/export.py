"""A form to write what one is looking at to a file: what, in which format, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen

from aigov_tui.model.focus import Focus
from aigov_tui.model.trouble import in_words
from aigov_tui.store.errors import StoreError
from aigov_tui.tui.queries import host
from aigov_tui.tui.render.line import Piece, paragraph_lines
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.screens.form import FormScreen
from aigov_tui.tui.widgets.choice import Choice
from aigov_tui.tui.widgets.field import Field
from aigov_tui.tui.widgets.lines_view import LinesView

WHAT = (
    ("comparison", "comparison"),
    ("sources", "sources"),
    ("entities", "entities"),
    ("quotes", "quotes"),
    ("annotations", "your notes"),
)
FORMATS = (("markdown", "Markdown"), ("csv", "CSV"), ("json", "JSON"), ("jsonl", "JSON lines"))
_ENDINGS = {"markdown": "md"}


@dataclass(frozen=True, slots=True)
class Export:
    """What to write, in which format, to which file."""

    what: str
    format_name: str
    path: Path


class ExportScreen(FormScreen[Export]):
    """Hands back what to write; a file that is there is only written over when asked twice."""

    AUTO_FOCUS = "#what"

    def __init__(self, what: str, within: str) -> None:
        super().__init__()
        self._what = what
        self._within = within
        self._named = ""  # the name proposed last, which follows what is chosen until a person types another
        self._over: Path | None = None

    def compose(self) -> ComposeResult:
        """What is written over the choices and the file."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title("Export to a file")
            frame.border_subtitle = keys_title("enter write · tab next · ◂ ▸ choose · esc back")
            yield LinesView(self._lines)
            yield Choice("What", WHAT, value=self._what, id="what")
            yield Choice("Format", FORMATS, id="format")
            yield Field(
                "File", self._proposal(self._what, "markdown"), hint="a file's name or path", id="file"
            )

    def on_mount(self) -> None:
        """The words are only looked at."""
        self.query_one(LinesView).can_focus = False
        self._named = self._proposal(self._what, "markdown")

    def _lines(self, width: int, palette: Palette) -> list[list[Piece]]:
        within = f"All that fits {self._within}" if self._within else "All there is"
        where = f"{within}, in {Path.cwd()} unless a path says otherwise."
        return paragraph_lines(where, width, base=palette.dim, limit=2)

    def _proposal(self, what: str, format_name: str) -> str:
        return f"{'notes' if what == 'annotations' else what}.{_ENDINGS.get(format_name, format_name)}"

    @on(Choice.Changed)
    def _chosen(self) -> None:
        field = self.query_one("#file", Field)
        if field.value == self._named:
            self._named = self._proposal(self.choice("what").value, self.choice("format").value)
            field.put(self._named)

    def action_save(self) -> None:
        """Hand back what to write where, or say what is missing."""
        name = self.query_one("#file", Field).value
        path = Path(name).expanduser()
        if not name:
            self.complain("Type the name of a file.")
        elif path.is_dir():
            self.complain("That is a folder: name a file.")
        elif not path.absolute().parent.is_dir():
            self.complain("There is no such folder.")
        elif path.exists() and self._over != path:
            self._over = path
            self.complain("This file is there already. Enter again writes over it.")
        else:
            self.dismiss(Export(self.choice("what").value, self.choice("format").value, path))


def export(screen: Screen[Any], what: str, focus: Focus, within: str, actors: Sequence[str] = ()) -> None:
    """Ask what to write where, then write it in a thread and say so.

    `within` is the focus in words; `actors` are those of the comparison.
    """
    app, database = screen.app, host(screen).database

    def write(wanted: Export | None) -> None:
        if wanted is None or database is None:
            return

        def work() -> None:
            try:
                _write(database, wanted, focus, actors)
            except (StoreError, OSError) as error:
                why = in_words(error) if isinstance(error, OSError) else error
                app.call_from_thread(app.notify, f"Nothing was written: {why}", severity="error", timeout=10)
            else:
                app.call_from_thread(app.notify, f"Wrote {wanted.path.absolute()}.", timeout=6)

        app.notify(f"Writing {wanted.path.name} …", timeout=2)
        screen.run_worker(work, group="export", thread=True, exit_on_error=False)

    app.push_screen(ExportScreen(what, within), write)


def _write(database: Path, wanted: Export, focus: Focus, actors: Sequence[str]) -> None:
    from aigov_tui.export.files import written_whole
    from aigov_tui.export.named import write_named
    from aigov_tui.store.database import Database

    with Database(database) as opened, written_whole(wanted.path) as out:
        write_named(opened, wanted.what, wanted.format_name, out, focus=focus, actors=actors)
