"""`aigov show`: a document to read, its quotes marked."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from aigov_tui.cli.cells import cut
from aigov_tui.cli.completion import values_of
from aigov_tui.cli.filters import known_source
from aigov_tui.cli.invocation import Invocation, pass_invocation
from aigov_tui.cli.options import database_option, format_option, words
from aigov_tui.cli.output import emit, emit_lines
from aigov_tui.cli.terminal import Terminal, look_at, say

if TYPE_CHECKING:
    from aigov_tui.export.lists.paragraphs import ReadParagraph
    from aigov_tui.model.rows import QuoteRow, SourceRow, Span

_RECALLED = 40
"""Cells of a quote repeated under its paragraph, to tell it from the others there."""


@click.command()
@click.argument("source", type=words, shell_complete=values_of("source"))
@click.option("--all", "everything", is_flag=True, help="Boilerplate and repeated paragraphs, too.")
@format_option
@database_option
@pass_invocation
def show(invocation: Invocation, source: str, everything: bool, format_name: str) -> None:
    """Read a document: its text, its quotes and who says them.

    SOURCE is a key from `aigov sources`, or the beginning of one.
    """
    from aigov_tui.export.lists.paragraphs import PARAGRAPHS, read

    with invocation.open() as database:
        row = known_source(database, source)
        found = list(read(database, row))
    shown = [item for item in found if everything or item.counts]
    if format_name == "table":
        emit_lines(_document(row, shown, look_at(sys.stdout)))
    else:
        emit(PARAGRAPHS, shown, format_name)
    if len(shown) < len(found):
        say(f"{len(found) - len(shown):,} repeated and boilerplate paragraphs left out; --all shows them.")


def _document(row: SourceRow, paragraphs: Iterable[ReadParagraph], terminal: Terminal) -> Iterator[str]:
    from aigov_tui.cli.prose import wrapped_lines

    yield from wrapped_lines(row.title, terminal, style="head")
    facts = (row.publisher, row.author, row.published_on or "date unknown", row.url, row.path)
    yield from wrapped_lines(" · ".join(fact for fact in facts if fact), terminal, style="faint")
    for item in paragraphs:
        if item.paragraph.kind == "title" and item.paragraph.text == row.title:
            continue  # stands above
        yield ""
        yield from _paragraph(item, terminal)


def _paragraph(item: ReadParagraph, terminal: Terminal) -> Iterator[str]:
    from aigov_tui.cli.prose import wrapped_lines

    note = [item.paragraph.kind.value] if item.paragraph.kind != "body" else []
    note += ["repeat"] if item.repeats else []
    label = f"¶{item.paragraph.ordinal}" + (f" ({', '.join(note)})" if note else "")
    yield terminal.paint(label, "faint")
    marks = [_within(quote, item.paragraph.start_char) for quote in item.quotes if quote.form != "term"]
    yield from wrapped_lines(item.paragraph.text, terminal, marks=marks)
    for quote in item.quotes:
        if quote.form != "term":
            yield from wrapped_lines(_attributed(quote), terminal, indent="    ", style="name")


def _within(quote: QuoteRow, start: int) -> Span:
    return quote.start_char - start, quote.end_char - start


def _attributed(quote: QuoteRow) -> str:
    from aigov_tui.export.listing import share
    from aigov_tui.export.lists.quotes import speaker

    return f"↳ {speaker(quote)} ({quote.form}, {share(quote.confidence)} sure): {cut(quote.text, _RECALLED)}"
