"""All paragraphs in which some words stand together, and what each scores: where one of them is rare, or all are common.

Rare words are looked up whole (`postings`); where common words stand is at hand (`placed`). FTS5 is asked for others
beside them only if it is not known from the key before: what has `the inv` is among what has `the in`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from heapq import nlargest
from itertools import repeat
from operator import add, itemgetter

from aigov_tui.store.search.fts import expression
from aigov_tui.store.search.highlight import Pattern
from aigov_tui.store.search.means import Means
from aigov_tui.store.search.memory import Posted
from aigov_tui.store.search.paired import READ
from aigov_tui.store.search.ranked import Scores
from aigov_tui.store.search.readable import found_in
from aigov_tui.store.search.texts import MOST_READ, numbers_of
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Node, Not, Text, both, conjuncts
from aigov_tui.store.search.wanted import Wanted, implies, wanted
from aigov_tui.store.search.weighing import LookedUp, Weighing

MOST_SUMMED = 5_000
"""Paragraphs up to which common words are weighed at all."""
MOST_LOOKED_AT = 1_000
"""Of more matches than are ranked exactly, the first so many are ranked."""
ENOUGH = 100
"""Matches for which it is enough to have asked for the commonest continuations. Not what the page at hand needs: the
next page has to go on in the same order."""
MOST_READ_BEGUN = 1_000
"""Paragraphs that are read, not while typing, to find all that hold a beginning of very many words."""
MOST_WALKED, _WALKED_AT_ONCE = 400, 100
"""Paragraphs that are read, best first, to find a beginning of very many words in them."""
MOST_BEGINNINGS = 6
"""Beginnings of one query whose words are joined: each is of several common ones."""
_MATCHING = "SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH ?"


@dataclass(frozen=True, slots=True)
class Scored:
    """Ids with their scores, in the order of import; `by_all` unless words were left out that weigh something.

    Not `is_complete`: the best ones, as many as a page needs; where there is a number, of the `first` so many and of
    the champions of each word, and `at_least` so many fit.
    """

    scored: Scores
    by_all: bool
    is_complete: bool = True
    first: int = 0
    at_least: int = 0


class Exact:
    """Finds and scores words alone, without any filter.

    While a person is typing, a beginning of very many words is looked for among the best of the rest.
    """

    def __init__(self, means: Means) -> None:
        self._postings = means.postings
        self._placed = means.placed
        self._patience = means.patience
        self._memory = means.memory
        self._estimates = means.estimates
        self._weighing = Weighing(means)
        self._wanted = means.wanted
        self._is_typing = means.is_typing

    def scored(self, text: Node) -> Scored | None:
        """What has the words; None where another way has to be found."""
        if self._placed.are_all(text):
            return self._of_common(text)
        asked = wanted(text, self._postings, self._placed, self._estimates)
        if asked is None:
            return None
        found = self._looked_up(asked)
        if found is None:
            return None
        if found.ids is None or len(found.ids) > MOST_READ:
            if len(asked.common) + len(asked.broad) > MOST_BEGINNINGS:
                return None
            beginnings = [item for item in (*asked.common, *asked.broad) if self._placed.of(item) is not None]
            asked = asked.with_beginnings(beginnings)
            found.unread = [item for item in found.unread if item not in beginnings]
        if found.ids is None:
            together = both(asked.placed)
            if together is None or not asked.heavy:
                return None
            some = self._placed.first(together, (), 0, MOST_SUMMED)
            if not some.is_all:
                turned_out_common = any(item in asked.rare for item in found.unread)
                return None if turned_out_common else self._of_many(asked, together)
            found.ids = some.ids
        else:
            for item in sorted(asked.placed, key=self._estimates.most):
                if item not in found.satisfied:
                    found.ids = self._placed.having(item, found.ids)
        found.satisfied |= frozenset(asked.placed)
        return self._with_others(asked, found, found.ids)

    def _looked_up(self, asked: Wanted) -> LookedUp | None:
        """What is remembered, and the rare words as far as they have to be looked up; None if one cannot be in time."""
        found = LookedUp()
        if (known := self._known((*asked.items, *asked.broad))) is not None:
            found.satisfied, found.ids = known
        together = self._memory.posted_of_some(frozenset(asked.items))
        if together is not None:
            found.scored = together[0]
            found.posted[together[0]] = together[1]
            found.satisfied |= together[0]
            found.narrow(together[1].numbers.keys())
        found.unread = [item for item in asked.common if item not in found.scored]
        for item in sorted(
            (item for item in asked.rare if item not in found.scored), key=self._estimates.most
        ):
            if found.ids is not None and self._is_sooner_read(item, len(found.ids)):
                found.unread.append(item)
                continue
            posted = self._postings.of(item)
            if posted is None and self._postings.is_common_phrase(item):
                found.unread.append(item)  # it turned out to be common
                continue
            if posted is None:
                return None
            found.posted[item] = posted
            found.narrow(posted.numbers.keys())
        return found

    def _of_common(self, text: Node) -> Scored:
        """What has common words alone: all of it, or the best of the first and of what each of the words ranks best."""
        some = self._placed.first(text, (), MOST_LOOKED_AT, MOST_SUMMED)
        if some.is_all:
            return Scored(self._placed.added_up(text, some.ids), True)
        ids = sorted({*some.ids, *self._placed.champions(text)})
        return Scored(self._placed.added_up(text, ids), True, False, len(some.ids), some.number)

    def _of_many(self, asked: Wanted, together: Node) -> Scored | None:
        """Beside common words that stand together often: the commonest of what begins in many ways, if that is enough."""
        if asked.excluded:
            return None
        beginnings = []
        for item in (*asked.common, *asked.broad):
            beginning = self._placed.beginning(item)
            if beginning is None:
                return None
            beginnings.append(beginning)
        enough = MOST_SUMMED if asked.common else MOST_LOOKED_AT
        some = self._placed.first(together, beginnings, MOST_LOOKED_AT, enough)
        if some.number <= (MOST_SUMMED if asked.common else ENOUGH):
            return None  # so few are to be ranked exactly, where FTS5 can gather all that begins so
        first = some.ids[:MOST_LOOKED_AT]
        return Scored(self._placed.added_up(together, first), False, False, len(first), some.number)

    def by_reading(self, text: Node, ids: Sequence[int]) -> list[tuple[int, float]] | None:
        """What single words score in a few paragraphs, counted in their texts; None for phrases and the like."""
        items = [item for item in conjuncts(text) if not isinstance(item, Not)]
        singles = [item for item in items if isinstance(item, Text) and self._is_single(item)]
        if len(singles) < len(items):
            return None
        texts = self._postings.texts(ids)
        heavy = [item for item in singles if not self._estimates.weighs_nothing(item)]
        weights = [
            self._postings.scoring.scored(numbers, self._estimates.most(item))
            for item, numbers in zip(heavy, numbers_of(heavy, texts), strict=True)
        ]
        return added_up([row_id for row_id in ids if row_id in texts], weights)

    def _is_single(self, item: Text) -> bool:
        return len(words(item.text)) == 1 or self._estimates.tells(item)

    def keep(self, text: Node, scored: Scores) -> None:
        """Note all that has whole words, exactly scored: what is typed next is among it."""
        items = conjuncts(text)
        if len(frozenset(items)) == len(items) > 1 and all(
            isinstance(item, Text) and not item.prefix for item in items
        ):
            self._memory.keep(frozenset(items), Posted(dict(scored)))

    def _with_others(self, asked: Wanted, found: LookedUp, ids: Collection[int]) -> Scored | None:
        """Those of `ids` that have the words not looked up too, and nothing that is excluded."""
        texts = None
        others, broad = list(found.unread), asked.broad
        for item in asked.excluded:
            if len(ids) > MOST_READ and (posted := self._looked_up_excluded(item)) is not None:
                ids = [row_id for row_id in ids if row_id not in posted.numbers]
                found.satisfied |= {Not(item)}
        lacking = [*others, *broad, *map(Not, asked.excluded)]
        most = MOST_READ_BEGUN if broad and not self._is_typing else self._sooner_read(others)
        if broad and len(ids) > most and not self._is_typing:
            return None
        if lacking and len(ids) <= most:
            others, broad = [*others, *broad], ()
            texts = self._postings.texts(ids)
            ids = list(_fitting(texts, others, asked.excluded))
        elif not found.satisfied.issuperset((*others, *map(Not, asked.excluded))):
            all_of_them = self._with_all(asked.items, ids)
            if all_of_them is None:
                return None
            ids = all_of_them
        items = asked.items if broad else (*asked.items, *asked.broad)
        if len(items) > 1:
            self._memory.keep_answer(frozenset(items), tuple(ids))
        if texts is None and len(ids) <= MOST_READ and any(map(self._weighing.must_be_weighed, others)):
            texts = self._postings.texts(ids)
        is_summed = len(ids) <= MOST_SUMMED
        heavy = self._weighing.heavy(others, is_read=texts is not None) if is_summed else []
        weights = self._weighing.weights(asked, found, ids, heavy, texts, is_summed=is_summed)
        if weights is None:
            return None
        scored = added_up(sorted(ids), weights)
        if broad:
            return self._walked(scored, broad)
        left_out = [item for item in others if item not in heavy]
        left_out += [] if is_summed else [item for item in asked.heavy if item not in found.scored]
        return Scored(scored, all(map(self._estimates.weighs_nothing, left_out)))

    def _is_sooner_read(self, item: Text, number: int) -> bool:
        """Whether a rare word or phrase is sooner looked for in so many texts than looked up."""
        if number > MOST_READ or self._postings.is_known(item):
            return False
        return len(words(item.text)) == 1 or READ * number < self._estimates.weighing(item)

    def _sooner_read(self, others: Sequence[Text]) -> int:
        """Paragraphs up to which these are looked for in the texts: FTS5 would first gather all that begins so."""
        gathering = sum(self._estimates.weighing(item) for item in others if item.prefix)
        return max(MOST_READ, int(gathering / READ))

    def _looked_up_excluded(self, item: Node) -> Posted | None:
        """All paragraphs with a rare word that must not stand there."""
        return self._postings.of(item) if isinstance(item, Text) and self._postings.is_rare(item) else None

    def _with_all(self, items: Sequence[Node], ids: Collection[int]) -> list[int] | None:
        """Those of `ids` in which FTS5 finds everything."""
        node = both(items)
        rows, is_all = (
            self._patience.rows(_MATCHING, (expression(node, {}),), surely=True, scalar=True)
            if node
            else ([], False)
        )
        among = ids if isinstance(ids, Set) else frozenset(ids)
        return [row_id for row_id in rows if row_id in among] if is_all else None

    def _walked(self, scored: Scores, broad: Sequence[Text]) -> Scored | None:
        """The best that hold what begins in very many ways, for a page."""
        best = nlargest(MOST_WALKED, scored, key=itemgetter(1))
        passed: Scores = []
        for first in range(0, len(best), _WALKED_AT_ONCE):
            chunk = best[first : first + _WALKED_AT_ONCE]
            fitting = frozenset(_fitting(self._postings.texts(row_id for row_id, _ in chunk), broad, ()))
            passed.extend(one for one in chunk if one[0] in fitting)
            if len(passed) > self._wanted:
                return Scored(passed, False, False)
        is_complete = len(best) == len(scored)
        return Scored(passed, False, is_complete) if passed or is_complete else None

    def _known(self, items: Sequence[Node]) -> tuple[frozenset[Node], tuple[int, ...]] | None:
        """The fewest paragraphs that an earlier search found of which those asked for now are some; and by what."""
        best: tuple[frozenset[Node], tuple[int, ...]] | None = None
        for earlier, ids in self._memory.answers.items():
            if best is not None and len(best[1]) <= len(ids):
                continue
            if all(any(implies(item, one) for item in items) for one in earlier):
                best = earlier, ids
        return best


def _fitting(texts: Mapping[int, str], wanted: Sequence[Text], excluded: Sequence[Node]) -> Iterable[int]:
    """The texts in which all that is wanted stands, and nothing that is excluded."""
    have = [Pattern(words(item.text), item.prefix) for item in wanted]
    lack = [Pattern(words(item.text), item.prefix) for item in excluded if isinstance(item, Text)]
    for row_id, text in texts.items():
        if all(found_in(text, have)) and not any(found_in(text, lack)):
            yield row_id


def added_up(ids: Sequence[int], scores: Sequence[Mapping[int, float]]) -> list[tuple[int, float]]:
    """The ids with what all the scores give them."""
    total: Iterable[float] = repeat(0.0, len(ids))
    for one in scores:
        total = map(add, total, map(one.get, ids, repeat(0.0)))
    return list(zip(ids, total, strict=True))
