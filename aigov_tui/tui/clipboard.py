"""Copying: the terminal's own way (OSC 52) first, a local clipboard where there is one, never a crash."""

from __future__ import annotations

import os
import shutil
import subprocess

_PATIENCE = 2.0  # seconds

# In the order in which they are tried: the environment variable that must be set (if any), then the command.
_TOOLS: tuple[tuple[str | None, tuple[str, ...]], ...] = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    (None, ("pbcopy",)),
    (None, ("clip.exe",)),
)


def local_tool() -> tuple[str, ...] | None:
    """The command that fills this machine's clipboard, None if there is none."""
    for variable, command in _TOOLS:
        if (variable is None or os.environ.get(variable)) and shutil.which(command[0]):
            return command
    return None


def copy_locally(text: str) -> str | None:
    """Fill this machine's clipboard; returns the tool that did it, None if none could. Never raises."""
    command = local_tool()
    if command is None:
        return None
    try:
        subprocess.run(  # a fixed command; the text goes to its standard input
            command,
            input=text.encode("utf-8", "replace"),
            timeout=_PATIENCE,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return command[0]
