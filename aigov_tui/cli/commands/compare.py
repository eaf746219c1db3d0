"""`aigov compare`: actors side by side, issue by issue."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

import click

from aigov_tui.cli.completion import values_of
from aigov_tui.cli.filters import Filters, known_actor
from aigov_tui.cli.invocation import Invocation, pass_invocation
from aigov_tui.cli.options import database_option, filter_options, format_option, words
from aigov_tui.cli.output import emit_lines
from aigov_tui.cli.terminal import Style, Terminal, look_at, say
from aigov_tui.model.display import one_line

if TYPE_CHECKING:
    from aigov_tui.export.lists.comparison import Cell
    from aigov_tui.model.rows import Comparison, EvidenceRow, StatementRow

_GAP = "  "
_NARROWEST = 50
"""Cells that an actor's column takes at least."""
_NOT_JUDGED = "Not shown: positions that are only suggested, {:,}. `aigov review` lists them, --suggested adds them here."
_NOT_SHOWN = "Only each cell's surest suggestions are shown; {:,} more are in `aigov review`."
_STANCES: dict[str, Style] = {"supports": "good", "opposes": "bad"}


@click.command(short_help="Compare what actors hold on each issue.")
@click.argument("actors", nargs=-1, metavar="[ACTOR]...", type=words, shell_complete=values_of("actor"))
@filter_options("actor")
@click.option("--rejected", is_flag=True, help="Statements that were rejected in review, too.")
@click.option("--suggested", is_flag=True, help="Suggestions nobody has reviewed, too, marked as such.")
@format_option
@database_option
@pass_invocation
def compare(
    invocation: Invocation,
    actors: tuple[str, ...],
    filters: Filters,
    rejected: bool,
    suggested: bool,
    format_name: str,
) -> None:
    """Compare what actors hold on each issue, with the words that prove it.

    Without ACTOR: the first two of the codebook. An actor's own words come
    first, what others say of it after.
    """
    from aigov_tui.export.comparison import write_comparison

    with invocation.open() as database:
        known = database.actors()
        focus = filters.focus()
        comparison = database.comparison(
            [known_actor(given, known) for given in actors],
            focus=focus or None,
            rejected=rejected,
            suggested=suggested,
        )
        waiting = 0 if suggested or _is_full(comparison) else database.count_suggestions(focus)
    terminal = look_at(sys.stdout)
    if not comparison.issues or not comparison.actors:
        say("There is nothing to compare: codebook.yaml beside the documents names actors and issues.")
    elif waiting:
        say(_NOT_JUDGED.format(waiting))
    elif comparison.more_suggested:
        say(_NOT_SHOWN.format(comparison.more_suggested))
    if format_name == "table":
        if focus:
            say(f"Only what fits {focus.to_query()}")
        emit_lines(_comparison(comparison, terminal))
    else:
        write_comparison(
            comparison,
            format_name,
            sys.stdout,
            filters=focus.to_query(),
            for_screen=terminal.is_terminal,
        )


def _is_full(comparison: Comparison) -> bool:
    """Has every actor a position on every issue?"""
    return all(cell.statements for row in comparison.cells for cell in row)


def _comparison(comparison: Comparison, terminal: Terminal) -> Iterator[str]:
    from aigov_tui.cli.prose import wrapped_lines
    from aigov_tui.export.lists.comparison import cells

    for index, (issue, row) in enumerate(groupby(cells(comparison), key=lambda cell: cell.issue)):
        yield from [""] if index else []
        yield from wrapped_lines(issue.name, terminal, style="head")
        yield from wrapped_lines(issue.question, terminal, style="faint")
        yield from _side_by_side(list(row), terminal)


def _side_by_side(row: Sequence[Cell], terminal: Terminal) -> Iterator[str]:
    """The actors on one issue: across where the screen is wide enough, else one below the other."""
    width = (terminal.columns or 0) // len(row) - len(_GAP)
    if not terminal.is_terminal or width < _NARROWEST:
        for cell in row:
            yield from _cell(cell, terminal)
        return
    narrow = replace(terminal, columns=width)
    for lines in zip_longest(*(list(_cell(cell, narrow)) for cell in row), fillvalue=""):
        padded = (line + " " * (width - narrow.width_of(line)) for line in lines)
        yield _GAP.join(padded).rstrip()


def _cell(cell: Cell, terminal: Terminal) -> Iterator[str]:
    from aigov_tui.cli.prose import wrapped_lines

    yield ""
    yield "  " + terminal.paint(one_line(cell.actor.name), "name")
    if cell.finding:
        yield from wrapped_lines(cell.finding, terminal, indent="    ", style="faint")
    for statement in cell.statements:
        yield from _statement(statement, terminal)


def _statement(statement: StatementRow, terminal: Terminal) -> Iterator[str]:
    from aigov_tui.cli.prose import wrapped_lines
    from aigov_tui.export.report import provenance

    stance = f"    {statement.stance:<10}"
    painted = terminal.paint(stance, _STANCES.get(statement.stance, "head"))
    said = wrapped_lines(provenance(statement), terminal, indent=" " * len(stance), style="faint")
    yield painted + next(said)[len(stance) :]
    yield from said
    yield from wrapped_lines(statement.summary, terminal, indent="      ")
    for evidence in statement.evidence:
        yield from wrapped_lines(f"“{evidence.exact}”", terminal, indent="        ")
        yield from wrapped_lines(_citation(evidence), terminal, indent="        ", style="faint")


def _citation(evidence: EvidenceRow) -> str:
    """Where the words stand: enough to find and to cite them."""
    facts = (
        evidence.author,
        evidence.source_title,
        evidence.publisher,
        evidence.published_on or "date unknown",
        f"p. {evidence.page}" if evidence.page is not None else None,
        f"{evidence.source_key}, characters {evidence.start_char}–{evidence.end_char}",
    )
    return "— " + " · ".join(fact for fact in facts if fact)
