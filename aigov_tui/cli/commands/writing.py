"""Writing decisions to the curated YAML of the workspace, and saying what was written where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aigov_tui.cli.invocation import Invocation
from aigov_tui.cli.locations import project_folder
from aigov_tui.cli.terminal import say

if TYPE_CHECKING:
    from aigov_tui.pipeline.write_back import Written

_LISTED = 5
"""Decisions without a place in the file that are told one by one."""


def curated_file(given: Path | None, name: str) -> Path:
    """The file to write: the one given, else that of the clone or workspace. Raises `click.UsageError` outside one."""
    if given is not None:
        return given
    home = project_folder(Path.cwd())
    if home is None:
        raise click.UsageError(f"This is no workspace: name the {name} to write.")
    return home / "seeds" / name


def write_entities(invocation: Invocation, file: Path) -> None:
    """Write the decisions about entities. Raises `click.ClickException` where the file must be left alone."""
    from aigov_tui.pipeline.write_back import write_entities

    _write(invocation, file, write_entities)


def write_sources(invocation: Invocation, file: Path) -> None:
    """Write what was said of sources. Raises `click.ClickException` where the file must be left alone."""
    from aigov_tui.pipeline.write_back import write_sources

    _write(invocation, file, write_sources)


def _write(invocation: Invocation, file: Path, write: Callable[[Path, Path], Written]) -> None:
    from aigov_tui.pipeline.write_back import NotRewritable

    try:
        written = write(invocation.existing_path(), file)
    except NotRewritable as error:
        raise click.ClickException(f"{file}: {error}") from None
    say(f"{file} is written." if written.changed else f"{file} says it all already.")
    for sentence in written.left[:_LISTED]:
        say(f"In the database only: {sentence}")
    if len(written.left) > _LISTED:
        say(f"In the database only: {len(written.left) - _LISTED:,} more decisions.")
