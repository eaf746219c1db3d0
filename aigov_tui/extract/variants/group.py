"""Which quotes are one remark in several wordings.

Blocking on rare words and pairs of words finds the few pairs worth aligning; each quote then joins the fullest wording
it overlaps with, and nothing else: groups never grow by chaining one half-likeness to the next. First each speaker's
quotes are grouped by themselves; then those of unknown speakers are laid beside everybody's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from aigov_tui.extract.variants.block import CROWD, Blocks
from aigov_tui.extract.variants.nodes import Node, VariantInput, nodes_of, score, unaltered

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
    note: Callable[[Node], object] | None = None,
    crowded: Collection[int] | None = None,
) -> Iterator[Group]:
    """The groups, in no order, of quotes that come speaker by speaker, those of unknown speakers first.

    Keeps in memory only what unknown speakers' quotes may have to do with. `note` is called with each node. `crowded`
    are the triples that a crowd shares, where these are not all the quotes there are (None: they are).
    """
    shared: Counter[int] = Counter()  # triples of unknown speakers, and how many nodes hold each
    to_compare: list[_Remark] = []
    for speaker, quotes in speakers:
        nodes = nodes_of(speaker, quotes)
        counted: set[int] = set()
        for node in nodes:
            if note is not None:
                note(node)
            if node.code in counted:  # the same words on another occasion
                continue
            counted.add(node.code)
            shared.update(node.triples if speaker is None else filter(shared.__contains__, node.triples))
        for remark in _remarks(nodes):
            if speaker is None or (
                not remark.head.is_fragment and any(gram in shared for gram in remark.head.triples)
            ):
                to_compare.append(remark)
            elif _is_group(remark.nodes):
                yield remark.ids
    if crowded is None:
        crowded = {gram for gram, count in shared.items() if count > CROWD}
    yield from _with_unknown_speakers(to_compare, crowded)


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


def _with_unknown_speakers(remarks: list[_Remark], crowded: Collection[int]) -> Iterator[Group]:
    """Let each remark of an unknown speaker join the fuller one most like it, and a known speaker's a fuller one whose
    speaker is not known, where they share three words in a row that no crowd shares."""
    remarks.sort(key=lambda remark: remark.head.rank)
    holders: dict[int, list[int]] = defaultdict(list)
    joined: dict[int, list[int]] = defaultdict(list)
    for index, remark in enumerate(remarks):
        node = remark.head
        best, best_score = index, 0.0
        grams = [] if node.is_fragment else [gram for gram in node.triples if gram not in crowded]
        for other in sorted({other for gram in grams for other in holders.get(gram, ())}):
            if node.speaker is None or remarks[other].head.speaker is None:
                found = score(node, remarks[other].head)
                if found > best_score and not any(
                    _clashes(one, remarks[index].nodes) for one in remark.nodes for index in joined[other]
                ):
                    best, best_score = other, found
        joined[best].append(index)
        if best == index:
            for gram in grams:
                holders[gram].append(index)
    for members in joined.values():
        nodes = [node for index in members for node in remarks[index].nodes]
        if _is_group(nodes):
            yield tuple(identifier for node in nodes for identifier in node.ids)
