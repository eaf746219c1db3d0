"""Fixtures of the command line's tests."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from aigov_tui.model.problem import Problem, Severity
from aigov_tui.pipeline.report import ImportSummary
from tests.cli import rows
from tests.cli.calling import Caller
from tests.cli.processes import AIGOV, WORKSPACE, environment


@pytest.fixture
def call(tmp_path: Path) -> Caller:
    """`aigov` on the stand-in database."""
    path = tmp_path / "aigov.db"
    path.touch()
    return Caller(path, summary=SUMMARY)


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with its database."""
    folder = tmp_path_factory.mktemp("workspace")
    shutil.copytree(WORKSPACE, folder / "seeds")
    done = subprocess.run(
        [*AIGOV, "import", "--jobs", "1"], cwd=folder, env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b""), done
    return folder


SUMMARY = ImportSummary(
    database=Path("db/aigov.db"),
    import_id=2,
    added=1234,
    changed=1,
    unchanged=1,
    removed=0,
    moved=1,
    missing=("gone.txt",),
    seconds=3.25,
    bytes_read=2_500_000,
    problems=(
        Problem("encoding", "Read as windows-1252, a guess.", Severity.WARNING, f"seeds/{rows.ESCAPE}.txt"),
        Problem("evidence-not-found", "Nearest: “We will”.", Severity.ERROR, "seeds/statements.yaml", 12),
        Problem("fields", "Unknown field.", Severity.WARNING, "seeds/statements.yaml", 14),
    ),
)
