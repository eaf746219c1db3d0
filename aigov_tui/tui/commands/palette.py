"""The command palette: the commands that can be used where the keyboard is, from the one list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode

from aigov_tui.tui.commands.catalogue import by_id, commands_of
from aigov_tui.tui.commands.command import Command, Commanded


def _entry(command: Command, key: str) -> str:
    return f"{command.title}  ({key})" if key else command.title


class CommandsProvider(Provider):
    """Offers what is bound and enabled on the screen under the palette."""

    def _usable(self) -> Iterator[tuple[Command, DOMNode, str]]:
        seen: set[str] = set()
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            command = by_id(binding.id or "")
            if command is None or not enabled or not command.advertised or command.id in seen:
                continue
            seen.add(command.id)
            yield command, node, self.app.get_key_display(binding)
        yield from self._keyless()

    def _keyless(self) -> Iterator[tuple[Command, DOMNode, str]]:
        """What the screen can do that has no key."""
        screen = self.screen
        if isinstance(screen, Commanded):
            for command in commands_of(screen.context):
                if not command.keys and command.when(screen.situation()):
                    yield command, screen, ""

    def _run(self, command: Command, node: DOMNode) -> None:
        self.app.call_next(partial(self.app.run_action, command.action, default_namespace=node))

    async def discover(self) -> Hits:
        """Everything that can be done now."""
        for command, node, key in self._usable():
            yield DiscoveryHit(
                _entry(command, key),
                partial(self._run, command, node),
                text=command.title,
                help=command.help,
            )

    async def search(self, query: str) -> Hits:
        """What matches the words typed."""
        matcher = self.matcher(query)
        for command, node, key in self._usable():
            score = max(matcher.match(command.title), 0.8 * matcher.match(command.help))
            if score > 0:
                shown = matcher.highlight(_entry(command, key))
                yield Hit(
                    score, shown, partial(self._run, command, node), text=command.title, help=command.help
                )
