"""Which quotes are one remark in several wordings.

Blocking on rare words and pairs of words finds the few pairs worth aligning; each quote then joins the fullest wording
it overlaps with, and nothing else: groups never grow by chaining one half-likeness to the next. First each speaker's
quotes are grouped by themselves (`speakers`); then those of unknown speakers are laid beside everybody's.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial

from aigov_tui.extract.variants.block import CROWD
from aigov_tui.extract.variants.likeness import score
from aigov_tui.extract.variants.nodes import Sketch, VariantInput, nodes_of, sketch_of
from aigov_tui.extract.variants.speakers import (
    Group,
    Remark,
    Said,
    Speaker,
    clashes,
    is_group,
    remarks_of,
    said_by,
)

_BATCH = 4_000
"""Quotes that are gone through at a time: about half a second's work."""

Note = Callable[[int, int, "array[int]"], object]
Spread = Callable[[Callable[[list[Speaker]], Said], Iterable[list[Speaker]]], Iterable[Said]]
"""What a function of many batches is shared out with, its results in their order: as `map` does, or in processes."""


def group_variants(quotes: Iterable[VariantInput]) -> list[Group]:
    """The groups of at least two quotes that are one remark, each by id with the fullest wording first.

    One remark means: the same speaker (or one of them unknown and the wording nearly the same), the same words in the
    same order to a large part, no number, name or negation altered; reported by several documents, of no two occasions
    as far as their dates tell. A quote is in one group at most; groups are sorted by their smallest id, and do not
    depend on the order of `quotes`. Takes time nearly linear in their number.
    """
    by_speaker: dict[str | None, list[VariantInput]] = defaultdict(list)
    for quote in quotes:
        by_speaker[quote.speaker_key].append(quote)
    in_order = sorted(by_speaker.items(), key=lambda item: (item[0] is not None, item[0] or ""))
    return sorted(group_speakers(in_order), key=min)


def group_speakers(
    speakers: Iterable[tuple[str | None, Sequence[VariantInput]]],
    *,
    note: Note | None = None,
    crowded: Collection[int] | None = None,
    spread: Spread = map,
) -> Iterator[Group]:
    """The groups, in no order, of quotes that come speaker by speaker, those of unknown speakers first.

    Keeps in memory only what unknown speakers' quotes may have to do with. `note` is called with each quote's id and the
    code and triples of its node. `crowded` are the triples that a crowd shares, where these are not all the quotes there
    are (None: they are). `spread` is what the speakers are shared out with.
    """
    coming = iter(speakers)
    first = next(coming, None)
    unknown = _Unknown()
    known: list[Speaker] = []
    if first is not None and first[0] is None:
        unknown.add(map(sketch_of, first[1]), note)
    elif first is not None and first[0] is not None:
        known = [(first[0], first[1])]
    again, to_compare = unknown.again, list[Remark]()
    triples = unknown.counts.keys() if spread is map else array("I", unknown.counts).tobytes()
    for said in spread(partial(said_by, unknown=triples), _batches(known, coming)):
        if note is not None:
            for noted in said.notes:
                note(*noted)
        again |= said.again
        unknown.counts.update(said.counts)
        to_compare += said.to_compare
        yield from said.groups
    met = [quote for quote, grams in unknown.quotes if not again.isdisjoint(grams)]
    to_compare += remarks_of(nodes_of(None, met))
    if crowded is None:
        crowded = {gram for gram, count in unknown.counts.items() if count > CROWD}
    yield from _with_unknown_speakers(to_compare, again.difference(crowded))


def _batches(
    first: list[Speaker], others: Iterable[tuple[str | None, Sequence[VariantInput]]]
) -> Iterator[list[Speaker]]:
    batch, size = list(first), sum(len(quotes) for _, quotes in first)
    for speaker, quotes in others:
        if speaker is None:
            raise ValueError("the quotes of unknown speakers come first")
        batch.append((speaker, quotes))
        size += len(quotes)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Unknown:
    """The quotes of unknown speakers and their triples: how many wordings hold each, and which of them several quotes
    hold."""

    def __init__(self) -> None:
        self.quotes: list[tuple[VariantInput, array[int]]] = []
        self.counts: Counter[int] = Counter()
        self.again: set[int] = set()

    def add(self, sketches: Iterable[Sketch], note: Note | None) -> None:
        """Take in the quotes, which are all there are."""
        counted: set[int] = set()
        for sketch in sketches:
            if note is not None:
                note(sketch.quote.id, sketch.code, sketch.triples)
            self.quotes.append((sketch.quote, sketch.triples))
            self.again.update(gram for gram in sketch.triples if gram in self.counts)
            if sketch.code not in counted:  # else: the same words on another occasion
                counted.add(sketch.code)
                self.counts.update(sketch.triples)


def _with_unknown_speakers(remarks: list[Remark], telling: Collection[int]) -> Iterator[Group]:
    """Let each remark of an unknown speaker join the fuller one most like it, and a known speaker's a fuller one whose
    speaker is not known, where they share three words in a row that are `telling`: held by several, but no crowd."""
    remarks.sort(key=lambda remark: remark.head.rank)
    grams_of = [
        () if remark.head.is_fragment else tuple([gram for gram in remark.head.triples if gram in telling])
        for remark in remarks
    ]
    within_one = _within_one_source(remarks, grams_of)
    holders: dict[int, list[int]] = defaultdict(list)
    joined: dict[int, list[int]] = defaultdict(list)
    speakers: dict[int, str] = {}  # who is known to have said what joined which: nobody else did
    for index, remark in enumerate(remarks):
        if within_one[index]:
            continue
        node, grams = remark.head, grams_of[index]
        best, best_score = index, 0.0
        for other in sorted({other for gram in grams for other in holders.get(gram, ())}):
            one_speaker = node.speaker is None or speakers.get(other, node.speaker) == node.speaker
            if one_speaker and (node.speaker is None or remarks[other].head.speaker is None):
                found = score(node, remarks[other].head)
                if found > best_score and not any(
                    clashes(one, remarks[index].nodes) for one in remark.nodes for index in joined[other]
                ):
                    best, best_score = other, found
        joined[best].append(index)
        if node.speaker is not None:
            speakers[best] = node.speaker
        if best == index:
            for gram in grams:
                holders[gram].append(index)
    for members in joined.values():
        nodes = [node for index in members for node in remarks[index].nodes]
        if is_group(nodes):
            yield tuple(identifier for node in nodes for identifier in node.ids)


def _within_one_source(remarks: Sequence[Remark], grams_of: Sequence[Sequence[int]]) -> list[bool]:
    """For each remark whether it, and all that triples link it to in any number of steps, are of one document: none of
    these can be a group, and a document may hold any number of them."""
    leaders = list(range(len(remarks)))

    def leader_of(index: int) -> int:
        while leaders[index] != index:
            leaders[index] = leaders[leaders[index]]
            index = leaders[index]
        return index

    first_with: dict[int, int] = {}
    for index, grams in enumerate(grams_of):
        for gram in grams:
            one, other = leader_of(first_with.setdefault(gram, index)), leader_of(index)
            leaders[max(one, other)] = min(one, other)
    sources: dict[int, set[int]] = defaultdict(set)
    for index, remark in enumerate(remarks):
        sources[leader_of(index)].update(*(node.occasion.sources for node in remark.nodes))
    return [len(sources[leader_of(index)]) < 2 for index in range(len(remarks))]
