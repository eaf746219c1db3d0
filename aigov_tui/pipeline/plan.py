"""What an import has to do: which files are new, changed, moved, gone, and by which key each source goes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from aigov_tui.corpus import FoundFile, container_of, sha256_of
from aigov_tui.model.curated import CuratedSource
from aigov_tui.pipeline.work import Task
from aigov_tui.store.writer import KnownFile

_STDIN = "-"
"""The path of what came through a pipe."""
_MEMBER = "#"
"""Between the path of an archive or a table and the name of the document in it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`tasks` are the files to read, in the order their sources are to be stored; `moves` pairs of an old and a
    new path of one unchanged file; `missing` paths whose file is gone."""

    tasks: tuple[Task, ...]
    moves: tuple[tuple[str, str], ...]
    unchanged: int
    missing: tuple[str, ...]


def source_path(file: Path, database: Path) -> str:
    """How the database names a file: relative to the folder above the database's own where the file is below it
    (a workspace can then be moved as a whole), absolute elsewhere."""
    return _Places(database).path_of(file)


class _Places:
    """Names files, asking the disk only once where each folder really is."""

    def __init__(self, database: Path) -> None:
        self._workspace = database.resolve().parent.parent
        self._prefixes: dict[str, str] = {}

    def path_of(self, file: Path) -> str:
        """See `source_path`."""
        linked = file.is_symlink() and file.exists()  # a link to nowhere is spoken of by its own name
        absolute = file.resolve() if linked else file.parent.resolve() / file.name
        return _as_text(self._within_workspace(absolute).as_posix())

    def path_of_source(self, file: FoundFile) -> str:
        """The path of a document: `container#member` within an archive or a table."""
        path = _STDIN if file.data is not None else self._path_of_found(file.path)
        return f"{path}{_MEMBER}{file.member}" if file.member is not None else path

    def _path_of_found(self, file: Path) -> str:
        if os.path.islink(file):  # noqa: PTH114  # a third of the time; a hundred thousand files are asked
            return self.path_of(file)
        folder, name = os.path.split(file)
        return self._prefix_of(folder) + _as_text(name)

    def _prefix_of(self, folder: str) -> str:
        """What the paths of all files in a folder begin with."""
        if folder not in self._prefixes:
            named = _as_text(self._within_workspace(Path(folder).resolve()).as_posix())
            self._prefixes[folder] = "" if named == "." else f"{named.rstrip('/')}/"
        return self._prefixes[folder]

    def _within_workspace(self, absolute: Path) -> Path:
        if self._workspace != Path(self._workspace.anchor) and absolute.is_relative_to(self._workspace):
            return absolute.relative_to(self._workspace)
        return absolute


def _as_text(name: str) -> str:
    """A file name that is valid text: one in a legacy encoding must not keep its document out of the database, and
    two that differ must not become one, so that what is no UTF-8 is written out (`\\xff`)."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def make_plan(
    files: Sequence[FoundFile],
    roots: Sequence[Path],
    database: Path,
    known: Mapping[str, KnownFile],
    curated: Mapping[str, CuratedSource],
    recipe: str,
    *,
    force: bool = False,
) -> Plan:
    """Compare the files found below `roots` with what the database knows."""
    places = _Places(database)
    paths = {places.path_of_source(file): file for file in files}
    below = [places.path_of(root) for root in roots]
    absent = {path for path in _below(known, below) if path not in paths}
    keys = _Keys(known.values())
    tasks: list[Task] = []
    moves: list[tuple[str, str]] = []
    unchanged = 0
    gone = {known[path].sha256: path for path in sorted(absent, reverse=True)}
    recipe_alone = _recipe(recipe, None)
    for path, file in paths.items():
        about = curated.get(path)
        recipe_here = recipe_alone if about is None else _recipe(recipe, about)
        before = known.get(path)
        if before is None and gone and (old := gone.pop(sha256_of(file), None)) is not None:
            moves.append((old, path))
            absent.discard(old)
            before = known[old]
        as_before = before is not None and not force and before.recipe == recipe_here
        if as_before and before is not None and before.sha256 == sha256_of(file):
            unchanged += 1
            continue
        key = keys.key_for(file, about, before)
        tasks.append(Task(file, path, key, recipe_here, about, None if before is None else before.sha256))
    read_containers = {container_of(path) for path, file in paths.items() if file.member is not None}
    missing = sorted(path for path in absent if _is_gone(path, database, read_containers))
    return Plan(tuple(tasks), tuple(moves), unchanged, tuple(missing))


class _Keys:
    """Hands out source keys: stable for what the database has, unique for what is new."""

    def __init__(self, known: Iterable[KnownFile]) -> None:
        self._taken = {file.key for file in known}

    def key_for(self, file: FoundFile, about: CuratedSource | None, before: KnownFile | None) -> str:
        wanted = about.key if about is not None and about.key else None
        if before is not None and (wanted is None or wanted == before.key):
            return before.key
        stem = wanted or file.key
        if stem not in self._taken:
            self._taken.add(stem)
            return stem
        folder = _as_text(file.path.resolve().parent.name)
        container, mark, member = stem.partition(_MEMBER)
        candidates = [f"{folder}/{PurePosixPath(container).name}{mark}{member}"]
        number = 2
        while (key := candidates.pop(0)) in self._taken:
            if not candidates:
                candidates.append(f"{stem}~{number}")
                number += 1
        self._taken.add(key)
        return key


def _below(paths: Iterable[str], roots: Sequence[str]) -> Iterator[str]:
    """The sources that lie in what this import was asked to look at; all are paths as the database has them."""
    same = frozenset(roots)
    beginnings = tuple(f"{root}{mark}" for root in roots for mark in ("/", _MEMBER))
    here = "." in same
    return (
        path
        for path in paths
        if path in same or path.startswith(beginnings) or (here and not path.startswith("/"))
    )


def _is_gone(path: str, database: Path, read_containers: Collection[str | None]) -> bool:
    """Whether a source's file is no longer there, rather than out of reach. A member of an archive or a table is gone,
    too, when the file was read and did not hold it. What came through a pipe is never gone."""
    if path == _STDIN or path.startswith(f"{_STDIN}{_MEMBER}"):
        return False
    container = container_of(path)
    if container is not None and container in read_containers:
        return True
    try:
        os.lstat(os.fsencode(database.resolve().parent.parent / (container or path)))
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def _recipe(recipe: str, about: CuratedSource | None) -> str:
    """The recipe of one source: the import's, and what is curated about it."""
    return hashlib.sha256(f"{recipe}\n{about!r}".encode()).hexdigest()[:16]
