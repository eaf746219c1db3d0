"""Distinct wordings of quotes, and how much of one another they hold."""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aigov_tui.extract.normal import has_han
from aigov_tui.extract.variants.align import (
    Wording,
    abbreviated,
    altered,
    overlap,
    share_names_alone,
    without_negations,
    wording,
)
from aigov_tui.extract.variants.arrangement import Order, arrangement, other_topics
from aigov_tui.extract.variants.block import triples
from aigov_tui.extract.variants.frame import fill_one_frame
from aigov_tui.extract.variants.keys import Keys, keys_of
from aigov_tui.extract.variants.occasion import (
    CLOSE,
    LATE,
    LONG,
    Occasion,
    can_be_one,
    days_of,
    is_apart,
    is_before,
    is_close,
    needs_length,
    windows,
)
from aigov_tui.extract.variants.spoken import may_be_known
from aigov_tui.extract.variants.times import by_time, of_other_owners, of_other_times
from aigov_tui.extract.variants.words import Word, WordClass, words

SAME_SPEAKER = 0.5
"""The overlap from which two quotes of one speaker are one remark (chosen on tests/gold/variants.yaml)."""

_SAME_SPEAKER_CHINESE = 0.42
"""The same of Chinese, where another character makes two pairs of characters others."""

UNKNOWN_SPEAKER = 0.85
"""The overlap needed where the speaker of one of them, or of both, is not known."""

_TURN = 0.7
"""The overlap needed with a turn of a transcript, which has the very words."""

_VERBATIM = 0.85
"""The overlap needed where only a long stretch in the same words will do."""

_FRAGMENT_CONTENT, _FRAGMENT_WORDS = 2, 3
"""A quote of so few words (content words; all but the grammar) is a fragment: it must stand in the other whole."""

_TELLING = 3
"""How many different telling words two quotes must share, unless the one has fewer."""

_ALL_BUT_FEW, _ALL_BUT_FEW_CHINESE = 0.8, 0.6
"""The share of the fuller wording from which it may be the same words in another order; of pairs of characters, which
break where the order does."""

_TELLING_UNKNOWN = 5
"""How many a quote must have to be known by its words where the speaker is not known."""


_RARE = 2
"""How many words of theirs must be no part of a formula."""

_CUT_KNOWN = 6
"""So many different telling words of a cut, and it may have been printed days before the fuller wording was, or days later
with words that this has not."""


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
        if not self.is_fragment and sum(self.wording.rare) >= _RARE:
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


def score(node: Node, fuller: Node) -> float:
    """The overlap of two nodes, 0 where it is too little for what is known of their speakers and occasions."""
    known = node.speaker is not None and node.speaker == fuller.speaker
    if not known and None not in (node.speaker, fuller.speaker):
        return 0.0
    if node.clashes(fuller) or not (known or _is_known_by_its_words(node.wording, fuller.wording)):
        return 0.0
    needed = SAME_SPEAKER if known else UNKNOWN_SPEAKER
    if known and has_han(node.text):
        needed = _SAME_SPEAKER_CHINESE
    is_long = needs_length(node.occasion, fuller.occasion)
    if is_long:
        needed = _VERBATIM
    elif node.occasion.is_turn or fuller.occasion.is_turn:
        needed = max(needed, _TURN)
    a, b = node.wording, fuller.wording
    theirs = set(b.keys)
    shared = sum(weight for key, weight in zip(a.keys, a.weights, strict=True) if key in theirs)
    if shared < needed * a.mass:
        return 0.0
    if a.distinct < _CUT_KNOWN and is_apart(node.occasion, fuller.occasion):
        if is_before(node.occasion, fuller.occasion):
            return 0.0
        needed = max(needed, _VERBATIM)  # who repeats himself goes on otherwise
    if other_topics(node.text, fuller.text) or fill_one_frame(node.text, fuller.text):
        return 0.0
    least = LONG if is_long else _TELLING
    few = _ALL_BUT_FEW_CHINESE if has_han(node.text) else _ALL_BUT_FEW
    if not known or shared < few * b.mass or a.distinct < least:
        return unaltered(node, fuller, needed, least)
    order = arrangement(node.text, fuller.text)
    if order is Order.EXCHANGED:
        return 0.0
    return shared / b.mass if order is Order.REARRANGED else unaltered(node, fuller, needed, least)


def _is_known_by_its_words(one: Wording, fuller: Wording) -> bool:
    """Whether a wording tells enough to be somebody's where nobody knows whose it is."""
    if one.distinct >= _TELLING_UNKNOWN:
        return True
    return (
        one.distinct == _TELLING_UNKNOWN - 1 and len(one.keys) > _TELLING_UNKNOWN and one.keys == fuller.keys
    )


def unaltered(node: Node, fuller: Node, needed: float, least: int = _TELLING) -> float:
    """The overlap of two nodes, 0 where it is less than `needed`, of fewer than `least` telling words (unless the one
    has fewer), a formula, or something was altered."""
    found = overlap(node.wording, fuller.wording)
    if sum(node.wording.rare[i] for i, _ in found.pairs) < _RARE:
        return 0.0
    telling = len({node.wording.keys[i] for i, _ in found.pairs if node.wording.telling[i]})
    if found.score < needed:
        return 0.0
    shorter, longer = _parsed(node.text), _parsed(fuller.text)
    missing = min(least, node.wording.distinct) - telling
    if missing > 0 and abbreviated(found.pairs, shorter, longer) < missing:
        return 0.0
    if altered(found.pairs, shorter, longer) or share_names_alone(found.pairs, shorter, longer):
        return 0.0
    if of_other_times(node.text, fuller.text) or of_other_owners(node.text, fuller.text):
        return 0.0
    return found.score


@lru_cache(maxsize=256)
def _parsed(text: str) -> list[Word]:
    """A leader's words are asked for by each of its variants in turn."""
    return words(text)
