"""What the quotes of one speaker come to by themselves: remarks, and what of them unknown speakers may have said.

Everything here is picklable and depends on its arguments alone, so that processes can share the speakers out.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from aigov_tui.extract.variants.block import CROWD, Blocks
from aigov_tui.extract.variants.likeness import score, unaltered
from aigov_tui.extract.variants.nodes import Node, VariantInput, nodes_of_keyed, sketch_of
from aigov_tui.extract.variants.occasion import is_before, is_close
from aigov_tui.extract.variants.spoken import every_word, stands_in
from aigov_tui.extract.variants.times import of_other_times

_WHOLE = 0.95
"""The overlap of a fragment with a quote that holds it whole."""

Group = tuple[int, ...]
Speaker = tuple[str, Sequence[VariantInput]]
"""A speaker's key, and all quotes of theirs."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Quotes of one speaker that are one remark: its fullest node, and all its nodes."""

    head: Node
    nodes: tuple[Node, ...]

    @property
    def ids(self) -> Group:
        """The quotes, the fullest wording's first."""
        return tuple(identifier for node in self.nodes for identifier in node.ids)


@dataclass(slots=True)
class Said:
    """What some speakers' quotes come to.

    `groups` are those among each speaker's own; `to_compare` what has a triple in common with a quote of an unknown
    speaker, `counts` how many wordings hold each such triple, `again` those of these that any quote holds; `notes` for
    each quote its id, and the code and the triples of its node.
    """

    groups: list[Group] = field(default_factory=list)
    to_compare: list[Remark] = field(default_factory=list)
    counts: Counter[int] = field(default_factory=Counter)
    again: set[int] = field(default_factory=set)
    notes: list[tuple[int, int, array[int]]] = field(default_factory=list)


def said_by(speakers: Iterable[Speaker], unknown: Set[int] | bytes) -> Said:
    """What each of these speakers said. `unknown` are the triples of unknown speakers' quotes; for another process packed,
    and unpacked there once."""
    shared = _unpacked(unknown) if isinstance(unknown, bytes) else unknown
    said = Said()
    for speaker, quotes in speakers:
        _add(said, speaker, quotes, shared)
    return said


@lru_cache(maxsize=1)
def _unpacked(triples: bytes) -> frozenset[int]:
    return frozenset(array("I", triples))


def _add(said: Said, speaker: str, quotes: Sequence[VariantInput], unknown: Set[int]) -> None:
    sketches = [sketch_of(quote) for quote in quotes]
    said.notes += [(sketch.quote.id, sketch.code, sketch.triples) for sketch in sketches]
    counted: set[int] = set()
    beside_unknown = False
    for sketch in sketches:
        known = [gram for gram in sketch.triples if gram in unknown]
        said.again.update(known)
        beside_unknown = beside_unknown or bool(known)
        if sketch.code not in counted:  # else: the same words on another occasion
            counted.add(sketch.code)
            said.counts.update(known)
    if not beside_unknown and len({quote.source_id for quote in quotes}) < 2:
        return  # of one document alone: no group, whatever is like what
    nodes = nodes_of_keyed(speaker, ((sketch.quote, sketch.keys) for sketch in sketches))
    for remark in remarks_of(nodes):
        if not remark.head.is_fragment and not unknown.isdisjoint(remark.head.triples):
            said.to_compare.append(remark)
        elif is_group(remark.nodes):
            said.groups.append(remark.ids)


def remarks_of(nodes: Sequence[Node]) -> Iterator[Remark]:
    """One speaker's nodes, fullest first, as remarks; where the speaker is unknown, one each."""
    leaders = list(range(len(nodes)))
    if nodes and nodes[0].speaker is not None and len(nodes) > 1:
        blocks = Blocks([node.wording.keys for node in nodes])
        leaders = _join_full(nodes, blocks)
        _join_fragments(nodes, blocks, leaders)
        _join_short(nodes, leaders)
    for group in _members(nodes, leaders).values():
        yield Remark(group[0], tuple(group))


def is_group(nodes: Sequence[Node]) -> bool:
    """True for one remark that several documents carry."""
    return len(_carriers(nodes)) > 1 and (len(nodes) > 1 or nodes[0].is_repeated)


def _carriers(nodes: Sequence[Node]) -> frozenset[int]:
    return frozenset[int]().union(*(node.occasion.sources for node in nodes))


def clashes(node: Node, group: Iterable[Node]) -> bool:
    """True when it cannot be one utterance with one of the others."""
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
            if found > best_score and not clashes(node, groups[other]):
                best, best_score = other, found
        leaders[index] = best
        groups[best].append(node)
        if best == index:
            blocks.add(index)
    return leaders


def _join_fragments(nodes: Sequence[Node], blocks: Blocks, leaders: list[int]) -> None:
    """Let each fragment join the remark that holds it whole, of several the one that `_of_the_day` tells."""
    for index, node in enumerate(nodes):
        if leaders[index] != index and not node.is_fragment:
            blocks.add(index)
    members = _members(nodes, leaders)
    for index, node in enumerate(nodes):
        if not node.is_fragment or node.wording.content < 2 or node.occasion.is_turn:
            continue
        holders = [
            other
            for other in blocks.candidates(index)
            if not node.clashes(nodes[other])
            and not is_before(node.occasion, nodes[other].occasion)
            and unaltered(node, nodes[other], _WHOLE)
        ]
        found = {leaders[other] for other in holders}
        if len(found) == 1:
            leaders[index] = found.pop()
        elif found:
            leaders[index] = _of_the_day(index, holders, nodes, leaders, members)


def _join_short(nodes: Sequence[Node], leaders: list[int]) -> None:
    """Let each short remark that is left join one of the same days that holds all its words side by side."""
    members = _members(nodes, leaders)
    alone = [
        index
        for index, node in enumerate(nodes)
        if len(members[leaders[index]]) == 1 and node.occasion.days is not None and node.may_be_known
    ]
    anchors = {index: max(every_word(nodes[index].text), key=len) for index in alone}
    wanted = frozenset(anchors.values())
    holders: dict[str, list[int]] = defaultdict(list)
    for index, node in enumerate(nodes if wanted else ()):
        for anchor in wanted.intersection(every_word(node.text)):
            holders[anchor].append(index)
    for index in alone:
        words, node = every_word(nodes[index].text), nodes[index]
        held = holders[anchors[index]]
        found = [
            other
            for other in (held if len(held) <= CROWD else ())
            if other < index
            and not of_other_times(node.text, nodes[other].text)
            and stands_in(words, every_word(nodes[other].text))
        ]
        leader = _of_the_day(index, found, nodes, leaders, members)
        if leader != index:
            leaders[index] = leader
            members[leader].append(node)


def _of_the_day(
    index: int,
    holders: Sequence[int],
    nodes: Sequence[Node],
    leaders: Sequence[int],
    members: Mapping[int, Sequence[Node]],
) -> int:
    """The leader of the remark that most documents carry among those of the same days that hold a short one; the short one
    itself where there is none."""
    node = nodes[index]
    near = {
        leaders[other]
        for other in holders
        if is_close(node.occasion, nodes[other].occasion) and not clashes(node, members[leaders[other]])
    }
    return min(near, key=lambda leader: (-len(_carriers(members[leader])), leader), default=index)


def _members(nodes: Sequence[Node], leaders: Sequence[int]) -> dict[int, list[Node]]:
    """The nodes by their leaders."""
    members: dict[int, list[Node]] = defaultdict(list)
    for node, leader in zip(nodes, leaders, strict=True):
        members[leader].append(node)
    return members
