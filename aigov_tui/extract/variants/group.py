"""Which quotes are one remark in several wordings.

Blocking on rare words and pairs of words finds the few pairs worth aligning; each quote then joins the fullest wording
it overlaps with, and nothing else: groups never grow by chaining one half-likeness to the next. First each speaker's
quotes are grouped by themselves; then those of unknown speakers are laid beside everybody's.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from aigov_tui.extract.variants.block import CROWD, Blocks
from aigov_tui.extract.variants.nodes import (
    Node,
    Sketch,
    VariantInput,
    nodes_of,
    nodes_of_keyed,
    score,
    sketch_of,
    unaltered,
)

_WHOLE = 0.95
"""The overlap of a fragment with a quote that holds it whole."""

Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Remark:
    """Quotes of one speaker that are one remark: its fullest node, and all its nodes."""

    head: Node
    nodes: tuple[Node, ...]

    @property
    def ids(self) -> Group:
        return tuple(identifier for node in self.nodes for identifier in node.ids)


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
    note: Callable[[Sketch], object] | None = None,
    crowded: Collection[int] | None = None,
) -> Iterator[Group]:
    """The groups, in no order, of quotes that come speaker by speaker, those of unknown speakers first.

    Keeps in memory only what unknown speakers' quotes may have to do with. `note` is called with each quote's sketch.
    `crowded` are the triples that a crowd shares, where these are not all the quotes there are (None: they are).
    """
    shared = _Shared()
    unknown: list[tuple[VariantInput, array[int]]] = []
    to_compare: list[_Remark] = []
    for speaker, quotes in speakers:
        sketches = [sketch_of(quote) for quote in quotes]
        for sketch in sketches:
            if note is not None:
                note(sketch)
        beside_unknown = shared.add(sketches, all_of_them=speaker is None)
        if speaker is None:
            unknown += [(sketch.quote, sketch.triples) for sketch in sketches]
            continue
        if not beside_unknown and len({quote.source_id for quote in quotes}) < 2:
            continue  # of one document alone: no group, whatever is like what
        nodes = nodes_of_keyed(speaker, ((sketch.quote, sketch.keys) for sketch in sketches))
        for remark in _remarks(nodes):
            if not remark.head.is_fragment and any(gram in shared.counts for gram in remark.head.triples):
                to_compare.append(remark)
            elif _is_group(remark.nodes):
                yield remark.ids
    met = [quote for quote, grams in unknown if not shared.again.isdisjoint(grams)]
    to_compare += _remarks(nodes_of(None, met))
    if crowded is None:
        crowded = {gram for gram, count in shared.counts.items() if count > CROWD}
    yield from _with_unknown_speakers(to_compare, shared.again.difference(crowded))


class _Shared:
    """The triples of unknown speakers' quotes: how many wordings hold each, and which of them several quotes hold."""

    def __init__(self) -> None:
        self.counts: Counter[int] = Counter()
        self.again: set[int] = set()

    def add(self, sketches: Iterable[Sketch], *, all_of_them: bool) -> bool:
        """Count the triples of one speaker's quotes (all of them, or those that are known); returns whether there are any."""
        counted: set[int] = set()
        found = False
        for sketch in sketches:
            known = [gram for gram in sketch.triples if gram in self.counts]
            self.again.update(known)
            found = found or bool(known)
            if sketch.code not in counted:  # else: the same words on another occasion
                counted.add(sketch.code)
                self.counts.update(sketch.triples if all_of_them else known)
        return found


def _remarks(nodes: Sequence[Node]) -> Iterator[_Remark]:
    """One speaker's nodes, fullest first, as remarks; where the speaker is unknown, one each."""
    leaders = list(range(len(nodes)))
    if nodes and nodes[0].speaker is not None and len(nodes) > 1:
        blocks = Blocks([node.wording.keys for node in nodes])
        leaders = _join_full(nodes, blocks)
        _join_fragments(nodes, blocks, leaders)
    members: dict[int, list[Node]] = defaultdict(list)
    for index, leader in enumerate(leaders):
        members[leader].append(nodes[index])
    for group in members.values():
        yield _Remark(group[0], tuple(group))


def _is_group(nodes: Sequence[Node]) -> bool:
    """True for one remark that several documents carry."""
    carriers = frozenset[int]().union(*(node.occasion.sources for node in nodes))
    return len(carriers) > 1 and (len(nodes) > 1 or nodes[0].is_repeated)


def _clashes(node: Node, group: Iterable[Node]) -> bool:
    return any(node.clashes(other) for other in group)


def _join_full(nodes: Sequence[Node], blocks: Blocks) -> list[int]:
    """For each node the index of its group's fullest node; fragments and nodes without variants lead themselves."""
    leaders = list(range(len(nodes)))
    groups: dict[int, list[Node]] = defaultdict(list)
    spoken = [node.occasion.days if node.occasion.is_turn else None for node in nodes]
    for index, node in enumerate(nodes):
        if node.is_fragment:
            continue
        best, best_score = index, 0.0
        day = spoken[index]
        for other in blocks.candidates(index):
            if day is not None and spoken[other] is not None and spoken[other] != day:
                continue  # turns of two days, as most of what a speaker says in transcripts: found out at once
            found = score(node, nodes[other])
            if found > best_score and not _clashes(node, groups[other]):
                best, best_score = other, found
        leaders[index] = best
        groups[best].append(node)
        if best == index:
            blocks.add(index)
    return leaders


def _join_fragments(nodes: Sequence[Node], blocks: Blocks, leaders: list[int]) -> None:
    """Let each fragment join the one remark that holds it whole; none where several do."""
    for index, node in enumerate(nodes):
        if leaders[index] != index and not node.is_fragment:
            blocks.add(index)
    for index, node in enumerate(nodes):
        if not node.is_fragment or node.wording.content < 2 or node.occasion.is_turn:
            continue
        holders = {
            leaders[other]
            for other in blocks.candidates(index)
            if not node.clashes(nodes[other]) and unaltered(node, nodes[other], _WHOLE)
        }
        if len(holders) == 1:
            leaders[index] = holders.pop()


def _with_unknown_speakers(remarks: list[_Remark], telling: Collection[int]) -> Iterator[Group]:
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
                    _clashes(one, remarks[index].nodes) for one in remark.nodes for index in joined[other]
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
        if _is_group(nodes):
            yield tuple(identifier for node in nodes for identifier in node.ids)


def _within_one_source(remarks: Sequence[_Remark], grams_of: Sequence[Sequence[int]]) -> list[bool]:
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
