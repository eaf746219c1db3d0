"""One text as queries look at it: whether words stand in it, how many times, and whether they are near each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from aigov_tui.store.search.blanked import Words, blanked, plain_words
from aigov_tui.store.search.characters import Characters, Span, beside_letters, characters
from aigov_tui.store.search.highlight import Pattern, matches
from aigov_tui.store.search.plain import folded, occurrences
from aigov_tui.store.search.tokens import tokens
from aigov_tui.store.spacing import HAN

_HAN_CHARACTER = re.compile(f"[{HAN}]")
_LOOKED_AT = 4
"""Characters between two words that are looked at, for each word that may stand there."""


class Readable:
    """A text, folded once however many words are looked for in it."""

    __slots__ = ("_folded", "_in_blanks", "_is_blanked", "_text", "_words")

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_blanked = False
        self._in_blanks: str | None = None
        self._folded: str | None = None
        self._words: list[str] | None = None

    @property
    def _blanked(self) -> str | None:
        if not self._is_blanked:
            self._in_blanks, self._is_blanked = blanked(self._text), True
        return self._in_blanks

    def has(self, pattern: Pattern) -> bool:
        """Whether the words stand there."""
        sought = self._soon_sought(pattern)
        if sought is not None:
            words, text = sought
            return words.stand_in(text)
        return next(self._places(pattern), None) is not None

    def number(self, pattern: Pattern) -> int:
        """How many times they do."""
        sought = self._soon_sought(pattern)
        if sought is not None:
            words, text = sought
            return words.number(text)
        return len(list(self._places(pattern)))

    def _soon_sought(self, pattern: Pattern) -> tuple[Words | Characters, str] | None:
        """What finds the words without folding the text, and the text that it takes; None where there is no such thing."""
        plain = plain_words(pattern.words, prefix=pattern.prefix)
        if plain and (blanks := self._blanked) is not None:
            return plain, blanks
        chinese = characters(pattern.words)
        return None if chinese is None else (chinese, self._text)

    def numbers_near(self, patterns: Sequence[Pattern], distance: int) -> list[int]:
        """How many times each pattern stands where all do with at most so many words between the first and the last.

        As FTS5's NEAR, which weighs no other places of them; none at all where they are nowhere near.
        """
        if not all(map(self.has, patterns)) or self._are_apart(patterns, distance):
            return []
        found = self._words_for(patterns)
        starts = [_starts(pattern, found) for pattern in patterns]
        return _numbers_near(starts, [len(pattern.words) + distance for pattern in patterns])

    def _are_apart(self, patterns: Sequence[Pattern], distance: int) -> bool:
        """Whether so many Chinese characters, a word each, stand between Chinese patterns that they are surely nowhere near.

        To tell all words of a text apart takes many times as long.
        """
        chinese = [found for pattern in patterns if (found := characters(pattern.words)) is not None]
        if len(chinese) < len(patterns):
            return False
        first, *others = (found.places(self._text, None) for found in chinese)
        return any(not self._has_near(first, other, distance) for other in others)

    def _has_near(self, places: Sequence[Span], others: Sequence[Span], distance: int) -> bool:
        """Whether there may be at most so many words between one of the places and one of the others."""
        for start, end in places:
            after = bisect_left(others, (start, end))
            for other_start, other_end in others[max(0, after - 1) : after + 1]:
                left, right = (end, other_start) if other_start >= start else (other_end, start)
                some = self._text[left : min(right, left + _LOOKED_AT * (distance + 1))]
                if len(some) <= distance or len(_HAN_CHARACTER.findall(some)) <= distance:
                    return True
        return False

    def _words_for(self, patterns: Iterable[Pattern]) -> Sequence[str]:
        """The words of the text, in their order, as far as they have to be told apart for the patterns."""
        if self._blanked is not None and all(
            plain_words(pattern.words, prefix=pattern.prefix) is not None for pattern in patterns
        ):
            return self._blanked.split()
        if self._words is None:
            self._words = [token.word for token in tokens(self._text)]
        return self._words

    def _places(self, pattern: Pattern) -> Iterator[object]:
        run = beside_letters(tuple(pattern.words))
        if run is not None and run.search(self._text) is None:
            return iter(())
        if self._folded is None:
            self._folded = folded(self._text)
        if self._folded is None:
            return matches(self._text, (pattern,))
        if pattern.words[0] not in self._folded:
            return iter(())
        return occurrences(self._folded, pattern.words, prefix=pattern.prefix)


def found_in(text: str, patterns: Iterable[Pattern]) -> Iterator[bool]:
    """Whether each pattern stands in the text, looked for as that is asked for."""
    return map(Readable(text).has, patterns)


def numbers_in(text: str, patterns: Iterable[Pattern]) -> list[int]:
    """How many times each pattern stands there."""
    return list(map(Readable(text).number, patterns))


def _starts(pattern: Pattern, found: Sequence[str]) -> list[int]:
    """The numbers of the words at which the pattern begins."""
    first, *others = pattern.words
    if not others:
        if pattern.prefix:
            return [at for at, word in enumerate(found) if word.startswith(first)]
        return [at for at, word in enumerate(found) if word == first]
    return [at for at, word in enumerate(found) if word == first and _stands_at(pattern, found, at)]


def _stands_at(pattern: Pattern, found: Sequence[str], at: int) -> bool:
    *whole, last = pattern.words
    end = at + len(whole)
    if tuple(found[at:end]) != tuple(whole) or end >= len(found):
        return False
    return found[end].startswith(last) if pattern.prefix else found[end] == last


def _numbers_near(starts: Sequence[Sequence[int]], sizes: Sequence[int]) -> list[int]:
    """Of how many of its places each pattern is near the others; `sizes`: its words and those that may stand between.

    Step by step what FTS5 does (fts5ExprNearIsMatch), so that it counts the same ones.
    """
    at = [0] * len(starts)
    numbers, counted = [0] * len(starts), [-1] * len(starts)
    furthest = starts[0][0] if all(starts) else -1
    while furthest >= 0:
        is_near = False
        while not is_near:
            is_near = True
            for one, places in enumerate(starts):
                least = furthest - sizes[one]
                if least <= places[at[one]] <= furthest:
                    continue
                is_near = False
                while places[at[one]] < least:
                    at[one] += 1
                    if at[one] == len(places):
                        return numbers if any(numbers) else []
                furthest = max(furthest, places[at[one]])
        for one, places in enumerate(starts):
            if counted[one] != places[at[one]]:
                counted[one] = places[at[one]]
                numbers[one] += 1
        following = [
            places[at[one] + 1] if at[one] + 1 < len(places) else inf for one, places in enumerate(starts)
        ]
        nearest = following.index(min(following))
        at[nearest] += 1
        furthest = starts[0][at[0]] if at[nearest] < len(starts[nearest]) else -1
    return numbers if any(numbers) else []
