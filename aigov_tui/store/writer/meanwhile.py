"""SQL that a thread of its own executes while the import computes: as long as SQLite works, Python can, too.

Both use the one connection of the import, one statement at a time: SQLite lets whoever comes second wait.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

CAN_SHARE = sqlite3.threadsafety == 3
"""Whether this SQLite lets two threads use one connection."""
_BETWEEN_INTERRUPTIONS = 0.05  # seconds


@contextmanager
def meanwhile(work: Callable[[], None], connection: sqlite3.Connection) -> Iterator[None]:
    """Do `work` in a thread while the caller does something else; left when both are done.

    What `work` raises is raised here; when the caller raises, Ctrl-C included, `work` is interrupted.
    `connection` must be one that any thread may use.
    """
    errors: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # is raised again where the import goes on
            errors.append(error)

    thread = Thread(target=run, name="indexing", daemon=True)
    thread.start()
    try:
        yield
        thread.join()
    except BaseException:
        while thread.is_alive():  # between two statements there is nothing to interrupt
            connection.interrupt()
            thread.join(_BETWEEN_INTERRUPTIONS)
        raise
    if errors:
        raise errors[0]
