"""`aigov import`: documents into the database."""

from __future__ import annotations

import glob
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aigov_tui.cli.invocation import Invocation, pass_invocation
from aigov_tui.cli.locations import seeds_folder, users_database
from aigov_tui.cli.options import database_option, format_option
from aigov_tui.cli.output import emit, emit_lines
from aigov_tui.cli.progress import ProgressLine
from aigov_tui.cli.terminal import look_at, say
from aigov_tui.model.problem import Severity
from aigov_tui.model.trouble import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from aigov_tui.pipeline import ImportSummary
    from aigov_tui.pipeline.report import Extractor


_SHARED = (
    "This database holds the documents of all folders outside a workspace together, the examples too. "
    "`aigov init DIR` makes a workspace with a database of its own; --db FILE names another one."
)


_STANDARD_INPUT = ("/dev/stdin", "/dev/fd/0")
"""What it is called where a program knows no `-`."""


class _Documents(click.Path):
    """A file or folder that is there, `-`, or a pattern that no shell expanded."""

    def __init__(self) -> None:
        super().__init__(exists=True, allow_dash=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 (as in click)
        if str(value) in _STANDARD_INPUT:
            return Path("-")
        try:
            Path(value).stat()
        except (FileNotFoundError, ValueError):  # ValueError: a NUL in the name
            if glob.has_magic(str(value)):
                return Path(value)
        except OSError as error:  # click would say that it is not there
            self.fail(in_words(error), param, ctx)
        return super().convert(value, param, ctx)


@click.command("import", short_help="Read documents into the database.")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=_Documents())
@click.option("--prune", is_flag=True, help="Remove documents whose file is gone.")
@click.option("--force", is_flag=True, help="Read unchanged files again, too.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 1024),
    metavar="N",
    help="Processes to use.  [default: as many as pay off]",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Read and extract on the Dask cluster with this scheduler (needs aigov-tui[cluster]).",
)
@click.option(
    "--extractor",
    type=click.Choice(["rules", "spacy"]),
    default="rules",
    help="spacy adds a spaCy model's names to ours (needs aigov-tui[spacy]).  [default: rules]",
)
@format_option
@database_option
@pass_invocation
def import_(
    invocation: Invocation,
    paths: tuple[Path, ...],
    prune: bool,
    force: bool,
    jobs: int | None,
    scheduler: str | None,
    extractor: Extractor,
    format_name: str,
) -> int:
    """Read documents and the YAML files beside them.

    PATH is a file, a folder, a 'pattern*', or - for what a pipe brings.

    Without PATH: the seeds folder of the clone or workspace. Unchanged files
    are skipped. The database changes as a whole or not at all; what could not
    be read is listed by file, and exit code 1 says that something was left out.
    """
    wanted = list(paths) or [_default_folder()]
    summary = import_documents(
        invocation,
        wanted,
        prune=prune,
        force=force,
        jobs=jobs,
        scheduler=scheduler,
        extractor=extractor,
        show=format_name == "table",
    )
    if paths and invocation.path == users_database():
        say(_SHARED)
    if format_name != "table":
        from aigov_tui.cli.import_summary import SUMMARY

        emit(SUMMARY, [summary], format_name)
    return 1 if any(problem.severity is Severity.ERROR for problem in summary.problems) else 0


def import_documents(
    invocation: Invocation,
    paths: list[Path],
    *,
    prune: bool = False,
    force: bool = False,
    jobs: int | None = None,
    scheduler: str | None = None,
    extractor: Extractor = "rules",
    show: bool = True,
) -> ImportSummary:
    """Import `paths` with a progress line, then `show` the summary. Raises `StoreError`, `OSError`."""
    from aigov_tui.extract.spacy_names import SpacyMissingError

    path = invocation.path
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with _workers(scheduler, jobs) as (executor, at_a_time), ProgressLine() as progress:
            summary = invocation.services.run_import(
                paths,
                path,
                jobs=at_a_time,
                prune=prune,
                force=force,
                executor=executor,
                progress=progress,
                extractor=extractor,
            )
    except SpacyMissingError as error:
        raise click.UsageError(str(error)) from error
    except KeyboardInterrupt:
        say("The import was stopped; the database is as it was before.")
        raise
    if show:
        from aigov_tui.cli.import_summary import summary_lines

        emit_lines(summary_lines(summary, look_at(sys.stdout)))
    return summary


@contextmanager
def _workers(scheduler: str | None, jobs: int | None) -> Iterator[tuple[Executor | None, int | None]]:
    """What does the reading and extracting: the cluster asked for, or (None) processes of this machine."""
    if scheduler is None:
        yield None, jobs
        return
    from aigov_tui.pipeline.cluster import ClusterError, cluster

    try:
        with cluster(scheduler) as found:
            yield found.executor, jobs or found.threads
    except ClusterError as error:
        raise click.UsageError(str(error)) from error


def _default_folder() -> Path:
    folder = seeds_folder()
    if folder is None:
        raise click.UsageError("There is no seeds folder here: name the files or folders to import.")
    return folder
