"""Memory that a phase of an import has done with, given back to the system before the next one takes its own."""

from __future__ import annotations

import ctypes
import gc
import sqlite3
from contextlib import suppress

_ARENA_MAX = -8  # glibc's name for it in `mallopt`


def share_one_heap() -> None:
    """Let all threads take memory from one heap. glibc gives each its own, and what one thread freed no other gets."""
    with suppress(OSError, AttributeError, TypeError):  # another C library, another system
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def give_back(connection: sqlite3.Connection) -> None:
    """Let the system have what SQLite, Python and glibc keep for what may come: tens of MiB in some milliseconds."""
    connection.execute("PRAGMA shrink_memory").fetchall()
    gc.collect()  # Python's lists of freed objects, each of which may hold a whole MiB
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
