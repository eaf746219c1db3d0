"""The command itself: its subcommands in the order of its help, and what a bare `aigov` does."""

from __future__ import annotations

import sys

import click

from aigov_tui import __version__
from aigov_tui.cli.commands import entity_decisions, source_decisions
from aigov_tui.cli.commands.compare import compare
from aigov_tui.cli.commands.export import export
from aigov_tui.cli.commands.families import families
from aigov_tui.cli.commands.importing import import_, import_documents
from aigov_tui.cli.commands.keys import keys
from aigov_tui.cli.commands.lists import entities, quotes, sources
from aigov_tui.cli.commands.rescue import rescue
from aigov_tui.cli.commands.review import review
from aigov_tui.cli.commands.search import search
from aigov_tui.cli.commands.searches import searches
from aigov_tui.cli.commands.show import show
from aigov_tui.cli.commands.upkeep import check, imports, problems
from aigov_tui.cli.commands.workspace import init
from aigov_tui.cli.invocation import Invocation
from aigov_tui.cli.locations import seeds_folder
from aigov_tui.cli.options import database_option
from aigov_tui.cli.terminal import say

_EPILOG = """\b
Data goes to standard output, all else to standard error. NO_COLOR and
FORCE_COLOR are obeyed. Exit codes: 0 done, 1 the data is at fault (it says
where), 2 the call is wrong.

\b
Completion of commands and options, for bash (zsh and fish alike):
  eval "$(_AIGOV_COMPLETE=bash_source aigov)"
"""


class InOrder(click.Group):
    """A group whose help lists its commands as they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """See `click.Group`."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    invoke_without_command=True,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="aigov")
@database_option
@click.pass_context
def cli(ctx: click.Context) -> int | None:
    """Who said what about governing AI, in which words, in which source.

    Without a command: open the explorer. Where there is no database yet, the
    documents at hand are imported first.
    """
    if ctx.invoked_subcommand is None:
        return _explore(ctx.ensure_object(Invocation))
    return None


for _command in (
    search,
    searches,
    sources,
    entities,
    quotes,
    compare,
    review,
    show,
    export,
    import_,
    problems,
    imports,
    check,
    rescue,
    keys,
    init,
):
    cli.add_command(_command)
for _command in entity_decisions.COMMANDS:
    entities.add_command(_command)
for _command in (families, *source_decisions.COMMANDS):
    sources.add_command(_command)


def _explore(invocation: Invocation) -> int:
    """Open the app; with no terminal to open it in, say what there is and how to go on."""
    path = invocation.path
    if not path.exists():
        folder = seeds_folder()
        if folder is None:
            raise click.UsageError(f"There is no database at {path}; `aigov import PATH` makes one.")
        import_documents(invocation, [folder])
    if sys.stdin.isatty() and sys.stdout.isatty():
        return invocation.services.run_app(path)
    _summarise(invocation)
    return 0


def _summarise(invocation: Invocation) -> None:
    from aigov_tui.export.listing import counted

    with invocation.open() as database:
        found = database.overview()
    repeated = found.repeated_paragraphs + found.boilerplate_paragraphs
    reprinted = found.independent_sources < found.sources
    independent = f" ({found.independent_sources:,} independent of one another)" if reprinted else ""
    sys.stdout.write(
        f"{counted(found.sources, 'source')}{independent}: {counted(found.paragraphs, 'paragraph')} "
        f"({repeated:,} repeats and boilerplate), {found.entities:,} entities mentioned "
        f"{counted(found.mentions, 'time')}, {counted(found.speech, 'quote')}, "
        f"{counted(found.statements, 'coded statement')}.\n"
    )
    if found.suggestions:
        say(f"{counted(found.suggestions, 'position')} suggested: `aigov review` lists them.")
    if found.problems:
        one = found.problems == 1
        stand, them = ("1 problem stands", "it") if one else (f"{found.problems:,} problems stand", "them")
        say(f"{stand}: `aigov problems` lists {them}.")
    say(f"The database is {invocation.path}.")
    say("This is no terminal, so the explorer stays closed: run `aigov` in one, or see `aigov --help`.")
