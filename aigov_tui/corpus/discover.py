"""Which files an import reads: folders walked, patterns expanded, whatever cannot be read said."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from aigov_tui.corpus.containers import CONTAINERS
from aigov_tui.corpus.formats import (
    CURATED_FILES,
    YAML_SUFFIXES,
    is_container,
    is_readable,
    passed_over,
    suffix_of_bytes,
    suffixes_in_words,
)
from aigov_tui.corpus.found import CONTAINER_LIMIT, SIZE_LIMIT, FoundFile
from aigov_tui.corpus.keys import printable_name, with_keys
from aigov_tui.model.problem import Problem, Severity

STDIN = Path("-")
"""The path that means standard input."""
_STDIN_NAME = "stdin"


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files found, sorted by `relative` within each path asked for, and what is wrong with the rest."""

    files: tuple[FoundFile, ...]
    problems: tuple[Problem, ...]


def discover(
    paths: Sequence[Path], *, size_limit: int = SIZE_LIMIT, stdin: BinaryIO | None = None
) -> Discovery:
    """The documents at `paths`: files, folders (recursively), glob patterns, and `-` for standard input. Never raises.

    An archive or a table is gone through for the documents in it. In a folder, hidden files and folders, YAML and formats nobody reads are passed over; the last are counted in a
    problem. A file reached twice (by two paths, or by links) is read once. `size_limit`, of one document, is in bytes;
    `stdin` stands in for the process's own.
    """
    walk = _Walk(size_limit, stdin)
    for path in paths:
        walk.add(Path(path))
    return Discovery(with_keys(walk.files), (*walk.problems, *walk.unread_formats()))


@dataclass(slots=True)
class _Walk:
    """The files and problems met so far."""

    size_limit: int
    stdin: BinaryIO | None = None
    files: list[FoundFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _seen: set[tuple[int, int]] = field(default_factory=set)
    _other_formats: Counter[str] = field(default_factory=Counter)
    _read_stdin: bool = False

    def add(self, path: Path) -> None:
        """Take in one path as a person gave it."""
        name = str(path)
        if path == STDIN:
            self._add_stdin()
            return
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
        elif not (is_readable(path.suffix) or is_container(path.suffix)) and stat.S_ISREG(status.st_mode):
            self._say("unknown-format", f"aigov reads {suffixes_in_words()}.", str(path))
        else:
            self._add_file(absolute, absolute.name, absolute.suffix.lower(), status)

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
        found: list[tuple[str, Path, str, os.stat_result]] = []
        above = len(f"{root.as_posix().rstrip('/')}/")
        for path, status in self._entries(root):
            suffix = path.suffix.lower()
            if is_readable(suffix) or is_container(suffix):
                found.append((path.as_posix()[above:], path, suffix, status))
            elif suffix not in YAML_SUFFIXES:
                self._other_formats[suffix] += 1
        for relative, path, suffix, status in sorted(found):
            self._add_file(path, relative, suffix, status)

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

    def _add_file(self, path: Path, relative: str, suffix: str, status: os.stat_result) -> None:
        """Take in a file; `suffix` is its name's, in small letters."""
        identity = (status.st_dev, status.st_ino)
        if identity in self._seen:
            return
        self._seen.add(identity)
        if not stat.S_ISREG(status.st_mode):
            how = " `aigov import - < PIPE` reads a pipe." if stat.S_ISFIFO(status.st_mode) else ""
            self._say("not-a-file", f"This is a device or a pipe, not a file.{how}", str(path))
        elif status.st_size > (limit := CONTAINER_LIMIT if is_container(suffix) else self.size_limit):
            size = status.st_size / 1024 / 1024
            self._say(
                "too-large",
                f"The file has {size:.0f} MiB; the limit is {limit / 1024**2:.0f} MiB.",
                str(path),
            )
        else:
            found = FoundFile(path, printable_name(relative), "", status.st_size, suffix=suffix)
            if is_container(suffix):
                self._add_container(found)
            else:
                self.files.append(found)

    def _add_container(self, container: FoundFile) -> None:
        """Take in the documents that a file holds; what is wrong with them is said of the file as it was found."""
        name = printable_name(str(container.path))
        try:
            with (
                BytesIO(container.data) if container.data is not None else container.path.open("rb") as stream
            ):
                for found in CONTAINERS[container.suffix](container, stream):
                    if isinstance(found, FoundFile):
                        self.files.append(found)
                    else:
                        inner = (found.path or "").removeprefix(container.relative)
                        self.problems.append(replace(found, path=name + inner))
        except OSError as error:
            self._say("unreadable", _reason(error), name)

    def _add_stdin(self) -> None:
        if self._read_stdin:
            return
        self._read_stdin = True
        try:
            data = (self.stdin or sys.stdin.buffer).read(self.size_limit + 1)
        except (OSError, ValueError, AttributeError) as error:  # closed, or none at all
            self._say("unreadable", f"Standard input could not be read ({error}).", str(STDIN))
            return
        if len(data) > self.size_limit:
            self._say(
                "too-large",
                f"More than {self.size_limit // 1024**2} MiB came in; save it to a file.",
                str(STDIN),
            )
            return
        suffix = suffix_of_bytes(data)
        found = FoundFile(STDIN, _STDIN_NAME, "", len(data), suffix=suffix, data=data)
        if suffix == ".zip":
            self._say("unknown-format", "This is a zip file: save it, then import the file.", str(STDIN))
        elif is_container(suffix):
            self._add_container(found)
        else:
            self.files.append(found)

    def unread_formats(self) -> Iterator[Problem]:
        """A remark on the files of formats that nobody reads, met in folders."""
        if self._other_formats:
            yield Problem("unknown-format", passed_over(self._other_formats), Severity.INFO)

    def _say(self, code: str, message: str, path: str) -> None:
        self.problems.append(Problem(code, message, Severity.ERROR, printable_name(path)))


def _reason(error: OSError) -> str:
    return f"It could not be read ({error.strerror or error})."
