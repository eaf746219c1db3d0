"""Which quotes are one remark in several wordings.

Blocking on rare words and pairs of words finds the few pairs worth aligning; each quote then joins the fullest wording
it overlaps with, and nothing else: groups never grow by chaining one half-likeness to the next.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aigov_tui.extract.variants.align import Wording, altered, overlap, weigher, wording
from aigov_tui.extract.variants.block import Blocks
from aigov_tui.extract.variants.words import Word, WordClass, words

SAME_SPEAKER = 0.5
"""The overlap from which two quotes of one speaker are one remark (chosen on tests/gold/variants.yaml)."""

UNKNOWN_SPEAKER = 0.85
"""The overlap needed where the speaker of one of them, or of both, is not known."""

_FRAGMENT_CONTENT, _FRAGMENT_WORDS = 2, 3
"""A quote of so few words (content words; all but the grammar) is a fragment: it must stand in the other whole."""

_TELLING = 3
"""How many words that are not general two quotes must share, unless the one has fewer."""

_WHOLE = 0.95
"""The overlap of a fragment with a quote that holds it whole."""


@dataclass(frozen=True, slots=True)
class VariantInput:
    """A quote to compare. `id` is unique; `speaker_key` is None where the speaker is not known."""

    id: int
    source_id: int
    speaker_key: str | None
    text: str


@dataclass(frozen=True, slots=True)
class _Node:
    """Quotes of one speaker that differ in grammar and typography at most; the longest first, and its `text`."""

    speaker: str | None
    ids: tuple[int, ...]
    text: str
    wording: Wording

    @property
    def is_fragment(self) -> bool:
        return self.wording.content <= _FRAGMENT_CONTENT or len(self.wording.keys) <= _FRAGMENT_WORDS

    @property
    def is_repeated(self) -> bool:
        """True when the same words twice are one remark: not for two words that anybody may say."""
        told = self.wording.content > 1 if self.speaker is not None else not self.is_fragment
        return told and len(self.ids) > 1


def group_variants(quotes: Iterable[VariantInput]) -> list[tuple[int, ...]]:
    """The groups of at least two quotes that are one remark, each by id with the fullest wording first.

    One remark means: the same speaker (or one of them unknown and the wording nearly the same), the same words in the
    same order to a large part, no number, name or negation altered. A quote is in one group at most; groups are sorted
    by their smallest id, and do not depend on the order of `quotes`. Takes time nearly linear in their number.
    """
    nodes = _nodes(quotes)
    blocks = Blocks([(node.speaker, node.wording.keys) for node in nodes])
    leaders = _join_full(nodes, blocks)
    _join_fragments(nodes, blocks, leaders)
    members: dict[int, list[int]] = defaultdict(list)
    for index, leader in enumerate(leaders):
        members[leader].append(index)
    groups = [
        tuple(identifier for index in group for identifier in nodes[index].ids)
        for group in members.values()
        if len(group) > 1 or nodes[group[0]].is_repeated
    ]
    return sorted(groups, key=min)


def _nodes(quotes: Iterable[VariantInput]) -> list[_Node]:
    """One node for every distinct wording of a speaker, fullest first."""
    spoken: dict[tuple[str | None, tuple[str, ...]], list[VariantInput]] = defaultdict(list)
    kinds: dict[tuple[str, ...], list[WordClass]] = {}
    for quote in quotes:
        found = words(quote.text)
        keys = tuple(word.key for word in found)
        spoken[quote.speaker_key, keys].append(quote)
        kinds.setdefault(keys, [word.kind for word in found])
    weight = weigher(Counter(key for keys in kinds for key in set(keys)), len(kinds))
    nodes: list[_Node] = []
    for (speaker, keys), same in spoken.items():
        same.sort(key=lambda quote: (-len(quote.text), quote.id))
        ids = tuple(quote.id for quote in same)
        nodes.append(_Node(speaker, ids, same[0].text, wording(keys, kinds[keys], weight)))
    nodes.sort(key=lambda node: (-node.wording.mass, -len(node.text), node.speaker is None, min(node.ids)))
    return nodes


def _join_full(nodes: Sequence[_Node], blocks: Blocks) -> list[int]:
    """For each node the index of its group's fullest node; fragments and nodes without variants lead themselves."""
    leaders = list(range(len(nodes)))
    for index, node in enumerate(nodes):
        if node.is_fragment:
            continue
        best, best_score = index, 0.0
        for other in blocks.candidates(index):
            score = _score(node, nodes[other])
            if score > best_score:
                best, best_score = other, score
        leaders[index] = best
        if best == index:
            blocks.add(index)
    return leaders


def _score(node: _Node, fuller: _Node) -> float:
    """The overlap of two nodes, 0 where it is too little for what is known of their speakers."""
    known = node.speaker is not None and node.speaker == fuller.speaker
    if not known and None not in (node.speaker, fuller.speaker):
        return 0.0
    needed = SAME_SPEAKER if known else UNKNOWN_SPEAKER
    a, b = node.wording, fuller.wording
    theirs = set(b.keys)
    shared = sum(weight for key, weight in zip(a.keys, a.weights, strict=True) if key in theirs)
    if shared < needed * a.mass:
        return 0.0
    return _unaltered(node, fuller, needed)


def _unaltered(node: _Node, fuller: _Node, needed: float) -> float:
    """The overlap of two nodes, 0 where it is less than `needed`, in general words only, or something was altered."""
    found = overlap(node.wording, fuller.wording)
    telling = sum(node.wording.telling[i] for i, _ in found.pairs)
    if found.score < needed or telling < min(_TELLING, node.wording.telling.count(1)):
        return 0.0
    if altered(found.pairs, _parsed(node.text), _parsed(fuller.text)):
        return 0.0
    return found.score


@lru_cache(maxsize=256)
def _parsed(text: str) -> list[Word]:
    """A leader's words are asked for by each of its variants in turn."""
    return words(text)


def _join_fragments(nodes: Sequence[_Node], blocks: Blocks, leaders: list[int]) -> None:
    """Let each fragment join the one remark of its speaker that holds it whole; none where several do."""
    for index, node in enumerate(nodes):
        if leaders[index] != index and not node.is_fragment:
            blocks.add(index)
    for index, node in enumerate(nodes):
        if not node.is_fragment or node.wording.content < 2 or node.speaker is None:
            continue
        holders = {
            leaders[other]
            for other in blocks.candidates(index)
            if nodes[other].speaker == node.speaker and _unaltered(node, nodes[other], _WHOLE)
        }
        if len(holders) == 1:
            leaders[index] = holders.pop()
