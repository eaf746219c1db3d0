"""`aigov problems`, `aigov imports`, `aigov check`: how sound the database is, and how it came to be."""

from __future__ import annotations

import click

from aigov_tui.cli.invocation import Invocation, pass_invocation
from aigov_tui.cli.options import Window, count, database_option, format_option, full_option, window_options
from aigov_tui.cli.output import emit
from aigov_tui.cli.terminal import say


@click.command()
@click.option(
    "--import", "import_id", type=count, metavar="N", help="Those of one import (see `aigov imports`)."
)
@format_option
@full_option
@database_option
@pass_invocation
def problems(invocation: Invocation, import_id: int | None, format_name: str, full: bool) -> None:
    """List what could not be read or trusted, and why.

    Without --import: the problems that stand, the latest of each file.
    """
    from aigov_tui.export.lists.upkeep import PROBLEMS

    with invocation.open() as database:
        found = database.problems(import_id)
    emit(PROBLEMS, found, format_name, full=full)
    if not found:
        say("No problems.")


@click.command()
@window_options(20)
@format_option
@full_option
@database_option
@pass_invocation
def imports(invocation: Invocation, window: Window, format_name: str, full: bool) -> None:
    """List the imports, the latest first."""
    from aigov_tui.export.lists.upkeep import IMPORTS

    with invocation.open() as database:
        wanted = window.offset + (window.limit or 1_000_000)
        found = database.imports(limit=wanted)[window.offset :]
    emit(IMPORTS, found, format_name, full=full)
    if not found:
        say("No imports.")


@click.command()
@format_option
@full_option
@database_option
@pass_invocation
def check(invocation: Invocation, format_name: str, full: bool) -> int:
    """Prove that the database keeps its promises.

    Every span holds exactly its words, every statement has evidence, and the
    file is plain SQLite. Exit code 1 and a list where one is broken.
    """
    from aigov_tui.export.lists.upkeep import FAILURES

    with invocation.open() as database:
        failures = database.check()
    emit(FAILURES, failures, format_name, full=full)
    if failures:
        broken = "1 promise is" if len(failures) == 1 else f"{len(failures):,} promises are"
        say(f"{broken} broken: `aigov import --force` builds the database anew.")
        return 1
    say(f"{invocation.path} keeps its promises.")
    return 0
