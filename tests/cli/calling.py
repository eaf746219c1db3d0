"""Calling `aigov` within the test's own process, on a stand-in for the database, as from a pipe or a terminal."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from aigov_tui.cli.invocation import Services
from aigov_tui.cli.running import run
from aigov_tui.model.rows import CheckFailure
from aigov_tui.pipeline.report import Extractor, ImportSummary, Progress
from aigov_tui.store.database import Database
from tests.cli.stand_in import StandInDatabase


class Stream(io.StringIO):
    """What a call writes to; says that it is a terminal if it shall."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


@dataclass
class Caller:
    """Calls `aigov` on a database file that exists; `database` is the stand-in that the last call opened."""

    path: Path
    summary: ImportSummary | None = None
    failures: Sequence[CheckFailure] = ()
    imported: list[Sequence[Path]] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    database: StandInDatabase = field(init=False)

    def __call__(
        self, *arguments: str, terminal: bool = False, colour: bool = False, columns: int | None = None
    ) -> Result:
        environment = {"COLUMNS": str(columns or ""), "AIGOV_DB": str(self.path)}
        environment |= {"NO_COLOR": "" if colour else "1", "FORCE_COLOR": "1" if colour else ""}
        out, err = Stream(terminal=terminal), Stream(terminal=False)
        stdin = patch("sys.stdin", Stream(terminal=terminal))
        with patch.dict("os.environ", environment), stdin, redirect_stdout(out), redirect_stderr(err):
            code = run(arguments, Services(self._open, self._import, self._run_app))
        return Result(code, out.getvalue(), err.getvalue())

    @property
    def asked(self) -> list[object]:
        return self.database.asked

    def _open(self, path: Path) -> Database:
        self.database = StandInDatabase(path, failures=self.failures)
        return self.database

    def _import(
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
        self.imported.append(paths)
        database.touch()
        assert self.summary is not None
        return self.summary

    def _run_app(self, path: Path) -> int:
        self.opened.append(path)
        return 0
