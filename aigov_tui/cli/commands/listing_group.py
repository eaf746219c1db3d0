"""A command that lists rows and also has subcommands: `aigov entities` beside `aigov entities merge`."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click
from click.core import ParameterSource

_FOR_BOTH = frozenset(["db"])
"""Options that may stand before a subcommand."""


class ListingGroup(click.Group):
    """Without a subcommand its callback lists; with one, the list's own options make no sense and are refused."""

    def __init__(self, *args: Any, callback: Callable[..., Any] | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        kwargs |= {"invoke_without_command": True, "subcommand_metavar": "[COMMAND]"}
        lists = None if callback is None else _unless_subcommand(callback)
        super().__init__(*args, callback=lists, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they were added."""
        return list(self.commands)


def _unless_subcommand(callback: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(callback)
    def lists(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        context = click.get_current_context()
        if context.invoked_subcommand is None:
            return callback(*args, **kwargs)
        for parameter in context.command.params:
            given = context.get_parameter_source(parameter.name or "") is ParameterSource.COMMANDLINE
            if given and parameter.name not in _FOR_BOTH:
                raise click.UsageError(
                    f"{parameter.opts[0]} is for the list, not for `{context.invoked_subcommand}`.",
                    context,
                )
        return None

    return lists
