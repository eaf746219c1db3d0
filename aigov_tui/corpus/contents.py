"""The bytes of a found document, wherever they are, and what they say."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from typing import BinaryIO

from aigov_tui.corpus.containers.archive import member_bytes
from aigov_tui.corpus.containers.tables import row_document
from aigov_tui.corpus.decode import Decoded, Refused
from aigov_tui.corpus.formats import format_of
from aigov_tui.corpus.found import SIZE_LIMIT, FoundFile, Unreadable


@dataclass(frozen=True, slots=True)
class Content:
    """What a document's bytes say, their SHA-256 in hexadecimal, and how many they are."""

    decoded: Decoded | Refused
    sha256: str
    size: int


def read_content(file: FoundFile) -> Content:
    """Read `file` by its format. Raises `Unreadable` with a sentence where its bytes cannot be had."""
    try:
        if (
            file.sha256 is not None
        ):  # a row: its hash is that of its bytes, and of the header that explains them
            return Content(row_document(file), file.sha256, file.size)
        data = bytes_of(file)
    except OSError as error:
        raise Unreadable(f"It could not be read ({error.strerror or error}).") from None
    return Content(format_of(file.format_suffix).read(data), hashlib.sha256(data).hexdigest(), len(data))


def bytes_of(file: FoundFile) -> bytes:
    """The bytes of a file, or of a member of an archive. Raises `Unreadable`, `OSError`."""
    if file.data is not None:
        return file.data
    if file.member is not None:
        return member_bytes(file.path, file.member)
    with open(file.path, "rb", opener=_without_waiting) as stream:  # a path's own takes no opener
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise Unreadable("It is no file any more, but a device or a pipe; it was left out.")
        # By the size it had, then what it has grown by: room for the limit would be made for every small file.
        data = _read(stream, min(file.size, SIZE_LIMIT) + 1)
        if len(data) > file.size:
            data += _read(stream, SIZE_LIMIT + 1 - len(data))
    if len(data) > SIZE_LIMIT:
        raise Unreadable(f"The file has grown beyond {SIZE_LIMIT // 1024 // 1024} MiB; it was left out.")
    return data


def _without_waiting(path: str, flags: int) -> int:
    """Open a file so that no read of it waits: what was a file a moment ago may be a pipe by now, and some of those in /proc
    say that they are files."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _read(stream: BinaryIO, size: int) -> bytes:
    """At most `size` bytes of a stream opened `_without_waiting`. Raises `Unreadable` where one would have to wait."""
    data: bytes | None = stream.read(size)
    if data is None:
        raise Unreadable("There is nothing to read in it now: it is no ordinary file; it was left out.")
    return data


def sha256_of(file: FoundFile) -> str:
    """The SHA-256 (hexadecimal) that reading `file` would give; "" where it cannot be read (reading then says why)."""
    try:
        return file.sha256 if file.sha256 is not None else hashlib.sha256(bytes_of(file)).hexdigest()
    except (OSError, Unreadable):
        return ""
