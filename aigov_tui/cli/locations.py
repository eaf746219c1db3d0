"""Where the database and the documents are, when nobody says."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

CURATED_NAMES = ("sources.yaml", "entities.yaml", "codebook.yaml", "statements.yaml")
_PROJECT_NAME = re.compile(r"""^\s*name\s*=\s*["']aigov[-_]tui["']""", re.MULTILINE)


def database_path(
    given: Path | None = None, *, environ: Mapping[str, str] = os.environ, folder: Path | None = None
) -> Path:
    """The database to use: `given`, else `AIGOV_DB`, else that of the clone or workspace that `folder` (the
    current one) is in, else the one in the user's data folder."""
    if given is not None:
        return given
    if environ.get("AIGOV_DB"):
        return Path(environ["AIGOV_DB"])
    home = project_folder(folder or Path.cwd())
    if home is not None:
        return home / "db" / "aigov.db"
    return users_database()


def users_database() -> Path:
    """The one in the user's data folder."""
    import platformdirs

    return platformdirs.user_data_path("aigov", appauthor=False) / "aigov.db"


def seeds_folder(*, folder: Path | None = None) -> Path | None:
    """The documents to begin with: those of the clone or workspace that `folder` is in, else those that came with
    the program; None where there are none."""
    home = project_folder(folder or Path.cwd())
    if home is not None:
        return home / "seeds"
    packaged = files("aigov_tui") / "seeds"
    checkout = Path(__file__).resolve().parents[2]
    for candidate in (packaged, checkout / "seeds"):
        if isinstance(candidate, Path) and candidate.is_dir():
            return candidate
    return None


def project_folder(folder: Path) -> Path | None:
    """The nearest folder, `folder` or above it, that is a clone of this project or a workspace by `aigov init`."""
    for candidate in (folder, *folder.parents):
        if _is_clone(candidate) or _is_workspace(candidate):
            return candidate
    return None


def _is_clone(folder: Path) -> bool:
    try:
        project = (folder / "pyproject.toml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return _PROJECT_NAME.search(project) is not None and (folder / "seeds").is_dir()


def _is_workspace(folder: Path) -> bool:
    return any((folder / "seeds" / name).is_file() for name in CURATED_NAMES)
