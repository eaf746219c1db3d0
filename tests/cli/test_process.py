"""The command as a process: what it loads, how fast it answers, and what terminals and shells do to it."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.processes import AIGOV, aigov, environment, on_a_terminal

HEAVY = (
    "textual",
    "rich",
    "sqlite3",
    "sqlite_utils",
    "rapidfuzz",
    "yaml",
    "charset_normalizer",
    "platformdirs",
)
OWN_HEAVY = (
    "aigov_tui.tui",
    "aigov_tui.pipeline",
    "aigov_tui.corpus",
    "aigov_tui.store.database",
    "aigov_tui.export",
)


# Starting


def loaded_by(*arguments: str) -> set[str]:
    code = (
        "import json, sys\n"
        "from aigov_tui.cli.running import run\n"
        f"run({list(arguments)!r})\n"
        "print(json.dumps(sorted(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, check=True, encoding="utf-8"
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("arguments", [["--help"], ["search", "--help"], ["--version"], ["serach"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded_by(*arguments) & {*HEAVY, *OWN_HEAVY} == set()


def test_help_answers_at_once(tmp_path: Path) -> None:
    def seconds() -> float:
        """Of processor time, which is what passes on a machine that has nothing else to do."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert aigov(tmp_path, "--help").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(5)) < 0.3


def test_exit_codes_reach_the_shell(workspace: Path, tmp_path: Path) -> None:
    assert aigov(workspace, "sources").returncode == 0
    assert aigov(workspace, "sources", "--db", str(tmp_path / "none.db")).returncode == 1
    assert aigov(workspace, "suorces").returncode == 2


# Terminals, pipes, encodings


@pytest.mark.parametrize("format_name", ["table", "json", "jsonl", "csv", "markdown"])
@pytest.mark.parametrize("arguments", [["sources"], ["search", "harbour"], ["show", "hostile", "--all"]])
def test_a_terminal_is_sent_no_control_character_of_a_document(
    workspace: Path, arguments: list[str], format_name: str
) -> None:
    sent = on_a_terminal(workspace, *arguments, "--format", format_name).decode("utf-8")
    assert "\x1b[2J" not in sent
    assert "\x1b]" not in sent
    assert not {"\x07", "\u202e"} & set(sent)


def test_a_terminal_gets_colour_and_its_width(workspace: Path) -> None:
    sent = on_a_terminal(workspace, "search", "harbour").decode("utf-8")
    assert "\x1b[1;33mharbour\x1b[0m" in sent


def test_a_pipe_gets_neither_colour_nor_boxes(workspace: Path) -> None:
    out = aigov(workspace, "quotes").stdout.decode("utf-8")
    assert "\x1b" not in out
    assert not set(out) & set("│┃─━┌┐└┘├┤┬┴┼|+")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk"])
def test_an_encoding_that_lacks_characters(workspace: Path, encoding: str) -> None:
    done = aigov(workspace, "quotes", PYTHONIOENCODING=encoding)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert b"Ana Silva" in done.stdout
    found = aigov(workspace, "quotes", "--format", "json", PYTHONIOENCODING=encoding).stdout
    assert "我们会分享我们建造的一切。" in {row["text"] for row in json.loads(found.decode(encoding))}


def test_a_reader_that_has_enough(workspace: Path) -> None:
    code = "import sys; sys.stdin.readline()"
    command = f"{sys.executable} -m aigov_tui search harbour OR share* --format jsonl | {sys.executable} -c '{code}'"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=workspace,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert b"Broken pipe" not in done.stderr
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0


def test_a_closed_reader_is_no_error(workspace: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run(
        [*AIGOV, "quotes"],
        cwd=workspace,
        env=environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (process.returncode, process.stderr) == (0, b"")


@pytest.mark.parametrize("redirection", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(workspace: Path, redirection: str) -> None:
    command = f"{sys.executable} -m aigov_tui sources {redirection}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=workspace, env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is full")
def test_a_full_disk_is_said(workspace: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*AIGOV, "quotes"],
            cwd=workspace,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-1] == (
        "aigov: The output cannot be read or written: the disk is full. Make room there, or name another place."
    )


def test_ctrl_c_during_an_import(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    paragraph = "Minister Ana Silva said on Tuesday: “We will share what we build.” " * 20
    for number in range(2000):
        (seeds / f"{number}.txt").write_text(
            f"Title {number}\n\n{paragraph}\n\n{paragraph}\n", encoding="utf-8"
        )
    process = subprocess.Popen(
        [*AIGOV, "import", "--jobs", "1", "seeds", "--db", "new.db"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 60
    while [one.name for one in tmp_path.iterdir()] == ["seeds"] and time.monotonic() < deadline:
        time.sleep(0.01)  # until it makes its database
    process.send_signal(signal.SIGINT)
    try:
        _, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130
    assert err.decode().splitlines() == [
        "The import was stopped; the database is as it was before.",
        "Interrupted.",
    ]
    assert not list(tmp_path.glob("*-wal"))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("aigov quo", "plain,quotes\n"),
        ("aigov quotes --sp", "plain,--speaker\n"),
        ("aigov quotes --speaker sil", "plain,ana-silva\n"),
        ("aigov show har", "plain,harbour-talks\n"),
        ("aigov compare in", "plain,inland\n"),
        ("aigov quotes --db none.db --source har", "\n"),
    ],
)
def test_completion_for_a_shell(workspace: Path, typed: str, offered: str) -> None:
    position = str(len(typed.split()) - 1)
    done = aigov(workspace, _AIGOV_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD=position)
    assert (done.stdout.decode(), done.stderr) == (offered, b"")
