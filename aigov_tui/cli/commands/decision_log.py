"""`undo` and `decisions`, alike for entities and for sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aigov_tui.cli.invocation import Invocation, pass_invocation
from aigov_tui.cli.options import database_option, format_option, full_option
from aigov_tui.cli.output import emit
from aigov_tui.cli.terminal import say

if TYPE_CHECKING:
    from aigov_tui.store.decide import About


def undo_of(about: About) -> click.Command:
    """The subcommand that takes a decision about these back."""

    @click.command("undo", short_help="Take a decision back.")
    @click.argument("number", type=int, required=False, metavar="[NO.]")
    @database_option
    @pass_invocation
    def undo(invocation: Invocation, number: int | None) -> None:
        """Take a decision back, the latest by default (see `decisions`)."""
        from aigov_tui.store.decide import Decider

        say(Decider(invocation.existing_path()).undo(number, about=about).sentence)

    return undo


def decisions_about(about: About) -> click.Command:
    """The subcommand that lists the decisions about these."""

    @click.command("decisions", help=f"List what people decided about {about}.")
    @click.option("--all", "undone", is_flag=True, help="Those that were undone, too.")
    @format_option
    @full_option
    @database_option
    @pass_invocation
    def decisions(invocation: Invocation, undone: bool, format_name: str, full: bool) -> None:
        from aigov_tui.export.lists.decisions import ENTITY_DECISIONS, SOURCE_DECISIONS
        from aigov_tui.store.decided import entity_decisions, source_decisions

        path = invocation.existing_path()
        if about == "entities":
            known = entity_decisions(path, undone=undone)
            emit(ENTITY_DECISIONS, known, format_name, full=full)
            nothing = not known
        else:
            said = source_decisions(path, undone=undone)
            emit(SOURCE_DECISIONS, said, format_name, full=full)
            nothing = not said
        if nothing:
            say(f"Nothing was decided about {about}.")

    return decisions
