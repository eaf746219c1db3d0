"""The excerpt of a text that shows best why it was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from aigov_tui.store.search.first_matches import FirstMatches, Found
from aigov_tui.store.search.highlight import Pattern, Span, merged

LENGTH = 240
"""Code points of an excerpt, at most."""
_LEAD = 60  # of them before the first match, so that it is read in its sentence
_ENOUGH = 400  # matches looked at in one text
_SNAP = 24  # code points given up for not cutting a word
_SPACE, _LAST_SPACE = re.compile(r"\s"), re.compile(r"\s(?=\S*\Z)")


class Snippet(NamedTuple):
    """`text` (an excerpt, with … where it was cut) and the spans to highlight in it; `found` are the same spans in
    the text it is from, the first being what to jump to."""

    text: str
    highlights: tuple[Span, ...]
    found: tuple[Span, ...]


class Excerpts:
    """Makes the excerpts of one text after the other that show the same patterns."""

    def __init__(self, patterns: Sequence[Pattern], *, length: int = LENGTH) -> None:
        self._first_matches = FirstMatches(patterns, _ENOUGH)
        self._length = length

    def of(self, text: str, places: Sequence[Span] = ()) -> Snippet:
        """The excerpt of `text` around the best cluster of matches: of the most different words, then of the most.

        `places` are further spans to show, found otherwise (mentions, quotes). Without any match it is the beginning.
        """
        found = self._first_matches.of(text)
        size = len(text)
        if places:
            found += [(start, min(end, size), -1 - number) for number, (start, end) in enumerate(places)]
            found.sort()
        if size <= self._length:
            inside = merged([(start, end) for start, end, _ in found if start < size])
            return Snippet(text, inside, inside)
        first, last = _bounds(text, _best_cluster(found, self._length - _LEAD - 2), self._length)
        inside = merged([(start, min(end, last)) for start, end, _ in found if first <= start < last])
        after = "…" if last < size else ""
        if not first:
            return Snippet(text[:last] + after, inside, inside)
        shift = 1 - first
        shown = tuple([(start + shift, end + shift) for start, end in inside])
        return Snippet(f"…{text[first:last]}{after}", shown, inside)


def _best_cluster(found: Sequence[Found], width: int) -> Sequence[Found]:
    """The run of matches within `width` with the most different patterns, then the most matches, then the earliest."""
    if len(found) < 2:
        return found
    if max([end for _, end, _ in found]) - found[0][0] <= width:
        return found
    starts, ends, numbers = zip(*found, strict=True)
    best_different, best_number, best_first = 0, 0, 0
    last, size = 0, len(found)
    counts = dict.fromkeys(numbers, 0)
    different = 0
    for first, number in enumerate(numbers):
        furthest = starts[first] + width
        while last < size and (ends[last] <= furthest or last == first):
            added = numbers[last]
            if not counts[added]:
                different += 1
            counts[added] += 1
            last += 1
        if different > best_different or (different == best_different and last - first > best_number):
            best_different, best_number, best_first = different, last - first, first
        if last == size:
            break  # what begins later has no more
        counts[number] -= 1
        if not counts[number]:
            different -= 1
    return found[best_first : best_first + best_number]


def _bounds(text: str, cluster: Sequence[Found], length: int) -> Span:
    """Where to cut: all of the cluster with something before it, at most `length - 2` code points, at spaces."""
    room = length - 2
    start = max(0, cluster[0][0] - _LEAD) if cluster else 0
    start = max(0, min(start, len(text) - room))
    end = min(len(text), start + room)
    if start > 0:
        space = _SPACE.search(text, start, min(start + _SNAP, cluster[0][0] if cluster else end))
        start = space.end() if space is not None else start
    if end < len(text):
        space = _LAST_SPACE.search(text, max(end - _SNAP, cluster[-1][1] if cluster else start), end)
        end = space.start() if space is not None else end
    return start, end
