"""What FTS5 finds, ranked: all of it where that is not too much, or else the first of it."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.store.search import exact, ranked
from aigov_tui.store.search.at_hand import AtHand
from aigov_tui.store.search.estimate import MOST_GATHERED, SAMPLE
from aigov_tui.store.search.exact import Exact
from aigov_tui.store.search.fts import has_prefix
from aigov_tui.store.search.means import LIGHT, Means
from aigov_tui.store.search.ranked import (
    BEST,
    RARER,
    UNRANKED,
    Ranked,
    Scores,
    best_by,
    best_first,
    best_of_first,
)
from aigov_tui.store.search.reading import MOST_READ_FEW, Reading
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Node, Not, Or, Text, both, conjuncts, either, leaves

SPARED = 500.0
"""Microseconds worth sparing: a word that weighs next to nothing is not weighed where it costs more."""
MOST_READ_TYPED = 200
"""Of more matches than are ranked, the first so many are, while a person is still typing: these are read, which is quicker
than to have FTS5 weigh common words."""
READING_THEM = 0.015
"""Seconds that it takes to read as many as are looked at."""
MOST_READ_LATE, AFTER_ALL = 300, 5_000.0
"""The same where weighing would take longer than there is time for, by more than so many microseconds."""
MOST_LIKELY = 1_500
"""Paragraphs that likely match what begins so up to which, while typing, FTS5 is left to find and weigh them in one go."""


class Matched:
    """Ranks through one filter."""

    def __init__(self, means: Means, exactly: Exact) -> None:
        self._chosen = means.chosen
        self._matcher = means.matcher
        self._at_hand = AtHand(means)
        self._exact = exactly
        self._reading = Reading(means)
        self._patience = means.patience
        self._estimates = means.estimates
        self._most_weighing = means.most_weighing
        self._postings = means.postings
        self._wanted = means.wanted
        self._is_typing = means.is_typing

    def ranked(self, text: Node, most: int | None = None, *, as_asked: Node | None = None) -> Ranked:
        """What FTS5 finds for `text`, ranked: all of it if that is not more than `most`, or else the first of it.

        `as_asked`: before its beginnings were spelled out.
        """
        most = ranked.MOST_RANKED if most is None else most
        weighed = None if self._is_sparse(text) else self._weighed(text)
        is_costly = self._chosen.counts_by_default and self._estimates.weighing(text) > LIGHT
        is_at_hand = is_costly and self._at_hand.knows(text)
        if weighed == text and self._estimates.most(text) <= most and not is_at_hand:
            at_once = self._in_one_go(text)
            if at_once is not None:
                return at_once
        if weighed == text and as_asked is None and not is_at_hand and self._chosen.is_words_alone:
            first = self._sampled(text)
            if first == []:
                return Ranked([], True, BEST, text)
            if self._are_soon_weighed(text, first) and (at_once := self._in_one_go(text)) is not None:
                return at_once
        rarer = self._rarer_ways(text)
        if rarer is not None:
            scored, _ = self._matcher.scored(rarer, ranked.MOST_RANKED, surely=False)
            if len(scored) >= self._wanted:
                return Ranked(best_first(scored), False, RARER, text)
        is_read = self._is_typing and any(self._is_common_phrase(leaf) for leaf, _ in leaves(text))
        if is_read:
            most = min(most, exact.MOST_LOOKED_AT)
        ids, is_all = self._matcher.ids(text, most + 1)
        looked_at = ids if is_all else ids[: exact.MOST_LOOKED_AT]
        if is_at_hand and ids:
            scored = self._at_hand.scores(text, looked_at)
            is_all = is_all and len(scored) == len(ids)
            order = BEST if is_all else best_of_first(len(scored))
            return Ranked(best_first(scored), is_all, order, text, min(len(ids), most))
        are_few = is_all and len(ids) <= (
            MOST_READ_LATE if weighed is None else self._most_sooner_read(text, weighed)
        )
        if ids and (is_read or (weighed != text and are_few)):
            return self._read(as_asked or text, ids, is_all=is_all, beyond=text)
        if ids and not is_all and (weighed is None or _has_phrase(text)) and not self._is_late():
            read_first = self._first_read(as_asked or text, ids)
            return Ranked(
                best_first(read_first), False, best_of_first(len(read_first)), text, min(len(ids), most)
            )
        if weighed is None or not ids:
            return Ranked([(row_id, 0.0) for row_id in ids[:most]], is_all, UNRANKED if ids else BEST, text)
        if self._is_typing and not is_all:
            first = ids[:MOST_READ_TYPED]
            read = self._exact.by_reading(as_asked or text, first)
            if read is not None:
                order = best_of_first(len(first))
                return Ranked(best_first(read), False, order, text, min(len(ids), most))
        if not is_all and self._estimates.weighing(weighed) > AFTER_ALL + 1_000_000 * self._patience.left:
            late = self._reading.weighed(as_asked or text, ids[:MOST_READ_LATE]).scored
            return Ranked(best_first(late), False, best_of_first(len(late)), text, min(len(ids), most))
        scored = self._matcher.scores(weighed, looked_at)
        if len(scored) < len(looked_at):  # time ran out
            if not scored:
                return Ranked([(row_id, 0.0) for row_id in ids[:most]], is_all, UNRANKED, text)
            is_all = False
        order = self._in_words(text, weighed, len(scored), is_all=is_all)
        return Ranked(best_first(scored), is_all, order, text, min(len(ids), most))

    def _sampled(self, text: Node) -> list[int] | None:
        """The first paragraphs that FTS5 finds, which tell how many there are; None where there is no time for so many, and
        where FTS5 would gather what begins so once more."""
        if self._is_typing or has_prefix(text) or self._patience.was_enough:
            return None
        some, is_all = self._matcher.ids(text, SAMPLE)
        return some if is_all or len(some) == SAMPLE else None

    def _are_soon_weighed(self, text: Node, first: Sequence[int] | None) -> bool:
        """Whether what FTS5 finds, `first` of all, is likely so little that all of it is ranked: then it is found and weighed
        in one go, where there is time left for it."""
        if first is not None:
            return self._estimates.by_first(first) <= ranked.MOST_RANKED
        if self._patience.was_enough or not has_prefix(text):
            return False
        return not self._is_typing or self._estimates.likely(text) <= MOST_LIKELY

    def _read(self, text: Node, ids: list[int], *, is_all: bool, beyond: Node) -> Ranked:
        """All of a few, or the first of many, read: FTS5 would go through every paragraph with a common phrase to weigh it."""
        read = self._reading.weighed(text, ids if is_all else ids[:MOST_READ_TYPED], is_all=is_all)
        is_all = is_all and len(read.scored) == len(ids)
        order = best_of_first(len(read.scored))
        if is_all:
            order = best_by(by_all=read.by_all)
        return Ranked(best_first(read.scored), is_all, order, beyond, len(ids))

    def _most_sooner_read(self, text: Node, weighed: Node) -> int:
        """Paragraphs up to which all that fit are read, where FTS5 would weigh a common word beside a phrase in a million."""
        left_out_phrase = _has_phrase(text) and not _has_phrase(weighed)
        return MOST_READ_FEW if left_out_phrase and not self._is_typing else 0

    def _is_late(self) -> bool:
        """Whether, while typing, there is no time left to read."""
        return self._is_typing and self._patience.was_enough

    def _first_read(self, text: Node, ids: Sequence[int]) -> Scores:
        """The first of many, read, as many as there is time for: FTS5 would count a phrase in all that have it before it weighs any."""
        most = exact.MOST_LOOKED_AT if self._patience.left > READING_THEM else MOST_READ_LATE
        return self._reading.weighed(text, ids[: MOST_READ_TYPED if self._is_typing else most]).scored

    def _is_common_phrase(self, leaf: Node) -> bool:
        return isinstance(leaf, Text) and self._postings.is_common_phrase(leaf)

    def _in_one_go(self, text: Node) -> Ranked | None:
        """What FTS5 finds and weighs at once, the first of it where it is more than is ranked; None if that took too long."""
        scored, is_all = self._matcher.scored(text, ranked.MOST_RANKED + 1)
        if not (scored or is_all):
            return None
        scored = scored[: ranked.MOST_RANKED]
        return Ranked(best_first(scored), is_all, BEST if is_all else best_of_first(len(scored)), text)

    def _is_sparse(self, text: Node) -> bool:
        """Whether what fits has to be sought far and wide, so that going there again to rank it takes too long."""
        widely = not self._chosen.is_words_alone and self._estimates.most(text) > MOST_GATHERED
        return widely and self._is_typing

    def _rarer_ways(self, text: Node) -> Node | None:
        """Of `a OR the`, the `a`: what is found by the rarer words is what was looked for."""
        if not isinstance(text, Or):
            return None
        ways = [item for item in text.items if self._estimates.most(item) <= ranked.MOST_RANKED]
        return either(ways) if len(ways) < len(text.items) else None

    def _in_words(self, text: Node, weighed: Node, count: int, *, is_all: bool) -> str:
        if not is_all:
            return best_of_first(count)
        left_out = [item for item in conjuncts(text) if item not in conjuncts(weighed)]
        weightless = (isinstance(item, Not) or self._estimates.weighs_nothing(item) for item in left_out)
        return best_by(by_all=all(weightless))

    def _weighed(self, text: Node) -> Node | None:
        """What of `text` is ranked by: without what weighs (next to) nothing, or costs too much to weigh."""
        costs = {item: self._estimates.weighing(item) for item in conjuncts(text)}
        light = [
            item
            for item, cost in costs.items()
            if cost < SPARED or not (isinstance(item, Not) or self._estimates.weighs_nothing(item))
        ]
        while light and sum(costs[item] for item in light) > self._most_weighing:
            light.remove(max(light, key=costs.__getitem__))
        if len(light) == len(costs):
            return text
        return both(light) if any(not isinstance(item, Not) for item in light) else None


def _has_phrase(node: Node) -> bool:
    """Whether words that follow each other are asked for."""
    return any(isinstance(leaf, Text) and len(words(leaf.text)) > 1 for leaf, _ in leaves(node))
