"""Distinct wordings of quotes, and how much of one another they hold."""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from aigov_tui.extract.variants.align import Wording, altered, overlap, wording
from aigov_tui.extract.variants.block import triples
from aigov_tui.extract.variants.words import Word, WordClass, words

SAME_SPEAKER = 0.5
"""The overlap from which two quotes of one speaker are one remark (chosen on tests/gold/variants.yaml)."""

UNKNOWN_SPEAKER = 0.85
"""The overlap needed where the speaker of one of them, or of both, is not known."""

_FRAGMENT_CONTENT, _FRAGMENT_WORDS = 2, 3
"""A quote of so few words (content words; all but the grammar) is a fragment: it must stand in the other whole."""

_TELLING = 3
"""How many words that are not general two quotes must share, unless the one has fewer."""


@dataclass(frozen=True, slots=True)
class VariantInput:
    """A quote to compare. `id` is unique; `speaker_key` is None where the speaker is not known."""

    id: int
    source_id: int
    speaker_key: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Node:
    """Quotes of one speaker that differ in grammar and typography at most; the longest first, and its `text`.

    `rank` sorts the fullest first; `code` tells nodes of one speaker apart, `triples` are three words in a row each, as
    numbers that are the same in every process.
    """

    speaker: str | None
    ids: tuple[int, ...]
    text: str
    wording: Wording
    code: int
    triples: array[int]
    rank: tuple[float, int, bool, int, int]

    @property
    def is_fragment(self) -> bool:
        """True for a few words, which only mean a remark that holds them whole."""
        return self.wording.content <= _FRAGMENT_CONTENT or len(self.wording.keys) <= _FRAGMENT_WORDS

    @property
    def is_repeated(self) -> bool:
        """True when the same words twice are one remark: not for two words that anybody may say."""
        told = self.wording.content > 1 if self.speaker is not None else not self.is_fragment
        return told and len(self.ids) > 1


def nodes_of(speaker: str | None, quotes: Iterable[VariantInput]) -> list[Node]:
    """One node for every distinct wording of a speaker, fullest first."""
    spoken: dict[tuple[str, ...], list[VariantInput]] = defaultdict(list)
    kinds: dict[tuple[str, ...], list[WordClass]] = {}
    for quote in quotes:
        found = words(quote.text)
        keys = tuple(word.key for word in found)
        spoken[keys].append(quote)
        kinds.setdefault(keys, [word.kind for word in found])
    nodes = [_node(speaker, keys, kinds[keys], same) for keys, same in spoken.items()]
    nodes.sort(key=lambda node: node.rank)
    return nodes


def _node(
    speaker: str | None, keys: tuple[str, ...], kinds: list[WordClass], same: list[VariantInput]
) -> Node:
    # By source before id: a document that is read again keeps its id, its quotes do not.
    same.sort(key=lambda quote: (-len(quote.text), quote.source_id, quote.id))
    first = min((quote.source_id, quote.id) for quote in same)
    weighed = wording(keys, kinds)
    return Node(
        speaker=speaker,
        ids=tuple(quote.id for quote in same),
        text=same[0].text,
        wording=weighed,
        code=zlib.crc32("\0".join(keys).encode("utf-8", "surrogatepass")),
        triples=triples(weighed.keys),
        rank=(-weighed.mass, -len(same[0].text), speaker is None, *first),
    )


def score(node: Node, fuller: Node) -> float:
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
    return unaltered(node, fuller, needed)


def unaltered(node: Node, fuller: Node, needed: float) -> float:
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
