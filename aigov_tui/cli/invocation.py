"""What one call of `aigov` works with. Tests hand in another rest of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from aigov_tui.cli.locations import database_path, project_folder
from aigov_tui.store.errors import StoreError

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from aigov_tui.pipeline import ImportSummary, Progress
    from aigov_tui.pipeline.report import Extractor
    from aigov_tui.store.database import Database


class Importer(Protocol):
    """`aigov_tui.pipeline.run_import`, as far as the command line uses it."""

    def __call__(
        self,
        paths: list[Path],
        database: Path,
        *,
        jobs: int | None,
        prune: bool,
        force: bool,
        executor: Executor | None,
        progress: Callable[[Progress], None] | None,
        extractor: Extractor = "rules",
    ) -> ImportSummary:
        """Bring `database` up to date with `paths`."""


def _open_database(path: Path) -> Database:
    from aigov_tui.store.database import Database

    return Database(path)


def _run_import(
    paths: list[Path],
    database: Path,
    *,
    jobs: int | None,
    prune: bool,
    force: bool,
    executor: Executor | None,
    progress: Callable[[Progress], None] | None,
    extractor: Extractor = "rules",
) -> ImportSummary:
    from aigov_tui.pipeline import run_import

    return run_import(
        paths,
        database,
        jobs=jobs,
        prune=prune,
        force=force,
        executor=executor,
        progress=progress,
        extractor=extractor,
    )


def _run_app(path: Path) -> int:
    from aigov_tui.tui import run_app

    home = project_folder(Path.cwd())
    return run_app(path, None if home is None else home / "seeds")


@dataclass(frozen=True, slots=True)
class Services:
    """The rest of the program, imported only when it is called."""

    open_database: Callable[[Path], Database] = _open_database
    run_import: Importer = _run_import
    run_app: Callable[[Path], int] = _run_app


@dataclass(slots=True)
class Invocation:
    """One call: click's context object. `given` is the database named by `--db`, before or after the subcommand."""

    services: Services = field(default_factory=Services)
    given: Path | None = None

    @property
    def path(self) -> Path:
        """The database this call is about; it may not exist yet."""
        return database_path(self.given)

    def existing_path(self) -> Path:
        """The database this call is about. Raises `StoreError` where there is none."""
        path = self.path
        if not path.exists():
            raise StoreError(f"There is no database at {path} yet: `aigov import` makes it.")
        return path

    @contextmanager
    def open(self) -> Iterator[Database]:
        """The database, read-only. Raises `StoreError`, of values too that only a damaged file can hold and that fail
        where they are written out."""
        from aigov_tui.store.connection import in_words

        path = self.existing_path()
        with in_words(path), self.services.open_database(path) as database:
            yield database


pass_invocation = click.make_pass_decorator(Invocation)
