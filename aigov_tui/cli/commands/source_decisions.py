"""`aigov sources set | unset | undo | decisions | write`: what documents do not say of themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from aigov_tui.cli.commands.decision_log import decisions_about, undo_of
from aigov_tui.cli.commands.writing import curated_file, write_sources
from aigov_tui.cli.filters import known_source
from aigov_tui.cli.invocation import Invocation, pass_invocation
from aigov_tui.cli.options import database_option, words
from aigov_tui.cli.terminal import say
from aigov_tui.model.decision import MetadataField

if TYPE_CHECKING:
    from aigov_tui.store.decide import Decider

FIELDS: tuple[MetadataField, ...] = get_args(MetadataField)

_write_option = click.option("--write", is_flag=True, help="Write it to sources.yaml, too.")


@click.command("set", short_help="Say what a document does not.", epilog=f"Fields: {', '.join(FIELDS)}.")
@click.argument("source", type=words)
@click.argument("values", type=words, nargs=-1, required=True, metavar="FIELD=VALUE...")
@_write_option
@database_option
@pass_invocation
def set_(invocation: Invocation, source: str, values: tuple[str, ...], write: bool) -> None:
    """Say what SOURCE does not say of itself, or not rightly.

    SOURCE is a key or title, or its beginning. A date may be a day, a month
    or a year: published=2025-07. FIELD= alone says that there is none.
    """
    given = [_field_and_value(value) for value in values]
    key = _known(invocation, source)
    file = curated_file(None, "sources.yaml") if write else None
    decider = _decider(invocation)
    for decided in decider.set_source_fields(key, dict(given)):
        say(decided.sentence)
    if file is not None:
        write_sources(invocation, file)


@click.command(short_help="Take back what was said of a field.")
@click.argument("source", type=words)
@click.argument("fields", type=click.Choice(FIELDS), nargs=-1, required=True, metavar="FIELD...")
@database_option
@pass_invocation
def unset(invocation: Invocation, source: str, fields: tuple[MetadataField, ...]) -> None:
    """Take back what people said of a FIELD of SOURCE."""
    key = _known(invocation, source)
    decider = _decider(invocation)
    for field in fields:
        for decided in decider.unset_source(key, field):
            say(decided.sentence)


@click.command(short_help="Write what was said to sources.yaml.")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@database_option
@pass_invocation
def write(invocation: Invocation, file: Path | None) -> None:
    """Write what was said to a sources.yaml, keeping all that is in it.

    FILE is by default that of the clone or workspace.
    """
    write_sources(invocation, curated_file(file, "sources.yaml"))


def _field_and_value(text: str) -> tuple[MetadataField, str | None]:
    """`published=July 2025` as a field and its value, a date in ISO 8601."""
    name, equals, value = text.partition("=")
    field = next((field for field in FIELDS if field == name.strip()), None)
    if field is None or not equals:
        raise click.UsageError(f"{text!r} is no FIELD=VALUE; the fields are {', '.join(FIELDS)}.")
    value = " ".join(value.split())
    if field == "published" and value:
        from aigov_tui.model.dates import whole_date

        found = whole_date(value)
        if found is None:
            raise click.UsageError(f"{value!r} is no date: write 2025-07-26, 2025-07 or 2025.")
        value = found.iso
    return field, value or None


def _known(invocation: Invocation, given: str) -> str:
    with invocation.open() as database:
        return known_source(database, given).key


def _decider(invocation: Invocation) -> Decider:
    from aigov_tui.store.decide import Decider

    return Decider(invocation.existing_path())


COMMANDS = (set_, unset, undo_of("sources"), decisions_about("sources"), write)
"""The subcommands of `aigov sources`, in the order of its help."""
