"""Zip files: which documents are in one, and the bytes of each. Nothing is ever unpacked to disk."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from aigov_tui.corpus.formats import YAML_SUFFIXES, is_container, is_readable, passed_over
from aigov_tui.corpus.found import SIZE_LIMIT, FoundFile, Unreadable
from aigov_tui.model.problem import Problem, Severity

MOST_MEMBERS = 100_000
TOTAL_LIMIT = 2 * 1024 * 1024 * 1024
"""Bytes that all documents of an archive may have together, unpacked."""
DIRECTORY_LIMIT = 32 * 1024 * 1024
"""Bytes. Python reads the whole directory of an archive into memory; this many hold some 300,000 names."""
BOMB_FROM = 64 * 1024 * 1024
BOMB_RATIO = 100
"""An archive that grows more than so many times, to so many bytes or more, holds no text: text shrinks to a fifth."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_ENCRYPTED = 0x1
_NAME_IS_UTF8 = 0x800
_BROKEN = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, ValueError, struct.error, RuntimeError)


def members_of(archive: FoundFile, stream: BinaryIO) -> Iterator[FoundFile | Problem]:
    """The documents in a zip file, by name, and what is wrong with the rest of it."""
    path = archive.relative
    if _directory_size(stream) > DIRECTORY_LIMIT:
        yield _problem("too-large", "The archive lists far too many files; it was left out.", path)
        return
    try:
        with zipfile.ZipFile(stream) as opened:
            members = [entry for entry in opened.infolist() if not _is_passed_over(entry)]
    except _BROKEN:
        yield _problem("broken-archive", "This is no zip file, or a broken one; it was left out.", path)
        return
    refusal = _refusal(members)
    if refusal is not None:
        yield _problem("archive-refused", f"{refusal} It was left out.", path)
        return
    seen: set[str] = set()
    other_formats: Counter[str] = Counter()
    for entry in sorted(members, key=_name):
        name = _name(entry)
        suffix = PurePosixPath(name).suffix.lower()
        if not (is_readable(suffix) or is_container(suffix)):
            if suffix not in YAML_SUFFIXES:
                other_formats[suffix] += 1
            continue
        reason = "has the name of an earlier one" if name in seen else _reason_against(entry, name, suffix)
        seen.add(name)
        if reason == _OUTSIDE:
            yield _problem(
                "archive-member", f"The file “{name[:80]}” of the archive {reason}; it was left out.", path
            )
            continue  # its path would be tidied into that of another file
        if reason is not None:
            message = f"This file of the archive {reason}; it was left out."
            yield _problem("archive-member", message, f"{path}#{name}")
            continue
        yield replace(archive, relative=f"{path}#{name}", size=entry.file_size, member=name, suffix=suffix)
    if other_formats:
        yield Problem("unknown-format", passed_over(other_formats), Severity.INFO, path)


def member_bytes(path: Path, member: str) -> bytes:
    """The bytes of one document of the archive at `path`. Raises `Unreadable`, `OSError`."""
    status = path.stat()
    try:
        opened, entries = _opened(path, status.st_mtime_ns, status.st_size)
        entry = entries.get(member)
        if entry is None:
            raise Unreadable("The archive no longer holds this file.")
        with opened.open(entry) as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except _BROKEN as error:
        raise Unreadable(f"This file of the archive is broken ({error}); it was left out.") from None
    if len(data) > SIZE_LIMIT:
        raise Unreadable(f"Unpacked, it is larger than {SIZE_LIMIT // 1024 // 1024} MiB; it was left out.")
    return data


@lru_cache(maxsize=1)
def _opened(path: Path, changed: int, size: int) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    """The open archive and its entries by name, kept for the next member; `changed` and `size` tell it from another
    state of the file."""
    opened = zipfile.ZipFile(path)
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in opened.infolist():
        entries.setdefault(_name(entry), entry)
    return opened, entries


def _is_passed_over(entry: zipfile.ZipInfo) -> bool:
    """Folders, links, hidden files and what macOS adds to archives: as in a folder, not worth a word."""
    parts = PurePosixPath(_name(entry)).parts
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return entry.is_dir() or hidden or "__MACOSX" in parts or stat.S_ISLNK(entry.external_attr >> 16)


def _refusal(members: list[zipfile.ZipInfo]) -> str | None:
    """Why an archive as a whole is not read."""
    if len(members) > MOST_MEMBERS:
        return f"The archive holds {len(members):,} files; the limit is {MOST_MEMBERS:,}."
    unpacked = sum(entry.file_size for entry in members)
    packed = sum(entry.compress_size for entry in members)
    if unpacked > TOTAL_LIMIT:
        return f"Unpacked, the archive would take {unpacked / 1024**3:.1f} GiB; the limit is {TOTAL_LIMIT / 1024**3:.0f}."
    if unpacked >= BOMB_FROM and unpacked > BOMB_RATIO * packed:
        return f"The archive grows {unpacked // max(packed, 1):,} times when unpacked, which no text does."
    return None


_OUTSIDE = "has a path that leads out of it"


def _reason_against(entry: zipfile.ZipInfo, name: str, suffix: str) -> str | None:
    """Why one file of an archive is not read, as the end of a sentence."""
    if name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:3] == ":/":
        return _OUTSIDE
    if entry.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if is_container(suffix):
        return "holds documents itself: unpack the archive to read it"
    if entry.compress_type not in _METHODS:
        return "is packed in a way that Python cannot unpack"
    if entry.file_size > SIZE_LIMIT:
        return f"has {entry.file_size / 1024**2:.0f} MiB unpacked (the limit is {SIZE_LIMIT // 1024**2})"
    return None


def _name(entry: zipfile.ZipInfo) -> str:
    """A member's name with `/` between folders. Archives from before UTF-8 names: on a Mac they were UTF-8 all the
    same, on a Chinese Windows GBK."""
    name = entry.filename
    if not entry.flag_bits & _NAME_IS_UTF8 and not name.isascii():
        for encoding in ("utf-8", "gbk"):
            try:
                name = name.encode("cp437").decode(encoding)
                break
            except UnicodeError:
                continue
    return name.replace("\\", "/").encode("utf-8", "replace").decode("utf-8")


def _directory_size(stream: BinaryIO) -> int:
    """The size in bytes that an archive says its directory has; 0 where there is none to be found."""
    end = stream.seek(0, 2)
    start = max(0, end - 65_557 - 20)  # the record, the longest comment, and the locator before them
    stream.seek(start)
    tail = stream.read()
    found = tail.rfind(b"PK\x05\x06")
    size = 0
    if found >= 0 and len(tail) >= found + 22:
        (size,) = struct.unpack_from("<L", tail, found + 12)
        if tail[max(0, found - 20) : found].startswith(b"PK\x06\x07"):
            (offset,) = struct.unpack_from("<Q", tail, found - 12)
            if offset + 56 <= end:
                stream.seek(offset)
                (size,) = struct.unpack_from("<Q", stream.read(56), 40)
    stream.seek(0)
    return int(size)


def _problem(code: str, message: str, path: str) -> Problem:
    return Problem(code, message, Severity.ERROR, path)
