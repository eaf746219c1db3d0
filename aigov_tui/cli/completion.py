"""What a shell offers while a value is typed: the values that the search would offer."""

from __future__ import annotations

from collections.abc import Callable

import click

from aigov_tui.cli.invocation import Invocation
from aigov_tui.model.display import one_line
from aigov_tui.store.errors import StoreError

Completer = Callable[[click.Context, click.Parameter, str], list[str]]


def values_of(field: str) -> Completer:
    """Offers values of a field of the search language; none where the database cannot be read."""

    def offered(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        quote = '"' if " " in incomplete else ""
        typed = f"{field}:{quote}{incomplete}"
        try:
            with ctx.ensure_object(Invocation).open() as database:
                found = database.complete(typed, len(typed))
        except StoreError:
            return []
        values = (text.removeprefix(f"{field}:").strip('"') for text in found)
        return [value for value in values if value and one_line(value) == value]

    return offered
