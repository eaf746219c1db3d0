"""`aigov rescue`: a person's own work out of a damaged database."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from aigov_tui.cli.terminal import say


@click.command()
@click.argument("damaged", metavar="DAMAGED", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path, dir_okay=False))
def rescue(damaged: Path, new: Path) -> int:
    """Save your notes and decisions from the damaged database DAMAGED to NEW.

    What documents gave is not copied: import them into NEW, and your notes
    stand on their words again. Exit code 1 says that some could not be read.
    """
    from aigov_tui.store.rescue import TABLES, rescue

    parts = rescue(damaged, new)
    for part in parts:
        one, many = TABLES[part.table]
        lost = "" if part.is_whole else "; more may have been lost"
        if part.rows or lost:
            say(f"{part.rows:,} {one if part.rows == 1 else many}{lost}")
    if not any(part.rows for part in parts):
        say(f"Nobody had noted or decided anything in {damaged}.")
    say(f"{new} is made. Read the documents into it: `aigov import PATH --db {shlex.quote(str(new))}`")
    return 0 if all(part.is_whole for part in parts) else 1
