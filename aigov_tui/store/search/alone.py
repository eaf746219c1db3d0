"""The best paragraphs for one word alone: where it is common, those that the import kept for it as its champions."""

from __future__ import annotations

from collections.abc import Iterable

from aigov_tui.store.search import exact, ranked
from aigov_tui.store.search.means import Means
from aigov_tui.store.search.narrow import CONTINUATIONS
from aigov_tui.store.search.ranked import BEST, COMMONEST, Ranked, Scores, best_first
from aigov_tui.store.search.tokens import terms
from aigov_tui.store.search.tree import Text, either
from aigov_tui.store.search.vocabulary import champions, continuations

LEAST_MERGED = 4
"""Continuations whose champions are merged, so that a page shows more than the commonest one."""
LEAST_CHAMPIONS = 200
"""Champions that are merged at least, so that the next pages go on in the same order."""


class Alone:
    """Looks for the champions of what is asked for without any filter."""

    def __init__(self, means: Means) -> None:
        self._connection = means.connection
        self._is_typing = means.is_typing
        self._estimates = means.estimates
        self._matcher = means.matcher
        self._postings = means.postings
        self._placed = means.placed

    def best(self, text: Text) -> Ranked:
        """The champions of a common word, or of the words that begin so; nothing for other texts."""
        found = terms(text.text)
        if len(found) > 1 or self._estimates.most(text) <= ranked.MOST_RANKED:
            return Ranked([], True)
        if not text.prefix:
            best = champions(self._connection, found[0])
            return Ranked(best, False, BEST, text, self._at_least(text) if best else 0)
        if self._are_few(text):
            return Ranked([], True)
        ways = continuations(self._connection, found[0], CONTINUATIONS[0])
        beyond = either(map(Text, ways))
        return Ranked(self._merged(ways), False, COMMONEST, beyond, self._at_least(Text(next(iter(ways)))))

    def _are_few(self, beginning: Text) -> bool:
        """Whether what begins so stands in few paragraphs, several of the words in many of them."""
        posted = None
        if not self._is_typing and self._postings.is_rare(beginning):
            posted = self._postings.of(beginning)
        return posted is not None and len(posted.numbers) <= ranked.MOST_RANKED

    def _at_least(self, text: Text) -> int:
        """How many paragraphs have a common word, counting no further than is told."""
        if self._placed.of(text) is not None:
            return min(self._placed.first(text, (), 0, exact.MOST_LOOKED_AT).number, exact.MOST_LOOKED_AT)
        return len(self._matcher.ids(text, exact.MOST_LOOKED_AT)[0])

    def _merged(self, terms: Iterable[str]) -> Scores:
        """The best of words, the most frequent first, of as many as it takes for some pages."""
        merged: dict[int, float] = {}
        for number, term in enumerate(terms):
            if number >= LEAST_MERGED and len(merged) >= LEAST_CHAMPIONS:
                break
            best = champions(self._connection, term)
            if not best and len(merged) < LEAST_CHAMPIONS:
                posted = self._postings.of(Text(term)) if self._postings.is_rare(Text(term)) else None
                best = list(self._postings.scoring.of(posted).items()) if posted is not None else []
            for row_id, score in best:
                merged[row_id] = max(score, merged.get(row_id, score))
        return best_first(sorted(merged.items()))
