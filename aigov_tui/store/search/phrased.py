"""Chinese phrases beside words that are at hand, told and scored without reading every paragraph.

To read one takes several times as long as to look whether a phrase stands there as it is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aigov_tui.store.places import among
from aigov_tui.store.search.characters import characters
from aigov_tui.store.search.exact import Scored, added_up
from aigov_tui.store.search.means import Means
from aigov_tui.store.search.memory import Posted
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Node, Not, Or, Text, conjuncts, leaves


class Phrased:
    """Scores for one query."""

    def __init__(self, means: Means) -> None:
        self._placed = means.placed
        self._postings = means.postings
        self._estimates = means.estimates

    def scored(self, text: Node, ids: Sequence[int]) -> Scored | None:
        """All that fits, which is among the paragraphs `ids`, in their order; None where anything is asked for but such
        phrases and words, each once, and one or another of them."""
        items, asked = conjuncts(text), [leaf for leaf, _ in leaves(text)]
        is_told = all(isinstance(leaf, Text) and self._is_told(leaf) for leaf in asked)
        if not is_told or len(frozenset(asked)) < len(asked) or not all(map(_is_flat, items)):
            return None
        weights: list[Mapping[int, float]] = []
        for item in sorted(items, key=self._toil):
            ways = item.items if isinstance(item, Or) else (item.item if isinstance(item, Not) else item,)
            found = [self._scores(way, ids) for way in ways if isinstance(way, Text)]
            if isinstance(item, Not):
                ids = [row_id for row_id in ids if row_id not in found[0]]
            else:
                fitting = frozenset().union(*found) if len(found) > 1 else found[0]
                ids = [row_id for row_id in ids if row_id in fitting]
                weights += found
        return Scored(added_up(ids, weights), True)

    def _scores(self, item: Text, ids: Sequence[int]) -> Mapping[int, float]:
        """What a word or phrase scores in those of the paragraphs in which it stands."""
        scoring = self._postings.scoring
        if (posted := self._posted(item, len(ids))) is not None:
            scores = scoring.of(posted, ids)
            return {row_id: scores[row_id] for row_id in ids if row_id in scores}
        if self._placed.of(item) is not None:
            having = self._placed.having(item, ids)
            if self._estimates.weighs_nothing(item):
                return dict.fromkeys(having, 0.0)
            return self._placed.scores(item, having)
        bits = self._postings.paired.bits(item)
        numbers = self._postings.phrases.numbers(item, ids if bits is None else among(bits, ids))
        return scoring.scored(numbers, max(len(numbers), self._postings.roughly(item)))

    def _posted(self, item: Text, number: int) -> Posted | None:
        """What was looked up, and now of a phrase that stands in not many more than so many paragraphs: the next key asks for
        it again."""
        is_worth = self._is_phrase(item) and self._postings.paired.number(item) <= 2 * number
        return (
            self._postings.of(item)
            if is_worth and self._postings.is_rare(item)
            else self._postings.known(item)
        )

    def _toil(self, item: Node) -> tuple[bool, int]:
        """Phrases come last, and the commoner ones."""
        return any(map(self._is_phrase, (leaf for leaf, _ in leaves(item)))), self._estimates.most(item)

    def _is_told(self, item: Text) -> bool:
        return self._is_phrase(item) or self._placed.of(item) is not None or self._postings.is_known(item)

    def _is_phrase(self, item: Node) -> bool:
        if not isinstance(item, Text) or self._estimates.tells(item):
            return False
        return self._postings.paired.knows(item) and characters(words(item.text)) is not None


def _is_flat(item: Node) -> bool:
    """Whether it is a word or phrase, asked for or not, or one of several."""
    inner = item.items if isinstance(item, Or) else (item.item if isinstance(item, Not) else item,)
    return all(isinstance(one, Text) for one in inner)
