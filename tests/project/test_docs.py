"""What the documentation says is so: pages made from the program are up to date, commands parse, links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from aigov_tui.cli.root import cli
from aigov_tui.cli.running import run
from aigov_tui.corpus.formats import suffixes_in_words

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    ROOT / "README.md",
    ROOT / "db" / "README.md",
    ROOT / "docs" / "own-corpus.md",
    ROOT / "aigov_tui" / "cli" / "workspace" / "README.md",
)
_BLOCK = re.compile(r"^```[a-z]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:]+)\)")


def commands(page: Path) -> Iterator[str]:
    """Each line of a code block that calls `aigov`, without its comment."""
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            for part in re.split(r"\s&&\s", re.split(r"\s+#\s", line)[0]):
                if part.strip() == "aigov" or part.strip().startswith("aigov "):
                    yield part.strip()


CALLS = sorted({call for page in PAGES for call in commands(page)})


def test_the_database_page_is_up_to_date() -> None:
    script = ROOT / "scripts" / "make_docs.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_there_are_calls_to_try() -> None:
    assert "aigov" in CALLS
    assert len({call.split()[1] for call in CALLS if " " in call}) >= 5


@pytest.mark.parametrize("call", CALLS)
def test_documented_call_parses(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    arguments = [word.replace("~", str(tmp_path)) for word in shlex.split(call)[1:]]
    context = cli.make_context("aigov", list(arguments), resilient_parsing=not arguments)
    if arguments:
        name, command, rest = cli.resolve_command(context, arguments)
        assert command is not None, name
        try:
            command.make_context(name or "", rest, parent=context)
        except click.UsageError as error:
            pytest.fail(error.format_message())


@pytest.mark.parametrize(
    "call", [call for call in CALLS if " import" not in call and " KEY" not in call and " " in call]
)
def test_documented_call_runs(
    call: str, workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace)
    monkeypatch.delenv("AIGOV_DB", raising=False)
    assert run(shlex.split(call)[1:]) == 0
    assert "Nothing found" not in capsys.readouterr().err


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_documented_scripts_exist() -> None:
    named = set(re.findall(r"scripts/\w+\.py", "".join(page.read_text(encoding="utf-8") for page in PAGES)))
    assert named
    for script in named:
        assert (ROOT / script).is_file(), script


def test_every_format_that_is_read_is_named() -> None:
    named = set(re.findall(r"\.\w+", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert set(re.findall(r"\.\w+", suffixes_in_words())) <= named
