"""`aigov keys`: the app's commands, their ids and keys, and where to give them others."""

from __future__ import annotations

import click

from aigov_tui.cli.options import format_option, full_option
from aigov_tui.cli.output import emit
from aigov_tui.cli.terminal import say


@click.command()
@format_option
@full_option
def keys(format_name: str, full: bool) -> int:
    """List the app's commands with their ids and keys.

    To give commands other keys, write them into the file that is named below
    the list (or that AIGOV_KEYMAP names), as YAML:

    \b
      keymap:
        main.search: ctrl+f
        list.down: [down, n]

    Exit code 1 where something in that file cannot be understood.
    """
    from aigov_tui.export.lists.keys import KEYS, KeyRow
    from aigov_tui.tui.commands.catalogue import COMMANDS
    from aigov_tui.tui.commands.keymap import keymap_path, read_keymap

    path = keymap_path()
    keymap = read_keymap(path)
    rows = [
        KeyRow(
            command.id,
            str(command.context),
            keymap.keys_of(command),
            command.keys,
            command.title,
            command.help,
        )
        for command in COMMANDS
    ]
    emit(KEYS, rows, format_name, full=full)
    for problem in keymap.problems:
        say(problem)
    say(f"Your own keys: {path}" + ("" if path.exists() else " (not there yet)"))
    return 1 if keymap.problems else 0
