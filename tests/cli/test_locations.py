"""Where the database and the documents are."""

from __future__ import annotations

import tomllib
from pathlib import Path

import platformdirs
import pytest

from aigov_tui.cli.locations import database_path, project_folder, seeds_folder
from tests.cli.processes import aigov

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = tmp_path / "clone"
    (folder / "seeds").mkdir(parents=True)
    (folder / "pyproject.toml").write_bytes((PROJECT / "pyproject.toml").read_bytes())
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / "codebook.yaml").write_text("version: 1\n")
    return folder


def test_what_is_given_wins(clone: Path) -> None:
    given = Path("given.db")
    assert database_path(given, environ={"AIGOV_DB": "other.db"}, folder=clone) == given


def test_then_the_environment(clone: Path) -> None:
    assert database_path(environ={"AIGOV_DB": "other.db"}, folder=clone) == Path("other.db")


def test_an_empty_variable_is_no_database(clone: Path) -> None:
    assert database_path(environ={"AIGOV_DB": ""}, folder=clone) == clone / "db" / "aigov.db"


def test_a_clone_has_its_own(clone: Path) -> None:
    below = clone / "docs" / "deep"
    below.mkdir(parents=True)
    assert database_path(environ={}, folder=below) == clone / "db" / "aigov.db"
    assert seeds_folder(folder=below) == clone / "seeds"


def test_a_workspace_has_its_own(workspace: Path) -> None:
    assert database_path(environ={}, folder=workspace) == workspace / "db" / "aigov.db"
    assert seeds_folder(folder=workspace) == workspace / "seeds"


def test_another_project_is_no_clone(clone: Path) -> None:
    (clone / "pyproject.toml").write_text('[project]\nname = "aigov-tui-fork"\n')
    assert project_folder(clone) is None


def test_a_seeds_folder_alone_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    assert project_folder(tmp_path) is None


def test_a_workspace_within_a_clone_is_nearer(clone: Path) -> None:
    inner = clone / "mine"
    (inner / "seeds").mkdir(parents=True)
    (inner / "seeds" / "sources.yaml").touch()
    assert project_folder(inner) == inner


def test_elsewhere_it_is_the_users(tmp_path: Path) -> None:
    expected = platformdirs.user_data_path("aigov", appauthor=False) / "aigov.db"
    assert database_path(environ={}, folder=tmp_path) == expected


def test_elsewhere_the_documents_are_those_that_came_along(tmp_path: Path) -> None:
    folder = seeds_folder(folder=tmp_path)
    assert folder is not None
    assert len(list(folder.glob("*.txt"))) >= 4


def test_the_name_looked_for_is_the_projects() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["name"] == "aigov-tui"
    assert project_folder(PROJECT) == PROJECT


def test_an_import_outside_a_workspace_says_whose_database_it_went_into(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("One line about harbours.\n")
    home = {"HOME": str(tmp_path / "home"), "XDG_DATA_HOME": str(tmp_path / "home" / "data")}
    shared = aigov(tmp_path, "import", "mine.txt", **home)
    assert shared.returncode == 0
    assert b"aigov init DIR" in shared.stderr
    own = aigov(tmp_path, "import", "mine.txt", "--db", "own.db", **home)
    assert own.returncode == 0
    assert b"aigov init" not in own.stderr
