"""A dialog to choose the actors to compare."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context
from aigov_tui.tui.render.line import Piece, spread
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.render.words import plural
from aigov_tui.tui.screens.calm import CalmModal
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.row_source import in_memory

if TYPE_CHECKING:
    from aigov_tui.model.rows import ActorRow


_FEWEST_LINES = 3  # the dialog is no higher than what is in it


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor with its statements."""

    height: int = 1

    def lines(self, row: ActorRow, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """One line."""
        held = [(plural(row.statements, "statement"), palette.dim)]
        return (spread([(row.name, palette.actor(row.key))], held, width),)

    def identity(self, row: ActorRow) -> Hashable:
        """Its key."""
        return row.key


class ActorsScreen(Commanded, CalmModal[tuple[str, ...]]):
    """Enter picks an actor or drops it; leaving compares those picked."""

    context = Context.DIALOG
    BINDINGS = bindings_of(Context.DIALOG)
    CSS_PATH = "dialog.tcss"

    def __init__(self, actors: Sequence[ActorRow], picked: Sequence[str]) -> None:
        super().__init__()
        self._rows = list(actors)
        self._picked = set(picked)

    def compose(self) -> ComposeResult:
        """A frame around the list."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title("Actors to compare")
            frame.border_subtitle = keys_title("enter picks or drops · esc compares them")
            yield PagedList(ActorView(), empty="The codebook names no actors.")

    def on_mount(self) -> None:
        """List them."""
        rows = self._rows
        actors = self.query_one(PagedList)
        actors.styles.height = max(_FEWEST_LINES, len(rows))
        actors.chosen = lambda row: row.key in self._picked
        actors.show(in_memory(rows))

    @on(PagedList.Asked)
    def _asked(self, message: PagedList.Asked) -> None:
        message.stop()
        if message.what == "choose":
            self._picked ^= {message.row.key}
            self.query_one(PagedList).repaint()

    def action_close(self) -> None:
        """Compare what is picked, in the codebook's order."""
        self.dismiss(tuple(row.key for row in self._rows if row.key in self._picked))
