"""Opening a database file, to read or to write, and saying in words why that or anything later fails."""

from __future__ import annotations

import os
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from aigov_tui.store.errors import Cancelled, DatabaseBusy, NewerDatabase, NotAnAigovDatabase, StoreError
from aigov_tui.store.migrations import APPLICATION_ID, SCHEMA_VERSION, migrate, roll_back, version_of

READ_TIMEOUT = 5.0  # seconds to wait for an import that is just committing
WRITE_TIMEOUT = 5.0  # seconds to wait for somebody else's writing to end
_MAPPED = 2**31  # bytes of the file that are read in place: to copy a page is most of the cost of a row
PATIENCE = 2.0  # seconds a person's own change waits for an import that is writing

_MESSAGES = {
    sqlite3.SQLITE_FULL: "The disk that holds {path} is full. Nothing was changed; free some space and try again.",
    sqlite3.SQLITE_READONLY: "{path} cannot be written: the file or its folder is read-only.",
    sqlite3.SQLITE_PERM: "{path} cannot be opened: permission denied.",
    sqlite3.SQLITE_CORRUPT: (
        "{path} is damaged ({error}). Put back a copy; without one, `aigov rescue {quoted} NEW.db` saves your notes and "
        "decisions, and `aigov import PATH --db NEW.db` reads the documents again."
    ),
    sqlite3.SQLITE_IOERR: "Reading or writing {path} failed: the disk reports an error ({error}).",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened. Is the folder there, and may you read and write it?",
    sqlite3.SQLITE_TOOBIG: "A text is larger than the 1 GB that SQLite can hold.",
    sqlite3.SQLITE_NOMEM: "There is not enough memory to work on {path}.",
}
_SPECIFIC: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (DatabaseBusy, "Another program is writing {path}: wait until it is done."),
    sqlite3.SQLITE_LOCKED: (DatabaseBusy, "Another program is writing {path}: wait until it is done."),
    sqlite3.SQLITE_NOTADB: (NotAnAigovDatabase, "{path} is not an aigov database: it is not SQLite at all."),
    sqlite3.SQLITE_INTERRUPT: (Cancelled, "The query was given up."),
}
_OLDER = (
    "{path} was made by an older aigov and has to be brought up to date, but the file or its folder is read-only: "
    "copy it to where it can be written, and open the copy."
)


def as_store_error(error: sqlite3.Error, path: Path) -> StoreError:
    """The sentence that tells a person what `error` means for the database at `path`."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None  # extended codes hold the primary one in the low byte
    if primary in _SPECIFIC:
        kind, sentence = _SPECIFIC[primary]
        return kind(sentence.format(path=path, error=error))
    return _said(_MESSAGES.get(primary or -1, "SQLite could not work on {path}: {error}."), path, error)


def _said(sentence: str, path: Path, error: object) -> StoreError:
    return StoreError(sentence.format(path=path, error=error, quoted=shlex.quote(str(path))))


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn every `sqlite3.Error` within into a `StoreError` whose message is a sentence about `path`.

    So is any other error that comes of values which only a damaged file can hold.
    """
    try:
        yield
    except sqlite3.Error as error:
        if _is_logical(error) and (found := _damage_of(path)):
            raise _said(_MESSAGES[sqlite3.SQLITE_CORRUPT], path, found) from error
        raise as_store_error(error, path) from error
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:
        if found := _damage_of(path):
            raise _said(_MESSAGES[sqlite3.SQLITE_CORRUPT], path, found) from error
        raise


def _is_logical(error: sqlite3.Error) -> bool:
    """Whether SQLite says that a table or a value is not what the program knows, not that something is in the way."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH)


def _damage_of(path: Path) -> str | None:
    """What is wrong with the file itself or with the types of its values, None where it is sound or cannot be asked."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                return " ".join(str(found).split())
            from aigov_tui.store.check.plain import values_match_their_types  # which nothing else here needs

            wrong = next(values_match_their_types(connection), None)
            return f"{wrong.table}: {wrong.message.rstrip('.')}" if wrong else None
    except UnicodeDecodeError:  # of SQLite's own message, which tells of the broken words
        return "malformed database schema"
    except sqlite3.DatabaseError as error:
        return str(error) if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT else None


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A read-only connection to the aigov database at `path`; rows are tuples, transactions are nobody's concern.

    A database of an older version is first brought up to date, and the remains of an import that was killed are
    first rolled back, where the file can be written. Raises `StoreError` with a sentence.
    """
    _must_be_there(path)
    with in_words(path):
        try:
            connection = _connect_reading(path)
        except sqlite3.OperationalError as error:
            if not _left_by_a_killed_import(error):
                raise
            _roll_back_remains(path)
            connection = _connect_reading(path)
        if 0 < version_of(connection) < SCHEMA_VERSION:
            connection.close()
            if not _is_writable(path):
                raise StoreError(_OLDER.format(path=path))
            open_for_writing(path).close()
            connection = _connect_reading(path)
        return connection


def open_for_writing(path: Path, *, timeout: float = WRITE_TIMEOUT) -> sqlite3.Connection:
    """A read-write connection in autocommit mode to the aigov database at `path`, migrated to this version.

    Foreign keys are enforced; the journal is a plain rollback journal, so that no `-wal` file stays behind.
    `timeout` is in seconds. Raises `StoreError` with a sentence.
    """
    _must_be_there(path)
    _must_be_writable(path)
    with in_words(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)
        try:
            prepare_for_writing(connection, path, timeout=timeout)
            migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def transaction(path: Path) -> Iterator[sqlite3.Connection]:
    """A person's change to the database at `path`: kept when left normally, taken back by an exception.

    Waits `PATIENCE` for an import that is writing. Raises `StoreError` with a sentence.
    """
    with in_words(path), closing(open_for_writing(path, timeout=PATIENCE)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            roll_back(connection)
            raise
        connection.execute("COMMIT")


def prepare_for_writing(
    connection: sqlite3.Connection, path: Path, *, timeout: float = WRITE_TIMEOUT
) -> None:
    """Make sure the open file is ours (or empty), and set what every writing connection needs."""
    connection.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")
    must_be_ours(connection, path)
    # Taken out of WAL mode if some other tool put it there: a WAL file in a read-only folder cannot be opened.
    connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    connection.execute("PRAGMA foreign_keys = ON")


def must_be_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Raise a `StoreError` unless the open file is an aigov database of a version we know, or an empty one."""
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application_id != APPLICATION_ID and tables:
        raise NotAnAigovDatabase(f"{path} is a SQLite file, but not an aigov database. Name another file.")
    if version_of(connection) > SCHEMA_VERSION:
        raise NewerDatabase(f"{path} was written by a newer aigov than this one. Upgrade aigov to open it.")


def _must_be_there(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a database file.")
    if not path.exists():
        raise StoreError(f"There is no database at {path}. `aigov import` makes one.")


def _must_be_writable(path: Path) -> None:
    """SQLite would open a file that may only be read all the same, and complain in the middle of the work."""
    if not _is_writable(path):
        raise StoreError(_MESSAGES[sqlite3.SQLITE_READONLY].format(path=path))


def _is_writable(path: Path) -> bool:
    target = path.resolve()  # the journal is made beside it
    return os.access(target, os.W_OK) and os.access(target.parent, os.W_OK)


def _connect_reading(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute(f"PRAGMA busy_timeout = {int(READ_TIMEOUT * 1000)}")
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}").fetchone()
        must_be_ours(connection, path)
        if version_of(connection) == 0:
            raise NotAnAigovDatabase(f"{path} is empty. `aigov import` fills it.")
    except BaseException:
        connection.close()
        raise
    return connection


def _left_by_a_killed_import(error: sqlite3.OperationalError) -> bool:
    """True when only a connection that may write can open the file: it has a journal to roll back."""
    return error.sqlite_errorcode in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY)


def _roll_back_remains(path: Path) -> None:
    with suppress(sqlite3.Error):  # a read-only folder: the reader's own error says so
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=READ_TIMEOUT)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # reading is what rolls back
        finally:
            connection.close()
