"""`aigov init`: an empty workspace for one's own documents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from aigov_tui.cli.terminal import say
from aigov_tui.model.trouble import of_file

_TEMPLATE = files("aigov_tui.cli") / "workspace"


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Make an empty workspace in DIR.

    It gets a folder for documents with commented YAML files to fill in, and a
    README that says how to go on. Nothing that exists is overwritten.
    """
    written = {folder / name: content for name, content in _template(_TEMPLATE)}
    existing = [path for path in written if path.exists() or path.is_symlink()]
    if existing:
        raise click.UsageError(f"{existing[0]} exists already; nothing was written.")
    _write(written)
    say(f"Made {folder}. Put documents into {folder / 'seeds'}, then, in {folder}: `aigov import`")


def _write(contents: dict[Path, bytes]) -> None:
    """Write all of `contents` or none: on half a workspace `aigov init` would refuse to be called again."""
    begun: list[Path] = []
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            begun.append(path)
            path.write_bytes(content)
    except OSError as error:
        for path in begun:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise of_file(error, error.filename or begun[-1]) from error


def _template(folder: Traversable, within: str = "") -> Iterator[tuple[str, bytes]]:
    """Every file of the template, by its path in the workspace."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _template(item, f"{within}{item.name}/")
        elif item.name.endswith((".yaml", ".md")):
            yield within + item.name, item.read_bytes()
