"""Where the words of a query stand in a text: exact spans in the raw text, folded as the index folds."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import NamedTuple

from aigov_tui.store.search.fts import Spellings
from aigov_tui.store.search.plain import folded, occurrences
from aigov_tui.store.search.tokens import Token, tokens, words
from aigov_tui.store.search.tree import Fuzzy, Near, Node, Text, leaves

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Folded words that follow each other; with `prefix`, the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False


class Match(NamedTuple):
    """A pattern's words at `start:end` (code points); `pattern` is its number."""

    start: int
    end: int
    pattern: int


def patterns_of(tree: Node | None, spellings: Spellings) -> tuple[Pattern, ...]:
    """What to highlight for a query: everything asked for, nothing excluded."""
    found: list[Pattern] = []
    for leaf, wanted in leaves(tree):
        if not wanted:
            continue
        if isinstance(leaf, Text):
            found.append(Pattern(words(leaf.text), leaf.prefix))
        elif isinstance(leaf, Near):
            found.extend(Pattern(words(item.text), item.prefix) for item in leaf.items)
        elif isinstance(leaf, Fuzzy):
            found.extend(Pattern((word,)) for word in spellings.get(leaf) or (leaf.text,))
    return tuple(dict.fromkeys(pattern for pattern in found if pattern.words))


def matches(text: str, patterns: Sequence[Pattern]) -> Iterator[Match]:
    """Every occurrence of every pattern, by its start; found as they are asked for, so that a caller may stop early."""
    if not patterns:
        return
    in_place = folded(text)
    if in_place is not None:
        yield from _matches_in_folded(in_place, patterns)
        return
    by_first: dict[str, list[int]] = {}
    beginnings: list[tuple[str, int]] = []
    for number, pattern in enumerate(patterns):
        if pattern.prefix and len(pattern.words) == 1:
            beginnings.append((pattern.words[0], number))
        else:
            by_first.setdefault(pattern.words[0], []).append(number)
    any_beginning = tuple(beginning for beginning, _ in beginnings)
    if all(len(pattern.words) == 1 for pattern in patterns) and not any_beginning:
        for token in tokens(text):  # most queries: nothing to look ahead for
            for number in by_first.get(token.word, ()):
                yield Match(token.start, token.end, number)
        return
    for window in _windows(tokens(text), max(len(pattern.words) for pattern in patterns)):
        first = window[0]
        for number in by_first.get(first.word, ()):
            if (end := _end_of(patterns[number], window)) is not None:
                yield Match(first.start, end, number)
        if any_beginning and first.word.startswith(any_beginning):
            for beginning, number in beginnings:
                if first.word.startswith(beginning):
                    yield Match(first.start, first.end, number)


def spans(text: str, patterns: Sequence[Pattern]) -> tuple[Span, ...]:
    """The places to highlight, in order, those that overlap as one."""
    return merged([(match.start, match.end) for match in matches(text, patterns)])


def merged(places: Sequence[Span]) -> tuple[Span, ...]:
    """Spans that are sorted by their start, those that overlap as one."""
    result: list[Span] = []
    furthest = places[0][0] if places else 0
    for place in places:
        start, end = place
        if start >= furthest:
            result.append(place)
            furthest = end
        elif end > furthest:
            result[-1] = (result[-1][0], end)
            furthest = end
    return tuple(result)


def _matches_in_folded(text: str, patterns: Sequence[Pattern]) -> Iterator[Match]:
    """What `matches` finds, in a text that is folded already."""
    found = [
        _matches_of(number, pattern, text)
        for number, pattern in enumerate(patterns)
        if pattern.words[0] in text
    ]
    yield from found[0] if len(found) == 1 else merge(*found)


def _matches_of(number: int, pattern: Pattern, text: str) -> Iterator[Match]:
    for start, end in occurrences(text, pattern.words, prefix=pattern.prefix):
        yield Match(start, end, number)


def _windows(stream: Iterator[Token], size: int) -> Iterator[deque[Token]]:
    """Each token with the `size - 1` after it, fewer at the end."""
    window: deque[Token] = deque()
    for token in stream:
        window.append(token)
        if len(window) == size:
            yield window
            window.popleft()
    while window:
        yield window
        window.popleft()


def _end_of(pattern: Pattern, window: deque[Token]) -> int | None:
    """Where the pattern ends if it stands at the window's beginning."""
    size = len(pattern.words)
    if size > len(window):
        return None
    for number in range(1, size):
        word, token = pattern.words[number], window[number].word
        if token != word and not (pattern.prefix and number == size - 1 and token.startswith(word)):
            return None
    return window[size - 1].end
