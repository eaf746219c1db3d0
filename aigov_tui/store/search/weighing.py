"""What words that all stand in some paragraphs score there, the common ones no dearer than a page may take."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from aigov_tui.store.search.fts import expression
from aigov_tui.store.search.means import Means
from aigov_tui.store.search.memory import Asked, Posted
from aigov_tui.store.search.phrases import SCORES
from aigov_tui.store.search.texts import numbers_of
from aigov_tui.store.search.tree import And, Node, Not, Text
from aigov_tui.store.search.wanted import Wanted


@dataclass(slots=True)
class LookedUp:
    """What is known of the words so far: the paragraphs that have all that is `satisfied`; None: any may."""

    ids: Collection[int] | None = None
    satisfied: frozenset[Node] = frozenset()
    posted: dict[Asked, Posted] = field(default_factory=dict)
    scored: frozenset[Node] = frozenset()
    """The words that are scored in one go in `posted`."""
    unread: list[Text] = field(default_factory=list)
    """What is sooner looked for in the texts."""

    def narrow(self, ids: Collection[int]) -> None:
        """Keep those that are among `ids`, which are quick to ask."""
        self.ids = ids if self.ids is None else [row_id for row_id in self.ids if row_id in ids]


class Weighing:
    """Weighs for one query, the common words no longer than that may take."""

    def __init__(self, means: Means) -> None:
        self._postings = means.postings
        self._placed = means.placed
        self._patience = means.patience
        self._memory = means.memory
        self._estimates = means.estimates
        self._most_weighing = means.most_weighing
        self._is_typing = means.is_typing

    def weights(
        self,
        asked: Wanted,
        found: LookedUp,
        ids: Collection[int],
        heavy: Sequence[Text],
        texts: Mapping[int, str] | None,
        *,
        is_summed: bool,
    ) -> list[Mapping[int, float]] | None:
        """What the paragraphs score, word for word; the common ones only where not too many have them."""
        weights = [self._postings.scoring.of(posted, ids) for posted in found.posted.values()]
        if is_summed:
            for item in asked.heavy:
                if item not in found.scored and not self._estimates.weighs_nothing(item):
                    weights.append(self._placed.scores(item, ids))
        if texts is None and len(heavy) > 1 and not self._is_typing and found.posted:
            # No key comes that might ask for one of them again: all in one go.
            together = self._scores_beside(found.posted, heavy)
            return [*weights, together] if together is not None else None
        for item in heavy:
            scores = self._scores_of(item, ids, texts, beside=found.posted)
            if scores is None:
                return None
            weights.append(scores)
        return weights

    def must_be_weighed(self, item: Text) -> bool:
        """Whether a common word weighs something, and it is not known what."""
        return not self._estimates.weighs_nothing(item) and self._memory.posted(_partly(item)) is None

    def heavy(self, items: Sequence[Text], *, is_read: bool) -> list[Text]:
        """Of the common words those that weigh something, without the costliest where that would take too long."""
        heavy = [item for item in items if not self._estimates.weighs_nothing(item)]
        costs = {
            item: self._estimates.weighing(item)
            for item in heavy
            if (item.prefix if is_read else self._memory.posted(_partly(item)) is None)
        }
        while sum(costs.values()) > self._most_weighing:
            costliest = max(costs, key=costs.__getitem__)
            del costs[costliest]
            heavy.remove(costliest)
        return heavy

    def _scores_of(
        self,
        item: Text,
        ids: Collection[int],
        texts: Mapping[int, str] | None,
        *,
        beside: Mapping[Asked, Posted],
    ) -> Mapping[int, float] | None:
        """What a common word scores in paragraphs that all have it, and one of the words `beside` which it stands."""
        if texts is not None:
            read = {row_id: texts[row_id] for row_id in ids}
            (numbers,) = numbers_of([item], read)
            return self._postings.scoring.scored(numbers, self._postings.everywhere(item))
        found = self._memory.posted(_partly(item))
        if found is not None and all(row_id in found.numbers for row_id in ids):
            return found.numbers
        scores = self._scores_beside(beside, (item,)) if beside else None
        if scores is not None:
            self._memory.keep(_partly(item), Posted(scores))
        return scores

    def _scores_beside(
        self, beside: Mapping[Asked, Posted], items: Sequence[Text]
    ) -> Mapping[int, float] | None:
        """What common words score: FTS5 goes through them soonest beside a rare one, and scores that too."""
        rarest = min(beside, key=lambda one: len(beside[one].numbers))
        others = rarest if isinstance(rarest, frozenset) else (rarest,)
        asked = expression(And((*others, *items)), {})
        rows, is_all = self._patience.rows(SCORES, (asked,), surely=True)
        if not is_all:
            return None
        found = [one for one in rows if one[0] in beside[rarest].numbers]
        known = self._postings.scoring.of(beside[rarest], [row_id for row_id, _ in found])
        return {row_id: score - known[row_id] for row_id, score in found}


def _partly(item: Text) -> Node:
    """Under which the scores of some paragraphs are kept, not of all."""
    return Not(item)
