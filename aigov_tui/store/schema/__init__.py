"""The database's definition: SQL files a person can read, and the data dictionary.

The files of a version are never edited once released; a later version is a migration of its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files


def read_resource(name: str) -> str:
    """The text of a file in this folder."""
    return (files(__name__) / name).read_text(encoding="utf-8")


def statements(script: str) -> Iterator[str]:
    """The SQL statements of a script, one by one.

    `Connection.executescript` would commit the transaction that a migration runs in. A trigger's body counts as
    one statement.
    """
    pending = ""
    for line in script.splitlines(keepends=True):
        if not pending and (not line.strip() or line.lstrip().startswith("--")):
            continue
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if pending.strip():
        raise ValueError(f"unfinished SQL statement: {pending.strip()[:60]}")
