"""`aigov review` on the seeds: listing, deciding, taking back, writing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from aigov_tui.cli.running import run


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Call = Callable[..., Result]


@pytest.fixture
def aigov(
    _imported_seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """`aigov` in a workspace with the seeds."""
    shutil.copytree(_imported_seeds, tmp_path / "workspace")
    monkeypatch.chdir(tmp_path / "workspace")
    monkeypatch.setenv("AIGOV_DB", str(tmp_path / "workspace" / "db" / "aigov.db"))
    monkeypatch.delenv("COLUMNS", raising=False)  # an app that ran in the same process leaves it set

    def call(*arguments: str) -> Result:
        code = run(arguments)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


def _keys(aigov: Call, *arguments: str) -> list[str]:
    listed = aigov("review", "--limit", "0", "--format", "json", *arguments)
    assert listed.code == 0
    return [row["key"] for row in json.loads(listed.out)]


def test_deciding_and_taking_back(aigov: Call) -> None:
    listed = _keys(aigov)
    assert len(listed) > 5
    first, second, third = (key.rpartition(":")[2] for key in listed[:3])
    assert "Accepted: " in aigov("review", "accept", first).err
    assert "Rejected: " in aigov("review", "reject", second).err
    corrected = aigov("review", "correct", third, "--stance", "mixed", "--summary", "It depends.")
    assert "Corrected and accepted: " in corrected.err
    assert _keys(aigov) == listed[3:]
    assert set(_keys(aigov, "--review", "accepted")) == {listed[0], listed[2]}
    compared = aigov("compare").out
    assert "It depends." in compared
    assert "suggested, " not in compared
    assert "suggested, " in aigov("compare", "--suggested").out
    assert "No longer accepted, but unreviewed" in aigov("review", "undo").err
    assert listed[2] in _keys(aigov)


def test_the_list_says_who_says_so(aigov: Call) -> None:
    listed = json.loads(aigov("review", "--limit", "0", "--format", "json").out)
    named = next(row for row in listed if row["asserter_name"])
    table = aigov("review", "--limit", "0", "--format", "table").out
    assert "Says so" in table.splitlines()[0]
    line = next(line for line in table.splitlines() if line.startswith(named["key"].rpartition(":")[2]))
    assert named["asserter_name"].split()[0] in line


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("accept",), 2, "KEY"),
        (("accept", "no-such-key"), 1, "no suggestion"),
        (("correct", "no-such-key"), 2, "--stance"),
        (("correct", "no-such-key", "--stance", "mixed"), 1, "no suggestion"),
        (("undo",), 1, "no decision"),
        (("--limit", "3", "undo"), 2, "is for the list"),
    ],
)
def test_wrong_calls_say_why(aigov: Call, arguments: tuple[str, ...], code: int, said: str) -> None:
    result = aigov("review", *arguments)
    assert result.code == code
    assert said in result.err


def test_writing_them(aigov: Call) -> None:
    key = _keys(aigov)[0]
    aigov("review", "accept", key)
    file = Path("mine.yaml")
    assert "Wrote 1 statement to" in aigov("review", "write", str(file)).err
    assert "Wrote 0 statements" in aigov("review", "write", str(file)).err
    file.write_text("{", encoding="utf-8")
    assert aigov("review", "write", str(file)).code == 1
