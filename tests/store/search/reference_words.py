"""Where words stand in texts, told one character at a time: for `reference`."""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from aigov_tui.model.simplified import simplified
from aigov_tui.store.search.tree import Text

_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF), (0x3021, 0x3029))


def is_han(character: str) -> bool:
    """Whether it is a word by itself."""
    code = ord(character)
    return character in "々〇" or any(first <= code <= last for first, last in _HAN)


def split(text: str) -> list[str]:
    """The words of a text: runs of letters and digits without case and Latin accents, each Han character alone."""
    words: list[str] = []
    run = ""
    for character in simplified(text):
        narrow = unicodedata.normalize("NFKC", character) if "\uff10" <= character <= "\uff5a" else character
        if is_han(character):
            words += [run, narrow]
            run = ""
        elif unicodedata.category(narrow)[0] in "LN" or unicodedata.category(narrow) == "Co":
            base = unicodedata.normalize("NFD", narrow.lower())[0]
            run += base if base.isascii() else narrow.lower()
        elif not (run and unicodedata.combining(character)):
            words.append(run)
            run = ""
    return [word for word in (*words, run) if word]


class Words:
    """In which texts words stand, and at which places."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self.lengths: dict[int, int] = {}
        self._places: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for row_id, text in texts.items():
            words = split(text)
            self.lengths[row_id] = len(words)
            for place, word in enumerate(words):
                self._places[word][row_id].append(place)
        self._vocabulary = sorted(self._places)
        self.mean = sum(self.lengths.values()) / max(1, len(self.lengths))

    def places(self, text: Text) -> dict[int, list[int]]:
        """Where a word or phrase begins, by text."""
        *whole, last = split(text.text)
        ends = self._of_last(last, prefix=text.prefix)
        found: dict[int, list[int]] = {}
        for row_id, places in ends.items():
            starts = [place - len(whole) for place in places]
            for at, word in enumerate(whole):
                there = set(self._places.get(word, {}).get(row_id, ()))
                starts = [start for start in starts if start + at in there]
            if starts:
                found[row_id] = sorted(starts)
        return found

    def near(self, items: Sequence[Text], distance: int) -> frozenset[int]:
        """The texts in which all items stand with at most so many words between the first one's end and the last's start."""
        every = [(self.places(item), len(split(item.text))) for item in items]
        together = set.intersection(*(set(places) for places, _ in every))
        return frozenset(
            row_id
            for row_id in together
            if any(
                all(
                    any(last - size - distance <= start <= last for start in places[row_id])
                    for places, size in every
                )
                for last in sorted({start for places, _ in every for start in places[row_id]})
            )
        )

    def scores(self, text: Text) -> dict[int, float]:
        """What bm25 gives each text for a word or phrase, with FTS5's constants."""
        found = self.places(text)
        number = len(self.lengths)
        weight = max(math.log((number - len(found) + 0.5) / (len(found) + 0.5)), 1e-6)
        return {
            row_id: weight
            * len(at)
            * 2.2
            / (len(at) + 1.2 * (0.25 + 0.75 * self.lengths[row_id] / self.mean))
            for row_id, at in found.items()
        }

    def _of_last(self, word: str, *, prefix: bool) -> Mapping[int, list[int]]:
        if not prefix:
            return self._places.get(word, {})
        found: dict[int, list[int]] = defaultdict(list)
        at = bisect_left(self._vocabulary, word)
        while at < len(self._vocabulary) and self._vocabulary[at].startswith(word):
            for row_id, places in self._places[self._vocabulary[at]].items():
                found[row_id] += places
            at += 1
        return found
