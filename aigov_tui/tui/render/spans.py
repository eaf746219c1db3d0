"""Finding the spans that overlap a line, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class Spanned(Protocol):
    """Anything with a span."""

    @property
    def start_char(self) -> int:
        """Where it begins."""
        ...

    @property
    def end_char(self) -> int:
        """Where it ends."""
        ...


ItemT = TypeVar("ItemT", bound=Spanned)


class SpanIndex(Generic[ItemT]):
    """Items by where they stand; nested and overlapping ones too.

    `overlapping` takes logarithmic time plus one step for each item between the first and the last it finds.
    """

    def __init__(self, items: Sequence[ItemT]) -> None:
        self.items: tuple[ItemT, ...] = tuple(
            sorted(items, key=lambda item: (item.start_char, -item.end_char))
        )
        self._starts = [item.start_char for item in self.items]
        # The furthest end so far never falls, so the first item that can reach a position is found by bisection.
        self._furthest = list(accumulate((item.end_char for item in self.items), max))

    def __len__(self) -> int:
        return len(self.items)

    def overlapping(self, start: int, end: int) -> Iterator[ItemT]:
        """Items that share at least one code point with `start:end`, in order."""
        first = bisect_right(self._furthest, start)
        last = bisect_left(self._starts, end)
        for index in range(first, last):
            if self.items[index].end_char > start:
                yield self.items[index]

    def any_in(self, start: int, end: int) -> bool:
        """Whether an item shares a code point with `start:end`."""
        return next(self.overlapping(start, end), None) is not None

    def after(self, position: int) -> ItemT | None:
        """The first item that begins after `position`; the first of all when there is none (round and round)."""
        if not self.items:
            return None
        index = bisect_right(self._starts, position)
        return self.items[index % len(self.items)]

    def before(self, position: int) -> ItemT | None:
        """The last item that begins before `position`; the last of all when there is none."""
        if not self.items:
            return None
        return self.items[bisect_left(self._starts, position) - 1]
