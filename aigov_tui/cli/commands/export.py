"""`aigov export`: the comparison, or any list, to a file."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aigov_tui.cli.filters import Filters, known_actor
from aigov_tui.cli.invocation import Invocation, pass_invocation
from aigov_tui.cli.options import database_option, filter_options
from aigov_tui.cli.terminal import look_at, say

if TYPE_CHECKING:
    from typing import TextIO

    from aigov_tui.store.database import Database

EXPORT_FORMATS = ("markdown", "csv", "json", "jsonl", "parquet")
EXPORT_LISTS = (
    "comparison",
    "sources",
    "entities",
    "quotes",
    "mentions",
    "statements",
    "evidence",
    "annotations",
    "imports",
    "problems",
)


@click.command(short_help="Write the comparison or a list to a file.")
@click.argument("format_name", metavar="FORMAT", type=click.Choice(EXPORT_FORMATS))
@click.argument("list_name", metavar="[LIST]", type=click.Choice(EXPORT_LISTS), default="comparison")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Write to this file (parquet: folder), as a whole or not at all.  [default: standard output]",
)
@filter_options()
@database_option
@pass_invocation
def export(
    invocation: Invocation, format_name: str, list_name: str, output: Path | None, filters: Filters
) -> None:
    """Write the comparison or a whole list as FORMAT: markdown, csv, json or jsonl.

    FORMAT parquet writes the whole database as a folder of partitioned tables
    for DuckDB, Spark or Polars (needs aigov-tui[parquet]).

    LIST is comparison (the default), sources, entities, quotes, mentions,
    statements, evidence, annotations, imports or problems. `markdown` of the
    comparison is a document with numbered citations.

    CSV values are written exactly as they are: when you open them in a
    spreadsheet, import the columns as text.
    """
    if format_name == "parquet":
        _write_parquet(invocation, output)
        return
    from aigov_tui.export.files import written_whole

    if output is not None and output.is_dir():
        raise click.UsageError(f"{output} is a folder; name a file.")
    to_file = output is not None and str(output) != "-"
    target = written_whole(output) if output and to_file else nullcontext(sys.stdout)
    with invocation.open() as database, target as out:
        _write(database, filters, format_name, list_name, out)
    if to_file:
        say(f"Wrote {output}.")


def _write_parquet(invocation: Invocation, folder: Path | None) -> None:
    from aigov_tui.export.as_parquet import ParquetError, write_parquet

    if folder is None or str(folder) == "-":
        raise click.UsageError("Parquet is a folder of files: name it with -o FOLDER.")
    try:
        with invocation.open() as database:
            rows = write_parquet(database, folder, tell=lambda table: say(f"Writing {table} …"))
    except ParquetError as error:
        raise click.UsageError(str(error)) from error
    say(f"Wrote {rows:,} rows to {folder}.")


def _write(database: Database, filters: Filters, format_name: str, list_name: str, out: TextIO) -> None:
    from aigov_tui.export.named import COMPARISON, write_named

    actors: list[str] = []
    if list_name == COMPARISON and filters.actor:
        actors.append(known_actor(filters.actor, database.actors()))
    for_screen = out is sys.stdout and look_at(out).is_terminal
    write_named(
        database, list_name, format_name, out, focus=filters.focus(), actors=actors, for_screen=for_screen
    )
