"""Where words stand, a bit for each paragraph, unpacked chunk by chunk as far as that is asked for.

Of common words that stand together often a page is found in the first chunk: to unpack all of them takes eight times as
long in a million paragraphs.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, reduce
from operator import or_

from aigov_tui.store import places

_OF_WORD = """
    SELECT w.chunk, w.present, w.oftener FROM terms AS t JOIN word_places AS w ON w.term_id = t.id WHERE t.term = ?
"""


class InBits:
    """What stands in some paragraphs, a bit for each: the lowest of the first byte for paragraph 0."""

    def __init__(self, chunks: int) -> None:
        self.chunks = chunks
        self._bits = b""

    @property
    def bits(self) -> bytes:
        """Of all paragraphs."""
        return self.up_to(self.chunks * places.CHUNK - 1)

    def up_to(self, last: int) -> bytes:
        """The bits of the paragraphs up to the one with the id `last`, and maybe others."""
        missing = range(len(self._bits) * 8 // places.CHUNK, min(last // places.CHUNK + 1, self.chunks))
        if missing:
            self._bits += b"".join(map(self._unpacked, missing))
        return self._bits

    def chunk(self, number: int) -> int:
        """The bits of one chunk as a number, whose lowest digit is for its first paragraph."""
        size = places.CHUNK // 8
        bits = self.up_to((number + 1) * places.CHUNK - 1)
        return int.from_bytes(bits[number * size : (number + 1) * size], "little")

    @cached_property
    def present(self) -> int:
        """A number whose binary digit i says whether it stands in paragraph i."""
        return int.from_bytes(self.bits, "little")

    def among(self, ids: Iterable[int]) -> list[int]:
        """Those of the paragraphs in which it stands."""
        asked = list(ids)
        bits = self.up_to(max(asked, default=0))
        return [row_id for row_id in asked if bits[row_id >> 3] >> (row_id & 7) & 1]

    def besides(self, ids: Iterable[int]) -> list[int]:
        """Those in which it does not stand."""
        asked = list(ids)
        bits = self.up_to(max(asked, default=0))
        return [row_id for row_id in asked if not bits[row_id >> 3] >> (row_id & 7) & 1]

    def numbers(self, ids: Iterable[int]) -> dict[int, int]:
        """How many times it stands in each of the paragraphs, in all of which it does."""
        asked = list(ids)
        return {**dict.fromkeys(asked, 1), **self.oftener(asked)}

    def oftener(self, ids: Sequence[int]) -> dict[int, int]:
        """The same of those in which it stands more than once."""
        raise NotImplementedError

    def _unpacked(self, chunk: int) -> bytes:
        raise NotImplementedError


class Places(InBits):
    """Of one word, as `places.packed` packs them chunk by chunk; None where it stands nowhere (more than once)."""

    def __init__(self, present: Sequence[bytes | None], oftener: Sequence[bytes | None]) -> None:
        super().__init__(len(present))
        self._packed = list(present)
        self._packed_oftener = list(oftener)

    def oftener(self, ids: Sequence[int]) -> dict[int, int]:
        """See `InBits`."""
        if not ids:
            return {}
        size = places.CHUNK
        often, rows = self._oftener.of(range(min(ids) // size, max(ids) // size + 1))
        oftener = [row_id for row_id in ids if often[row_id >> 3] >> (row_id & 7) & 1]
        numbers = dict.fromkeys(oftener, 1)
        for power, row in enumerate(rows):
            more = 1 << power
            for row_id in [row_id for row_id in oftener if row[row_id >> 3] >> (row_id & 7) & 1]:
                numbers[row_id] += more
        return numbers

    def _unpacked(self, chunk: int) -> bytes:
        packed, self._packed[chunk] = self._packed[chunk], None
        return zlib.decompress(packed) if packed is not None else places.nothing()

    @cached_property
    def _oftener(self) -> _Oftener:
        return _Oftener(self._packed_oftener)


class Listed(InBits):
    """Of several rarer words together: how many times they stand in each of the paragraphs."""

    def __init__(self, numbers: Mapping[int, int], chunks: int) -> None:
        size = places.CHUNK // 8
        bits = bytes(places.marked(numbers, chunks * size))
        super().__init__(-(-len(bits) // size))
        self._bits = bits.ljust(self.chunks * size, b"\0")
        self._often = {row_id: number for row_id, number in numbers.items() if number > 1}

    def oftener(self, ids: Sequence[int]) -> dict[int, int]:
        """See `InBits`."""
        return {row_id: self._often[row_id] for row_id in self._often.keys() & ids}


class Joined(InBits):
    """Of several together."""

    def __init__(self, joined: Sequence[InBits]) -> None:
        super().__init__(max((one.chunks for one in joined), default=0))
        self._joined = joined

    def oftener(self, ids: Sequence[int]) -> dict[int, int]:
        """See `InBits`: all of them together."""
        met: set[int] = set()
        more: Counter[int] = Counter()  # than once
        for one in self._joined:
            here = one.among(ids)
            more.update(met.intersection(here))
            met.update(here)
            for row_id, number in one.oftener(here).items():
                more[row_id] += number - 1
        return {row_id: 1 + number for row_id, number in more.items()}

    def _unpacked(self, chunk: int) -> bytes:
        bits = reduce(or_, (one.chunk(chunk) for one in self._joined))
        return bits.to_bytes(places.CHUNK // 8, "little")


class _Oftener:
    """How many times more than once a word stands in the paragraphs, unpacked chunk by chunk as that is asked for."""

    def __init__(self, packed: list[bytes | None]) -> None:
        self._packed = packed
        self._size = len(packed) * places.CHUNK // 8
        self._often = bytearray(self._size)
        self._rows: list[bytearray] = []

    def of(self, chunks: Iterable[int]) -> tuple[bytearray, Sequence[bytearray]]:
        """In which paragraphs of the chunks the word stands more than once; and the digits of how many times more,
        lowest first."""
        size = places.CHUNK // 8
        for chunk in chunks:
            packed, self._packed[chunk] = self._packed[chunk], None
            if packed is None:
                continue  # nothing is there, or it was unpacked before
            first, often = chunk * size, 0
            for number, row in enumerate(places.rows_in(packed)):
                if number == len(self._rows):
                    self._rows.append(bytearray(self._size))
                self._rows[number][first : first + size] = row
                often |= int.from_bytes(row, "little")
            self._often[first : first + size] = often.to_bytes(size, "little")
        return self._often, self._rows


def read_places(connection: sqlite3.Connection, word: str, last: int) -> Places | None:
    """Of the folded `word`, up to the paragraph with the id `last`; None for a word that has none."""
    found = {chunk: (present, more) for chunk, present, more in connection.execute(_OF_WORD, (word,))}
    if not found:
        return None
    rows = [found.get(chunk, (None, None)) for chunk in range(last // places.CHUNK + 1)]
    return Places([present for present, _ in rows], [more for _, more in rows])
