"""Where a rare word or phrase stands, and how many times, looked up.

A score for several words is the sum of those for each, so words are looked up apart, and who goes on typing is only asked
about what is new.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping

from aigov_tui.store.pairs import times_of
from aigov_tui.store.places import positions
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.fts import expression
from aigov_tui.store.search.memory import Memory, Posted
from aigov_tui.store.search.paired import Paired
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.phrases import Phrases
from aigov_tui.store.search.scoring import Scoring
from aigov_tui.store.search.texts import MOST_READ, texts_of
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Text
from aigov_tui.store.search.vocabulary import continuations
from aigov_tui.store.search.word_lists import MOST_POSTED, MOST_POSTED_SO, WordLists

SAMPLED = 8
"""One in so many paragraphs, the first of all, tells roughly how many have a phrase."""
_COUNT_FIRST = "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH ? AND rowid <= ?"
_COUNT = "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH ?"


class Postings:
    """Looks words up through one connection; `memory` keeps what was found."""

    def __init__(
        self, connection: sqlite3.Connection, patience: Patience, memory: Memory, estimates: Estimates
    ) -> None:
        self._connection = connection
        self._memory = memory
        self._estimates = estimates
        self.lists = WordLists(connection, patience, memory)
        self.paired = Paired(connection, patience, estimates, memory, self.lists.of_text)
        self.phrases = Phrases(connection, patience, memory, estimates, self.paired, self.lists)
        self.scoring = Scoring(memory)

    def is_rare(self, text: Text) -> bool:
        """Whether `of` may be asked about a word or phrase."""
        if self.is_known(text):
            return True
        most = self._estimates.most(text)
        if len(words(text.text)) == 1:
            return most <= (MOST_POSTED_SO if text.prefix else MOST_POSTED)
        if self._estimates.tells(text):
            return most <= MOST_POSTED
        return self.phrases.is_rare(_plain(text))

    def is_common_phrase(self, text: Text) -> bool:
        """Whether it turned out to be one for an earlier key."""
        return self.phrases.is_common(_plain(text))

    def is_known(self, text: Text) -> bool:
        """Whether it was looked up for an earlier key."""
        return self.known(text) is not None

    def known(self, text: Text) -> Posted | None:
        """What was looked up for one."""
        return self._memory.posted(_plain(text))

    def of(self, text: Text) -> Posted | None:
        """All paragraphs that count and hold the text; None if that cannot be known in time."""
        text = _plain(text)
        found = self._memory.posted(text)
        if found is None:
            every = self._looked_up(text)
            if every is not None:
                found = Posted(self._counted(every.numbers), every.everywhere)
                self._memory.keep(text, found)
        return found

    def paragraphs(self, text: Text, *, counting: bool) -> Collection[int] | None:
        """Those with a rare word or pair; not `counting`, boilerplate and repeats too. None if that cannot be known in time."""
        if counting:
            posted = self.of(text)
            return posted.numbers.keys() if posted is not None else None
        if len(words(text.text)) > 1:
            bits = self.paired.bits(text)
            return positions(bits) if bits is not None else None
        found = self.lists.of_text(text)
        return found.keys() if found is not None else None

    def everywhere(self, text: Text) -> int:
        """In how many of all paragraphs a word or phrase stands, or one that begins so."""
        if self._estimates.tells(text):
            return self._estimates.most(text)
        one_word = self._only_word(text)
        if one_word is not None:
            return self._estimates.most(one_word)
        text = _plain(text)
        known = self._memory.everywhere.get(text)
        if known is None:
            known = self._connection.execute(_COUNT, (expression(text, {}),)).fetchone()[0]
            self._memory.everywhere[text] = known
        return int(known)

    def roughly(self, text: Text) -> int:
        """The same as its first paragraphs tell it, or its pairs, where it was not counted and they are not soon read."""
        text = _plain(text)
        if self.paired.knows(text) and self.paired.number(text) <= MOST_READ:
            self.of(text)
        known = self._memory.everywhere.get(text)
        if known is not None:
            return known
        if self.paired.knows(text):
            return self.paired.number(text)
        last = self._estimates.paragraphs // SAMPLED
        (number,) = self._connection.execute(_COUNT_FIRST, (expression(text, {}), last)).fetchone()
        return SAMPLED * int(number)

    def _only_word(self, text: Text) -> Text | None:
        """The one word of the corpus that it is, whole or begun; None where it may be several, or is a phrase."""
        if len(words(text.text)) > 1:
            return None
        ways = continuations(self._connection, words(text.text)[0], 2)
        return Text(next(iter(ways))) if len(ways) == 1 else None

    def texts(self, ids: Iterable[int]) -> dict[int, str]:
        """What stands in the paragraphs, in their order."""
        return texts_of(self._connection, ids)

    def _looked_up(self, text: Text) -> Posted | None:
        """All paragraphs that hold it, boilerplate and repeats too."""
        numbers: Mapping[int, int] | None
        if len(words(text.text)) == 1:
            numbers = self.lists.of_text(text)
        elif self._estimates.tells(text):
            numbers = times_of(self._connection, "".join(words(text.text)))
        else:
            return self.phrases.of(text)
        return Posted(numbers, len(numbers)) if numbers is not None else None

    def _counted(self, frequencies: Mapping[int, float]) -> Mapping[int, float]:
        """Without boilerplate and repeats."""
        uncounted = self._memory.collection.uncounted
        if not uncounted:
            return frequencies
        last = len(uncounted)
        return {
            row_id: number
            for row_id, number in frequencies.items()
            if row_id >= last or not uncounted[row_id]
        }


def _plain(text: Text) -> Text:
    """The same whether it is being typed or not, and however it is written."""
    return Text(" ".join(words(text.text)), text.prefix)
