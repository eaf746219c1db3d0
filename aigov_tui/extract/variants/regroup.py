"""Which quotes have to be grouped again when some came and some went: none but those that these may concern.

A speaker's quotes are grouped by themselves, so whoever has a new quote, or one less, has all of them grouped again.
Beyond that, only quotes that are like one another over an unknown speaker concern each other; they are found by the
triples that were kept of every quote when it was last grouped.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from aigov_tui.extract.variants.block import CROWD
from aigov_tui.extract.variants.likeness import score
from aigov_tui.extract.variants.nodes import Node, VariantInput, nodes_of

VERSION = "11"
"""Raised when quotes would be grouped otherwise than before, or other triples be kept of them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a grouped quote: its speaker, and the code and the triples of its node."""

    id: int
    speaker_key: str | None
    code: int
    triples: array[int]


class Quotes(Protocol):
    """All quotes there are now."""

    def kept(self, triples: Collection[int], codes: Collection[int]) -> Iterable[Kept]:
        """What is kept of the quotes that hold one of these triples or have one of these codes."""

    def of_speakers(self, keys: Collection[str]) -> Sequence[VariantInput]:
        """All quotes of these speakers."""

    def with_ids(self, ids: Collection[int]) -> Sequence[VariantInput]:
        """These quotes."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """The quotes to group again, by speaker (the unknown first), and the triples of theirs that a crowd shares."""

    speakers: Sequence[tuple[str | None, Sequence[VariantInput]]]
    crowded: Collection[int]


def concerned(quotes: Quotes, came: Collection[Kept], went: Collection[Kept]) -> Concerned:
    """What has to be grouped again now that some quotes came (they are among `quotes`) and some went."""
    search = _Search(quotes, came, went)
    search.add_speakers({one.speaker_key for one in (*came, *went) if one.speaker_key is not None})
    search.add_unknown({one.id for one in came if one.speaker_key is None})
    frontier: list[Node | Kept] = [*search.take_new(), *went]
    while frontier:
        search.look_from(frontier)
        frontier = list(search.take_new())
    speakers = sorted(search.chosen.items(), key=lambda item: (item[0] is not None, item[0] or ""))
    return Concerned([(key, list(found.values())) for key, found in speakers], search.crowded)


@dataclass(slots=True)
class _Search:
    quotes: Quotes
    came: Collection[Kept]
    went: Collection[Kept]
    chosen: dict[str | None, dict[int, VariantInput]] = field(default_factory=dict)
    crowded: set[int] = field(default_factory=set)
    _new: list[VariantInput] = field(default_factory=list)

    def add_speakers(self, keys: Collection[str]) -> None:
        """Choose all quotes of speakers."""
        wanted = [key for key in keys if key not in self.chosen]
        self._choose(self.quotes.of_speakers(wanted) if wanted else ())
        for key in wanted:
            self.chosen.setdefault(key, {})

    def add_unknown(self, ids: Collection[int]) -> None:
        """Choose quotes whose speaker is not known."""
        wanted = [one for one in ids if one not in self.chosen.get(None, {})]
        self._choose(self.quotes.with_ids(wanted) if wanted else ())

    def take_new(self) -> Iterator[Node]:
        """What was chosen since the last call."""
        by_speaker: dict[str | None, list[VariantInput]] = defaultdict(list)
        for quote in self._new:
            by_speaker[quote.speaker_key].append(quote)
        self._new.clear()
        for key, same in by_speaker.items():
            yield from nodes_of(key, same)

    def look_from(self, frontier: Sequence[Node | Kept]) -> None:
        """Choose what may concern the nodes and gone quotes of `frontier`, and their likes."""
        codes = {one.code for one in frontier if _speaker(one) is None}
        hits, twins = self._holders({gram for one in frontier for gram in one.triples}, codes)
        turned = self._turned(hits)
        near: dict[int, list[Node | Kept]] = defaultdict(list)
        rows = {row.id: row for row in twins}
        for one in frontier:
            for gram in one.triples:
                if gram in self.crowded and gram not in turned:
                    continue
                for row in hits.get(gram, ()):
                    if row.speaker_key is None or _speaker(one) is None:
                        rows[row.id] = row
                        near[row.id].append(one)
        new = [row for row in rows.values() if not self._has(row)]
        certain = {row.id for gram in turned for row in hits.get(gram, ())} | {row.id for row in twins}
        texts = {quote.id: quote for quote in self.quotes.with_ids([row.id for row in new])} if new else {}
        found = [row for row in new if row.id in certain or _is_like(texts.get(row.id), near[row.id])]
        self.add_unknown({row.id for row in found if row.speaker_key is None})
        self.add_speakers({row.speaker_key for row in found if row.speaker_key is not None})

    def _choose(self, found: Iterable[VariantInput]) -> None:
        for quote in found:
            if quote.id not in self.chosen.setdefault(quote.speaker_key, {}):
                self.chosen[quote.speaker_key][quote.id] = quote
                self._new.append(quote)

    def _has(self, row: Kept) -> bool:
        if row.speaker_key is None:
            return row.id in self.chosen.get(None, {})
        return row.speaker_key in self.chosen

    def _holders(
        self, grams: set[int], codes: Collection[int]
    ) -> tuple[Mapping[int, list[Kept]], list[Kept]]:
        """The quotes that hold each of the triples, and those of unknown speakers that are the very same words."""
        holders: dict[int, list[Kept]] = defaultdict(list)
        twins: list[Kept] = []
        for row in self.quotes.kept(grams, codes):
            for gram in grams.intersection(row.triples):
                holders[gram].append(row)
            if row.code in codes and row.speaker_key is None:
                twins.append(row)
        return holders, twins

    def _turned(self, holders: Mapping[int, list[Kept]]) -> set[int]:
        """Note which triples a crowd shares now; returns those that a crowd shared before, or does now, but not both."""
        came, went = _by_gram(self.came), _by_gram(self.went)
        turned: set[int] = set()
        for gram in holders.keys() | went.keys():
            now = Counter((row.speaker_key, row.code) for row in holders.get(gram, ()))
            is_crowded = len(now) > CROWD
            if is_crowded:
                self.crowded.add(gram)
            if gram in came or gram in went:
                before = now - came.get(gram, Counter()) + went.get(gram, Counter())
                if (len(before) > CROWD) != is_crowded:
                    turned.add(gram)
        return turned


def _by_gram(rows: Iterable[Kept]) -> Mapping[int, Counter[tuple[str | None, int]]]:
    found: dict[int, Counter[tuple[str | None, int]]] = defaultdict(Counter)
    for row in rows:
        for gram in row.triples:
            found[gram][row.speaker_key, row.code] += 1
    return found


def _speaker(one: Node | Kept) -> str | None:
    return one.speaker if isinstance(one, Node) else one.speaker_key


def _is_like(quote: VariantInput | None, near: Iterable[Node | Kept]) -> bool:
    """Whether a quote is one remark with any of these; of what is gone the words are not known, so: perhaps."""
    if quote is None:
        return False
    (node,) = nodes_of(quote.speaker_key, [quote])
    for other in near:
        if not isinstance(other, Node):
            return True
        if score(*sorted((node, other), key=lambda one: one.rank, reverse=True)):
            return True
    return False
