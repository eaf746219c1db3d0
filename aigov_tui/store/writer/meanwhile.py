"""SQL that a thread of its own executes while the import computes: as long as SQLite works, Python can, too.

Both use the one connection of the import, one statement at a time: SQLite lets whoever comes second wait.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Thread
from typing import TypeVar

Item = TypeVar("Item")
Found = TypeVar("Found")

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


def ahead(find: Callable[[Item], Found], items: Sequence[Item], *, in_a_thread: bool) -> Iterator[Found]:
    """What is found for each item, in order; `in_a_thread`, the next while the caller works on the one before."""
    if not in_a_thread:
        yield from map(find, items)
        return
    with ThreadPoolExecutor(1) as pool:
        coming = [pool.submit(find, item) for item in items[:1]]
        for following in range(1, len(items) + 1):
            found = coming.pop().result()
            coming += [pool.submit(find, item) for item in items[following : following + 1]]
            yield found
