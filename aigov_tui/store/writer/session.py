"""The transaction of one import.

An existing database is changed in place under SQLite's rollback journal: readers go on reading the old state until
the commit, and whatever kills the import, the next connection rolls back. A new database is built in a file beside
its place and moved there when it is whole, so that there is never half of one.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aigov_tui.store.connection import as_store_error, open_for_writing, prepare_for_writing
from aigov_tui.store.errors import DatabaseBusy, StoreError
from aigov_tui.store.migrations import migrate, roll_back
from aigov_tui.store.writer.giving_back import give_back, share_one_heap

WAIT = 5.0  # seconds to wait for another import to end, before saying so
COMMIT_TIMEOUT = 30.0  # seconds to wait for readers to finish what they are reading
# KiB of changed pages kept in memory. Beyond it SQLite writes pages early, and readers of an existing database
# have to wait for the commit; only imports of a hundred thousand paragraphs and more get there.
CACHE_KIB = 256 * 1024
# The same of a new database: nobody waits for what is written early, and it takes no longer. Indexes are sorted in as much.
NEW_CACHE_KIB = 16 * 1024
# Virtual machine steps between two looks at whether Ctrl-C was pressed.
INTERRUPT_STEPS = 200_000

# Bytes of a page of a new database. The larger they are, the less is wasted between rows: of a million paragraphs 64 KiB
# save 70 of 1,880 MB, of 200,000 Chinese ones, which are kept with spaces too, 50 of 620, and search is no slower. But
# every table and index takes one at least, 6 MB in all, so that few documents get SQLite's own 4 KiB. What lies between
# is worse than either: a document and its 6 KB fit a page of 8 KiB once, and 2 KB of it stay empty (at 16 KiB a tenth of
# the whole file).
PAGE_BYTES = 4096
LARGE_PAGE_BYTES = 65536
LARGE_CORPUS = 50_000_000  # bytes of documents from which large pages pay off


class Session:
    """An open transaction. `is_new` is true while a new database is being built."""

    def __init__(self, path: Path, expected_bytes: int = 0) -> None:
        """Open or create the database at `path` and begin. Raises `StoreError`, `DatabaseBusy`.

        `expected_bytes` is how much text a new database is made for.
        """
        self._page_bytes = LARGE_PAGE_BYTES if expected_bytes >= LARGE_CORPUS else PAGE_BYTES
        self.path = path
        self._target = _resolved(path)
        self._building = self._target.with_name(self._target.name + ".building")
        share_one_heap()
        with self.in_words():
            self.connection, self.is_new = self._begin()
            self.connection.execute(f"PRAGMA cache_size = -{NEW_CACHE_KIB if self.is_new else CACHE_KIB}")
            # Values come from enumerations already; the constraints, a third of the time of an insert, are for others.
            self.connection.execute("PRAGMA ignore_check_constraints = ON")
            self.notice_interrupts()

    def notice_interrupts(self, *, noticed: bool = True) -> None:
        """Give Python the moment it needs to notice Ctrl-C while SQLite works; not `noticed`: no longer."""
        self.connection.set_progress_handler((lambda: 0) if noticed else None, INTERRUPT_STEPS)

    @contextmanager
    def in_words(self) -> Iterator[None]:
        """Say SQLite's errors in sentences; Ctrl-C during a long statement is Ctrl-C."""
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise KeyboardInterrupt from error
            raise as_store_error(error, self.path) from error

    @contextmanager
    def reading_beside(self) -> Iterator[sqlite3.Connection]:
        """A second connection to a new database, which does not wait for what the first one works on.

        It sees what was written so far. Of that only may be read what stays as it is meanwhile: a table to which nothing is
        written keeps its pages, whatever is added to others.
        """
        self.connection.execute("COMMIT")  # into the file that nobody else sees, and which stays locked
        give_back(self.connection)
        self.connection.execute("BEGIN EXCLUSIVE")
        # Immutable: it neither asks for a lock nor looks for changes, and lets go of no lock of the first one.
        reader = sqlite3.connect(
            f"{self._building.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
        )
        try:
            yield reader
        finally:
            reader.close()

    def commit(self) -> None:
        """Make everything written the database's state, and close."""
        with self.in_words():
            self.connection.execute(f"PRAGMA busy_timeout = {int(COMMIT_TIMEOUT * 1000)}")
            self.connection.execute("COMMIT")
        try:
            if self.is_new:
                self._put_in_place()
        except OSError as error:
            raise StoreError(f"{self.path} could not be put in place: {error.strerror}.") from error
        finally:
            self.connection.close()

    def abandon(self) -> None:
        """Leave the database as it was before, and close."""
        if not self.is_new:
            roll_back(self.connection)
        self.connection.close()
        if self.is_new:
            _unlink(self._building)

    def _put_in_place(self) -> None:
        with self._building.open("rb") as file:
            os.fsync(file.fileno())
            try:
                self._building.replace(self._target)  # while still locked, so that nobody comes between
            except PermissionError:  # Windows does not move open files
                file.close()
                self.connection.close()
                self._building.replace(self._target)
        _sync_folder(self._target.parent)

    def _begin(self) -> tuple[sqlite3.Connection, bool]:
        while True:
            if self._target.exists() and (self._target.is_dir() or self._target.stat().st_size):
                connection = open_for_writing(self.path, timeout=WAIT)
                try:
                    connection.execute("BEGIN IMMEDIATE")
                except BaseException:
                    connection.close()
                    raise
                return connection, False
            built = self._begin_building()
            if built is not None:
                return built, True

    def _begin_building(self) -> sqlite3.Connection | None:
        """The connection to an empty file locked for us; None when it was not empty, and is now gone."""
        connection = sqlite3.connect(self._building, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
            prepare_for_writing(connection, self._building, timeout=WAIT)
            connection.execute(
                f"PRAGMA page_size = {self._page_bytes}"
            )  # before anything writes the first page
            # There is no state to go back to: what fails or is killed is deleted.
            connection.execute("PRAGMA journal_mode = OFF").fetchone()
            connection.execute("BEGIN EXCLUSIVE")
            (things,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute("COMMIT")  # the lock stays: the locking mode says so
            if things == 0:
                self._make_tables(connection)
                return connection
        except sqlite3.DatabaseError as error:
            connection.close()
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise DatabaseBusy(f"Another import is making {self.path} just now.") from error
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                raise
        except BaseException:
            connection.close()
            raise
        # Left by an import that was killed, or just moved to its place by one that ended: look again.
        connection.close()
        _unlink(self._building)
        return None

    def _make_tables(self, connection: sqlite3.Connection) -> None:
        """Lay out the empty file that `connection` has locked, and begin; of what cannot be laid out nothing stays."""
        try:
            # Nobody else sees this file, and it is written to disk once, before it is put in place; its rows
            # refer to each other by ids that the writer itself handed out.
            connection.execute("PRAGMA synchronous = OFF")
            migrate(connection)
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN EXCLUSIVE")
        except BaseException:
            _unlink(self._building)
            raise


def _resolved(path: Path) -> Path:
    """`path` with symbolic links followed: the file is replaced where it really is."""
    try:
        target = path.resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, until Python 3.12
        raise StoreError(f"{path} cannot be opened: {error}.") from error
    if target.is_symlink():
        raise StoreError(f"{path} cannot be opened: it is a link that leads back to itself.")
    return target


def _sync_folder(folder: Path) -> None:
    """Make the move itself last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unlink(building: Path) -> None:
    for file in (building, building.with_name(building.name + "-journal")):
        with suppress(OSError):
            file.unlink(missing_ok=True)
