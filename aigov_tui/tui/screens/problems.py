"""What imports could not read or trust, and why."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from aigov_tui.model.problem import Severity
from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context
from aigov_tui.tui.messages import CopyRequested, DetailRequested
from aigov_tui.tui.ports import Store
from aigov_tui.tui.render.details import problem_facts
from aigov_tui.tui.render.line import Piece, fit, paragraph_lines, spread
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.screens.calm import CalmModal
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.row_source import Rows

if TYPE_CHECKING:
    from aigov_tui.model.rows import ProblemRow


@dataclass(frozen=True, slots=True)
class ProblemView:
    """The file, then what is wrong with it."""

    height: int = 3

    def lines(self, row: ProblemRow, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """File over sentence."""
        place = "" if row.line is None else f", line {row.line}"
        where = [(f"{fit(row.path or 'the import', width * 2 // 3)}{place}", palette.title)]
        said = paragraph_lines(row.message, width, base=palette.text, limit=2)
        severities = {Severity.ERROR: palette.error, Severity.WARNING: palette.warning}
        severity = [(row.severity.value, severities.get(row.severity, palette.dim))]
        return (spread(where, severity, width), *said)

    def identity(self, row: ProblemRow) -> Hashable:
        """Its number."""
        return row.id


class ProblemsScreen(Commanded, CalmModal[None]):
    """A list to look at."""

    context = Context.DIALOG
    BINDINGS = bindings_of(Context.DIALOG)
    CSS_PATH = "dialog.tcss"

    def compose(self) -> ComposeResult:
        """A frame around the list."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title("What could not be read or trusted")
            frame.border_subtitle = keys_title("enter all of it · esc back")
            yield PagedList(ProblemView(), empty="The imports met no problems.", airy=True)

    def on_mount(self) -> None:
        """Read them, once."""
        found: list[ProblemRow] = []

        def count(store: Store) -> int:
            found[:] = store.problems()
            return len(found)

        rows: Rows[ProblemRow] = Rows(count, lambda _, limit, offset: found[offset : offset + limit])
        self.query_one(PagedList).show(rows)

    @on(PagedList.Asked)
    def _asked(self, message: PagedList.Asked) -> None:
        """A sentence may be longer than its two lines."""
        message.stop()
        facts = problem_facts(message.row)
        if message.what == "copy":
            self.post_message(CopyRequested("\n".join(value for _, value in facts), "the problem"))
        else:
            self.post_message(DetailRequested("Problem", facts))

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
