"""What FTS5 would find and score, found and scored in the texts themselves.

FTS5 gathers every word that begins with a `pref*`, and all places of what is to be near, before it gives the first
paragraph, which nothing can interrupt. Where the paragraphs that may fit are known from elsewhere, they are soon read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigov_tui.store.places import positions
from aigov_tui.store.search import paired
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.exact import ENOUGH, Scored, added_up
from aigov_tui.store.search.fts import has_prefix
from aigov_tui.store.search.means import LIGHT, Means
from aigov_tui.store.search.narrow import stands_in
from aigov_tui.store.search.phrased import Phrased
from aigov_tui.store.search.postings import SAMPLED
from aigov_tui.store.search.ranked import MOST_RANKED
from aigov_tui.store.search.readable import Readable
from aigov_tui.store.search.tested import Tested
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Near, Node, Text, leaves
from aigov_tui.store.spacing import has_han

MOST_READ, MOST_READ_TYPED = 600, 300
"""Paragraphs that are read for one query; the latter while a person is still typing it."""
MOST_READ_FEW = 1_500
"""The same where a field lets no others through, and nobody is typing."""
MOST_READ_WHOLE = 2_500
"""The same where these are all that may fit, a Chinese phrase with other words, and nobody is typing."""
MOST_GLANCED = 200
"""The same to tell whether anything fits at all."""
SLOW = 10_000.0
"""Microseconds for weighing beginnings from which on FTS5 takes long even to rank the first of many paragraphs."""
SLOW_CHINESE = 25_000.0
"""The same of Chinese phrases, of whose first paragraphs it does give some soon."""
_AT_ONCE = 100


class Reading:
    """Reads what may fit one filter, for as long as there is patience."""

    def __init__(self, means: Means) -> None:
        self._candidates = means.candidates
        self._matcher = means.matcher
        self._counts_by_default = means.chosen.counts_by_default
        self._placed = means.placed
        self._postings = means.postings
        self._passing = means.passing
        self._patience = means.patience
        self._estimates = means.estimates
        self._most_weighing = means.most_weighing
        self._spellings = means.chosen.spellings
        self._is_typing = means.is_typing
        self._phrased = Phrased(means)
        self._most = MOST_READ_TYPED if means.is_typing else MOST_READ
        self.has_read = False
        """Whether anything was read: what is not among that is not found by reading less."""

    def scored(self, text: Node) -> Scored | None:
        """What fits; of many candidates, where FTS5 would take long, the first. None where nothing had better be read."""
        if self._patience.is_over:
            return None
        is_common = isinstance(text, Text) and self._postings.is_common_phrase(text)
        slow = is_slow(text, self._estimates) or (is_common and self._estimates.has_pairs)
        if not slow and self._estimates.weighing(text) <= LIGHT:
            return None
        candidates = self._candidates.of(text, self._most)
        are_told = candidates is not None and candidates.is_all and candidates.bits.bit_count() <= self._most
        if slow and not are_told and (few := self.few_let_through()) is not None:
            return self._read(text, few, is_all=True)
        if candidates is None:
            return None
        ids = positions(candidates.bits, self._most + 1)
        is_all = candidates.is_all and len(ids) <= self._most
        if not is_all and not slow and not self._patience.was_enough:
            return None
        return self._read(text, ids[: self._most], is_all=is_all)

    def is_enough(self, found: Scored) -> bool:
        """Whether FTS5 need not be asked for more than was found by reading."""
        return found.is_complete or len(found.scored) >= ENOUGH or self._patience.was_enough

    def few(self, text: Node) -> Scored | None:
        """All that fits several words, Chinese phrases among them, where their characters tell that it is among a few."""
        if isinstance(text, Text) or not stands_in(text, self._is_looked_for):
            return None
        candidates = self._candidates.of(text, self._most)
        if candidates is None or not candidates.is_all:
            return None
        number, most, most_told = candidates.bits.bit_count(), MOST_READ_WHOLE, MOST_RANKED
        if self._is_typing:
            most, most_told = MOST_READ_TYPED, paired.MOST_READ_HURRIED
        if number > most_told:
            return None
        ids = positions(candidates.bits)
        if number > MOST_READ_TYPED and (told := self._phrased.scored(text, ids)) is not None:
            return told
        return self._read(text, ids, is_all=True) if number <= most else None

    def _is_looked_for(self, text: Text) -> bool:
        """Whether a Chinese phrase is not told by where its characters follow each other."""
        return _is_chinese_phrase(text) and not self._estimates.tells(text)

    def finds(self, text: Node) -> bool | None:
        """Whether anything fits, as far as the first that may fit tell; None where they do not, and where FTS5 is quick."""
        if not (self._placed.are_all(text) or stands_in(text, _is_chinese_phrase)):
            return None
        if isinstance(text, Text) and self._estimates.tells(text) and self._postings.paired.knows(text):
            some = self._postings.paired.first(text, MOST_GLANCED)
            counting = self._placed.counting_among(some) if self._counts_by_default else some
            if self._passing.among(counting, surely=True)[0]:
                return True
        candidates = self._candidates.of(text, 0)
        if candidates is None:
            return None
        ids = positions(candidates.bits, MOST_GLANCED + 1)
        tested = Tested(text, self._spellings, self._estimates.most)
        for first in range(0, min(len(ids), MOST_GLANCED), _AT_ONCE):
            if self._patience.is_over:
                return None
            among, _ = self._passing.among(ids[first : first + _AT_ONCE], surely=True)
            texts = self._postings.texts(among).values()
            if any(tested.test(Readable(content)) is not None for content in texts):
                return True
        return False if candidates.is_all and len(ids) <= MOST_GLANCED else None

    def few_let_through(self) -> list[int] | None:
        """All that the rest of the query lets through, where that is soon read."""
        few = self._matcher.few()
        if few is None or len(few) > (self._most if self._is_typing else MOST_READ_FEW):
            return None
        return self._placed.counting_among(few) if self._counts_by_default else sorted(few)

    def first(self, text: Node, most: int) -> Scored:
        """What fits among the first so many candidates."""
        candidates = self._candidates.of(text, most)
        ids = positions(candidates.bits, most) if candidates is not None else []
        if (
            not ids and (few := self._matcher.few()) is not None
        ):  # of where the words stand too little is at hand
            ids = (self._placed.counting_among(few) if self._counts_by_default else sorted(few))[:most]
        return self._read(text, ids, is_all=False, surely=True)

    def weighed(self, text: Node, ids: Sequence[int], *, is_all: bool = False) -> Scored:
        """The same of a few paragraphs that are known to fit, or of `is_all` that do."""
        return self._read(text, ids, is_all=is_all, surely=True)

    def _read(self, text: Node, ids: Sequence[int], *, is_all: bool, surely: bool = False) -> Scored:
        self.has_read = True
        ids, are_all = self._passing.among(ids, surely=surely)
        is_all = is_all and are_all
        tested = Tested(text, self._spellings, self._estimates.most)
        numbers: list[dict[int, float]] = [{} for _ in tested.parts]
        fitting: list[int] = []
        for first in range(0, len(ids), _AT_ONCE):
            if first and self._patience.is_over:
                is_all = False
                break
            is_late = self._patience.is_over or (self._patience.was_enough and len(fitting) >= ENOUGH)
            if not surely and (is_late or (not is_all and len(fitting) >= self._most // 2)):
                is_all = False
                break
            for row_id, content in self._postings.texts(ids[first : first + _AT_ONCE]).items():
                found = tested.test(Readable(content))
                if found is not None:
                    fitting.append(row_id)
                    for part, number in found:
                        numbers[part][row_id] = number
        weights, by_all = self._weights(tested.parts, numbers, is_all=is_all)
        first_ones = 0 if is_all else len(fitting)
        return Scored(added_up(fitting, weights), by_all, is_all, first_ones, len(fitting))

    def _weights(
        self, parts: Iterable[Text], numbers: Sequence[dict[int, float]], *, is_all: bool
    ) -> tuple[list[dict[int, float]], bool]:
        """What each of the words scores, and whether all that weigh something are among them.

        Not `is_all`: to rank the first of many, it is enough to know roughly how common each of the words is.
        """
        weights: list[dict[int, float]] = []
        by_all, left = True, self._most_weighing
        if not is_all:
            left = min(left, 1_000_000 * self._patience.left_at_last)
        for item, found in zip(parts, numbers, strict=True):
            if not found or self._estimates.weighs_nothing(item):
                continue
            everywhere = self._at_hand(item)
            if everywhere is None and not is_all and item.prefix:
                everywhere = min(self._estimates.most(item), self._estimates.paragraphs)
            if everywhere is None and self._postings.paired.knows(item):
                everywhere = max(len(found), self._postings.roughly(item))
            if everywhere is None:
                cost = self._estimates.weighing(item) / (1 if is_all else SAMPLED)
                if cost <= left:
                    left -= cost
                    everywhere = self._everywhere(item, len(found), is_all=is_all)
                elif not is_all:
                    everywhere = min(self._estimates.most(item), self._estimates.paragraphs)
            if everywhere is None:
                by_all = False
            else:
                weights.append(dict(self._postings.scoring.scored(found, everywhere)))
        return weights, by_all

    def _everywhere(self, item: Text, found: int, *, is_all: bool) -> int:
        """In how many of all paragraphs a phrase stands: counted, or from the first of them; in the `found` at least."""
        return self._postings.everywhere(item) if is_all else max(found, self._postings.roughly(item))

    def _at_hand(self, item: Text) -> int | None:
        """In how many of all paragraphs a word or phrase stands; None where that has to be counted."""
        if self._estimates.tells(item):
            return self._estimates.most(item)
        places = self._placed.of(item)
        return places.present.bit_count() if places is not None else None


def is_slow(text: Node, estimates: Estimates) -> bool:
    """Whether FTS5 takes long before it gives the first paragraph, or to weigh it."""
    if stands_in(text, _is_chinese_phrase) and estimates.weighing(text) > SLOW_CHINESE:
        return True
    if not has_prefix(text):
        return False
    is_near = any(isinstance(leaf, Near) and has_prefix(leaf) for leaf, _ in leaves(text))
    return is_near or estimates.weighing(text) > SLOW or stands_in(text, estimates.is_broad)


def _is_chinese_phrase(text: Text) -> bool:
    """Whether FTS5 would compare the places of characters each of which stands in many words."""
    return has_han(text.text) and len(words(text.text)) > 1
