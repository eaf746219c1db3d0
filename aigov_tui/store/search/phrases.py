"""Where a phrase stands: read where few may have it, or else asked of FTS5."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from functools import reduce
from operator import and_

from aigov_tui.store.pairs import pairs_in, with_pairs
from aigov_tui.store.places import positions
from aigov_tui.store.search.characters import characters
from aigov_tui.store.search.estimate import SAMPLE, Estimates
from aigov_tui.store.search.fts import expression
from aigov_tui.store.search.memory import Memory, Posted
from aigov_tui.store.search.paired import READ, Paired
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.ranked import MOST_RANKED
from aigov_tui.store.search.texts import MOST_READ, numbers_of, texts_of
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import And, Text
from aigov_tui.store.search.word_lists import MOST_POSTED_SO, WordLists
from aigov_tui.store.spacing import has_han

MOST_PHRASED = 60_000
"""Paragraphs with the rarest word of a phrase up to which it is looked up."""
MOST_PHRASES_READ = 400
"""Paragraphs that are sooner read than FTS5 is asked for a phrase in them."""
MOST_CANDIDATES = 1_000
"""Paragraphs with all the words of a phrase, in whatever order, that are sooner read than FTS5 is asked for it."""
MOST_HURRIED = 10_000.0
"""Microseconds that FTS5 may take to weigh a Chinese phrase while a person is typing."""
_WEIGHED = 3.0
"""Of these for each paragraph in which it stands, after it was gone through twice."""
SURELY_COMMON = 2.0
"""Times what is ranked whole that there seem to be of what surely is too common for it."""

_WITH_PHRASE = "SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH ? LIMIT ?"
SCORES = "SELECT rowid, -bm25(paragraphs_fts) FROM paragraphs_fts WHERE paragraphs_fts MATCH ?"
_WITHOUT = "SELECT j.value FROM json_each(?) AS j CROSS JOIN paragraphs AS p ON p.id = j.value WHERE NOT instr(p.text, ?)"


class Phrases:
    """Looks phrases up for one query, each as plain words; `memory` is told which turned out to be common."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        patience: Patience,
        memory: Memory,
        estimates: Estimates,
        paired: Paired,
        lists: WordLists,
    ) -> None:
        self._connection = connection
        self._patience = patience
        self._memory = memory
        self._estimates = estimates
        self._paired = paired
        self._lists = lists
        self._few: dict[Text, Collection[int] | None] = {}

    def is_rare(self, text: Text) -> bool:
        """Whether `of` may be asked about a phrase."""
        most = self._estimates.most(text)
        if most <= MOST_PHRASED and not self.is_common(text) and not self._estimates.is_wide(text):
            return True
        return most <= MOST_PHRASES_READ or self._few_with(text) is not None

    def is_common(self, text: Text) -> bool:
        """Whether it turned out to be one for an earlier key."""
        is_costly = self._patience.is_hurried and text in self._memory.costly_phrases
        return is_costly or text in self._memory.common_phrases

    def of(self, text: Text) -> Posted | None:
        """All paragraphs with the phrase, boilerplate and repeats too; None if that cannot be known in time."""
        return self._of_paired(text) if self._paired.knows(text) else self._of_unpaired(text)

    def numbers(self, text: Text, ids: Collection[int]) -> Mapping[int, int]:
        """How many times a phrase stands in each of some paragraphs in which it does: a Chinese one of many is looked for as
        it is written, and those are read that lack it so, or may have it more than once, having all its pairs twice."""
        asked = words(text.text)
        if len(ids) <= MOST_READ or characters(asked) is None or not self._paired.knows(text):
            return numbers_of([text], texts_of(self._connection, ids))[0]
        values = (json.dumps(list(ids)), "".join(asked))
        lacking = [row_id for (row_id,) in self._connection.execute(_WITHOUT, values)]
        twice = with_pairs(self._connection, 2 * list(frozenset(pairs_in(asked))), self._estimates.paragraphs)
        read = {*lacking, *twice}
        (numbers,) = numbers_of([text], texts_of(self._connection, read.intersection(ids)))
        return dict.fromkeys((row_id for row_id in ids if row_id not in read), 1) | numbers

    def _of_unpaired(self, text: Text) -> Posted | None:
        """FTS5 scores the many; how often a phrase stands in each of a few is sooner counted in their texts."""
        ids = self._few_with(text)
        if ids is None and has_han(text.text):
            values = (expression(text, {}), SAMPLE)
            first, is_all = self._patience.rows(_WITH_PHRASE, values, waits=True, scalar=True)
            number = self._estimates.by_first(first)
            if number > SURELY_COMMON * MOST_RANKED:
                self._memory.common_phrases.add(text)
                return None
            if MOST_CANDIDATES < number <= MOST_RANKED and not self._patience.is_hurried:
                return self._weighed(text)
            ids = first if is_all and len(first) < SAMPLE else None
        if ids is None:
            ids = self._with_phrase(text)
        if ids is None:
            return None
        asking = 2 * self._estimates.weighing(text) + _WEIGHED * len(ids)
        if len(ids) > MOST_CANDIDATES or (len(ids) > MOST_PHRASES_READ and READ * len(ids) > asking):
            rows, is_all = self._patience.rows(SCORES, (expression(text, {}),), waits=True)
            return Posted(dict(rows)) if is_all else None
        return self._read(text, ids)

    def _of_paired(self, text: Text) -> Posted | None:
        """Of a Chinese phrase: read where few have all its pairs; or else weighed by FTS5, unless the first of them tell that
        it is common."""
        ids = self._few_with(text)
        if ids is not None:
            return self._read(text, ids)
        first = self._paired.first(text, SAMPLE)
        (numbers,) = numbers_of([text], texts_of(self._connection, first))
        if self._estimates.by_first(first) * len(numbers) > MOST_RANKED * len(first):
            self._memory.common_phrases.add(text)
        elif self._patience.is_hurried:
            self._memory.costly_phrases.add(text)
        else:
            return self._weighed(text)
        return None

    def _read(self, text: Text, ids: Collection[int]) -> Posted:
        numbers = self.numbers(text, ids)
        self._memory.keep_phrase(text, tuple(numbers))
        self._memory.everywhere[text] = len(numbers)
        return Posted(numbers, len(numbers))

    def _weighed(self, text: Text) -> Posted | None:
        """What FTS5 finds and weighs in one go; None where it is more than is ranked after all, or takes too long."""
        values = (expression(text, {}), MOST_RANKED + 1)
        rows, is_all = self._patience.rows(f"{SCORES} LIMIT ?", values, waits=True)
        if is_all and len(rows) > MOST_RANKED:
            self._memory.common_phrases.add(text)
            return None
        return Posted(dict(rows)) if is_all else None

    def _few_with(self, text: Text) -> Collection[int] | None:
        """The paragraphs in which the phrase stands, and maybe others, where so few have all its words that they are soon
        read; None where they are many, or that is not known."""
        if text not in self._few:
            self._few[text] = self._few_looked_for(text)
        return self._few[text]

    def _few_looked_for(self, text: Text) -> Collection[int] | None:
        known = [ids for earlier, ids in self._memory.phrases.items() if goes_on(earlier, text)]
        if known:
            return min(known, key=len)
        if self._paired.knows(text):
            return self._paired.few(text)
        *whole, last = words(text.text)
        parts = [*map(Text, whole), Text(last, text.prefix)]
        if self._estimates.likely(And(tuple(parts))) > self._most_candidates(text):
            return None
        rarest, *others = sorted(parts, key=self._estimates.most)
        if self._estimates.most(rarest) <= MOST_POSTED_SO and not rarest.prefix:
            found = self._lists.of_text(rarest)
            ids = self._having(others, found.keys()) if found is not None else ()
            return ids if found is not None and len(ids) <= self._most_candidates(text) else None
        placed = [self._memory.places(part.text) for part in parts if not part.prefix]
        bits = [places.present for places in placed if places is not None]
        if len(bits) < 2:
            return None
        together = reduce(and_, bits)
        return positions(together) if together.bit_count() <= self._most_candidates(text) else None

    def _most_candidates(self, text: Text) -> int:
        return min(MOST_CANDIDATES, max(MOST_PHRASES_READ, int(self._estimates.weighing(text) / READ)))

    def _having(self, parts: Iterable[Text], ids: Collection[int]) -> Collection[int]:
        """Those of some paragraphs in which words stand, as far as that is at hand and they are not soon read."""
        for part in parts:
            if len(ids) <= MOST_READ or part.prefix:
                continue
            if (places := self._memory.places(part.text)) is not None:
                ids = places.among(ids)
            elif (found := self._lists.of_text(part)) is not None:
                ids = [row_id for row_id in ids if row_id in found]
        return ids

    def _with_phrase(self, text: Text) -> Collection[int] | None:
        """All paragraphs in which FTS5 finds the phrase; None where it takes too long, and of a Chinese one where these are
        more than are ranked, which its characters do not tell (人工智能), or while typing more than there is time to weigh."""
        most, is_chinese = MOST_CANDIDATES, has_han(text.text)
        if is_chinese:
            most = MOST_RANKED
            if self._patience.is_hurried:
                left = MOST_HURRIED - 2 * self._estimates.weighing(text)
                most = min(most, max(MOST_CANDIDATES, int(left / _WEIGHED)))
        values = (expression(text, {}), most + 1)
        rows, is_all = self._patience.rows(_WITH_PHRASE, values, waits=True, scalar=True)
        if is_all and is_chinese and len(rows) > most:
            is_common = most == MOST_RANKED
            (self._memory.common_phrases if is_common else self._memory.costly_phrases).add(text)
            return None
        return rows if is_all else None


def goes_on(earlier: Text, text: Text) -> bool:
    """Whether what has `text` surely has `earlier`: the same words, or the first of them; the last as far as it goes."""
    asked, found = words(text.text), words(earlier.text)
    last = len(found) - 1
    if len(asked) <= last or asked[:last] != found[:last]:
        return False
    if earlier.prefix:
        return asked[last].startswith(found[last])
    return asked[last] == found[last] and (len(asked) > len(found) or not text.prefix)
