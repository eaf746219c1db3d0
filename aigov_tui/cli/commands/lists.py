"""`aigov sources`, `aigov entities`, `aigov quotes`: what each pane of the app shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from aigov_tui.cli.commands.listing_group import ListingGroup
from aigov_tui.cli.filters import Filters
from aigov_tui.cli.invocation import Invocation, pass_invocation
from aigov_tui.cli.options import (
    Window,
    count,
    database_option,
    filter_options,
    format_option,
    full_option,
    order_option,
    window_options,
)
from aigov_tui.cli.output import emit
from aigov_tui.cli.terminal import say

if TYPE_CHECKING:
    from aigov_tui.model.focus import Focus
    from aigov_tui.store.database import Database, EntityOrder, QuoteOrder, SourceOrder

SOURCE_ORDERS = ("date", "title", "publisher", "quotes", "mentions")
ENTITY_ORDERS = ("mentions", "name", "quotes", "kind")
QUOTE_ORDERS = ("document", "date", "speaker", "outlets", "confidence", "least_certain")
ENTITY_KINDS = ("person", "organization", "place", "event", "document", "product", "concept")


@click.group(cls=ListingGroup)
@filter_options()
@order_option(*SOURCE_ORDERS)
@window_options(100)
@format_option
@full_option
@database_option
@pass_invocation
def sources(
    invocation: Invocation, filters: Filters, order: str, window: Window, format_name: str, full: bool
) -> None:
    """List the documents that hold something that fits."""
    from aigov_tui.export.lists.sources import SOURCES
    from aigov_tui.export.paging import paged

    with invocation.open() as database:
        focus = filters.focus()
        rows = paged(
            lambda limit, offset: database.sources(
                focus, order=cast("SourceOrder", order), limit=limit, offset=offset
            ),
            limit=window.limit,
            offset=window.offset,
        )
        emit(SOURCES, rows, format_name, full=full)
        tell_the_rest(database, focus, window, database.count_sources(focus), "sources")


@click.group(cls=ListingGroup)
@filter_options("kind")
@click.option("--kind", type=click.Choice(ENTITY_KINDS), help="Only entities of this kind.")
@order_option(*ENTITY_ORDERS)
@window_options(100)
@format_option
@full_option
@database_option
@pass_invocation
def entities(
    invocation: Invocation,
    filters: Filters,
    kind: str | None,
    order: str,
    window: Window,
    format_name: str,
    full: bool,
) -> None:
    """List who and what is mentioned: people, organisations, places, …"""
    from aigov_tui.export.lists.entities import ENTITIES
    from aigov_tui.export.paging import paged

    with invocation.open() as database:
        focus = filters.focus()
        rows = paged(
            lambda limit, offset: database.entities(
                focus, kind=kind, order=cast("EntityOrder", order), limit=limit, offset=offset
            ),
            limit=window.limit,
            offset=window.offset,
        )
        emit(ENTITIES, rows, format_name, full=full)
        tell_the_rest(database, focus, window, database.count_entities(focus, kind=kind), "entities")


@click.command(short_help="List who said what.")
@filter_options()
@click.option("--terms", is_flag=True, help="Scare quotes, titles and nicknames, too: they are no speech.")
@click.option("--repeats", is_flag=True, help="Those in repeated paragraphs, too.")
@click.option(
    "--variants", type=count, metavar="GROUP", help="Only every wording of one quote (variant_group)."
)
@order_option(*QUOTE_ORDERS)
@window_options(100)
@format_option
@full_option
@database_option
@pass_invocation
def quotes(
    invocation: Invocation,
    filters: Filters,
    terms: bool,
    repeats: bool,
    variants: int | None,
    order: str,
    window: Window,
    format_name: str,
    full: bool,
) -> None:
    """List who said what; `--order least_certain` shows doubtful speakers first."""
    from aigov_tui.export.lists.quotes import QUOTES
    from aigov_tui.export.paging import paged

    with invocation.open() as database:
        if variants is not None:
            emit(QUOTES, database.variants(variants), format_name, full=full)
            return
        focus = filters.focus()
        rows = paged(
            lambda limit, offset: database.quotes(
                focus,
                terms=terms,
                repeats=repeats,
                order=cast("QuoteOrder", order),
                limit=limit,
                offset=offset,
            ),
            limit=window.limit,
            offset=window.offset,
        )
        emit(QUOTES, rows, format_name, full=full)
        total = database.count_quotes(focus, terms=terms, repeats=repeats)
        tell_the_rest(database, focus, window, total, "quotes")


def tell_the_rest(database: Database, focus: Focus, window: Window, total: int, what: str) -> None:
    """Say how many rows there are beyond those shown, or why there may be none."""
    if total == 0:
        if focus:
            tell_hints(database, focus)
        say(f"No {what} fit." if focus else f"There are no {what} in this database.")
        return
    end = total if window.limit is None else min(window.offset + window.limit, total)
    if window.offset >= total:
        say(f"There are only {total:,} {what}.")
    elif window.offset > 0 or end < total:
        following = f" --offset {end} shows the next," if end < total else ""
        say(f"{window.offset + 1:,} to {end:,} of {total:,} {what};{following} --limit 0 shows all.")


def tell_hints(database: Database, focus: Focus) -> None:
    """Say what the search made of the focus's query."""
    page = database.search(focus.to_query(), limit=1)
    for hint in page.hints:
        say(hint)
    if page.suggestion:
        say(f"Did you mean {page.suggestion}?")
