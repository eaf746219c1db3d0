"""`aigov` as a process of its own, in a folder."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
WORKSPACE = Path(__file__).parent / "workspace"
AIGOV = [sys.executable, "-m", "aigov_tui"]


def environment(**more: str) -> dict[str, str]:
    """This process's environment, so that the package is found from any folder, and nothing else decides for us."""
    ours = ("AIGOV_DB", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONIOENCODING", "PYTHONUNBUFFERED")
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    return {
        **inherited,
        "PYTHONPATH": str(PROJECT),
        "PYTHONUTF8": "0",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        **more,
    }


def aigov(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*AIGOV, *arguments], cwd=folder, env=environment(**more), capture_output=True, check=False
    )


def records(folder: Path, *arguments: str) -> list[dict[str, object]]:
    done = aigov(folder, *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def on_a_terminal(folder: Path, *arguments: str) -> bytes:
    """All that a terminal is sent."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*AIGOV, *arguments],
        cwd=folder,
        env=environment(TERM="xterm"),
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    sent = b"".join(_until_closed(leader))
    os.close(leader)
    assert process.wait() in (0, 1)
    return sent


def _until_closed(leader: int) -> Iterator[bytes]:
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:  # the other side is closed
            return
        if not part:
            return
        yield part
