"""What many tests need: the seeds, imported once."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from aigov_tui.pipeline import run_import

ROOT = Path(__file__).resolve().parents[1]

# A shell starts what it sends into the background with Ctrl-C ignored, and whatever that starts inherits it; several
# tests are about what Ctrl-C does.
signal.signal(signal.SIGINT, signal.default_int_handler)


# How long an example takes is no defect on a busy machine; a fixture that is only read may serve all examples of a test.
settings.register_profile(
    "aigov", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("aigov")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the first corpus."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def _imported_seeds(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = tmp_path_factory.mktemp("seeds")
    shutil.copytree(seeds, workspace / "seeds")
    run_import([workspace / "seeds"], workspace / "db" / "aigov.db", jobs=1)
    return workspace


@pytest.fixture
def workspace(_imported_seeds: Path, tmp_path: Path) -> Path:
    """A copy of a workspace with the seeds in `seeds/` and their database at `db/aigov.db`, to do anything with."""
    return Path(shutil.copytree(_imported_seeds, tmp_path / "workspace"))


@pytest.fixture
def seed_database(_imported_seeds: Path) -> Path:
    """The database of the seeds. Shared: read it, do not write it."""
    return _imported_seeds / "db" / "aigov.db"
