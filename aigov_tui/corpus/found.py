"""A document to read, wherever its bytes are: a file, a part of one, or what came in through a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes. A larger document is a data dump; nobody could read it in the app."""

CONTAINER_LIMIT = 2 * 1024 * 1024 * 1024
"""Bytes. Files that hold many documents may be larger."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A document to read. `path` is absolute; `relative` is its posix path below what was asked for (or its name);
    `key` is stable and, among the documents found together, unique; `size` is in bytes.

    Of a file that holds several documents, `member` says which: the name within an archive, the key or the number of
    a row. `suffix` is the format to read it as (with its dot, lower case; "" for the path's own). A row of a table
    stands at `span` (offset and length in bytes) and begins in `line` (1-based); its `sha256` is known from finding
    it. `data` holds the bytes of what is on no disk.
    """

    path: Path
    relative: str
    key: str
    size: int
    member: str | None = None
    suffix: str = ""
    span: tuple[int, int] | None = None
    line: int | None = None
    sha256: str | None = None
    data: bytes | None = None

    @property
    def format_suffix(self) -> str:
        """The suffix that says how to read it, with its dot, lower case."""
        return self.suffix or self.path.suffix.lower()


class Unreadable(Exception):
    """Some bytes cannot be had: the message is a sentence that says why."""
