"""`aigov review`: the positions suggested by rule, and a person's decisions on them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aigov_tui.cli.commands.listing_group import ListingGroup
from aigov_tui.cli.commands.lists import tell_hints
from aigov_tui.cli.commands.writing import curated_file
from aigov_tui.cli.completion import values_of
from aigov_tui.cli.filters import Filters
from aigov_tui.cli.invocation import Invocation, pass_invocation
from aigov_tui.cli.options import (
    Window,
    database_option,
    filter_options,
    format_option,
    full_option,
    window_options,
    words,
)
from aigov_tui.cli.output import emit
from aigov_tui.cli.terminal import say
from aigov_tui.model.focus import Focus
from aigov_tui.model.position import Review, Stance, Voice

if TYPE_CHECKING:
    from aigov_tui.store.database import Database

_KEYS = click.argument("keys", nargs=-1, required=True, metavar="KEY...", type=words)


@click.group(cls=ListingGroup, short_help="Judge suggested positions.")
@filter_options()
@click.option(
    "--review",
    type=click.Choice([str(review) for review in Review]),
    default=str(Review.UNREVIEWED),
    help="What was decided on them.  [default: unreviewed]",
)
@window_options(50)
@format_option
@full_option
@database_option
@pass_invocation
def review(
    invocation: Invocation, filters: Filters, review: str, window: Window, format_name: str, full: bool
) -> None:
    """List suggested positions, the surest first, and decide on them.

    They are sentences in which an actor seems to take a stand on an issue.
    Actor, issue, stance and voice are guessed; the words are exact. A decision
    is kept through every import, and `undo` takes it back.
    """
    from aigov_tui.export.lists.suggestions import SUGGESTIONS
    from aigov_tui.export.paging import paged

    chosen = Review(review)
    with invocation.open() as database:
        focus = filters.focus()
        rows = paged(
            lambda limit, offset: database.suggestions(focus, review=chosen, limit=limit, offset=offset),
            limit=window.limit,
            offset=window.offset,
        )
        emit(SUGGESTIONS, rows, format_name, full=full)
        total = database.count_suggestions(focus, review=chosen)
        if not total and focus:
            tell_hints(database, focus)
        elif not total and chosen is Review.UNREVIEWED:
            _tell_why_none(database)
        _tell_the_rest(total, window, chosen)


@review.command()
@_KEYS
@database_option
@pass_invocation
def accept(invocation: Invocation, keys: tuple[str, ...]) -> None:
    """Take suggestions for positions, as they stand.

    KEY is a suggestion's, or the end of one.
    """
    from aigov_tui.store.review import Reviewer

    say(Reviewer(invocation.existing_path()).accept(*keys))


@review.command()
@_KEYS
@database_option
@pass_invocation
def reject(invocation: Invocation, keys: tuple[str, ...]) -> None:
    """Take suggestions for no positions."""
    from aigov_tui.store.review import Reviewer

    say(Reviewer(invocation.existing_path()).reject(*keys))


@review.command()
@click.argument("key", type=words)
@click.option("--actor", type=words, metavar="KEY", shell_complete=values_of("actor"), help="Whose it is.")
@click.option("--issue", type=words, metavar="KEY", shell_complete=values_of("issue"), help="What it is on.")
@click.option("--stance", type=click.Choice([str(stance) for stance in Stance]), help="What it answers.")
@click.option("--voice", type=click.Choice([str(voice) for voice in Voice]), help="Who says so.")
@click.option("--asserter", type=words, metavar="NAME", help="Who says so: an entity's key, or words.")
@click.option("--summary", type=words, metavar="TEXT", help="The position in one sentence.")
@database_option
@pass_invocation
def correct(
    invocation: Invocation,
    key: str,
    actor: str | None,
    issue: str | None,
    stance: str | None,
    voice: str | None,
    asserter: str | None,
    summary: str | None,
) -> None:
    """Change a suggestion, and accept it so."""
    from aigov_tui.model.review import Correction
    from aigov_tui.store.review import Reviewer

    correction = Correction(
        actor_key=actor,
        issue_key=issue,
        stance=Stance(stance) if stance else None,
        voice=Voice(voice) if voice else None,
        summary=summary,
        asserter=asserter,
    )
    if correction == Correction():
        raise click.UsageError(
            "Say what to correct: --actor, --issue, --stance, --voice, --asserter, --summary."
        )
    say(Reviewer(invocation.existing_path()).correct(key, correction))


@review.command()
@click.argument("key", required=False, type=words)
@database_option
@pass_invocation
def undo(invocation: Invocation, key: str | None) -> None:
    """Take back the latest decision, of all or on KEY."""
    from aigov_tui.store.review import Reviewer

    say(Reviewer(invocation.existing_path()).undo(key))


@review.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@database_option
@pass_invocation
def write(invocation: Invocation, file: Path | None) -> None:
    """Add the accepted ones to a statements.yaml, keeping all that is in it.

    FILE is by default that of the clone or workspace. Those written before are
    not written again.
    """
    from aigov_tui.export.listing import counted
    from aigov_tui.export.statements_yaml import add_statements

    path = curated_file(file, "statements.yaml")
    with invocation.open() as database:
        try:
            written, skipped = add_statements(database, path)
        except ValueError as error:
            raise click.ClickException(str(error)) from None
    already = f" {skipped:,} were there already." if skipped else ""
    say(f"Wrote {counted(written, 'statement')} to {path}.{already}")
    if written:
        say("`aigov import` reads them from there from now on.")


def _tell_why_none(database: Database) -> None:
    """What the workspace lacks for positions to be suggested at all."""
    if not database.actors() or not database.issues():
        say(
            "Positions are suggested for the actors and issues of codebook.yaml beside the documents; it has none."
        )
    elif not any(database.count_entities(Focus(actor=actor.key)) for actor in database.actors()):
        say("No document names anyone who speaks for an actor: entities.yaml says who does (`actor: …`).")


def _tell_the_rest(total: int, window: Window, review: Review) -> None:
    what = "suggestions" if review is Review.UNREVIEWED else f"{review} suggestions"
    if not total:
        say(f"No {what} fit." if window.offset == 0 else f"There are no {what}.")
        return
    end = total if window.limit is None else min(window.offset + window.limit, total)
    if window.offset > 0 or end < total:
        say(f"{min(window.offset + 1, total):,} to {end:,} of {total:,} {what}; --limit 0 shows all.")
    if review is Review.UNREVIEWED:
        say(
            "`aigov review accept KEY` or `reject KEY` decides on one; the first four letters of its key will do."
        )
