"""`aigov entities merge | split | rename | reject | undo | decisions | suggest | write`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aigov_tui.cli.commands.decision_log import decisions_about, undo_of
from aigov_tui.cli.commands.lists import ENTITY_KINDS
from aigov_tui.cli.commands.writing import curated_file, write_entities
from aigov_tui.cli.filters import known_source
from aigov_tui.cli.invocation import Invocation, pass_invocation
from aigov_tui.cli.options import Window, database_option, format_option, full_option, window_options, words
from aigov_tui.cli.output import emit
from aigov_tui.cli.terminal import say

if TYPE_CHECKING:
    from aigov_tui.model.decision import Decided
    from aigov_tui.model.rows import EntityRow
    from aigov_tui.store.decide import Decider

_NAMED = 5
"""Candidates to name where a name could be several."""

_write_option = click.option("--write", is_flag=True, help="Write it to entities.yaml, too.")


@click.command(short_help="Two entities are one.")
@click.argument("entity", type=words)
@click.argument("into", type=words)
@_write_option
@database_option
@pass_invocation
def merge(invocation: Invocation, entity: str, into: str, write: bool) -> None:
    """Say that ENTITY is INTO: one person, one organisation, under INTO's name.

    Both are keys, names or beginnings of names. ENTITY's names become aliases.
    """
    subject, whole = _known(invocation, entity), _known(invocation, into)
    _decide(invocation, lambda decider: decider.merge(subject.key, whole.key), write)


@click.command(short_help="Some mentions are another's.")
@click.argument("entity", type=words)
@click.option("--words", "words_", type=words, metavar="TEXT", help="The mentions in exactly these words.")
@click.option("--source", type=words, metavar="KEY", help="The mentions in this source.")
@click.option("--into", type=words, metavar="NAME", help="They are this entity (key or name).")
@click.option("--as", "name", type=words, metavar="NAME", help="They are another entity, of this name.")
@click.option("--kind", type=click.Choice(ENTITY_KINDS), help="The kind of that other.  [default: ENTITY's]")
@_write_option
@database_option
@pass_invocation
def split(
    invocation: Invocation,
    entity: str,
    words_: str | None,
    source: str | None,
    into: str | None,
    name: str | None,
    kind: str | None,
    write: bool,
) -> None:
    """Say that some mentions of ENTITY are somebody or something else.

    Which: --words, --source, or both. What they are: --into or --as.
    """
    from aigov_tui.model.entity import EntityKind

    if not words_ and source is None:
        raise click.UsageError("Which mentions? Give --words, --source or both.")
    if (into is None) == (name is None):
        raise click.UsageError("What are they? Give either --into or --as.")
    subject = _known(invocation, entity)
    other = None if into is None else _known(invocation, into).key
    if source is not None:
        with invocation.open() as database:
            source = known_source(database, source).key
    _decide(
        invocation,
        lambda decider: decider.split(
            subject.key,
            words=words_,
            source=source,
            into=other,
            name=name,
            kind=None if kind is None else EntityKind(kind),
        ),
        write,
    )


@click.command(short_help="Show an entity under another name.")
@click.argument("entity", type=words)
@click.argument("name", type=words)
@_write_option
@database_option
@pass_invocation
def rename(invocation: Invocation, entity: str, name: str, write: bool) -> None:
    """Show ENTITY under another NAME; the old one stays an alias."""
    subject = _known(invocation, entity)
    _decide(invocation, lambda decider: decider.rename(subject.key, name), write)


@click.command(short_help="What was taken for an entity is none.")
@click.argument("entity", type=words)
@database_option
@pass_invocation
def reject(invocation: Invocation, entity: str) -> None:
    """Say that ENTITY is no entity at all: it shows and counts nowhere."""
    subject = _known(invocation, entity)
    _decide(invocation, lambda decider: decider.reject(subject.key), False)


@click.command(short_help="List entities that may be one.")
@click.option("--kind", type=click.Choice(ENTITY_KINDS), help="Only entities of this kind.")
@window_options(30)
@format_option
@full_option
@database_option
@pass_invocation
def suggest(invocation: Invocation, kind: str | None, window: Window, format_name: str, full: bool) -> None:
    """List entities that may be one, with why; `merge` makes them one."""
    from aigov_tui.export.lists.decisions import SUGGESTIONS
    from aigov_tui.pipeline.duplicates import suggest_merges

    found = suggest_merges(invocation.existing_path())
    fitting = [row for row in found if kind in (None, row.entity.kind, row.into.kind)]
    end = None if window.limit is None else window.offset + window.limit
    emit(SUGGESTIONS, fitting[window.offset : end], format_name, full=full)
    if not fitting:
        say("No two entities look like one.")
    elif end is not None and end < len(fitting):
        say(f"{len(fitting):,} suggestions; --limit 0 shows all.")


@click.command(short_help="Write decisions to entities.yaml.")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@database_option
@pass_invocation
def write(invocation: Invocation, file: Path | None) -> None:
    """Write what was decided to an entities.yaml, keeping all that is in it.

    FILE is by default that of the clone or workspace.
    """
    write_entities(invocation, curated_file(file, "entities.yaml"))


def _decide(invocation: Invocation, decide: Callable[[Decider], Decided], write: bool) -> None:
    """Give a decision, say what it did, and write it to YAML where that is asked for."""
    from aigov_tui.store.decide import Decider

    file = curated_file(None, "entities.yaml") if write else None
    say(decide(Decider(invocation.existing_path())).sentence)
    if file is not None:
        write_entities(invocation, file)


def _known(invocation: Invocation, given: str) -> EntityRow:
    """The one entity that `given` is the key, a name, or the beginning of a name of.

    Raises `click.UsageError` where there is none, or more than one.
    """
    from aigov_tui.export.listing import counted
    from aigov_tui.store.decided import entities_called

    found = entities_called(invocation.existing_path(), given)
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.UsageError(f"There is no entity {given!r}; `aigov entities` lists them.")
    keys = [f"{row.key} ({counted(row.mentions, 'mention')})" for row in found[:_NAMED]]
    more = f", or {len(found) - _NAMED:,} others" if len(found) > _NAMED else ""
    raise click.UsageError(f"{given!r} could be {', '.join(keys)}{more}: give the key.")


COMMANDS = (merge, split, rename, reject, undo_of("entities"), decisions_about("entities"), suggest, write)
"""The subcommands of `aigov entities`, in the order of its help."""
