"""What is shipped: the wheel, the locks, the seeds."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import aigov_tui

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of the files in a wheel built from this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built).namelist()


def test_the_wheel_carries_seeds_and_every_data_file(wheel: list[str]) -> None:
    for folder, prefix in ((ROOT / "seeds", "aigov_tui/seeds/"), (ROOT / "aigov_tui", "aigov_tui/")):
        for path in folder.rglob("*"):
            relative = path.relative_to(folder).as_posix()
            if path.is_file() and "__pycache__" not in relative:
                assert prefix + relative in wheel
    assert "aigov_tui/py.typed" in wheel


def test_the_wheel_carries_nothing_else(wheel: list[str]) -> None:
    assert {name.split("/")[0] for name in wheel} == {
        "aigov_tui",
        f"aigov_tui-{PROJECT['version']}.dist-info",
    }


@pytest.mark.skipif(
    not (ROOT / ".git").exists(), reason="not a clone: nothing says which files are the project's"
)
def test_the_top_level_holds_the_project_and_nothing_else() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    assert {name.split("/")[0] for name in listed.split("\0") if name} == {
        *(".ci", ".gitattributes", ".gitignore"),
        *("README.md", "CHANGELOG.md", "pyproject.toml", "requirements.lock", "requirements-dev.lock"),
        *("aigov_tui", "db", "docs", "scripts", "seeds", "tests"),
    }


def test_one_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert aigov_tui.__version__ == PROJECT["version"]
    assert f"## [{PROJECT['version']}]" in changelog or "## [Unreleased]" in changelog


def test_textual_is_pinned_exactly_and_nothing_else_is() -> None:
    pins = [dependency for dependency in PROJECT["dependencies"] if "==" in dependency]
    assert [pin.split("==")[0] for pin in pins] == ["textual"]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_every_dependency_by_hash_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))
    wanted = {re.split(r"[=<>\[ ]", dependency)[0].lower() for dependency in PROJECT["dependencies"]}
    assert wanted <= pinned
    assert text.count("--hash=sha256:") >= len(pinned)
    assert "://" not in text
    assert "--index" not in text
