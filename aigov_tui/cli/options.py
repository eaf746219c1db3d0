"""The options that commands share."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from aigov_tui.cli.completion import values_of
from aigov_tui.cli.filters import Filters
from aigov_tui.cli.invocation import Invocation

Command = TypeVar("Command", bound=Callable[..., Any])
FORMAT_NAMES = ("table", "json", "jsonl", "csv", "markdown")
_MOST_ROWS = 1_000_000_000


def words(value: str) -> str:
    """Text for the search: what the locale could not decode is replaced, since no database can hold it."""
    return value.encode("utf-8", "replace").decode("utf-8")


def date(value: str) -> str:
    """A year, a month or a day."""
    if re.fullmatch(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?", value) is None:
        raise click.BadParameter(f"{value!r} is no date: write 2025, 2025-07 or 2025-07-26.")
    return value


def count(value: str | int) -> int:
    """A number of or in the database, within what SQLite can count."""
    try:
        number = int(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no number.") from None
    if number < 0:
        raise click.BadParameter(f"{value} is below zero.")
    return min(number, _MOST_ROWS)


def _remember_database(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.ensure_object(Invocation).given = value


database_option = click.option(
    "--db",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    expose_value=False,
    callback=_remember_database,
    help="The database.  [env: AIGOV_DB; else that of the clone, workspace or user]",
)

format_option = click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMAT_NAMES),
    default="table",
    help="How to write the result.  [default: table]",
)

full_option = click.option("--full", is_flag=True, help="Leave nothing out of a table's longest column.")

_FILTERS: Sequence[tuple[str, Callable[[str], str], str, str]] = (
    ("source", words, "KEY", "Only this document (key or title, or its beginning)."),
    (
        "entity",
        words,
        "NAME",
        "Only what mentions this entity: its key, a name of it, or how any word of one begins.",
    ),
    ("speaker", words, "NAME", "Only what this entity says; named like --entity."),
    ("actor", words, "KEY", "Only what concerns this actor."),
    ("issue", words, "KEY", "Only what concerns this issue."),
    ("kind", words, "KIND", "Only this kind of paragraph, quote, entity or document."),
    ("lang", words, "CODE", "Only documents in this language."),
    ("publisher", words, "NAME", "Only documents of this publisher."),
    ("year", words, "YEAR", "Only documents of this year."),
    ("before", date, "DATE", "Only documents from before this day, month or year (2025-07)."),
    ("after", date, "DATE", "Only documents from this day, month or year on."),
    ("saved", words, "NAME", "Only what a saved search finds."),
    ("query", words, "QUERY", "Only what fits a query in the search language."),
)


def filter_options(*without: str) -> Callable[[Command], Command]:
    """The filters of the search language as options, handed over as one argument `filters`."""
    taken = [item for item in _FILTERS if item[0] not in without]

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def collected(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            filters = Filters(**{name: kwargs.pop(name) for name, *_ in taken})
            return command(*args, filters=filters, **kwargs)

        for name, kind, metavar, about in reversed(taken):
            option = click.option(
                f"--{name}", type=kind, metavar=metavar, help=about, shell_complete=values_of(name)
            )
            option(collected)
        return collected  # type: ignore[return-value]  # the same command, its options collected

    return decorate


@dataclass(frozen=True, slots=True)
class Window:
    """Which rows of a list; `limit` None: all that follow."""

    limit: int | None
    offset: int


def window_options(default: int) -> Callable[[Command], Command]:
    """`--limit` and `--offset`, handed over as one argument `window`."""

    def decorate(command: Command) -> Command:
        @click.option(
            "--limit",
            type=count,
            default=default,
            metavar="N",
            help=f"At most so many rows; 0 for all.  [default: {default}]",
        )
        @click.option(
            "--offset",
            type=count,
            default=0,
            metavar="N",
            help="Leave out so many rows first.",
        )
        @functools.wraps(command)
        def collected(*args: Any, limit: int, offset: int, **kwargs: Any) -> Any:  # noqa: ANN401
            return command(*args, window=Window(limit or None, offset), **kwargs)

        return collected  # type: ignore[return-value]  # the same command, its options collected

    return decorate


def order_option(*orders: str) -> Callable[[Command], Command]:
    """`--order`, the first of `orders` by default."""
    return click.option(
        "--order",
        type=click.Choice(orders),
        default=orders[0],
        help=f"What comes first.  [default: {orders[0]}]",
    )
