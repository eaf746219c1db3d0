"""What has some words in the order of its documents, the newest first or by their keys, without asking FTS5 for all of it.

Where the words stand is known beforehand, bit by bit, or as the few paragraphs of a rare one. A few are sorted; of many,
the documents are gone through in their order, and the first to fit fill the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, islice
from operator import or_

from aigov_tui.store.places import bits_of, positions
from aigov_tui.store.search.candidates import Bits
from aigov_tui.store.search.exact import Exact, Scored
from aigov_tui.store.search.fts import is_text
from aigov_tui.store.search.matching import DENSE
from aigov_tui.store.search.means import Means
from aigov_tui.store.search.passing import has_text
from aigov_tui.store.search.readable import Readable
from aigov_tui.store.search.reading import MOST_READ_FEW, Reading, is_slow
from aigov_tui.store.search.tested import Tested
from aigov_tui.store.search.tree import Node, Not, Or, Text

SOURCE_ORDER = {"date": "s.published_on DESC, s.id", "source": "s.key"}
"""Index order, so that a page can be cut off a scan without sorting everything."""
MOST_SORTED = 5_000
"""Paragraphs that are sorted by their documents; of more, a page is soon met in their order."""
MOST_SORTED_ALONE = 10_000
"""The same where nothing has to be asked about them."""
LEAST_WALKED, MOST_WALKED = 12_000, 2
"""Paragraphs that are passed on the way to fill a page: so many, or so many times as many as it should take."""
MOST_TESTED = 600
"""The same where they are to be read as well."""
LEAST_TRIED = 200
"""Paragraphs that show whether so many are enough."""
MOST_COUNTED = 1_000
"""Paragraphs that are counted while there is time, where it is not known how many fit."""
_AT_ONCE = 100
_BETWEEN_LOOKS = 4_096
"""Paragraphs that are passed between two looks at the clock."""

# Paragraphs of one source have ids in their order, which saves reading them.
_SORTED = """
    SELECT p.id FROM json_each(?) AS j CROSS JOIN paragraphs AS p INDEXED BY paragraphs_places ON p.id = j.value
    CROSS JOIN sources AS s {index} ON s.id = p.source_id ORDER BY {order}, p.id LIMIT ?
"""
_WALKED = """
    SELECT p.id FROM {documents} CROSS JOIN paragraphs AS p INDEXED BY paragraphs_by_source ON p.source_id = s.id
    WHERE {dates} ORDER BY {order}, p.ordinal LIMIT ?
"""
# By their keys, the documents of some dates would be sorted before the first is met; their dates are soon looked up.
_WALKED_BY = {
    "date": ("sources AS s", SOURCE_ORDER["date"]),
    "source": ("sources AS k CROSS JOIN sources AS s INDEXED BY sources_facts ON s.id = k.id", "k.key"),
}


@dataclass(frozen=True, slots=True)
class Ordered:
    """The first paragraphs; how many are known to fit, and whether these are all. Not `is_whole`: of beginnings that
    go on in too many ways, the commonest words alone were looked at."""

    ids: list[int]
    number: int
    is_all: bool
    is_whole: bool = True


class InOrder:
    """Asks one filter for what stands in the documents in their order `by`, a key of `SOURCE_ORDER`."""

    def __init__(self, means: Means, by: str) -> None:
        self._means = means
        self._by = by
        self._test: Tested | None = None
        self._scored: Scored | None = None
        self._is_looked_up = False
        self._is_whole = True
        self._is_read = False
        """Whether what may fit has to be read, of which the newest are sooner read than all are found."""
        self._is_late = False
        """Whether time ran out on the way to the next that may fit."""
        self._is_tried = False
        """Whether all that fits is found by FTS5 in time, too, so that the newest are read only where many of them fit."""
        self._is_excluding = False
        """Whether nothing is asked for but that words do not stand there, and how many lack them is known."""

    def first(self, most: int) -> Ordered | None:
        """The first paragraphs, up to `most`; None where another way has to be found."""
        text, rest = self._means.chosen.split()
        few = self._means.matcher.few()
        if few is not None and not few:
            return Ordered([], 0, True)
        if not self._means.chosen.counts_by_default:
            return None
        if text is not None and not rest and (ids := self._looked_up(text)) is not None:
            return Ordered(self._sorted(ids, most), len(ids), True)
        bits = self._at_hand(text, rest, few)
        if bits is None:
            return None
        number = bits.bit_count()
        is_read_whole = few is not None and number <= MOST_READ_FEW and not self._means.is_typing
        if self._test is not None and MOST_TESTED < number <= MOST_SORTED and not is_read_whole:
            return None
        if number <= MOST_SORTED and self._test is None:
            passed, is_all = self._means.passing.among(positions(bits), surely=False)
            return Ordered(self._sorted(passed, most), len(passed), is_all)
        # All of the bits fit.
        is_told = self._is_excluding or (self._test is None and self._means.chosen.is_words_alone)
        if is_told:
            return self._told(bits, number, most)
        walked = iter(self._sorted(positions(bits))) if number <= MOST_SORTED else self._walked(bits)
        return self._first_to_fit(walked, most)

    def _at_hand(self, text: Node | None, rest: Sequence[Node], few: Sequence[int] | None) -> int | None:
        """Where what is asked for may stand, among a `few` if no others fit; None where that is not at hand."""
        bits = self._bits(text) if text is not None else self._without(rest)
        # FTS5 would find all that has a word of a group.
        is_group = text is None and any(map(has_text, rest))
        if bits is None and is_group and (few is not None or any(map(self._is_soon_met, rest))):
            bits = self._means.memory.counted & ~1
        return bits if bits is None or few is None else bits & bits_of(few)

    def _first_to_fit(self, walked: Iterator[int], most: int) -> Ordered | None:
        """The first that fit of what is walked through in its order; None where these are too far apart."""
        patience = self._means.patience
        found: list[int] = []
        tested = 0
        while some := list(islice(walked, _AT_ONCE)):
            found += self._fitting(some)
            tested += len(some)
            if self._is_tried and tested >= LEAST_TRIED and len(found) * MOST_TESTED < most * tested:
                return None
            is_enough = len(found) >= MOST_COUNTED or patience.was_enough
            if len(found) >= most and is_enough:
                return Ordered(found[:most], len(found), False, self._is_whole)
            if patience.is_over and found:
                return Ordered(found, len(found), False, self._is_whole)
            if patience.is_over or (patience.was_enough and not self._is_read):
                return None  # what fits is not among the newest: there is time left to sort the first that do
        if self._is_late:
            return Ordered(found[:most], len(found), False, self._is_whole) if found else None
        return Ordered(found[:most], len(found), True) if self._is_whole else None

    def _looked_up(self, text: Node) -> list[int] | None:
        """All paragraphs with words one of which is rare, or that are few together; None where they are found by other ways."""
        found = None
        if not self._means.placed.are_all(text):
            found = self._exactly(text) or Reading(self._means).few(text)
        if found is None or not found.is_complete or len(found.scored) > MOST_SORTED_ALONE:
            return None
        return [row_id for row_id, _ in found.scored]

    def _exactly(self, text: Node) -> Scored | None:
        """What has the words of the query, looked up once however many ways ask for it."""
        if not self._is_looked_up:
            self._scored, self._is_looked_up = Exact(self._means).scored(text), True
        return self._scored

    def _told(self, bits: int, number: int, most: int) -> Ordered | None:
        """The first of what is known to fit; None where it is not soon met: a year stands in the documents of that year."""
        if number <= MOST_SORTED_ALONE:
            return Ordered(self._sorted(positions(bits), most), number, True)
        rows = max(LEAST_WALKED, MOST_WALKED * most * self._means.estimates.paragraphs // number)
        found = list(islice(self._walked(bits, rows), most))
        return Ordered(found, number, True) if len(found) == most else None

    def _bits(self, text: Node) -> int | None:
        """Where the words may stand; what is not known whole is tested for in the texts."""
        means = self._means
        if means.placed.are_all(text):
            return means.placed.counting(text)
        found = self._exactly(text)
        if found is not None and found.is_complete:
            return bits_of(row_id for row_id, _ in found.scored)
        self._is_tried = not is_slow(text, means.estimates)
        candidates = means.candidates.of(text, MOST_SORTED)
        if candidates is None or not candidates.is_all:
            few = Reading(means).few_let_through()
            candidates = Bits(bits_of(few), True) if few is not None else candidates
        if candidates is None:
            return None
        self._is_whole, self._is_read = candidates.is_all, True
        self._test = Tested(text, means.chosen.spellings, means.estimates.most)
        return candidates.bits

    def _without(self, rest: Sequence[Node]) -> int | None:
        """Where no common word stands that must not; None where none is excluded. What else is asked for is asked later."""
        placed = self._means.placed
        excluded = [node.item for node in rest if isinstance(node, Not)]
        known = [item for item in excluded if placed.knows(item)]
        begun = [
            beginning
            for item in excluded
            if item not in known
            and isinstance(item, Text)
            and (beginning := placed.beginning(item)) is not None
        ]
        self._is_read = bool(begun)
        if not known and not begun:
            return None
        # Where paragraphs are gone, their numbers are not known from those that lack the words.
        is_whole = self._means.memory.collection.paragraphs == self._means.estimates.paragraphs
        self._is_excluding = is_whole and len(known) == len(rest)
        lacked = [*map(placed.bits, known), *(beginning.present for beginning in begun)]
        return self._means.memory.counted & ~reduce(or_, lacked) & ~1

    def _is_soon_met(self, node: Node) -> bool:
        """Whether a group asks for words that stand in so many paragraphs that one is soon met."""
        return isinstance(node, Or) and any(
            is_text(item) and self._means.estimates.most(item) >= DENSE for item in node.items
        )

    def _fitting(self, ids: list[int]) -> list[int]:
        ids, _ = self._means.passing.among(ids, surely=True)
        if self._test is None or not ids:
            return ids
        texts = self._means.postings.texts(ids)
        return [
            row_id
            for row_id in ids
            if row_id in texts and self._test.test(Readable(texts[row_id])) is not None
        ]

    def _sorted(self, ids: list[int], most: int = -1) -> list[int]:
        """The first of the paragraphs (-1: all) in the order of their documents."""
        index = "INDEXED BY sources_facts" if self._by == "date" else ""  # which has the dates
        query = _SORTED.format(order=SOURCE_ORDER[self._by], index=index)
        rows = self._means.connection.execute(query, (json.dumps(ids), most))
        return list(chain.from_iterable(rows))

    def _walked(self, bits: int, rows_at_most: int = -1) -> Iterator[int]:
        """Those of the paragraphs, document after document; only among the first so many rows (-1: among all)."""
        among = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
        size = len(among)
        dates = self._means.chosen.dates()
        documents, order = _WALKED_BY[self._by]
        query = _WALKED.format(documents=documents, order=order, dates=dates.text)
        rows: Iterator[int] = chain.from_iterable(
            self._means.connection.execute(query, (*dates.values, rows_at_most))
        )
        for number, row_id in enumerate(rows):
            if number % _BETWEEN_LOOKS == 0 and self._means.patience.is_over:
                self._is_late = True
                return
            at = row_id >> 3
            if at < size and among[at] >> (row_id & 7) & 1:
                yield row_id
