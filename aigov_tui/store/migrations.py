"""From any older version of the database to this one: functions in order, each in a transaction of its own.

`PRAGMA user_version` is the number of migrations applied; the table `migrations` says which, and when. A new
version is a new function at the end, decorated with `@migration`; those before it never change.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from aigov_tui.store.dictionary import write_dictionary
from aigov_tui.store.lengths import write_lengths
from aigov_tui.store.placing import place_missing
from aigov_tui.store.schema import read_resource, statements

APPLICATION_ID = 0x41474F56  # "AGOV": how the `file` command and we tell this database from others


@dataclass(frozen=True, slots=True)
class Migration:
    """One step; `apply` runs inside a transaction and must not commit."""

    name: str
    apply: Callable[[sqlite3.Connection], None]


MIGRATIONS: list[Migration] = []


def migration(
    name: str, into: list[Migration] = MIGRATIONS
) -> Callable[[Callable[[sqlite3.Connection], None]], Callable[[sqlite3.Connection], None]]:
    """Register the decorated function as the next migration."""

    def register(apply: Callable[[sqlite3.Connection], None]) -> Callable[[sqlite3.Connection], None]:
        into.append(Migration(name, apply))
        return apply

    return register


def _run(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Execute the SQL of these files of the schema, in order."""
    for name in names:
        for statement in statements(read_resource(f"{name}.sql")):
            connection.execute(statement)


@migration("0001_initial")
def _initial(connection: sqlite3.Connection) -> None:
    _run(connection, (f"0001_{part}" for part in ("tables", "indexes", "fulltext", "views")))


for _name in (  # SQL alone, in the order in which they came about
    "0003_decisions",
    "0004_search",
    "0005_suggestions",
    "0007_saved_searches",
    "0006_wordings",
    "0008_kinds",
    "0009_reprints",
    "0010_orders",
):
    migration(_name)(partial(_run, names=(_name,)))


@migration("0011_lengths")
def _lengths(connection: sqlite3.Connection) -> None:
    _run(connection, ("0011_lengths",))
    write_lengths(connection)


@migration("0012_places")
def _places(connection: sqlite3.Connection) -> None:
    _run(connection, ("0012_places",))
    place_missing(connection)


migration("0013_pairs")(partial(_run, names=("0013_pairs",)))  # the next import fills them


SCHEMA_VERSION = len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open database: 0 for an empty one."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Apply the migrations that are missing, in order; returns how many there were.

    `connection` is in autocommit mode. A migration that fails leaves the database as the one before it did.
    """
    missing = _missing(connection, migrations)
    if not missing:
        return 0
    for step in missing:
        _apply(connection, step)
    return len(missing)


def _missing(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> list[Migration]:
    """Those not applied yet. By name, so that steps that come from different people can be told apart."""
    if version_of(connection) == 0:
        return list(migrations)
    applied = {name for (name,) in connection.execute("SELECT name FROM migrations")}
    return [step for step in migrations if step.name not in applied]


def _apply(connection: sqlite3.Connection, step: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migrations"
            " (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, applied_at TEXT NOT NULL)"
        )
        if connection.execute("SELECT 1 FROM migrations WHERE name = ?", (step.name,)).fetchone():
            roll_back(connection)  # another process opened the file just before, and did it
            return
        step.apply(connection)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute("INSERT INTO migrations (name, applied_at) VALUES (?, ?)", (step.name, now))
        write_dictionary(connection)
        # PRAGMA takes no parameters; both are our own integers.
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version_of(connection) + 1}")
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


def roll_back(connection: sqlite3.Connection) -> None:
    """Take back what the open transaction did, where SQLite did not do so of its own accord (a full disk) or cannot
    (a file without a journal); what went wrong is to be told, not that there is nothing to take back."""
    with suppress(sqlite3.Error):
        if connection.in_transaction:
            connection.execute("ROLLBACK")
