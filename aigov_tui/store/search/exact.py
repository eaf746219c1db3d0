"""All paragraphs in which some words stand together, and what each scores: where one of the words is rare.

The rare words are looked up whole (`postings`), and FTS5 is asked for the common ones beside them only if it is not known
from the key before: what has `the inv` is among what has `the in`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from operator import itemgetter

from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.fts import expression
from aigov_tui.store.search.highlight import Pattern, matches
from aigov_tui.store.search.matching import Matcher
from aigov_tui.store.search.memory import Asked, Memory
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.postings import MOST_READ, Postings, goes_on, numbers_of
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import And, Node, Not, Text, both, conjuncts

MOST_SUMMED = 5_000
"""Paragraphs up to which common words are weighed at all."""
MOST_WALKED, _WALKED_AT_ONCE = 400, 100
"""Paragraphs that are read, best first, to find a beginning of very many words in them."""
_SCORES = "SELECT rowid, -bm25(paragraphs_fts) FROM paragraphs_fts WHERE paragraphs_fts MATCH ?"
_Scored = list[tuple[int, float]]
_MATCHING = "SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH ?"


@dataclass(frozen=True, slots=True)
class Scored:
    """Ids with their scores, in the order of import; `by_all` unless words were left out that weigh something.

    Not `is_complete`: the best ones, as many as a page needs.
    """

    scored: _Scored
    by_all: bool
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Words and phrases that all have to stand there, by how they are found, and what must not."""

    rare: Sequence[Text]
    common: Sequence[Text]
    broad: Sequence[Text]
    excluded: Sequence[Node]

    @property
    def items(self) -> tuple[Node, ...]:
        """Everything FTS5 may be asked for."""
        return (*self.rare, *self.common, *map(Not, self.excluded))


class Exact:
    """Finds and scores words alone, without any filter; `most_weighing`: microseconds for weighing the common ones.

    `wanted`: paragraphs of a page. While a person is `typing`, a beginning of very many words is looked for among the
    best of the rest.
    """

    def __init__(
        self,
        postings: Postings,
        matcher: Matcher,
        patience: Patience,
        memory: Memory,
        estimates: Estimates,
        *,
        most_weighing: float,
        wanted: int,
        typing: bool,
    ) -> None:
        self._postings = postings
        self._matcher = matcher
        self._patience = patience
        self._memory = memory
        self._estimates = estimates
        self._most_weighing = most_weighing
        self._wanted = wanted
        self._is_typing = typing

    def scored(self, text: Node) -> Scored | None:
        """What has the words; None where another way has to be found."""
        asked = self._asked(text)
        if asked is None or (asked.broad and not self._is_typing):
            return None
        looked_up: dict[Asked, Mapping[int, float]] = {}
        satisfied: frozenset[Node] = frozenset()
        ids: Collection[int] | None = None
        if (known := self._known((*asked.items, *asked.broad))) is not None:
            satisfied, ids = known
        together = self._memory.scores_of_some(frozenset(asked.items))
        if together is not None:
            looked_up[together[0]] = together[1]
            satisfied |= together[0]
            ids = together[1].keys() if ids is None else [row_id for row_id in ids if row_id in together[1]]
        scored = together[0] if together is not None else frozenset()
        unread = [item for item in asked.common if item not in scored]
        for item in sorted((item for item in asked.rare if item not in scored), key=self._estimates.most):
            if ids is not None and len(ids) <= MOST_READ and len(words(item.text)) == 1:
                unread.append(item)  # sooner read than looked up
                continue
            found = self._postings.of(item)
            if found is None:
                return None
            looked_up[item] = found
            ids = found.keys() if ids is None else [row_id for row_id in ids if row_id in found]
        if ids is None or not looked_up:
            return None
        return self._with_others(asked, looked_up, ids, unread, satisfied)

    def by_reading(self, text: Node, ids: Sequence[int]) -> list[tuple[int, float]] | None:
        """What single words score in a few paragraphs, counted in their texts; None for phrases and the like."""
        items = [item for item in conjuncts(text) if not isinstance(item, Not)]
        singles = [item for item in items if isinstance(item, Text) and len(words(item.text)) == 1]
        if len(singles) < len(items):
            return None
        texts = self._postings.texts(ids)
        heavy = [item for item in singles if not self._estimates.weighs_nothing(item)]
        weights = [
            self._postings.scored(numbers, self._estimates.most(item))
            for item, numbers in zip(heavy, numbers_of(heavy, texts), strict=True)
        ]
        return _added_up([row_id for row_id in ids if row_id in texts], weights)

    def keep(self, text: Node, scored: _Scored) -> None:
        """Note all that has whole words, exactly scored: what is typed next is among it."""
        items = conjuncts(text)
        if len(frozenset(items)) == len(items) > 1 and all(
            isinstance(item, Text) and not item.prefix for item in items
        ):
            self._memory.keep_scores(frozenset(items), dict(scored))

    def _with_others(
        self,
        asked: _Wanted,
        looked_up: Mapping[Asked, Mapping[int, float]],
        ids: Collection[int],
        unread: Sequence[Text],
        satisfied: frozenset[Node],
    ) -> Scored | None:
        """Those of `ids` that have the words `unread` too, and nothing that is excluded."""
        texts = None
        others, broad = list(unread), asked.broad
        lacking = [*others, *broad, *map(Not, asked.excluded)]
        if lacking and len(ids) <= MOST_READ:
            others, broad = [*others, *broad], ()
            texts = self._postings.texts(ids)
            ids = list(_fitting(texts, others, asked.excluded))
        elif not satisfied.issuperset((*others, *map(Not, asked.excluded))):
            found = self._with_all(asked.items, ids)
            if found is None:
                return None
            ids = found
        items = asked.items if broad else (*asked.items, *asked.broad)
        if len(items) > 1:
            self._memory.keep_answer(frozenset(items), tuple(ids))
        weights = list(looked_up.values())
        if texts is None and len(ids) <= MOST_READ and any(map(self._must_be_weighed, others)):
            texts = self._postings.texts(ids)
        heavy = self._heavy(others, is_read=texts is not None) if len(ids) <= MOST_SUMMED else []
        if texts is None and len(heavy) > 1 and not self._is_typing:
            # No key comes that might ask for one of them again: all in one go.
            together = self._scores_beside(looked_up, heavy)
            if together is None:
                return None
            weights.append(together)
        for item in heavy if len(weights) == len(looked_up) else ():
            scores = self._scores_of(item, ids, texts, beside=looked_up)
            if scores is None:
                return None
            weights.append(scores)
        scored = _added_up(sorted(ids), weights)
        if broad:
            return self._walked(scored, broad)
        left_out = (item for item in others if item not in heavy)
        return Scored(scored, all(map(self._estimates.weighs_nothing, left_out)))

    def _with_all(self, items: Sequence[Node], ids: Collection[int]) -> list[int] | None:
        """Those of `ids` in which FTS5 finds everything."""
        node = both(items)
        rows, is_all = (
            self._patience.rows(_MATCHING, (expression(node, {}),), surely=True) if node else ([], False)
        )
        among = ids if isinstance(ids, Set) else frozenset(ids)
        return [row_id for (row_id,) in rows if row_id in among] if is_all else None

    def _walked(self, scored: _Scored, broad: Sequence[Text]) -> Scored | None:
        """The best that hold what begins in very many ways, for a page."""
        best = sorted(scored, key=itemgetter(1), reverse=True)[:MOST_WALKED]
        passed: _Scored = []
        for first in range(0, len(best), _WALKED_AT_ONCE):
            chunk = best[first : first + _WALKED_AT_ONCE]
            fitting = frozenset(_fitting(self._postings.texts(row_id for row_id, _ in chunk), broad, ()))
            passed.extend(one for one in chunk if one[0] in fitting)
            if len(passed) > self._wanted:
                return Scored(passed, False, False)
        is_complete = len(best) == len(scored)
        return Scored(passed, False, is_complete) if passed or is_complete else None

    def _asked(self, text: Node) -> _Wanted | None:
        rare: list[Text] = []
        common: list[Text] = []
        broad: list[Text] = []
        excluded: list[Node] = []
        items = conjuncts(text)
        if len(frozenset(items)) < len(items):
            return None  # what is said twice weighs twice
        for item in items:
            if isinstance(item, Not) and isinstance(item.item, Text) and not item.item.prefix:
                excluded.append(item.item)
            elif not isinstance(item, Text):
                return None
            elif self._postings.is_rare(item):
                rare.append(item)
            elif len(words(item.text)) > 1:
                first = Text(" ".join(words(item.text)[:-1]))
                if not item.prefix or not self._estimates.is_wide(item) or not self._postings.is_rare(first):
                    return None
                rare.append(first)
                broad.append(item)
            elif self._estimates.is_broad(item):
                broad.append(item)
            else:
                common.append(item)
        return _Wanted(rare, common, broad, excluded)

    def _known(self, items: Sequence[Node]) -> tuple[frozenset[Node], tuple[int, ...]] | None:
        """The fewest paragraphs that an earlier search found of which those asked for now are some; and by what."""
        best: tuple[frozenset[Node], tuple[int, ...]] | None = None
        for earlier, ids in self._memory.answers.items():
            if best is not None and len(best[1]) <= len(ids):
                continue
            if all(any(_implies(item, one) for item in items) for one in earlier):
                best = earlier, ids
        return best

    def _must_be_weighed(self, item: Text) -> bool:
        """Whether a common word weighs something, and it is not known what."""
        return not self._estimates.weighs_nothing(item) and self._memory.scores(_partly(item)) is None

    def _heavy(self, items: Sequence[Text], *, is_read: bool) -> list[Text]:
        """Of the common words those that weigh something, without the costliest where that would take too long."""
        heavy = [item for item in items if not self._estimates.weighs_nothing(item)]
        costs = {
            item: self._estimates.weighing(item)
            for item in heavy
            if (item.prefix if is_read else self._memory.scores(_partly(item)) is None)
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
        beside: Mapping[Asked, Mapping[int, float]],
    ) -> Mapping[int, float] | None:
        """What a common word scores in paragraphs that all have it, and one of the words `beside` which it stands."""
        if texts is not None:
            read = {row_id: texts[row_id] for row_id in ids}
            (numbers,) = numbers_of([item], read)
            return self._postings.scored(numbers, self._postings.everywhere(item))
        found = self._memory.scores(_partly(item))
        if found is not None and all(row_id in found for row_id in ids):
            return found
        scores = self._scores_beside(beside, (item,))
        if scores is not None:
            self._memory.keep_scores(_partly(item), scores)
        return scores

    def _scores_beside(
        self, beside: Mapping[Asked, Mapping[int, float]], items: Sequence[Text]
    ) -> Mapping[int, float] | None:
        """What common words score: FTS5 goes through them soonest beside a rare one, and scores that too."""
        rarest = min(beside, key=lambda one: len(beside[one]))
        others = rarest if isinstance(rarest, frozenset) else (rarest,)
        asked = expression(And((*others, *items)), {})
        rows, is_all = self._patience.rows(_SCORES, (asked,), surely=True)
        if not is_all:
            return None
        known = beside[rarest]
        return {row_id: score - known[row_id] for row_id, score in rows if row_id in known}


def _partly(item: Text) -> Node:
    """Under which the scores of some paragraphs are kept, not of all."""
    return Not(item)


def _implies(item: Node, earlier: Node) -> bool:
    """Whether what has `item` surely has `earlier`."""
    return item == earlier or (
        isinstance(item, Text) and isinstance(earlier, Text) and goes_on(earlier, item)
    )


def _fitting(texts: Mapping[int, str], wanted: Sequence[Text], excluded: Sequence[Node]) -> Iterable[int]:
    """The texts in which all that is wanted stands, and nothing that is excluded."""
    have = [Pattern(words(item.text), item.prefix) for item in wanted]
    lack = [Pattern(words(item.text), item.prefix) for item in excluded if isinstance(item, Text)]
    for row_id, text in texts.items():
        if all(any(matches(text, (one,))) for one in have) and not any(matches(text, lack)):
            yield row_id


def _added_up(ids: Sequence[int], scores: Sequence[Mapping[int, float]]) -> list[tuple[int, float]]:
    if len(scores) == 1:
        only = scores[0]
        return [(row_id, only.get(row_id, 0.0)) for row_id in ids]
    return [(row_id, sum(one.get(row_id, 0.0) for one in scores)) for row_id in ids]
