"""Distinct wordings of quotes."""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aigov_tui.extract.variants.align import (
    Wording,
    without_negations,
    wording,
)
from aigov_tui.extract.variants.block import triples
from aigov_tui.extract.variants.keys import Keys, keys_of
from aigov_tui.extract.variants.occasion import (
    CLOSE,
    LATE,
    LONG,
    Occasion,
    can_be_one,
    days_of,
    is_close,
    needs_length,
    windows,
)
from aigov_tui.extract.variants.spoken import may_be_known
from aigov_tui.extract.variants.times import by_time
from aigov_tui.extract.variants.words import WordClass

_FRAGMENT_CONTENT, _FRAGMENT_WORDS = 2, 3
"""A quote of so few words (content words; all but the grammar) is a fragment: it must stand in the other whole."""

RARE = 2
"""How many words of quotes that are one remark must be no part of a formula."""


@dataclass(frozen=True, slots=True)
class VariantInput:
    """A quote to compare. `id` is unique; `speaker_key` is None where the speaker is not known.

    `published_on` is its document's date (ISO 8601: a day, a month or a year), None where there is none; `is_turn` says
    that the quote is a turn of a transcript.
    """

    id: int
    source_id: int
    speaker_key: str | None
    text: str
    published_on: str | None = None
    is_turn: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """Quotes of one speaker that differ in grammar and typography at most; the longest first, and its `text`.

    The same words of two occasions are two nodes. `rank` sorts the fullest first; `code` tells a speaker's wordings
    apart, `triples` are three words in a row each, as numbers that are the same in every process.
    """

    speaker: str | None
    ids: tuple[int, ...]
    text: str
    wording: Wording
    code: int
    triples: array[int]
    occasion: Occasion
    rank: tuple[float, int, bool, int, int]

    @property
    def is_fragment(self) -> bool:
        """True for a few words, which only mean a remark that holds them whole."""
        return _is_fragment(self.wording)

    @property
    def is_repeated(self) -> bool:
        """True when the same words twice are one remark: not for a few or a formula, which anybody may say again, unless
        they are printed within days."""
        if len(self.ids) < 2:
            return False
        if not self.is_fragment and sum(self.wording.rare) >= RARE:
            return True
        return self.may_be_known and is_close(self.occasion, self.occasion)

    @property
    def may_be_known(self) -> bool:
        """True for a short remark that another report of the day can be known to hold by all its words."""
        return not self.occasion.is_turn and may_be_known(
            self.text, self.wording.content, sum(self.wording.rare)
        )

    def clashes(self, other: Node) -> bool:
        """True when the two cannot be one utterance, whatever they have in common with a third."""
        if not can_be_one(self.occasion, other.occasion):
            return True
        fewest = min(self.wording.distinct, other.wording.distinct)
        return fewest < LONG and needs_length(self.occasion, other.occasion)


def _is_fragment(found: Wording) -> bool:
    return found.content <= _FRAGMENT_CONTENT or len(found.keys) <= _FRAGMENT_WORDS


@dataclass(frozen=True, slots=True)
class Sketch:
    """What tells whether a quote has anything to do with others: a small part of what its node is.

    `keys` are its words as they are compared, `code` and `triples` those of its node.
    """

    quote: VariantInput
    keys: Keys
    code: int
    triples: array[int]


def sketch_of(quote: VariantInput) -> Sketch:
    """The sketch of one quote."""
    keys, kinds = found = keys_of(quote.text)
    return Sketch(quote, found, _code(keys), triples(without_negations(keys, kinds)[0]))


def nodes_of(speaker: str | None, quotes: Iterable[VariantInput]) -> list[Node]:
    """One node for every distinct wording of a speaker on one occasion, fullest first."""
    return nodes_of_keyed(speaker, ((quote, keys_of(quote.text)) for quote in quotes))


def nodes_of_keyed(speaker: str | None, quotes: Iterable[tuple[VariantInput, Keys]]) -> list[Node]:
    """The same of quotes whose words have been taken out of them."""
    spoken: dict[tuple[str, ...], list[VariantInput]] = defaultdict(list)
    kinds: dict[tuple[str, ...], tuple[WordClass, ...]] = {}
    for quote, (keys, classes) in quotes:
        spoken[keys].append(quote)
        kinds.setdefault(keys, classes)
    nodes: list[Node] = []
    for keys, same in spoken.items():
        weighed = wording(keys, kinds[keys])
        for at_once in by_time(same, _text_of) if len(same) > 1 else (same,):
            for together in _occasions(at_once, weighed):
                nodes.append(_node(speaker, keys, weighed, together))
    nodes.sort(key=lambda node: node.rank)
    return nodes


def _text_of(quote: VariantInput) -> str:
    return quote.text


def _occasions(same: list[VariantInput], weighed: Wording) -> Iterator[list[VariantInput]]:
    """The same words by occasion: each turn by itself, the undated together, the dated as close as they were printed: a
    few words within days."""
    if len(same) == 1:
        yield same
        return
    undated: list[VariantInput] = []
    dated: list[tuple[tuple[int, int], VariantInput]] = []
    for quote in same:
        days = days_of(quote.published_on)
        if quote.is_turn:
            yield [quote]
        elif days is None or weighed.distinct >= LONG:
            undated.append(quote)
        else:
            dated.append((days, quote))
    if undated:
        yield undated
    dated.sort(key=lambda item: item[0])
    together: dict[int, list[VariantInput]] = defaultdict(list)
    longest = LATE if _is_fragment(weighed) else CLOSE
    for number, (_, quote) in zip(windows((days for days, _ in dated), longest), dated, strict=True):
        together[number].append(quote)
    yield from together.values()


def _node(speaker: str | None, keys: tuple[str, ...], weighed: Wording, same: list[VariantInput]) -> Node:
    # By source before id: a document that is read again keeps its id, its quotes do not.
    same.sort(key=lambda quote: (-len(quote.text), quote.source_id, quote.id))
    first = min((quote.source_id, quote.id) for quote in same)
    return Node(
        speaker=speaker,
        ids=tuple(quote.id for quote in same),
        text=same[0].text,
        wording=weighed,
        code=_code(keys),
        triples=triples(weighed.keys),
        occasion=_occasion(same),
        rank=(-weighed.mass, -len(same[0].text), speaker is None, *first),
    )


def _code(keys: Sequence[str]) -> int:
    return zlib.crc32("\0".join(keys).encode("utf-8", "surrogatepass"))


def _occasion(same: list[VariantInput]) -> Occasion:
    days = [found for found in (days_of(quote.published_on) for quote in same) if found is not None]
    between = (min(first for first, _ in days), max(last for _, last in days)) if days else None
    return Occasion(frozenset(quote.source_id for quote in same), between, same[0].is_turn)
