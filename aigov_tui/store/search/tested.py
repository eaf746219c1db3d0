"""A query of words as a test of one text: whether it fits, and which of the words stand in it how many times."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aigov_tui.store.search.fts import Spellings
from aigov_tui.store.search.highlight import Pattern
from aigov_tui.store.search.readable import Readable
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import And, Fuzzy, Near, Node, Not, Or, Text

_Numbers = list[tuple[int, int]]
"""Which of the words and phrases of a query stand in a text, and how many times."""
_Test = Callable[[Readable], _Numbers | None]
"""Finds them in a text that fits; None for one that does not."""


class Tested:
    """A tree of words as a test of texts; `parts` are its words and phrases, as often as they are in it."""

    def __init__(self, tree: Node, spellings: Spellings, rareness: Callable[[Node], int]) -> None:
        self.parts: list[Text] = []
        self._spellings = spellings
        self._rareness = rareness
        self.test = self._made(tree)

    def _made(self, node: Node) -> _Test:
        match node:
            case Text():
                return self._text(node)
            case Fuzzy(text):
                ways = self._spellings.get(node) or (text,)
                return _any_of([self._text(Text(way)) for way in ways])
            case Near(items, distance):
                return self._near(items, distance)
            case And(items):
                wanted = sorted((item for item in items if not isinstance(item, Not)), key=self._rareness)
                unwanted = [item.item for item in items if isinstance(item, Not)]
                return _all_of(list(map(self._made, wanted)), list(map(self._made, unwanted)))
            case Or(items):
                return _any_of(list(map(self._made, items)))
            case _:
                raise ValueError(f"not a text: {node}")

    def _text(self, item: Text) -> _Test:
        pattern, part = self._part(item)

        def test(text: Readable) -> _Numbers | None:
            number = text.number(pattern)
            return [(part, number)] if number else None

        return test

    def _near(self, items: Sequence[Text], distance: int) -> _Test:
        parts = [self._part(item) for item in items]
        patterns = [pattern for pattern, _ in parts]

        def test(text: Readable) -> _Numbers | None:
            numbers = text.numbers_near(patterns, distance)
            return (
                [(part, number) for (_, part), number in zip(parts, numbers, strict=True)]
                if numbers
                else None
            )

        return test

    def _part(self, item: Text) -> tuple[Pattern, int]:
        self.parts.append(item)
        return Pattern(words(item.text), item.prefix), len(self.parts) - 1


def _all_of(wanted: Sequence[_Test], unwanted: Sequence[_Test]) -> _Test:
    def test(text: Readable) -> _Numbers | None:
        every: _Numbers = []
        for one in wanted:
            found = one(text)
            if found is None:
                return None
            every += found
        return None if any(one(text) is not None for one in unwanted) else every

    return test


def _any_of(tests: Sequence[_Test]) -> _Test:
    def test(text: Readable) -> _Numbers | None:
        found = [numbers for one in tests if (numbers := one(text)) is not None]
        return [number for numbers in found for number in numbers] if found else None

    return test
