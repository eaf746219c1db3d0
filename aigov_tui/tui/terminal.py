"""The terminal that the app is in: left as it was before, and what it cannot show said."""

from __future__ import annotations

import asyncio
import codecs
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigov_tui.tui.app import AigovApp

_SIGNALS = ("SIGTERM", "SIGHUP")  # `kill`, and the terminal closed; Windows has the first only
_BY_SIGNAL = 128  # what a shell adds to a signal's number in an exit code


def leave_when_told(app: AigovApp) -> None:
    """From now on these signals end `app`, with the exit code that a shell gives them.

    Otherwise they would end the process at once: the terminal would stay on the app's screen, without an echo and
    writing out every movement of the mouse.
    """
    loop = asyncio.get_running_loop()
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, _leave, app, int(number))
        except (NotImplementedError, RuntimeError, ValueError):  # Windows; a thread that is not the main one
            return


def what_is_not_shown() -> str | None:
    """A sentence where the terminal is said not to take UTF-8, None where it does.

    `LANG=C` and old locales are met over SSH, mostly with a terminal that could show everything.
    """
    stream = sys.__stderr__  # where Textual writes to
    encoding = (stream.encoding if stream is not None else None) or "utf-8"
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        name = encoding
    if name == "utf-8":
        return None
    return f"This terminal is set to {name}: what that lacks is shown as ?. LC_ALL=C.UTF-8 aigov shows everything."


def _leave(app: AigovApp, number: int) -> None:
    app.exit(_BY_SIGNAL + number, return_code=_BY_SIGNAL + number)
