"""The imports and the problems they met."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import PurePath

from aigov_tui import __version__
from aigov_tui.model.problem import Problem
from aigov_tui.store.writer.rows import storable, storable_or_none


def record_import(
    connection: sqlite3.Connection,
    *,
    paths: Sequence[str],
    started_at: str,
    counts: Mapping[str, int],
    problems: Sequence[Problem],
    read: Collection[str],
    roots: Sequence[str],
) -> int:
    """Add the import and its problems; `read` are the paths of sources it wrote or removed. Returns its id.

    Problems of files read again no longer stand; nor do those of files under `roots` that are no sources (they
    could not be read before: now they were tried again, or are gone), and those of no file at all.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    cursor = connection.execute(
        "INSERT INTO imports (started_at, finished_at, paths, added, changed, unchanged, removed, problems, version)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            started_at,
            now,
            storable("\n".join(paths)),
            *(int(counts.get(name, 0)) for name in ("added", "changed", "unchanged", "removed")),
            len(problems),
            __version__,
        ),
    )
    import_id = cursor.lastrowid
    assert import_id is not None
    _retire(connection, roots, {*read, *(problem.path for problem in problems if problem.path is not None)})
    connection.executemany(
        "INSERT INTO problems (import_id, code, severity, path, line, message, stands) VALUES (?, ?, ?, ?, ?, ?, 1)",
        [
            (
                import_id,
                storable(problem.code),
                str(problem.severity),
                storable_or_none(problem.path),
                problem.line,
                storable(problem.message),
            )
            for problem in problems
        ],
    )
    return import_id


def _retire(connection: sqlite3.Connection, roots: Sequence[str], read: Collection[str]) -> None:
    for path, is_source in _standing(connection):
        if path is None or path in read or (not is_source and _is_below(path, roots)):
            connection.execute("UPDATE problems SET stands = 0 WHERE path IS ? AND stands = 1", (path,))


def stands_to_be_tried_again(connection: sqlite3.Connection, roots: Sequence[str]) -> bool:
    """Whether a problem stands of a file under `roots` that is no source: YAML, or a document that was left out."""
    return any(
        path is not None and not is_source and _is_below(path, roots)
        for path, is_source in _standing(connection)
    )


def _standing(connection: sqlite3.Connection) -> list[tuple[str | None, bool]]:
    """The paths of which problems stand, and whether there is a source of that path."""
    return connection.execute(
        "SELECT DISTINCT problems.path, sources.id IS NOT NULL FROM problems"
        " LEFT JOIN sources ON sources.path = problems.path WHERE problems.stands = 1"
    ).fetchall()


def _is_below(path: str, roots: Sequence[str]) -> bool:
    """Whether a file lies in one of the folders or files, or (`table.csv#12`) is a part of one."""
    return any(PurePath(path).is_relative_to(root) or path.startswith(f"{root}#") for root in roots)
