"""JSON lines and CSV: which documents are in a table, and each of them again when its turn comes.

A table may be larger than memory. It is gone through once, a row at a time; each row is then found again by where its
bytes are.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from aigov_tui.corpus.containers.record import (
    BadRow,
    Record,
    decoded,
    record_bytes,
    record_of,
    record_of_json,
    text_name,
)
from aigov_tui.corpus.containers.rows import ROW_LIMIT, Lines, TableRefused
from aigov_tui.corpus.decode import Decoded
from aigov_tui.corpus.found import FoundFile, Unreadable
from aigov_tui.corpus.frontmatter import plain_name
from aigov_tui.model.problem import Problem, Severity

CSV_SUFFIXES = (".csv", ".tsv")
MOST_ROWS = 1_000_000
MOST_PROBLEMS = 100
"""Of one table; the rest are counted."""

_DELIMITERS = ",;\t|"
_SAID = re.compile(r"\"?sep=(.)\"?\s*", re.IGNORECASE)
"""A first line in which Excel says what separates the columns."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first row of a CSV: its column names, what separates columns, and its bytes."""

    columns: tuple[str, ...]
    delimiter: str
    raw: bytes
    lines_before: int = 0


def json_rows(table: FoundFile, stream: BinaryIO) -> Iterator[FoundFile | Problem]:
    """The rows of a file with a JSON object on each line that have a text, and what is wrong with the others."""
    try:
        lines = Lines(stream)
    except TableRefused as error:
        yield _problem(str(error), table)
        return
    yield from _with_path(lines.problems, table)
    yield from _bounded(_json_rows(table, lines), table)


def csv_rows(table: FoundFile, stream: BinaryIO) -> Iterator[FoundFile | Problem]:
    """The rows of a CSV file that have a text, and what is wrong with the others."""
    try:
        lines = Lines(stream)
        header = _read_header(lines)
    except TableRefused as error:
        yield _problem(str(error), table)
        return
    yield from _with_path(lines.problems, table)
    yield from _bounded(_csv_rows(table, lines, header), table)


def row_document(row: FoundFile) -> Decoded:
    """The document in a row that `json_rows` or `csv_rows` found. Raises `Unreadable`, `OSError`."""
    try:
        if row.data is not None:
            return decoded(record_of_json(row.data.decode("utf-8")), "jsonl/utf-8")
        status = row.path.stat()
        encoding, header = _look_at(row.path, row.format_suffix, status.st_mtime_ns, status.st_size)
        text = _row_bytes(row).decode(encoding, "replace").replace("\0", "\ufffd")
        record = _csv_record(text, header) if header is not None else record_of_json(text)
    except (TableRefused, BadRow, csv.Error) as error:
        raise Unreadable(f"The row is not what it was when it was found: {error}") from None
    name = "csv" if header is not None else "jsonl"
    return decoded(record, f"{name}/{encoding}")


def _row_bytes(row: FoundFile) -> bytes:
    offset, length = row.span or (0, 0)
    with row.path.open("rb") as stream:
        stream.seek(offset)
        return stream.read(length)


def _json_rows(table: FoundFile, lines: Lines) -> Iterator[FoundFile | Problem]:
    taken: set[str] = set()
    for line in lines:
        if not line.raw.strip(b" \t\r\n\0"):
            continue
        if line.too_long:
            yield _problem(f"The line is longer than {ROW_LIMIT // 1024**2} MiB.", table, line.number)
            continue
        try:
            record = record_of_json(line.raw.decode(lines.encoding, "replace"))
        except BadRow as error:
            yield _problem(str(error), table, line.number)
            continue
        span = (line.offset, len(line.raw))
        sha256 = hashlib.sha256(line.raw).hexdigest()
        yield _found(table, record, line.number, taken, span, line.number, sha256)


def _csv_rows(table: FoundFile, lines: Lines, header: Header) -> Iterator[FoundFile | Problem]:
    taken: set[str] = set()
    feed = _Feed(lines, header.lines_before)
    feed.skip_header()
    reader = csv.reader(feed, delimiter=header.delimiter)
    number = 0
    while True:
        feed.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _problem(f"The row is no CSV ({error}).", table, feed.first_line)
            if feed.too_long:
                return
            continue
        if not cells:
            continue
        number += 1
        if feed.ended and feed.raw.count(b'"') % 2:
            message = "A quotation mark is opened in this row and never closed; what follows was left out."
            yield _problem(message, table, feed.first_line)
            return
        try:
            record = _csv_record_of(cells, header)
        except BadRow as error:
            yield _problem(str(error), table, feed.first_line)
            continue
        span = (feed.offset, len(feed.raw))
        sha256 = hashlib.sha256(header.raw + feed.raw).hexdigest()
        yield _found(table, record, number, taken, span, feed.first_line, sha256)


class _Feed:
    """Decoded lines for the csv module, which takes as many as a row needs: it remembers the bytes of each row."""

    def __init__(self, lines: Lines, skip: int = 0) -> None:
        self._lines = islice(lines, skip, None)
        self._encoding = lines.encoding
        self.begin_row()
        self.ended = False

    def begin_row(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0
        self.offset = self.first_line = 0
        self.too_long = False

    def skip_header(self) -> None:
        next(csv.reader(self), None)

    @property
    def raw(self) -> bytes:
        return b"".join(self._pieces)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        if not self._pieces:
            self.offset, self.first_line = line.offset, line.number
        self._pieces.append(line.raw)
        self._size += len(line.raw)
        if line.too_long or self._size > ROW_LIMIT:
            self.too_long = True
            raise csv.Error(f"it is longer than {ROW_LIMIT // 1024**2} MiB; what follows was left out")
        return line.raw.decode(self._encoding, "replace").replace("\0", "\ufffd")


def _read_header(lines: Lines) -> Header:
    """The first row of a CSV. Raises `TableRefused` where it names no text column."""
    csv.field_size_limit(
        ROW_LIMIT
    )  # for all of the process; its own, 128 KiB, is less than an article may have
    first = next(iter(lines), None)
    if first is None:
        raise TableRefused("The file is empty.")
    text = first.raw.decode(lines.encoding, "replace")
    said = _SAID.fullmatch(text)
    before = 0 if said is None else 1
    for delimiter in said[1] if said is not None else sorted(_DELIMITERS, key=text.count, reverse=True):
        feed = _Feed(lines, before)
        try:
            columns = next(csv.reader(feed, delimiter=delimiter), [])
        except csv.Error:
            continue
        if text_name(list(map(plain_name, columns))) is not None:
            return Header(tuple(columns), delimiter, feed.raw, before)
    shown = ", ".join(name[:30] for name in text.strip()[:500].split(","))
    raise TableRefused(
        f"The table has no column called “text” (or body, content, article); it begins with: {shown[:200]}."
    )


@lru_cache(maxsize=2)
def _look_at(path: Path, suffix: str, changed: int, size: int) -> tuple[str, Header | None]:
    """The encoding of the table at `path`, and its header where it has one; `changed` and `size` tell it from another
    state of the file."""
    with path.open("rb") as stream:
        lines = Lines(stream)
        return lines.encoding, _read_header(lines) if suffix in CSV_SUFFIXES else None


def _csv_record(row: str, header: Header) -> Record:
    return _csv_record_of(next(csv.reader([row], delimiter=header.delimiter), []), header)


def _csv_record_of(cells: list[str], header: Header) -> Record:
    if len(cells) > len(header.columns):
        raise BadRow(f"The row has {len(cells)} cells; the table has {len(header.columns)} columns.")
    return record_of(zip(header.columns, cells, strict=False))


def _found(
    table: FoundFile,
    record: Record,
    number: int,
    taken: set[str],
    span: tuple[int, int],
    line: int,
    sha256: str,
) -> FoundFile:
    """The row as a document: named by its own key, or else by its number."""
    member = record.key or str(number)
    if member in taken:
        member = f"{member}~{number}"
    taken.add(member)
    return FoundFile(
        path=table.path,
        relative=f"{table.relative}#{member}",
        key="",
        size=len(record.text.encode("utf-8", "replace")),
        member=member,
        suffix=table.suffix,
        span=span,
        line=line,
        sha256=sha256,
        data=record_bytes(record) if table.data is not None else None,
    )


def _bounded(rows: Iterator[FoundFile | Problem], table: FoundFile) -> Iterator[FoundFile | Problem]:
    """The rows up to a number of them, and of problems."""
    documents = problems = 0
    try:
        for row in rows:
            if isinstance(row, Problem):
                problems += 1
                if problems <= MOST_PROBLEMS:
                    yield row
                continue
            documents += 1
            if documents > MOST_ROWS:
                yield _problem(f"The table has more than {MOST_ROWS:,} rows; the rest were left out.", table)
                break
            yield row
    except TableRefused as error:
        yield _problem(str(error), table)
    else:
        if not documents and not problems:
            yield _problem("The table has no rows.", table)
    if problems > MOST_PROBLEMS:
        yield _problem(f"{problems - MOST_PROBLEMS:,} more rows could not be read.", table)


def _with_path(problems: tuple[Problem, ...], table: FoundFile) -> Iterator[Problem]:
    return (replace(problem, path=table.relative) for problem in problems)


def _problem(message: str, table: FoundFile, line: int | None = None) -> Problem:
    return Problem("bad-row" if line else "bad-table", message, Severity.ERROR, table.relative, line)
