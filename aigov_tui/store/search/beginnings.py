"""Where words stand that begin alike: the common ones of them by their places, the others looked up one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from aigov_tui.store import places
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.postings import Postings
from aigov_tui.store.search.tree import Text
from aigov_tui.store.search.vocabulary import continuations
from aigov_tui.store.search.word_lists import MOST_POSTED_SO
from aigov_tui.store.standing import InBits, Joined, Listed

MOST_JOINED = 6
"""Common words whose places are joined."""
MOST_JOINED_PARTLY = 4
"""The same where the others are too many to look up."""
MOST_OTHERS = 12_000
"""Paragraphs that hold the others, up to which these are looked up."""
MOST_NEW = 8
"""Beginnings of one query whose words are joined anew: some milliseconds each."""


class Beginning(Joined):
    """Places of all words that begin alike, or (not `is_whole`) of the commonest."""

    def __init__(self, joined: Sequence[InBits], *, is_whole: bool) -> None:
        super().__init__(joined)
        self.is_whole = is_whole


class Beginnings:
    """Joins the places of words through one connection; its memory keeps what was joined."""

    def __init__(
        self, connection: sqlite3.Connection, postings: Postings, memory: Memory, estimates: Estimates
    ) -> None:
        self._connection = connection
        self._postings = postings
        self._memory = memory
        self._estimates = estimates
        self._joined_anew = 0

    def of(self, beginning: str, *, partly: bool) -> Beginning | None:
        """All words that begin so or, where they are too many and that is enough, `partly`.

        None where so few do that they are sooner looked up, and where common words have no places.
        """
        known = self._memory.beginnings.get(beginning)
        if known is None or not (known.is_whole or partly):
            if self._joined_anew >= MOST_NEW:
                return None
            known = self._joined(beginning, partly=partly)
            if known is not None:
                self._memory.keep_beginning(beginning, known)
        return known

    def _joined(self, beginning: str, *, partly: bool) -> Beginning | None:
        total = self._estimates.most(Text(beginning, prefix=True))
        if total <= MOST_POSTED_SO:
            return None
        self._joined_anew += 1
        commonest = continuations(self._connection, beginning, MOST_JOINED + 1)
        common = {term: number for term, number in commonest.items() if number > places.LEAST}
        is_whole = len(common) <= MOST_JOINED and total - sum(common.values()) <= MOST_OTHERS
        if not (is_whole or partly):
            return None
        chosen = common if is_whole else list(common)[:MOST_JOINED_PARTLY]
        joined: list[InBits] = [found for term in chosen if (found := self._memory.places(term)) is not None]
        if common and not joined:
            return None
        if is_whole:
            others = self._postings.lists.of_beginning(beginning, list(common))
            if others is None:
                return None
            joined.append(Listed(others, self._estimates.paragraphs // places.CHUNK + 1))
        return Beginning(joined, is_whole=is_whole)
