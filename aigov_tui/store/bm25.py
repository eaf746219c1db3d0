"""What FTS5's `bm25()` gives a paragraph for a word that stands in it so many times, worked out without asking FTS5.

That looks up the length of every paragraph in a row of its own, and goes through all paragraphs of every word once
more; here the lengths of all are at hand. The score of several words is the sum of the scores of each.
"""

from __future__ import annotations

import math
import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aigov_tui.store.lengths import read_lengths, varints

# As FTS5 has them, and with its names (https://www.sqlite.org/fts5.html#the_bm25_function).
_K1, _B = 1.2, 0.75
_LEAST_WEIGHT = 1e-6

_AVERAGES = "SELECT block FROM paragraphs_fts_data WHERE id = 1"
"""Where FTS5 keeps how many rows it has, and how many words in all (https://www.sqlite.org/fts5.html#fts5_data_structures)."""
_UNCOUNTED = (
    "SELECT id FROM paragraphs INDEXED BY paragraphs_uncounted"
    " WHERE kind = 'boilerplate' OR duplicate_of_id IS NOT NULL OR nearly_repeats = 1"
)


@dataclass(frozen=True, slots=True)
class Collection:
    """All paragraphs, as far as ranking goes."""

    paragraphs: int
    words: int
    lengths: array[int]
    uncounted: bytearray
    """By id, 1 for boilerplate and repeats; not longer than to the last of these."""

    def scores(
        self,
        frequencies: Mapping[int, float],
        everywhere: int,
        lengths: Mapping[int, int] | None = None,
    ) -> dict[int, float]:
        """What is scored by what stands so many times in each of some paragraphs, and in `everywhere` of all.

        More is better. `lengths`: in place of those that were read.
        """
        weight, base, a_word = self._factors(everywhere)
        known: Mapping[int, int] | array[int] = self.lengths if lengths is None else lengths
        return {
            row_id: weight * number / (number + base + a_word * known[row_id])
            for row_id, number in frequencies.items()
        }

    def scores_of_once(self, lengths: Sequence[int], everywhere: int) -> list[float]:
        """The same for what stands once in each of some paragraphs of so many words: of a thousand, few are as many."""
        weight, base, a_word = self._factors(everywhere)
        by_length = {length: weight / (1 + base + a_word * length) for length in set(lengths)}
        return list(map(by_length.__getitem__, lengths))

    def _factors(self, everywhere: int) -> tuple[float, float, float]:
        """What the number of times is multiplied with, and what is added to it: at all, and for each word of a paragraph."""
        without = max(
            self.paragraphs - everywhere, 0
        )  # added up from several words, they may be more than all
        weight = math.log((without + 0.5) / (everywhere + 0.5))
        weight = (weight if weight > 0 else _LEAST_WEIGHT) * (_K1 + 1)
        return weight, _K1 * (1 - _B), _K1 * _B * self.paragraphs / max(self.words, 1)


def read_collection(connection: sqlite3.Connection) -> Collection:
    """As it is now: read in some ten milliseconds for a million paragraphs."""
    row = connection.execute(_AVERAGES).fetchone()
    numbers = varints(row[0]) if row else []
    paragraphs, words = (numbers[0], sum(numbers[1:])) if numbers else (0, 0)
    uncounted = [row_id for (row_id,) in connection.execute(_UNCOUNTED)]
    marks = bytearray(max(uncounted, default=-1) + 1)
    for row_id in uncounted:
        marks[row_id] = 1
    return Collection(paragraphs, words, read_lengths(connection), marks)
