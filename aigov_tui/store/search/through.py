"""Common words within a filter: where they stand together is at hand, and the filter is asked about these one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from aigov_tui.store.places import among, each_position
from aigov_tui.store.search.exact import ENOUGH, MOST_LOOKED_AT, MOST_SUMMED, Exact, Scored, added_up
from aigov_tui.store.search.means import Means
from aigov_tui.store.search.tree import Node, Text, both, conjuncts
from aigov_tui.store.search.word_lists import MOST_POSTED

AT_ONCE = 250
"""Paragraphs that the filter is asked about before it is known whether that was enough."""
MOST_SURELY = 500
"""Paragraphs that it is asked about however much time has passed."""


class Through:
    """Asks one filter about what has the words, for as long as there is patience."""

    def __init__(self, means: Means, exact: Exact) -> None:
        self._chosen = means.chosen
        self._placed = means.placed
        self._memory = means.memory
        self._matcher = means.matcher
        self._patience = means.patience
        self._passing = means.passing
        self._exact = exact
        self._estimates = means.estimates

    def scored(self, text: Node) -> Scored | None:
        """What has the words and passes the filter; None where another way has to be found."""
        if self._chosen.is_words_alone:
            return None
        few = self._matcher.few()
        if few is not None and not few:
            return Scored([], True)
        if (rare := self._of_rare(text, few)) is not None:
            return rare
        known, beginnings = self._asked(text)
        if known is None and not beginnings:
            return None
        begun = [beginning for item in beginnings if (beginning := self._placed.beginning(item)) is not None]
        if len(begun) < len(beginnings):
            return None
        bits = self._memory.counted if known is None else self._placed.bits(known)
        if self._chosen.counts_by_default:
            bits &= self._memory.counted
        for beginning in begun:
            bits &= beginning.present
        if few is not None:
            candidates = iter(among(bits, few))
            number = len(few)
        else:
            candidates, number = each_position(bits), bits.bit_count()
        passed: list[int] = []
        asked, is_all = 0, True
        while some := list(islice(candidates, AT_ONCE)):
            if asked >= MOST_SURELY and self._patience.was_enough:
                is_all = False
                break
            found, is_all = self._passing.among(some, surely=asked < MOST_SURELY)
            passed += found
            asked += len(some)
            are_many = len(passed) >= MOST_LOOKED_AT and len(passed) * number > 2 * MOST_SUMMED * asked
            if not is_all or len(passed) > MOST_SUMMED or are_many:
                is_all = False
                break
        is_late = not is_all and self._patience.was_enough
        if len(passed) < ENOUGH and (beginnings or not is_all) and not (passed and is_late):
            return None
        is_complete = is_all and not beginnings
        ids = passed if is_complete else passed[:MOST_LOOKED_AT]
        scored = self._placed.added_up(known, ids) if known is not None else self._begun(beginnings, ids)
        return Scored(scored, not beginnings, is_complete, 0 if is_complete else len(ids), len(passed))

    def _of_rare(self, text: Node, few: Sequence[int] | None) -> Scored | None:
        """Where one of the words is rare: all that has them, as if there were no filter, as far as it passes."""
        if not self._chosen.counts_by_default or self._estimates.most(text) > MOST_POSTED:
            return None
        found = self._exact.scored(text)
        if found is None or not found.is_complete:
            return None
        scores = dict(found.scored)
        few_of_them = scores.keys() if few is None else scores.keys() & frozenset(few)
        ids = sorted(few_of_them, key=scores.__getitem__, reverse=True)
        best = passed = self._passing.among(sorted(ids[:MOST_SURELY]), surely=True)[0]
        rest = sorted(ids[MOST_SURELY:])  # neighbours are read together
        for first in range(0, len(rest), MOST_SURELY):
            if self._patience.is_over:
                scored = [(row_id, scores[row_id]) for row_id in best]
                return replace(found, scored=scored, is_complete=False, at_least=len(passed))
            passed = passed + self._passing.among(rest[first : first + MOST_SURELY], surely=True)[0]
        return replace(found, scored=[(row_id, scores[row_id]) for row_id in sorted(passed)])

    def _asked(self, text: Node) -> tuple[Node | None, Sequence[Text]]:
        """What is at hand whole, if anything, and the beginnings of which the commonest words are."""
        if self._placed.are_all(text):
            return text, ()
        beginnings = [
            item
            for item in conjuncts(text)
            if isinstance(item, Text) and item.prefix and self._placed.of(item) is None
        ]
        known = both(item for item in conjuncts(text) if item not in beginnings)
        return (known, beginnings) if known is None or self._placed.are_all(known) else (None, ())

    def _begun(self, beginnings: Sequence[Text], ids: Sequence[int]) -> list[tuple[int, float]]:
        """What the commonest words score that begin so."""
        return added_up(ids, [self._placed.scores_of_commonest(item, ids) for item in beginnings])
