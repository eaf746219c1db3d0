"""What single words score in some paragraphs, from where they stand: FTS5 would go through all places of each of them to
weigh it, however few the paragraphs are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from aigov_tui.store.search.means import Means
from aigov_tui.store.search.texts import MOST_READ, numbers_of
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Fuzzy, Node, Text, leaves

MOST_PLACES = 20_000
"""Paragraphs with rare words that are looked up for one query."""
MOST_NEW = 4
"""Common words whose places are read for it."""


class AtHand:
    """Scores as bm25 does, for what has nothing but single words, whole or spelled alike or of few that begin so."""

    def __init__(self, means: Means) -> None:
        self._placed = means.placed
        self._postings = means.postings
        self._estimates = means.estimates
        self._spellings = means.chosen.spellings

    def knows(self, text: Node) -> bool:
        """Whether `scores` may be asked about it."""
        asked = self._asked(text)
        return asked is not None and all(
            not item.prefix or self._postings.is_rare(item) or self._placed.of(item) is not None
            for item in asked
        )

    def scores(self, text: Node, ids: Sequence[int]) -> list[tuple[int, float]]:
        """What the words of `text` score together in paragraphs that fit it and count; of the first where they are
        sooner read than all the words are looked up."""
        asked = self._asked(text) or Counter()
        read = self._sooner_read(asked)
        if read:
            ids = ids[:MOST_READ]
        total = dict.fromkeys(ids, 0.0)
        for item, found in self._found(asked, read, ids):
            for row_id in total.keys() & found.keys():
                total[row_id] += asked[item] * found[row_id]  # what is said twice weighs twice
        return list(total.items())

    def _found(
        self, asked: Iterable[Text], read: Sequence[Text], ids: Sequence[int]
    ) -> Iterator[tuple[Text, Mapping[int, float]]]:
        """What each of the words scores."""
        texts = self._postings.texts(ids) if read else {}
        for item, numbers in zip(read, numbers_of(read, texts), strict=True):
            yield item, self._postings.scoring.scored(numbers, self._estimates.most(item))
        for item in asked:
            if item in read:
                continue
            if self._placed.of(item) is not None:
                yield item, self._placed.scores(item, self._placed.having(item, ids))
            elif (posted := self._postings.of(item)) is not None:
                yield item, self._postings.scoring.of(posted, ids)

    def _sooner_read(self, asked: Iterable[Text]) -> list[Text]:
        """The whole words to be looked for in the texts: where too many are not known from before."""
        new = [item for item in asked if not item.prefix and not self._postings.is_known(item)]
        rare = [item for item in new if self._postings.is_rare(item)]
        common = [item for item in new if item not in rare and not self._placed.is_known(item)]
        is_much = len(common) > MOST_NEW or sum(map(self._estimates.most, rare)) > MOST_PLACES
        return [*rare, *common] if is_much else []

    def _asked(self, text: Node) -> Counter[Text] | None:
        """The words that weigh something, and how many times each is asked for; None where there is something else."""
        found: Counter[Text] = Counter()
        for leaf, wanted in leaves(text):
            if not wanted:
                continue
            for item in self._ways(leaf):
                if item is None or (len(words(item.text)) > 1 and not self._estimates.tells(item)):
                    return None
                found[item] += 1
        heavy = Counter({item: n for item, n in found.items() if not self._estimates.weighs_nothing(item)})
        return heavy or found

    def _ways(self, leaf: Node) -> Iterator[Text | None]:
        if isinstance(leaf, Fuzzy):
            yield from map(Text, self._spellings.get(leaf) or (leaf.text,))
        else:
            yield leaf if isinstance(leaf, Text) else None
