"""Where a rare word or phrase stands, and how many times, looked up.

A score for several words is the sum of those for each, so words are looked up apart, and who goes on typing is only asked
about what is new.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from operator import and_
from typing import TypeVar

from aigov_tui.store.pairs import pairs_in, times_of, with_pairs
from aigov_tui.store.places import positions
from aigov_tui.store.search.characters import characters
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.fts import expression
from aigov_tui.store.search.highlight import Pattern
from aigov_tui.store.search.memory import Memory, Posted
from aigov_tui.store.search.paired import READ, Paired
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.ranked import MOST_RANKED
from aigov_tui.store.search.readable import numbers_in
from aigov_tui.store.search.scoring import Scoring
from aigov_tui.store.search.sql import marks
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import And, Text
from aigov_tui.store.search.vocabulary import continuations
from aigov_tui.store.search.word_lists import WordLists
from aigov_tui.store.spacing import has_han

MOST_POSTED, MOST_POSTED_SO = 16_000, 10_000
"""Paragraphs up to which all places of a word are gone through, and those of the words that begin so: the former once,
the latter at every key."""
MOST_PHRASED = 60_000
"""The same for the rarest word of a phrase."""
MOST_READ = 300
"""Paragraphs that are sooner read than FTS5 is asked what stands in them."""
MOST_PHRASES_READ = 400
"""The same where FTS5 would be asked for a phrase."""
MOST_CANDIDATES = 1_000
"""Paragraphs with all the words of a phrase, in whatever order, that are sooner read than FTS5 is asked for it."""
MOST_HURRIED = 10_000.0
"""Microseconds that FTS5 may take to weigh a Chinese phrase while a person is typing."""
_WEIGHED = 3.0
"""Of these for each paragraph in which it stands, after it was gone through twice."""

_Number = TypeVar("_Number", int, float)
_WITH_PHRASE = "SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH ? LIMIT ?"
SCORES = "SELECT rowid, -bm25(paragraphs_fts) FROM paragraphs_fts WHERE paragraphs_fts MATCH ?"
SAMPLE = 100
"""The first so many matches tell roughly how many there are."""
SURELY_COMMON = 2.0
"""Times what is ranked whole that there seem to be of what surely is too common for it."""
SAMPLED = 8
"""One in so many paragraphs, the first of all, tells roughly how many have a phrase."""
_COUNT_FIRST = "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH ? AND rowid <= ?"
_COUNT = "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH ?"
_WITHOUT = "SELECT j.value FROM json_each(?) AS j CROSS JOIN paragraphs AS p ON p.id = j.value WHERE NOT instr(p.text, ?)"
_TEXTS = "SELECT id, text FROM paragraphs WHERE id IN ({ids})"


class Postings:
    """Looks words up through one connection; `memory` keeps what was found."""

    def __init__(
        self, connection: sqlite3.Connection, patience: Patience, memory: Memory, estimates: Estimates
    ) -> None:
        self._connection = connection
        self._patience = patience
        self._memory = memory
        self._estimates = estimates
        self._few: dict[Text, Collection[int] | None] = {}
        self.paired = Paired(connection, patience, estimates, memory, self._of_places)
        self.lists = WordLists(connection, patience, memory)
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
        is_common = most > MOST_PHRASED or self.is_common_phrase(text)
        if not is_common and not self._estimates.is_wide(text):
            return True
        return most <= MOST_PHRASES_READ or self._few_with(text) is not None

    def is_common_phrase(self, text: Text) -> bool:
        """Whether it turned out to be one for an earlier key."""
        text = _plain(text)
        is_costly = self._patience.is_hurried and text in self._memory.costly_phrases
        return is_costly or text in self._memory.common_phrases

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
            found = self._looked_up(text)
            if found is not None:
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
        found = self._of_places(text)
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

    def numbers(self, text: Text, ids: Collection[int]) -> Mapping[int, int]:
        """How many times a phrase stands in each of some paragraphs in which it does: a Chinese one of many is looked for as
        it is written, and those are read that lack it so, or may have it more than once, having all its pairs twice."""
        asked = words(text.text)
        if len(ids) <= MOST_READ or characters(asked) is None or not self.paired.knows(text):
            return numbers_of([text], self.texts(ids))[0]
        values = (json.dumps(list(ids)), "".join(asked))
        lacking = [row_id for (row_id,) in self._connection.execute(_WITHOUT, values)]
        twice = with_pairs(self._connection, 2 * list(frozenset(pairs_in(asked))), self._estimates.paragraphs)
        read = {*lacking, *twice}
        (numbers,) = numbers_of([text], self.texts(read.intersection(ids)))
        return dict.fromkeys((row_id for row_id in ids if row_id not in read), 1) | numbers

    def texts(self, ids: Iterable[int]) -> dict[int, str]:
        """What stands in the paragraphs, in their order."""
        wanted = sorted(ids)
        return dict(self._connection.execute(_TEXTS.format(ids=marks(wanted)), wanted).fetchall())

    def _looked_up(self, text: Text) -> Posted | None:
        if len(words(text.text)) == 1:
            return self._of_word(text)
        if self._estimates.tells(text):
            return self._of_pair(text.text)
        return self._of_paired(text) if self.paired.knows(text) else self._of_phrase(text)

    def _of_word(self, text: Text) -> Posted | None:
        frequencies = self._of_places(text)
        return None if frequencies is None else Posted(self._counted(frequencies), len(frequencies))

    def _of_pair(self, text: str) -> Posted:
        numbers = times_of(self._connection, "".join(words(text)))
        return Posted(self._counted(numbers), len(numbers))

    def _of_places(self, text: Text) -> Mapping[int, int] | None:
        """How many times a single word stands in each of all paragraphs in which it does."""
        (word,) = words(text.text)
        return self.lists.of_beginning(word, ()) if text.prefix else self.lists.of(word)

    def _of_phrase(self, text: Text) -> Posted | None:
        """FTS5 scores the many; how often a phrase stands in each of a few is sooner counted in their texts."""
        ids = self._few_with(text)
        if ids is None and has_han(text.text):
            values = (expression(text, {}), SAMPLE)
            first, is_all = self._patience.rows(_WITH_PHRASE, values, waits=True, scalar=True)
            number = self.likely(first)
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
            return Posted(self._counted(dict(rows))) if is_all else None
        return self._read(text, ids)

    def _of_paired(self, text: Text) -> Posted | None:
        """Of a Chinese phrase: read where few have all its pairs; or else weighed by FTS5, unless the first of them tell that
        it is common."""
        ids = self._few_with(text)
        if ids is not None:
            return self._read(text, ids)
        first = self.paired.first(text, SAMPLE)
        (numbers,) = numbers_of([text], self.texts(first))
        if self.likely(first) * len(numbers) > MOST_RANKED * len(first):
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
        return Posted(self._counted(numbers), len(numbers))

    def _weighed(self, text: Text) -> Posted | None:
        """What FTS5 finds and weighs in one go; None where it is more than is ranked after all, or takes too long."""
        values = (expression(text, {}), MOST_RANKED + 1)
        rows, is_all = self._patience.rows(f"{SCORES} LIMIT ?", values, waits=True)
        if is_all and len(rows) > MOST_RANKED:
            self._memory.common_phrases.add(text)
            return None
        return Posted(self._counted(dict(rows))) if is_all else None

    def _few_with(self, text: Text) -> Collection[int] | None:
        """The paragraphs in which the phrase stands, and maybe others, where so few have all its words that they are soon
        read; None where they are many, or that is not known."""
        text = _plain(text)
        if text not in self._few:
            self._few[text] = self._few_looked_for(text)
        return self._few[text]

    def _few_looked_for(self, text: Text) -> Collection[int] | None:
        known = [ids for earlier, ids in self._memory.phrases.items() if goes_on(earlier, text)]
        if known:
            return min(known, key=len)
        if self.paired.knows(text):
            return self.paired.few(text)
        *whole, last = words(text.text)
        parts = [*map(Text, whole), Text(last, text.prefix)]
        if self._estimates.likely(And(tuple(parts))) > self._most_candidates(text):
            return None
        rarest, *others = sorted(parts, key=self._estimates.most)
        if self._estimates.most(rarest) <= MOST_POSTED_SO and not rarest.prefix:
            found = self._of_places(rarest)
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
            elif (found := self._of_places(part)) is not None:
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

    def likely(self, first: Sequence[int]) -> float:
        """How many paragraphs match what has these first `SAMPLE` matches (all, where they are fewer), by how far apart
        they stand."""
        if len(first) < SAMPLE:
            return len(first)
        return len(first) * self._estimates.paragraphs / first[-1]

    def _counted(self, frequencies: Mapping[int, _Number]) -> Mapping[int, _Number]:
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


def numbers_of(items: Sequence[Text], texts: Mapping[int, str]) -> list[dict[int, int]]:
    """For each word or phrase, how many times it stands in each of the texts in which it does."""
    if len(items) == 1 and (sought := characters(words(items[0].text))) is not None:
        return [{row_id: number for row_id, text in texts.items() if (number := sought.number(text))}]
    patterns = [Pattern(words(item.text), item.prefix) for item in items]
    found: list[dict[int, int]] = [{} for _ in items]
    for row_id, text in texts.items():
        for numbers, number in zip(found, numbers_in(text, patterns), strict=True):
            if number:
                numbers[row_id] = number
    return found


def goes_on(earlier: Text, text: Text) -> bool:
    """Whether what has `text` surely has `earlier`: the same words, or the first of them; the last as far as it goes."""
    asked, found = words(text.text), words(earlier.text)
    last = len(found) - 1
    if len(asked) <= last or asked[:last] != found[:last]:
        return False
    if earlier.prefix:
        return asked[last].startswith(found[last])
    return asked[last] == found[last] and (len(asked) > len(found) or not text.prefix)


def _plain(text: Text) -> Text:
    """The same whether it is being typed or not, and however it is written."""
    return Text(" ".join(words(text.text)), text.prefix)
