"""`aigov sources families`: which documents are reprints, excerpts or updates of each other."""

from __future__ import annotations

import click

from aigov_tui.cli.invocation import Invocation, pass_invocation
from aigov_tui.cli.options import Window, database_option, format_option, full_option, window_options
from aigov_tui.cli.output import emit
from aigov_tui.cli.terminal import say


@click.command(short_help="List reprints, excerpts and updates.")
@window_options(100)
@format_option
@full_option
@database_option
@pass_invocation
def families(invocation: Invocation, window: Window, format_name: str, full: bool) -> None:
    """List the documents that are reprints, excerpts or updates of each other.

    A family gathers round its fullest document and counts as one source
    wherever independent sources are counted. The earliest comes first.
    """
    from aigov_tui.export.lists.families import FAMILIES
    from aigov_tui.export.paging import paged

    with invocation.open() as database:
        rows = list(
            paged(
                lambda limit, offset: database.reprints(limit=limit, offset=offset),
                limit=window.limit,
                offset=window.offset,
            )
        )
        emit(FAMILIES, rows, format_name, full=full)
        if not rows:
            say("No document is a reprint, an excerpt or an update of another.")
