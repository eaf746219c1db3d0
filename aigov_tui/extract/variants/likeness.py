"""How much of one another two wordings hold, and whether that makes them one remark."""

from __future__ import annotations

from functools import lru_cache

from aigov_tui.extract.normal import has_han
from aigov_tui.extract.variants.align import (
    Wording,
    abbreviated,
    altered,
    overlap,
    share_names_alone,
)
from aigov_tui.extract.variants.arrangement import Order, arrangement, other_topics
from aigov_tui.extract.variants.frame import fill_one_frame
from aigov_tui.extract.variants.nodes import RARE, Node
from aigov_tui.extract.variants.occasion import LONG, is_apart, is_before, needs_length
from aigov_tui.extract.variants.times import of_other_owners, of_other_times
from aigov_tui.extract.variants.words import Word, words

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

_TELLING = 3
"""How many different telling words two quotes must share, unless the one has fewer."""

_ALL_BUT_FEW, _ALL_BUT_FEW_CHINESE = 0.8, 0.6
"""The share of the fuller wording from which it may be the same words in another order; of pairs of characters, which
break where the order does."""

_TELLING_UNKNOWN = 5
"""How many a quote must have to be known by its words where the speaker is not known."""

_CUT_KNOWN = 6
"""So many different telling words of a cut, and it may have been printed days before the fuller wording was, or days later
with words that this has not."""


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
    if sum(node.wording.rare[i] for i, _ in found.pairs) < RARE:
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
