"""Help for what one is looking at: its keys, from the list of commands, and what its signs mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen

from aigov_tui.tui.commands.catalogue import bindings_of, by_id
from aigov_tui.tui.commands.command import Command, Commanded, Context, Situation
from aigov_tui.tui.render.help_texts import LEGENDS
from aigov_tui.tui.render.line import PLAIN, Piece, paragraph_lines
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.screens.calm import CalmModal
from aigov_tui.tui.widgets.lines_view import LinesView

_KEY_WIDTH = 12
_LATER = (Context.LIST, Context.MAIN, Context.APP)  # after what belongs to the pane itself


def _place(context: Context) -> int:
    """Where a context's commands stand in the help."""
    return _LATER.index(context) + 1 if context in _LATER else 0


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A command with its keys as this terminal shows them."""

    command: Command
    keys: str


class HelpScreen(Commanded, CalmModal[None]):
    """The commands that work here, by where they belong, and a legend."""

    context = Context.DIALOG
    BINDINGS = bindings_of(Context.DIALOG)
    CSS_PATH = "dialog.tcss"

    def __init__(self, about: str, contexts: Sequence[Context], lines: Sequence[HelpLine]) -> None:
        super().__init__()
        self._about = about
        self._contexts = contexts
        self._help = lines

    @classmethod
    def about(cls, screen: Screen[object]) -> HelpScreen:
        """Help for the screen and the pane that has the keyboard."""
        keys: dict[str, list[str]] = {}
        for _node, binding, _enabled, _tooltip in screen.active_bindings.values():
            if binding.id is not None:
                keys.setdefault(binding.id, []).append(screen.app.get_key_display(binding))
        lines = [
            HelpLine(command, " ".join(shown))
            for identifier, shown in keys.items()
            if (command := by_id(identifier)) is not None
        ]
        contexts = sorted({line.command.context for line in lines}, key=_place)
        here = next((c for c in contexts if c not in (Context.LIST, Context.APP)), Context.MAIN)
        return cls(here.value, contexts, lines)

    def compose(self) -> ComposeResult:
        """A frame around the help."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title(f"Help: {self._about}")
            frame.border_subtitle = keys_title("esc back")
            yield LinesView(self._lines)

    def _lines(self, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        lines: list[list[Piece]] = []
        for context in self._contexts:
            for legend in LEGENDS.get(context, ()):
                lines += [[], *paragraph_lines(legend, width, base=palette.text)]
        for context in self._contexts:
            lines += [[], [(context.value.capitalize(), palette.accent)]]
            for line in (line for line in self._help if line.command.context is context):
                words = f"{line.command.title}. {line.command.help}."
                wrapped = paragraph_lines(words, max(8, width - _KEY_WIDTH - 1), base=palette.text)
                for number, pieces in enumerate(wrapped):
                    key = line.keys if number == 0 else ""
                    lines.append([(key.ljust(_KEY_WIDTH), palette.key), (" ", PLAIN), *pieces])
        return lines

    def situation(self) -> Situation:
        """There is nothing to copy here."""
        return Situation()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
