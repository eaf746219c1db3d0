"""`aigov search`: ranked hits."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO, cast

import click

from aigov_tui.cli.filters import Filters
from aigov_tui.cli.invocation import Invocation, pass_invocation
from aigov_tui.cli.options import (
    Window,
    database_option,
    filter_options,
    format_option,
    full_option,
    order_option,
    window_options,
    words,
)
from aigov_tui.cli.output import emit
from aigov_tui.cli.terminal import say

if TYPE_CHECKING:
    from aigov_tui.model.focus import Focus
    from aigov_tui.model.rows import SearchPage
    from aigov_tui.store.database import Database, SearchOrder

SEARCH_ORDERS = ("rank", "date", "source")
_OPTION = re.compile(r"--[a-z]")

# An excluded word (`-chips`) looks like an option; so that it reaches the search, this command has no short options.
_VALUES = 8
"""Values of each facet, where --limit says nothing else."""
WORDS_LIKE_OPTIONS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


@click.command(context_settings=WORDS_LIKE_OPTIONS)
@click.argument("query", nargs=-1, type=words)
@filter_options("query")
@order_option(*SEARCH_ORDERS)
@window_options(20)
@format_option
@full_option
@click.option(
    "--batch",
    type=click.File("r", encoding="utf-8", errors="replace"),
    metavar="FILE|-",
    help="Answer one query a line, each as one JSON object a line with its hits and `elapsed_ms`.",
)
@click.option(
    "--facets",
    is_flag=True,
    help=f"Count by source, publisher, year and so on instead: the {_VALUES} commonest of each, or --limit.",
)
@database_option
@pass_invocation
@click.pass_context
def search(
    ctx: click.Context,
    invocation: Invocation,
    query: tuple[str, ...],
    filters: Filters,
    order: str,
    window: Window,
    format_name: str,
    full: bool,
    batch: TextIO | None,
    facets: bool,
) -> None:
    """Find words, best hits first.

    \b
    word other          both words, anywhere in a paragraph
    "a phrase"          these words in this order (quote it for the shell, too)
    -word               without this word
    one OR other        either
    govern*             any word that begins so
    (one OR other) and  groups
    speaker:li-qiang    fields: source, publisher, speaker, entity, actor,
    before:2025-08      issue, kind, lang, year, before, after, is:quote
    人工智能            Chinese of any length, mixed with anything
    """
    _refuse_mistyped_options(ctx, query)
    text = " ".join(query)
    asked = replace(filters, query=None)
    if batch is not None and text:
        raise click.UsageError("With --batch the queries are the lines of the file: say none here.")
    if batch is not None and facets:
        raise click.UsageError("--batch lists hits: leave out --facets.")
    if batch is None and not text.strip() and asked == Filters():
        raise click.UsageError("Say what to look for.")
    with invocation.open() as database:
        focus = asked.focus()
        if facets:
            is_said = ctx.get_parameter_source("limit") is click.core.ParameterSource.COMMANDLINE
            _list_facets(
                database, replace(focus, query=text), window.limit if is_said else _VALUES, format_name
            )
            return

        def found(query: str) -> SearchPage:
            return database.search(
                query,
                order=cast("SearchOrder", order),
                limit=window.limit or 1_000_000,
                offset=window.offset,
                focus=focus or None,
            )

        if batch is not None:
            from aigov_tui.cli.batch import answer_lines

            answer_lines(batch, found, sys.stdout)
            return
        page = found(text)
    from aigov_tui.export.lists.hits import HITS

    emit(HITS, page.hits, format_name, full=full)
    _tell(page, window)


def _list_facets(database: Database, focus: Focus, limit: int | None, format_name: str) -> None:
    """How many of the paragraphs that fit stand under each value of each field; a hit's own hints are told as well."""
    from aigov_tui.export.lists.facets import FACETS, facet_rows

    found = database.facets(focus, limit=limit or 1_000_000)
    emit(FACETS, facet_rows(found), format_name)
    for hint in database.search("", focus=focus, limit=1).hints:
        say(hint)
    if not any(facet.values for facet in found):
        say("Nothing found.")
    elif not all(facet.is_exact for facet in found):
        say("Very much fits: + stands for at least.")


def _refuse_mistyped_options(ctx: click.Context, words: tuple[str, ...]) -> None:
    """`--limt` is an option mistyped, not a word to leave out."""
    for word in words:
        if _OPTION.match(word):
            name = word.split("=")[0]
            known = [option for param in ctx.command.params for option in param.opts]
            if name in known:
                raise click.UsageError(
                    f"{name} stands after --, where all are words to look for: put it before."
                )
            raise click.NoSuchOption(name, possibilities=known, ctx=ctx)


def _tell(page: SearchPage, window: Window) -> None:
    for hint in page.hints:
        say(hint)
    if page.hits:
        first, last = window.offset + 1, window.offset + len(page.hits)
        total = f"{page.total:,}" if page.total_is_exact else f"{page.total:,} or more"
        say(f"{first:,} to {last:,} of {total} hits, {page.order} ({page.elapsed_ms:.0f} ms)")
    elif window.offset and page.total:
        say(f"There are only {page.total:,} hits.")
    else:
        say("Nothing found.")
        if page.suggestion:
            say(f"Did you mean {page.suggestion}?")
