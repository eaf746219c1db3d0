"""The lines of a table that may be larger than memory, in whatever encoding, each with where its bytes are."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from aigov_tui.corpus.decode import Decoded, decode
from aigov_tui.corpus.found import SIZE_LIMIT
from aigov_tui.model.problem import Problem

ROW_LIMIT = 16 * 1024 * 1024
"""Bytes. The longest line, and the longest row, that a table can have."""

_SAMPLE = 1024 * 1024
"""Bytes by which a table's encoding is judged."""
_WIDE = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE, "utf-32-le": codecs.BOM_UTF32_LE}
_WIDE["utf-32-be"] = codecs.BOM_UTF32_BE


class TableRefused(Exception):
    """The message is a sentence that says why a table cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end: its bytes, where they begin in the file, and its 1-based number. `too_long` when all that is
    kept of it is its beginning."""

    raw: bytes
    offset: int
    number: int
    too_long: bool = False


class Lines:
    """The lines of a stream. `encoding` is what they are to be decoded with; `problems` tell of guesses."""

    def __init__(self, stream: BinaryIO) -> None:
        """Judge the encoding by the beginning of `stream`. Raises `TableRefused` for what is no text."""
        self._stream = stream
        sample = stream.read(_SAMPLE)
        whole_lines = sample[: sample.rfind(b"\n") + 1] if len(sample) == _SAMPLE else sample
        judged = decode(whole_lines or sample)
        if not isinstance(judged, Decoded):
            raise TableRefused(judged.problem.message)
        self.encoding = judged.encoding
        self.problems: tuple[Problem, ...] = tuple(
            problem for problem in judged.problems if problem.code == "encoding-guessed"
        )
        self._has_bare_returns = self.encoding not in _WIDE and b"\r" in sample and b"\n" not in sample
        self._start = 0
        for mark in (codecs.BOM_UTF8, _WIDE.get(self.encoding, codecs.BOM_UTF8)):
            if sample.startswith(mark):
                self._start = len(mark)

    def __iter__(self) -> Iterator[Line]:
        self._stream.seek(self._start)
        if self._has_bare_returns:
            lines = self._returned_lines()
        else:
            lines = self._wide_lines() if self.encoding in _WIDE else self._plain_lines()
        offset = self._start
        for number, (raw, length) in enumerate(lines, start=1):
            yield Line(raw, offset, number, too_long=length > ROW_LIMIT)
            offset += length

    def _plain_lines(self) -> Iterator[tuple[bytes, int]]:
        """Lines with their lengths, in encodings in which no character but a line feed has the byte 10."""
        while raw := self._stream.readline(ROW_LIMIT + 1):
            length = len(raw)
            piece = raw
            while length > ROW_LIMIT and not piece.endswith(b"\n"):
                piece = self._stream.readline(ROW_LIMIT)
                if not piece:
                    break
                length += len(piece)
            yield raw, length

    def _returned_lines(self) -> Iterator[tuple[bytes, int]]:
        """Lines that end with a carriage return alone, as Excel for the Mac writes them."""
        data = self._stream.read(SIZE_LIMIT + 1)
        if len(data) > SIZE_LIMIT:
            raise TableRefused("A table without line feeds can have 64 MiB at most.")
        for raw in data.split(b"\r"):
            if raw:
                yield raw + b"\r", len(raw) + 1

    def _wide_lines(self) -> Iterator[tuple[bytes, int]]:
        data = self._stream.read(SIZE_LIMIT + 1)
        if len(data) > SIZE_LIMIT:
            raise TableRefused(f"A table in {self.encoding} can have 64 MiB at most: save it as UTF-8.")
        try:
            text = data.decode(self.encoding)
        except UnicodeDecodeError:
            raise TableRefused(f"The table is not what it says it is: {self.encoding}.") from None
        for line in text.split("\n"):
            raw = f"{line}\n".encode(self.encoding)
            yield raw, len(raw)
