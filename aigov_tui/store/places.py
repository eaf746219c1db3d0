"""In which paragraphs a common word stands, and how many times: bits, kept by the import (the table `word_places`).

FTS5 goes through hundreds of thousands of paragraphs to find those in which two common words stand together; of two
long rows of bits that is a hundredth of the work, and whether a word stands in one paragraph is a single look.
How many times more than once it stands there is spread over further rows: the lowest binary digit of each number, the
next one, and so on.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from aigov_tui.store.tally import Tally

LEAST = 10_000
"""Paragraphs beyond which a word has places: below, FTS5 soon names them all."""
CHUNK = 131_072
"""Paragraphs whose bits stand in one row: those with ids from `chunk * CHUNK` on. A multiple of eight."""
_MOST_DIGITS = 16
"""Binary digits of how many times a word stands in one paragraph: what is beyond all reason loses the highest."""
_QUICK = 1
"""Of zlib's levels: the next ones take longer and save nothing."""

_OF_WORD = """
    SELECT w.chunk, w.present, w.oftener FROM terms AS t JOIN word_places AS w ON w.term_id = t.id WHERE t.term = ?
"""
_AS_DIGITS = b"0" + b"1" * 255
_TO_NOT_ZERO = re.compile(
    rb"\0*[^\0]"
)  # to pass over the zeros takes a tenth of what looking for the others does
_DIGITS = tuple(tuple(bit for bit in range(8) if value >> bit & 1) for value in range(256))
"""Which bits are set in each byte."""

Packed = tuple[bytes, bytes | None]
"""Of one chunk: whether the word stands in each paragraph; how many times more than once, if anywhere it does."""


class InBits:
    """What stands in some paragraphs, a bit for each: the lowest of the first byte for paragraph 0."""

    __slots__ = ()
    bits: bytes

    def among(self, ids: Iterable[int]) -> list[int]:
        """Those of the paragraphs in which it stands."""
        bits = self.bits
        return [row_id for row_id in ids if bits[row_id >> 3] >> (row_id & 7) & 1]

    def besides(self, ids: Iterable[int]) -> list[int]:
        """Those in which it does not stand."""
        bits = self.bits
        return [row_id for row_id in ids if not bits[row_id >> 3] >> (row_id & 7) & 1]


@dataclass(frozen=True)
class Places(InBits):
    """`present`: a number whose binary digit i says whether the word stands in paragraph i; `bits`: the same in bytes.

    `packed`: of each chunk how many times more than once, read when it is first asked for.
    """

    present: int
    bits: bytes
    packed: tuple[bytes | None, ...]

    def numbers(self, ids: Iterable[int]) -> dict[int, int]:
        """How many times it stands in each of the paragraphs, in all of which it does."""
        numbers = dict.fromkeys(ids, 1)
        if not numbers:
            return numbers
        often, rows = self._oftener.of(range(min(numbers) // CHUNK, max(numbers) // CHUNK + 1))
        oftener = [row_id for row_id in numbers if often[row_id >> 3] >> (row_id & 7) & 1]
        for power, row in enumerate(rows):
            more = 1 << power
            for row_id in [row_id for row_id in oftener if row[row_id >> 3] >> (row_id & 7) & 1]:
                numbers[row_id] += more
        return numbers

    @cached_property
    def _oftener(self) -> _Oftener:
        return _Oftener(self.packed)


class _Oftener:
    """How many times more than once a word stands in the paragraphs, unpacked chunk by chunk as that is asked for."""

    def __init__(self, packed: Sequence[bytes | None]) -> None:
        self._packed = list(packed)
        self._size = len(packed) * CHUNK // 8
        self._often = bytearray(self._size)
        self._rows: list[bytearray] = []

    def of(self, chunks: Iterable[int]) -> tuple[bytearray, Sequence[bytearray]]:
        """In which paragraphs of the chunks the word stands more than once; and the digits of how many times more,
        lowest first."""
        size = CHUNK // 8
        for chunk in chunks:
            packed, self._packed[chunk] = self._packed[chunk], None
            if packed is None:
                continue  # nothing is there, or it was unpacked before
            first, often = chunk * size, 0
            for number, row in enumerate(_rows(packed)):
                if number == len(self._rows):
                    self._rows.append(bytearray(self._size))
                self._rows[number][first : first + size] = row
                often |= int.from_bytes(row, "little")
            self._often[first : first + size] = often.to_bytes(size, "little")
        return self._often, self._rows


def packed(tally: Tally) -> dict[int, Packed]:
    """What the table keeps of how many times a word stands in each paragraph, by chunk."""
    width = (tally.ids[-1] // CHUNK + 1) * CHUNK if tally.ids else 0
    digits = min(max(tally.more.values(), default=0).bit_length(), _MOST_DIGITS)
    rows = [_bits(tally.ids, width), *(bytearray(width // 8) for _ in range(digits))]
    _set_digits(rows[1:], tally.more)
    size = CHUNK // 8
    parts = {at // size: [row[at : at + size] for row in rows] for at in range(0, width // 8, size)}
    return {chunk: found for chunk, part in parts.items() if (found := _packed(part)) is not None}


def changed(before: Packed | None, frequencies: Mapping[int, int], gone: Iterable[int]) -> Packed | None:
    """One chunk without the paragraphs that are `gone` and with new ones; None where nothing is left.

    Ids are counted from the chunk's beginning.
    """
    rows = [bytearray(row) for blob in before or () for row in _rows(blob)]
    rows += _blank(CHUNK // 8, frequencies)[len(rows) :]
    for row_id in gone:
        for row in rows:
            row[row_id >> 3] &= ~(1 << (row_id & 7))
    _set(rows, frequencies)
    return _packed(rows)


def read_places(connection: sqlite3.Connection, word: str, last: int) -> Places | None:
    """Of the folded `word`, up to the paragraph with the id `last`; None for a word that has none."""
    found = {chunk: (present, more) for chunk, present, more in connection.execute(_OF_WORD, (word,))}
    if not found:
        return None
    present, oftener = [], []
    for chunk in range(last // CHUNK + 1):
        bits, more = found.get(chunk, (None, None))
        present.append(zlib.decompress(bits) if bits is not None else _nothing())
        oftener.append(more)
    joined = b"".join(present)
    return Places(int.from_bytes(joined, "little"), joined, tuple(oftener))


def counted_bits(uncounted: bytes | bytearray, last: int) -> int:
    """A number whose binary digit i is 1 for every paragraph up to `last` but those marked with 1."""
    all_of_them = (1 << last + 1) - 1
    marked = int(bytes(uncounted[::-1]).translate(_AS_DIGITS), 2) if uncounted else 0
    return all_of_them & ~marked


def bits_of(ids: Iterable[int]) -> int:
    """A number whose binary digit i is 1 for each of the paragraphs."""
    wanted = list(ids)
    bits = bytearray(max(wanted, default=0) // 8 + 1)
    for row_id in wanted:
        bits[row_id >> 3] |= 1 << (row_id & 7)
    return int.from_bytes(bits, "little")


def positions(bits: int, most: int | None = None) -> list[int]:
    """Which binary digits are set, the first `most` of them."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    places = [found.end() - 1 for found in islice(_TO_NOT_ZERO.finditer(data), most)]
    return [at * 8 + bit for at in places for bit in _DIGITS[data[at]]][:most]


def each_position(bits: int) -> Iterator[int]:
    """The same, one after the other."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    for found in _TO_NOT_ZERO.finditer(data):
        at = found.end() - 1
        for bit in _DIGITS[data[at]]:
            yield at * 8 + bit


def _bits(ids: Iterable[int], width: int) -> bytearray:
    """A bit for each of `width` paragraphs, a multiple of eight: 1 for those that are listed."""
    marks = bytearray(width)
    for row_id in ids:
        marks[row_id] = 1
    # Every eighth mark at once: a bit of each byte. Both are quicker than to set one bit after the other.
    bits = 0
    for bit in range(8):
        bits |= int.from_bytes(marks[bit::8], "little") << bit
    return bytearray(bits.to_bytes(width // 8, "little"))


def _blank(size: int, frequencies: Mapping[int, int]) -> list[bytearray]:
    """As many rows of zeros as it takes to note the frequencies."""
    digits = min((max(frequencies.values(), default=1) - 1).bit_length(), _MOST_DIGITS)
    return [bytearray(size) for _ in range(1 + digits)]


def _set(rows: Sequence[bytearray], frequencies: Mapping[int, int]) -> None:
    present, *oftener = rows
    for row_id in frequencies:
        present[row_id >> 3] |= 1 << (row_id & 7)
    _set_digits(oftener, {row_id: number - 1 for row_id, number in frequencies.items() if number > 1})


def _set_digits(oftener: Sequence[bytearray], more: Mapping[int, int]) -> None:
    """Note in the rows how many times more than once."""
    for row_id, number in more.items():
        at, bit = row_id >> 3, 1 << (row_id & 7)
        for row in oftener:
            if number & 1:
                row[at] |= bit
            number >>= 1  # digit by digit


def _packed(rows: Sequence[bytearray]) -> Packed | None:
    present, *oftener = rows
    if not present.rstrip(b"\0"):
        return None
    used = max((number for number, row in enumerate(oftener, 1) if row.rstrip(b"\0")), default=0)
    return _compressed(present), _compressed(b"".join(oftener[:used])) if used else None


def _compressed(data: bytes | bytearray) -> bytes:
    """In bits nothing is said twice but runs of nothing: to look for more takes longer and finds less."""
    packing = zlib.compressobj(_QUICK, strategy=zlib.Z_RLE)
    return packing.compress(data) + packing.flush()


def _rows(bits: bytes | None) -> list[bytes]:
    data, size = zlib.decompress(bits) if bits is not None else b"", CHUNK // 8
    return [data[first : first + size] for first in range(0, len(data), size)]


def _nothing() -> bytes:
    return bytes(CHUNK // 8)
