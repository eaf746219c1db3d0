"""Chinese phrases beside words that are at hand, told and scored without reading every paragraph.

To read one takes several times as long as to look whether a phrase stands there as it is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aigov_tui.store.search.characters import characters
from aigov_tui.store.search.exact import Scored, added_up
from aigov_tui.store.search.means import Means
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Node, Not, Text, conjuncts


class Phrased:
    """Scores for one query."""

    def __init__(self, means: Means) -> None:
        self._placed = means.placed
        self._postings = means.postings
        self._estimates = means.estimates

    def scored(self, text: Node, ids: Sequence[int]) -> Scored | None:
        """All that fits, which is among the paragraphs `ids`, in their order; None where anything is asked for but such
        phrases and words, each once."""
        items = conjuncts(text)
        phrases = [item for item in items if isinstance(item, Text) and self._is_phrase(item)]
        others = [item for item in items if item not in phrases]
        if len(frozenset(items)) < len(items) or not all(map(self._is_at_hand, others)):
            return None
        for item in others:
            ids = self._having(item, ids)
        found: dict[Text, Mapping[int, int]] = {}
        for phrase in sorted(phrases, key=self._estimates.most):
            found[phrase] = numbers = self._postings.numbers(phrase, ids)
            ids = [row_id for row_id in ids if row_id in numbers]
        weights = []
        for phrase, numbers in found.items():
            everywhere = max(len(numbers), self._postings.roughly(phrase))
            weights.append(
                self._postings.scoring.scored({row_id: numbers[row_id] for row_id in ids}, everywhere)
            )
        for item in others:
            if isinstance(item, Text) and not self._estimates.weighs_nothing(item):
                weights.append(self._scores(item, ids))
        return Scored(added_up(ids, weights), True)

    def _is_phrase(self, item: Text) -> bool:
        if self._estimates.tells(item) or not self._postings.paired.knows(item):
            return False
        return characters(words(item.text)) is not None

    def _is_at_hand(self, item: Node) -> bool:
        inner = item.item if isinstance(item, Not) else item
        if self._placed.of(inner) is not None:
            return True
        return isinstance(item, Text) and self._postings.is_known(item)

    def _having(self, item: Node, ids: Sequence[int]) -> list[int]:
        if isinstance(item, Text) and (posted := self._postings.known(item)) is not None:
            return [row_id for row_id in ids if row_id in posted.numbers]
        return self._placed.having(item, ids)

    def _scores(self, item: Text, ids: Sequence[int]) -> Mapping[int, float]:
        posted = self._postings.known(item)
        return (
            self._postings.scoring.of(posted, ids) if posted is not None else self._placed.scores(item, ids)
        )
