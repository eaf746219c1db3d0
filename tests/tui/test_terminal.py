"""The app in a terminal of its own: what it leaves behind when it is stopped, and what it draws when it goes on."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.processes import AIGOV, environment

_PATIENCE = 60.0  # seconds for one thing to appear, on a machine that does much else
_LEFT = b"\x1b[?1049l"  # back from the app's screen to the shell's
_NO_MOUSE = b"\x1b[?1000l"


class Terminal:
    """A process on a terminal of 80 by 24 cells."""

    def __init__(self, *arguments: str, **more: str) -> None:
        self._leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [*AIGOV, *arguments],
            env=environment(TERM="xterm-256color", **more),
            stdin=follower,
            stdout=follower,
            stderr=follower,
            start_new_session=True,
        )
        os.close(follower)

    def until(self, words: bytes) -> bytes:
        """What is sent up to these words, and with them."""
        sent = b""
        while words not in sent:
            ready, _, _ = select.select([self._leader], [], [], _PATIENCE)
            assert ready, (words, sent[-2000:])
            sent += os.read(self._leader, 65536)
        return sent

    def press(self, keys: bytes) -> None:
        os.write(self._leader, keys)

    def close(self) -> None:
        """As when its window is closed."""
        os.close(self._leader)


@pytest.fixture
def terminal(workspace: Path) -> Iterator[Terminal]:
    terminal = Terminal("--db", str(workspace / "db" / "aigov.db"))
    terminal.until(b"Palette")
    yield terminal
    terminal.process.kill()
    terminal.process.wait()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_stop_it_gives_the_terminal_back(terminal: Terminal, number: signal.Signals) -> None:
    terminal.process.send_signal(number)
    sent = terminal.until(_LEFT)
    assert terminal.process.wait(_PATIENCE) == 128 + number
    assert _NO_MOUSE in sent
    assert b"Traceback" not in sent


def test_with_its_terminal_closed_it_ends(terminal: Terminal) -> None:
    terminal.close()
    terminal.process.send_signal(signal.SIGHUP)
    terminal.process.wait(_PATIENCE)


def test_stopped_for_a_while_it_draws_everything_again(terminal: Terminal) -> None:
    terminal.press(b"\x1a")
    terminal.until(_LEFT)
    _, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    terminal.process.send_signal(signal.SIGCONT)
    terminal.until(b"Palette")


def test_where_utf_8_cannot_be_written_it_says_how_it_can(workspace: Path) -> None:
    terminal = Terminal("--db", str(workspace / "db" / "aigov.db"), PYTHONIOENCODING="latin-1")
    try:
        sent = terminal.until(b"LC_ALL=C.UTF-8")
        assert b"iso8859-1" in sent + terminal.until(b"Palette")
    finally:
        terminal.process.kill()
        terminal.process.wait()
