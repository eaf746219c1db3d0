"""Words that all have to stand in a paragraph, sorted by how their paragraphs are found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.phrases import goes_on
from aigov_tui.store.search.placed import LONGEST, Placed
from aigov_tui.store.search.postings import Postings
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Node, Not, Text, conjuncts


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words and phrases that all have to stand there, by how they are found, and what must not."""

    rare: Sequence[Text]
    """Looked up whole."""
    placed: Sequence[Node]
    """Common words whose places are at hand; with Not, those that must not stand there."""
    common: Sequence[Text]
    broad: Sequence[Text]
    """Beginnings that go on in too many ways to be looked up."""
    excluded: Sequence[Node]

    def with_beginnings(self, beginnings: Sequence[Text]) -> Wanted:
        """The same, these beginnings being at hand."""
        return Wanted(
            self.rare,
            (*self.placed, *beginnings),
            [item for item in self.common if item not in beginnings],
            [item for item in self.broad if item not in beginnings],
            self.excluded,
        )

    @property
    def items(self) -> tuple[Node, ...]:
        """Everything FTS5 may be asked for."""
        return (*self.rare, *self.placed, *self.common, *map(Not, self.excluded))

    @property
    def heavy(self) -> tuple[Text, ...]:
        """The common words whose places are at hand and that have to stand there."""
        return tuple(item for item in self.placed if isinstance(item, Text))


def wanted(text: Node, postings: Postings, placed: Placed, estimates: Estimates) -> Wanted | None:
    """None for anything but words and phrases, and for what is said twice: it weighs twice."""
    rare: list[Text] = []
    at_hand: list[Node] = []
    common: list[Text] = []
    broad: list[Text] = []
    excluded: list[Node] = []
    items = conjuncts(text)
    if len(frozenset(items)) < len(items):
        return None
    for item in items:
        inner = item.item if isinstance(item, Not) else item
        if not isinstance(inner, Text) or (isinstance(item, Not) and inner.prefix):
            return None
        if not inner.prefix and len(at_hand) < LONGEST and placed.of(inner) is not None:
            at_hand.append(item)
        elif isinstance(item, Not):
            excluded.append(inner)
        elif postings.is_rare(inner):
            rare.append(inner)
        elif postings.is_common_phrase(inner):
            common.append(inner)
        elif len(words(inner.text)) > 1:
            first = Text(" ".join(words(inner.text)[:-1]))
            if not inner.prefix or not estimates.is_wide(inner) or not postings.is_rare(first):
                return None
            rare.append(first)
            broad.append(inner)
        elif estimates.is_broad(inner):
            broad.append(inner)
        else:
            common.append(inner)
    return Wanted(rare, at_hand, common, broad, excluded)


def implies(item: Node, earlier: Node) -> bool:
    """Whether what has `item` surely has `earlier`."""
    return item == earlier or (
        isinstance(item, Text) and isinstance(earlier, Text) and goes_on(earlier, item)
    )
