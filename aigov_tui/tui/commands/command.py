"""What a command is, and the mixin by which widgets and screens get theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from textual.binding import Binding


class Context(StrEnum):
    """Where a command works."""

    APP = "everywhere"
    MAIN = "main screen"
    LIST = "any list"
    SOURCES = "sources"
    READER = "reader"
    ENTITIES = "entities"
    QUOTES = "quotes"
    CHIPS = "filters"
    FACETS = "filter by"
    COMPARISON = "comparison"
    SEARCH = "search"
    VARIANTS = "wordings"
    DIALOG = "dialog"
    FORM = "form"
    PAIRS = "names that may be one"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Situation:
    """What is possible right now where the keyboard is; a command's `when` looks at it."""

    filters: int = 0
    past: bool = False
    future: bool = False
    clearable: bool = False
    row: bool = False
    variants: bool = False
    speaker: bool = False
    actor: bool = False
    document: bool = False
    quotes: bool = False
    hits: bool = False
    words: bool = False
    evidence: bool = False
    writable: bool = False
    undoable: bool = False
    suggested: bool = False
    suggestions: bool = False
    issue: bool = False
    problems: bool = False


def _always(_situation: Situation) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do.

    `id` is stable (a keymap remaps by it), `keys` the default keys, `action` the method `action_…` that does it,
    `title` its name in palette and help, `footer` its word in the footer (None: not there), `help` one sentence.
    A command without keys is in the palette only. `advertised` is False for the plain cursor keys that nobody looks for in a palette.
    """

    id: str
    context: Context
    keys: tuple[str, ...]
    action: str
    title: str
    help: str
    footer: str | None = None
    when: Callable[[Situation], bool] = _always
    advertised: bool = True
    priority: bool = False

    def bindings(self) -> list[Binding]:
        """Textual's bindings for this command; the first key is the one that is shown. Without keys it has none."""
        from textual.binding import Binding  # `aigov keys` lists commands without Textual

        if not self.keys:
            return []
        return [
            Binding(
                ",".join(self.keys),
                self.action,
                self.footer or self.title,
                show=self.footer is not None,
                tooltip=self.help,
                id=self.id,
                priority=self.priority,
            )
        ]


class Commanded:
    """A widget or screen whose bindings are the commands of its `context`."""

    context: ClassVar[Context]

    def situation(self) -> Situation:
        """What is possible here now."""
        return Situation()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out (None) the commands that cannot do anything now. Called by Textual."""
        from aigov_tui.tui.commands.catalogue import by_action

        command = by_action(self.context, action)
        if command is None or command.when(self.situation()):
            return True
        return None
