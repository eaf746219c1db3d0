"""`aigov searches`: searches kept under a name, which `saved:NAME` stands for in any query."""

from __future__ import annotations

import click

from aigov_tui.cli.commands.listing_group import ListingGroup
from aigov_tui.cli.commands.search import WORDS_LIKE_OPTIONS
from aigov_tui.cli.invocation import Invocation, pass_invocation
from aigov_tui.cli.options import database_option, format_option, full_option, words
from aigov_tui.cli.output import emit
from aigov_tui.cli.terminal import say


@click.group(cls=ListingGroup)
@format_option
@full_option
@database_option
@pass_invocation
def searches(invocation: Invocation, format_name: str, full: bool) -> None:
    """List, save and remove searches of your own.

    `saved:NAME` stands for a saved search in any query, in the app too.
    """
    from aigov_tui.export.lists.searches import SEARCHES

    with invocation.open() as database:
        found = database.saved_searches()
    emit(SEARCHES, found, format_name, full=full)
    if not found:
        say("No searches are saved yet: `aigov searches save NAME QUERY`.")


@searches.command("save", context_settings=WORDS_LIKE_OPTIONS)
@click.argument("name", type=words)
@click.argument("query", nargs=-1, required=True, type=words)
@click.option("--replace", is_flag=True, help="Let an older search of that name go.")
@database_option
@pass_invocation
def save(invocation: Invocation, name: str, query: tuple[str, ...], replace: bool) -> None:
    """Keep a search under a name."""
    from aigov_tui.store.saved_searches import SearchShelf

    kept = SearchShelf(invocation.existing_path()).save(name, " ".join(query), replace=replace)
    say(f"Saved “{kept.name}”: {kept.query}")


@searches.command("remove")
@click.argument("name", type=words)
@database_option
@pass_invocation
def remove(invocation: Invocation, name: str) -> None:
    """Forget a saved search."""
    from aigov_tui.store.saved_searches import SearchShelf

    gone = SearchShelf(invocation.existing_path()).remove(name)
    say(f"Removed “{gone.name}”: {gone.query}")
