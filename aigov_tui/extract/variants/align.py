"""How much of one quote's wording another one carries in the same order and close together, and what was altered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

from rapidfuzz.distance import LCSseq

from aigov_tui.extract.variants.lexicon import lexicon
from aigov_tui.extract.variants.words import Word, WordClass

_TELLING, _GENERAL = 0.8, 0.28
"""The weights of a word and of a general word (chosen on tests/gold/variants.yaml; 0.7 to 0.9 do as well)."""

_INSIDE = 0.12
"""What a word of the longer quote costs that stands between matched ones and is not matched itself."""


_CUT = 4
"""How many words that the shorter leaves out in one place, with nothing instead, are a cut."""

_FEW = 8
"""Words, at most, of a quote that is looked for in one piece."""

_ONE_NAME = 4
"""Words of one name, at most: who names several things in a row says something of them."""

_REACH = 3
"""How many words beyond the shared stretch are looked at for an exchange."""

_REPLACED = 0.3
"""What a word costs that stands where the other quote has another one, besides not being matched."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A quote made ready to be aligned: what its words are compared as, what each weighs, and which are telling,
    and which are so besides no part of a formula.

    The four have the same length; `mass` is the sum of the weights, `content` the number of words that are not general, `distinct` of
    different telling words.
    """

    keys: tuple[str, ...]
    weights: tuple[float, ...]
    telling: bytes
    rare: bytes
    mass: float
    content: int
    distinct: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of a shorter wording a longer one carries, 0 to 1, and the index pairs of the words they share there."""

    score: float
    pairs: tuple[tuple[int, int], ...]


def wording(keys: Sequence[str], kinds: Sequence[WordClass]) -> Wording:
    """Weigh the words of a quote, negations left out.

    A word weighs the same whatever else has been said: so that two quotes are one remark, or are not, for all times,
    and a new quote concerns none but those it is like. What others say counts in choosing whom to compare.
    """
    keys, kinds = without_negations(keys, kinds)
    formulae = lexicon().formula_words
    weights = tuple([_GENERAL if kind == "light" else _TELLING for kind in kinds])
    telling = bytes([kind == "content" for kind in kinds])
    rare = bytes([kind != "light" for kind in kinds])
    content = rare.count(1)
    if not formulae.isdisjoint(keys):
        rare = bytes([is_rare and key not in formulae for is_rare, key in zip(rare, keys, strict=True)])
    return Wording(
        keys=tuple(keys),
        weights=weights,
        telling=telling,
        rare=rare,
        mass=sum(weights),
        content=content,
        distinct=len(set(compress(keys, telling))),
    )


def without_negations(
    keys: Sequence[str], kinds: Sequence[WordClass]
) -> tuple[Sequence[str], Sequence[WordClass]]:
    """The words that a quote is found by, and their classes."""
    if "negation" not in kinds:
        return keys, kinds
    kept = [(key, kind) for key, kind in zip(keys, kinds, strict=True) if kind != "negation"]
    return [key for key, _ in kept], [kind for _, kind in kept]


def overlap(shorter: Wording, longer: Wording) -> Overlap:
    """How much of `shorter` stands in `longer`, in the same order and close together.

    The longest common subsequence of their words, of which the stretch with the most weight counts: matched weight
    over the shorter's weight, plus a little for every word the longer puts between and for every word replaced.
    """
    pairs = _in_one_piece(shorter.keys, longer.keys) or _matched(shorter.keys, longer.keys)
    if not pairs or not shorter.mass:
        return Overlap(0.0, ())
    pairs = _densest(pairs, shorter.weights)
    matched = sum(shorter.weights[i] for i, _ in pairs)
    between = pairs[-1][1] - pairs[0][1] + 1 - len(pairs)
    replaced = sum(
        min(shorter.telling.count(1, a, b), longer.telling.count(1, c, d)) for a, b, c, d in _gaps(pairs)
    )
    return Overlap(matched / (shorter.mass + _INSIDE * between + _REPLACED * replaced), tuple(pairs))


def _in_one_piece(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]] | None:
    """The index pairs where the few words of `a` stand in `b` side by side; of a word that `b` repeats, a longest common
    subsequence takes the first."""
    if not 0 < len(a) <= _FEW:
        return None
    width = len(a)
    at = next(
        (j for j in range(len(b) - width + 1) if b[j] == a[0] and tuple(b[j : j + width]) == tuple(a)), None
    )
    return None if at is None else [(i, at + i) for i in range(width)]


def _matched(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The index pairs of a longest common subsequence."""
    return [
        (code.src_start + step, code.dest_start + step)
        for code in LCSseq.opcodes(a, b)
        if code.tag == "equal"
        for step in range(code.src_end - code.src_start)
    ]


def _densest(pairs: list[tuple[int, int]], weights: Sequence[float]) -> list[tuple[int, int]]:
    """The run of `pairs` with the most weight after paying for the gaps within it (Kadane's algorithm)."""
    best = running = 0.0
    start = best_start = best_end = 0
    previous = pairs[0][1]
    for index, (i, j) in enumerate(pairs):
        running -= _INSIDE * (j - previous - 1) if index else 0.0
        previous = j
        if running <= 0:
            running, start = 0.0, index
        running += weights[i]
        if running > best:
            best, best_start, best_end = running, start, index
    return pairs[best_start : best_end + 1]


def altered(pairs: Sequence[tuple[int, int]], shorter: Sequence[Word], longer: Sequence[Word]) -> bool:
    """True when two overlapping quotes are two remarks all the same; takes their words as `words` gives them.

    A number of the shorter that the longer lacks; a negation on one side only; a number or name exchanged for another,
    a word for its opposite, where the words around it agree.
    """
    ours, our_denials = _split(shorter)
    other, their_denials = _split(longer)
    theirs = {word.key for word in other}
    if any(word.kind == "number" and word.key not in theirs for word in ours):
        return True
    (first_a, first_b), (last_a, last_b) = pairs[0], pairs[-1]
    left_out = {index for start, end in _cuts(pairs) for index in range(start, end)}
    kept_denials = [index for index in their_denials if index not in left_out]
    if _denies(our_denials, first_a, last_a) != _denies(kept_denials, first_b, last_b):
        return True
    gaps = [(ours[a:b], other[c:d]) for a, b, c, d in _gaps(pairs)]
    return any(_exchanged(mine, theirs) for mine, theirs in gaps) or _swapped(gaps)


def share_names_alone(
    pairs: Sequence[tuple[int, int]], shorter: Sequence[Word], longer: Sequence[Word]
) -> bool:
    """True when two quotes have nothing in common but whom or what they name, and the shorter says something of its own:
    `I am on the Armed Services Committee`."""
    ours, theirs = _split(shorter)[0], _split(longer)[0]
    matched = {i for i, _ in pairs}
    shared = [(ours[i], theirs[j]) for i, j in pairs if ours[i].kind != "light"]
    if len(shared) > _ONE_NAME or not all(one.is_name and other.is_name for one, other in shared):
        return False
    return any(word.kind == "content" for index, word in enumerate(ours) if index not in matched)


def abbreviated(pairs: Sequence[tuple[int, int]], shorter: Sequence[Word], longer: Sequence[Word]) -> int:
    """At how many places one of two quotes abbreviates what the other names in full."""
    ours, theirs = _split(shorter)[0], _split(longer)[0]
    gaps = ((ours[a:b], theirs[c:d]) for a, b, c, d in _gaps(pairs))
    return sum(_abbreviates(_telling(mine), its) or _abbreviates(_telling(its), mine) for mine, its in gaps)


def _telling(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.kind == "content"]


def _split(words: Sequence[Word]) -> tuple[list[Word], list[int]]:
    """The words without the negations, and before which of them a negation stands."""
    kept: list[Word] = []
    denials: list[int] = []
    for word in words:
        if word.kind == "negation":
            denials.append(len(kept))
        else:
            kept.append(word)
    return kept, denials


def _denies(denials: Sequence[int], first: int, last: int) -> bool:
    return any(first <= index <= last for index in denials)


def _cuts(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of the longer, (start, end), that the shorter leaves out: what is denied there is none of its words."""
    for (i, j), (k, m) in pairwise(pairs):
        if k - i == 1 and m - j > _CUT:
            yield j + 1, m


def _gaps(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """What stands between matched words where both sides have something, and at the ends what is next to them:
    (start, end) in the shorter, (start, end) in the longer."""
    for (i, j), (k, m) in pairwise(pairs):
        if k - i > 1 and m - j > 1:
            yield i + 1, k, j + 1, m
    (first_a, first_b), (last_a, last_b) = pairs[0], pairs[-1]
    yield max(0, first_a - _REACH), first_a, max(0, first_b - _REACH), first_b
    yield last_a + 1, last_a + 1 + _REACH, last_b + 1, last_b + 1 + _REACH


def _exchanged(ours: Sequence[Word], other: Sequence[Word]) -> bool:
    """True when one side has another number or name than the other, or a word's opposite."""
    mine = {word.key for word in ours} - {word.key for word in other}
    theirs = {word.key for word in other} - {word.key for word in ours}
    for kind in ("number", "name"):
        a = [word for word in ours if word.key in mine and _is(word, kind)]
        b = [word for word in other if word.key in theirs and _is(word, kind)]
        if a and b and not _abbreviates(a, b) and not _abbreviates(b, a):
            return True
    opposites = lexicon().opposites
    return any((x, y) in opposites for x in mine for y in theirs)


def _swapped(gaps: Sequence[tuple[Sequence[Word], Sequence[Word]]]) -> bool:
    """True when two words have changed places: who pays whom."""
    put = {
        (a.key, b.key) for mine, theirs in gaps for a in mine for b in theirs if a.kind == b.kind == "content"
    }
    return any((b, a) in put for a, b in put if a < b)


def _is(word: Word, kind: str) -> bool:
    return word.is_name if kind == "name" else word.kind == "number"


def _abbreviates(short: Sequence[Word], long: Sequence[Word]) -> bool:
    """True for `UN` beside `United Nations`: one acronym, the others' initials."""
    return (
        len(short) == 1 < len(long) and short[0].key.lower() == "".join(word.key[0] for word in long).lower()
    )
