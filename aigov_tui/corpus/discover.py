"""Which files an import reads: folders walked, patterns expanded, whatever cannot be read said."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from aigov_tui.corpus.formats import CURATED_FILES, YAML_SUFFIXES, is_readable, suffixes_in_words
from aigov_tui.model.problem import Problem, Severity

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes. A larger file is a data dump, not a document; nobody could read it in the app."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read. `path` is absolute; `relative` is its posix path below what was asked for (or its name);
    `key` is stable and, among the files found together, unique; `size` is in bytes."""

    path: Path
    relative: str
    key: str
    size: int


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files found, sorted by `relative` within each path asked for, and what is wrong with the rest."""

    files: tuple[FoundFile, ...]
    problems: tuple[Problem, ...]


def discover(paths: Sequence[Path], *, size_limit: int = SIZE_LIMIT) -> Discovery:
    """The documents at `paths`: files, folders (recursively) and glob patterns. Never raises.

    In a folder, hidden files and folders, YAML and formats nobody reads are passed over; the last are counted in a
    problem. A file reached twice (by two paths, or by links) is read once. `size_limit` is in bytes.
    """
    walk = _Walk(size_limit)
    for path in paths:
        walk.add(Path(path))
    return Discovery(_with_keys(walk.files), (*walk.problems, *walk.unread_formats()))


@dataclass(slots=True)
class _Walk:
    """The files and problems met so far."""

    size_limit: int
    files: list[FoundFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _seen: set[tuple[int, int]] = field(default_factory=set)
    _other_formats: Counter[str] = field(default_factory=Counter)

    def add(self, path: Path) -> None:
        """Take in one path as a person gave it."""
        name = str(path)
        try:
            status = path.stat()
        except ValueError:  # a NUL in the name
            self._say("missing", "This is no possible file name.", name)
        except FileNotFoundError:
            if glob.has_magic(name):
                self._add_pattern(name)
            else:
                self._say("missing", "There is no such file or folder.", name)
        except OSError as error:
            self._say("unreadable", _reason(error), name)
        else:
            self._add_existing(path, status)

    def _add_existing(self, path: Path, status: os.stat_result) -> None:
        absolute = path.absolute()  # not resolve(): a linked file keeps the name it was asked for by
        if stat.S_ISDIR(status.st_mode):
            self._add_folder(absolute)
        elif path.suffix.lower() in YAML_SUFFIXES:
            if path.name not in CURATED_FILES:
                self._say("not-a-document", "YAML is curated knowledge, not a document.", str(path))
        elif not is_readable(path.suffix) and stat.S_ISREG(status.st_mode):
            self._say("unknown-format", f"aigov reads {suffixes_in_words()}.", str(path))
        else:
            self._add_file(absolute, absolute.name, status)

    def _add_pattern(self, pattern: str) -> None:
        try:
            matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (hidden files out, as in a shell)
        except (OSError, ValueError, RecursionError) as error:
            self._say("unreadable", f"The pattern could not be looked up ({error}).", pattern)
            return
        if not matches:
            self._say("missing", "No file matches this pattern.", pattern)
        for match in matches:
            if Path(match).is_file():
                self.add(Path(match))

    def _add_folder(self, root: Path) -> None:
        found: list[tuple[str, Path, os.stat_result]] = []
        for path, status in self._entries(root):
            suffix = path.suffix.lower()
            if is_readable(suffix):
                found.append((path.relative_to(root).as_posix(), path, status))
            elif suffix not in YAML_SUFFIXES:
                self._other_formats[suffix or "no suffix"] += 1
        for relative, path, status in sorted(found):
            self._add_file(path, relative, status)

    def _entries(self, root: Path) -> Iterator[tuple[Path, os.stat_result]]:
        """Everything below `root` that is no folder and not hidden; linked folders are followed, each once."""
        folders = [root]
        visited: set[tuple[int, int]] = set()
        while folders:
            folder = folders.pop()
            try:
                status = folder.stat()
                if (status.st_dev, status.st_ino) in visited:
                    continue
                visited.add((status.st_dev, status.st_ino))
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError as error:
                self._say("unreadable", _reason(error), str(folder))
                continue
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                path = folder / entry.name
                try:
                    status = entry.stat()
                except OSError as error:  # a link to nowhere, or to itself
                    self._say("unreadable", _reason(error), str(path))
                    continue
                if stat.S_ISDIR(status.st_mode):
                    folders.append(path)
                else:
                    yield path, status

    def _add_file(self, path: Path, relative: str, status: os.stat_result) -> None:
        identity = (status.st_dev, status.st_ino)
        if identity in self._seen:
            return
        self._seen.add(identity)
        if not stat.S_ISREG(status.st_mode):
            self._say("not-a-file", "This is a device or a pipe, not a file.", str(path))
        elif status.st_size > self.size_limit:
            limit = self.size_limit / 1024 / 1024
            size = status.st_size / 1024 / 1024
            self._say("too-large", f"The file has {size:.0f} MiB; the limit is {limit:.0f} MiB.", str(path))
        else:
            self.files.append(FoundFile(path, printable_name(relative), "", status.st_size))

    def unread_formats(self) -> Iterator[Problem]:
        """One remark for each format that nobody reads, met in a folder."""
        for suffix, count in sorted(self._other_formats.items()):
            files = "1 file was" if count == 1 else f"{count} files were"
            message = f"{files} passed over ({suffix}): aigov reads {suffixes_in_words()}."
            yield Problem("unknown-format", message, Severity.INFO)

    def _say(self, code: str, message: str, path: str) -> None:
        self.problems.append(Problem(code, message, Severity.ERROR, printable_name(path)))


def printable_name(path: str) -> str:
    """A file name that is valid text whatever bytes it has on disk: what is no UTF-8 becomes U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _reason(error: OSError) -> str:
    return f"It could not be read ({error.strerror or error})."


def _with_keys(files: Sequence[FoundFile]) -> tuple[FoundFile, ...]:
    """The files with their keys: the relative path without its suffix, or with it where two files would share it.

    Files of one relative path below two roots are told apart by as much of their absolute path as that takes.
    """
    times = Counter(file.relative for file in files)
    named = [
        replace(file, relative=_longer_name(file)) if times[file.relative] > 1 else file for file in files
    ]
    stems = Counter(_stem(file.relative) for file in named)
    return tuple(
        replace(file, key=stem if stems[stem := _stem(file.relative)] == 1 else file.relative)
        for file in named
    )


def _longer_name(file: FoundFile) -> str:
    return printable_name(file.path.as_posix()).lstrip("/")


def _stem(relative: str) -> str:
    return str(PurePosixPath(relative).with_suffix(""))
