"""Words that go on in too many ways: `a*` stands in every paragraph, and FTS5 would gather them all before the first.

Beside other words such a prefix is not asked for but looked for, in the text of what the other words found; alone it is
asked for as the most frequent words that begin so, and as more of them while a page is not full.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import eq

from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.highlight import Pattern
from aigov_tui.store.search.readable import found_in
from aigov_tui.store.search.texts import texts_of
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import And, Near, Node, Not, Or, Text, both, conjuncts, either, leaves
from aigov_tui.store.search.vocabulary import continuations

CONTINUATIONS = (16, 128, 1024)
"""How many of the words that begin so are asked for, and for how many if these do not fill the page."""
FEW_BEGINNINGS = 4
"""Beginnings of one query of which each is spelled out as fully as one would be."""
MOST_WAYS = 32
"""Ways of spelling out the beginnings in one NEAR."""
FEW_READ = 1_000
"""Matches of the other words that are sooner read than the prefix is spelled out."""
MOST_READ = 500
"""Paragraphs that are read at most to look for a prefix."""
_READ_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Check:
    """Words to look for in the text itself: there, or (not `wanted`) not there."""

    pattern: Pattern
    wanted: bool


def narrowed(node: Node, estimates: Estimates) -> tuple[Node | None, tuple[Check, ...]]:
    """What of `node` FTS5 is asked for (None: nothing is left), and what is looked for in what it finds."""
    asked: list[Node] = []
    checks: list[Check] = []
    for item in conjuncts(node):
        text = item.item if isinstance(item, Not) else item
        if not isinstance(text, Text) or not estimates.is_broad(text):
            asked.append(item)
            continue
        found = words(text.text)
        checks.append(Check(Pattern(found, prefix=True), wanted=text is item))
        if text is item and len(found) > 1:
            asked.append(Text(" ".join(found[:-1])))
    return (both(asked), tuple(checks)) if any(not isinstance(item, Not) for item in asked) else (None, ())


def stands_in(node: Node, is_such: Callable[[Text], bool]) -> bool:
    """Whether a word or phrase for which `is_such` stands anywhere in `node`."""
    return expanded(node, lambda text: None if is_such(text) else text) != node


def with_continuations(
    connection: sqlite3.Connection, node: Node, is_such: Callable[[Text], bool], most: int
) -> Node | None:
    """`node` with each beginning for which `is_such` as the `most` commonest words that begin so; None: none is left.

    Of many beginnings, each gets fewer.
    """
    number = sum(is_such(text) for text in _texts(node))
    most = most if number <= FEW_BEGINNINGS else max(2, FEW_BEGINNINGS * CONTINUATIONS[0] // number)

    def spelled_out(text: Text) -> Node | None:
        if not is_such(text):
            return text
        *before, beginning = words(text.text)
        going_on = continuations(connection, beginning, most)
        return either(Text(" ".join((*before, word))) for word in going_on)

    return expanded(node, spelled_out)


def _texts(node: Node) -> Iterator[Text]:
    """Every word and phrase, those of NEAR too."""
    for leaf, _ in leaves(node):
        for item in leaf.items if isinstance(leaf, Near) else (leaf,):
            if isinstance(item, Text):
                yield item


def expanded(node: Node, change: Callable[[Text], Node | None]) -> Node | None:
    """`node` with every word and phrase replaced by what `change` makes of it; None drops it."""
    match node:
        case Text():
            return change(node)
        case And(items):
            return both(new for item in items if (new := expanded(item, change)) is not None)
        case Or(items):
            return either(new for item in items if (new := expanded(item, change)) is not None)
        case Not(item):
            excluded = expanded(item, change)
            return Not(excluded) if excluded is not None else None
        case Near(items, distance):
            return _expanded_near(items, distance, change)
        case _:
            return node


def _expanded_near(
    items: Sequence[Text], distance: int, change: Callable[[Text], Node | None]
) -> Node | None:
    """NEAR takes no OR inside, so it is asked once for each way, of many the first."""
    ways: list[tuple[Text, ...]] = [()]
    for item in items:
        changed = change(item)
        of_item = [
            way for way in (changed.items if isinstance(changed, Or) else (changed,)) if isinstance(way, Text)
        ]
        room = max(1, MOST_WAYS // max(len(ways), 1))
        ways = [(*before, way) for before in ways for way in of_item[:room]]
    return either(Near(way, distance) for way in ways)


def checked(connection: sqlite3.Connection, ids: Sequence[int], checks: Sequence[Check]) -> Iterator[bool]:
    """Whether each of the paragraphs passes all checks; they are read as that is asked for."""
    wanted = [check.wanted for check in checks]
    patterns = [check.pattern for check in checks]
    for first in range(0, len(ids), _READ_AT_ONCE):
        chunk = ids[first : first + _READ_AT_ONCE]
        texts = texts_of(connection, chunk)
        for row_id in chunk:
            text = texts.get(row_id, "")  # gone since: an import just committed
            yield all(map(eq, found_in(text, patterns), wanted))
