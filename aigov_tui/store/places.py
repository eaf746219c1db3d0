"""In which paragraphs a common word stands, and how many times: bits, kept by the import (the table `word_places`).

FTS5 goes through hundreds of thousands of paragraphs to find those in which two common words stand together; of two
long rows of bits that is a hundredth of the work, and whether a word stands in one paragraph is a single look.
How many times more than once it stands there is spread over further rows: the lowest binary digit of each number, the
next one, and so on.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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

_AS_DIGITS = b"0" + b"1" * 255
_TO_NOT_ZERO = re.compile(
    rb"\0*[^\0]"
)  # to pass over the zeros takes a tenth of what looking for the others does
_DIGITS = tuple(tuple(bit for bit in range(8) if value >> bit & 1) for value in range(256))
"""Which bits are set in each byte."""

Packed = tuple[bytes, bytes | None]
"""Of one chunk: whether the word stands in each paragraph; how many times more than once, if anywhere it does."""


def packed(tally: Tally) -> dict[int, Packed]:
    """What the table keeps of how many times a word stands in each paragraph, by chunk."""
    if not tally.ids:
        return {}
    size, first = CHUNK // 8, tally.ids[0] // CHUNK
    width = (tally.ids[-1] // CHUNK + 1) * CHUNK
    digits = min(max(tally.more.values(), default=0).bit_length(), _MOST_DIGITS)
    rows = [_bits(tally.ids, first * CHUNK, width), *(bytearray(width // 8) for _ in range(digits))]
    _set_digits(rows[1:], tally.more)
    parts = {
        at // size: [row[at : at + size] for row in rows] for at in range(first * size, width // 8, size)
    }
    return {chunk: found for chunk, part in parts.items() if (found := _packed(part)) is not None}


def changed(before: Packed | None, frequencies: Mapping[int, int], gone: Iterable[int]) -> Packed | None:
    """One chunk without the paragraphs that are `gone` and with new ones; None where nothing is left.

    Ids are counted from the chunk's beginning.
    """
    rows = [bytearray(row) for blob in before or () for row in rows_in(blob)]
    rows += _blank(CHUNK // 8, frequencies)[len(rows) :]
    for row_id in gone:
        for row in rows:
            row[row_id >> 3] &= ~(1 << (row_id & 7))
    _set(rows, frequencies)
    return _packed(rows)


def counted_bits(uncounted: bytes | bytearray, last: int) -> int:
    """A number whose binary digit i is 1 for every paragraph up to `last` but those marked with 1."""
    all_of_them = (1 << last + 1) - 1
    marked = int(bytes(uncounted[::-1]).translate(_AS_DIGITS), 2) if uncounted else 0
    return all_of_them & ~marked


def bits_of(ids: Iterable[int]) -> int:
    """A number whose binary digit i is 1 for each of the paragraphs."""
    return int.from_bytes(marked(list(ids)), "little")


def marked(ids: Collection[int], size: int = 0) -> bytearray:
    """A bit for each of the paragraphs, in `size` bytes or more where it takes more: for a few, set one by one."""
    bits = bytearray(max(max(ids, default=0) // 8 + 1, size))
    for row_id in ids:
        bits[row_id >> 3] |= 1 << (row_id & 7)
    return bits


def positions(bits: int, most: int | None = None, first: int = 0) -> list[int]:
    """Which binary digits are set, the first `most` of them; the lowest digit is called `first`."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    places = [found.end() - 1 for found in islice(_TO_NOT_ZERO.finditer(data), most)]
    if most is None or len(places) < most:
        return [first + at * 8 + bit for at in places for bit in _DIGITS[data[at]]][:most]
    found: list[int] = []
    for at in places:
        found += [first + at * 8 + bit for bit in _DIGITS[data[at]]]
        if len(found) >= most:
            break
    return found[:most]


def among(bits: int, ids: Sequence[int]) -> list[int]:
    """Those of some paragraphs whose binary digits are set, as they come."""
    last = max(ids, default=0)
    data = bits.to_bytes(max(bits.bit_length(), last + 1) // 8 + 1, "little")
    return [row_id for row_id in ids if data[row_id >> 3] >> (row_id & 7) & 1]


def each_position(bits: int) -> Iterator[int]:
    """Which binary digits are set, one after the other."""
    return _each(bits.to_bytes((bits.bit_length() + 7) // 8, "little"))


def _each(data: bytes) -> Iterator[int]:
    for found in _TO_NOT_ZERO.finditer(data):
        at = found.end() - 1
        for bit in _DIGITS[data[at]]:
            yield at * 8 + bit


def _bits(ids: Iterable[int], first: int, width: int) -> bytearray:
    """A bit for each of `width` paragraphs, 1 for those that are listed, of which none is before `first`; both are
    multiples of eight."""
    marks = bytearray(width)
    for row_id in ids:
        marks[row_id] = 1
    del marks[:first]
    # Every eighth mark at once: a bit of each byte. Both are quicker than to set one bit after the other.
    bits = 0
    for bit in range(8):
        bits |= int.from_bytes(marks[bit::8], "little") << bit
    return bytearray(first // 8) + bits.to_bytes(len(marks) // 8, "little")


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


def rows_in(bits: bytes | None) -> list[bytes]:
    """The rows of bits of one chunk that were packed together."""
    data, size = zlib.decompress(bits) if bits is not None else b"", CHUNK // 8
    return [data[first : first + size] for first in range(0, len(data), size)]


def nothing() -> bytes:
    """The bits of a chunk in which a word does not stand."""
    return bytes(CHUNK // 8)
