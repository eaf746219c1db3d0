"""The first places in a text where the words of a query stand: what an excerpt is made around.

The same as `highlight.matches` finds (a test holds one against the other), in much less time where nearly all are wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TypeAlias

from aigov_tui.store.search.blanked import blanked, plain_words
from aigov_tui.store.search.characters import characters
from aigov_tui.store.search.highlight import Pattern, matches
from aigov_tui.store.search.plain import folded, occurrences

Found: TypeAlias = tuple[int, int, int]
"""Start, end (code points), and which of the patterns: as a `Match`, but made in a third of the time."""


class FirstMatches:
    """Looks for the same patterns in one text after the other."""

    __slots__ = ("_chinese", "_most", "_patterns", "_plain")

    def __init__(self, patterns: Sequence[Pattern], most: int) -> None:
        """`most`: matches of one text that are looked at."""
        self._patterns = patterns
        self._most = most
        plain = [plain_words(pattern.words, prefix=pattern.prefix) for pattern in patterns]
        self._plain = [(words, number) for number, words in enumerate(plain) if words is not None]
        chinese = [characters(pattern.words) for pattern in patterns]
        self._chinese = [(words, number) for number, words in enumerate(chinese) if words is not None]

    def of(self, text: str) -> list[Found]:
        """The first matches in a text, by their start."""
        patterns, most = self._patterns, self._most
        found: list[Found] = []
        if not patterns:
            return found
        if len(self._plain) == len(patterns) and (in_blanks := blanked(text)) is not None:
            for words, number in self._plain:
                for start, end in words.places(in_blanks, most):
                    found.append((start, end, number))
        elif len(self._chinese) == len(patterns):
            for characters_of_word, number in self._chinese:
                for start, end in characters_of_word.places(text, most):
                    found.append((start, end, number))
        elif (in_place := folded(text)) is not None:
            for number, pattern in enumerate(patterns):
                if pattern.words[0] in in_place:
                    places = islice(occurrences(in_place, pattern.words, prefix=pattern.prefix), most)
                    found += [(start, end, number) for start, end in places]
        else:
            return list(islice(matches(text, patterns), most))
        if len(patterns) > 1:
            found.sort()
        return found[:most] if len(found) > most else found
