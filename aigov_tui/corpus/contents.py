"""The bytes of a found document, wherever they are, and what they say."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

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
    with file.path.open("rb") as stream:
        # By the size it had, then what it has grown by: room for the limit would be made for every small file.
        data = stream.read(min(file.size, SIZE_LIMIT) + 1)
        if len(data) > file.size:
            data += stream.read(SIZE_LIMIT + 1 - len(data))
    if len(data) > SIZE_LIMIT:
        raise Unreadable(f"The file has grown beyond {SIZE_LIMIT // 1024 // 1024} MiB; it was left out.")
    return data


def sha256_of(file: FoundFile) -> str:
    """The SHA-256 (hexadecimal) that reading `file` would give; "" where it cannot be read (reading then says why)."""
    try:
        return file.sha256 if file.sha256 is not None else hashlib.sha256(bytes_of(file)).hexdigest()
    except (OSError, Unreadable):
        return ""
