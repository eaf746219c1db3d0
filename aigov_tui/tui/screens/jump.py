"""Jumping: every row in sight shows a letter, and typing it puts the keyboard and the cursor there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from aigov_tui.tui.render.line import paragraph_lines
from aigov_tui.tui.screens.calm import CalmModal
from aigov_tui.tui.widgets.lines_view import LinesView
from aigov_tui.tui.widgets.paged_list import PagedList

LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
_HINT = "Type the letter of a row to go there; any other key stays here."


def targets(lists: Sequence[PagedList[Any]]) -> dict[str, tuple[PagedList[Any], int]]:
    """A letter for each row in sight of these lists, as many as there are letters."""
    rows = [(rows, index) for rows in lists for index in rows.rows_in_sight()]
    return dict(zip(LETTERS, rows, strict=False))


class JumpScreen(CalmModal[tuple[PagedList[Any], int]]):
    """Lies over the panes while a letter is waited for; hands back the list and the row, None for any other key."""

    CSS = """
    JumpScreen { background: transparent; }
    JumpScreen LinesView { dock: bottom; height: 1; background: $panel; }
    """

    def __init__(self, lists: Sequence[PagedList[Any]]) -> None:
        super().__init__()
        self._lists = lists
        self._targets = targets(lists)

    def compose(self) -> ComposeResult:
        """What to do, in place of the footer."""
        yield LinesView(
            lambda width, palette: paragraph_lines(" " + _HINT, width, base=palette.strong, limit=1)
        )

    def on_mount(self) -> None:
        """Let the rows show their letters."""
        self._label(self._targets)

    def _label(self, shown: dict[str, tuple[PagedList[Any], int]]) -> None:
        for rows in self._lists:
            rows.letters = {index: letter for letter, (one, index) in shown.items() if one is rows}
            rows.repaint()

    def on_key(self, event: events.Key) -> None:
        """To the row with this letter."""
        event.stop()
        event.prevent_default()
        self._leave(self._targets.get(event.character or ""))

    def on_click(self) -> None:
        """A click is no letter."""
        self._leave(None)

    def _leave(self, target: tuple[PagedList[Any], int] | None) -> None:
        self._label({})
        self.dismiss(target)


def jump(screen: Screen[Any]) -> None:
    """Let a letter lead to any row in sight of a screen."""

    def go(target: tuple[PagedList[Any], int] | None) -> None:
        if target is not None:
            rows, index = target
            rows.focus()
            rows.move_to(index)

    screen.app.push_screen(JumpScreen([rows for rows in screen.query(PagedList) if rows.is_on_screen]), go)
