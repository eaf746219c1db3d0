"""The same words in another order: one remark with its clauses exchanged, or two in which each does the other's part.

A cut and a paraphrase keep the order of words, so that `align` asks for it. Reporters and translators put a condition
before or behind what it is for, and turn the active into the passive: that moves half of the words and alters nothing.
Who does what to whom, and what follows from what, is altered by moving words alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from aigov_tui.extract.normal import has_han, plain
from aigov_tui.extract.variants.keys import keys_of
from aigov_tui.extract.variants.lexicon import lexicon
from aigov_tui.model.simplified import simplified

_SAME_WORDS = 0.85
"""The share of the words of the fuller wording that the other must have, in any order."""

_ALIKE = 0.6
"""The share of the words of a clause that another must have to be that clause."""

_LONGEST = 600  # code points; longer quotes have more than two clauses

_FEWEST = 3
"""Words of a remark in which somebody does something to somebody."""

_DENIALS = frozenset("不没无未勿") | {"not"}


class Order(StrEnum):
    """What the order of the same words makes of two quotes."""

    KEPT = "kept"  # the words are not the same, or their order is
    REARRANGED = "rearranged"  # one remark
    EXCHANGED = "exchanged"  # two remarks


@dataclass(frozen=True, slots=True)
class _Parts:
    """A main clause and the clause that depends on it, by their words; `kind` is what joins them: `if`, `because`."""

    main: frozenset[str]
    dependent: frozenset[str]
    kind: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    clauses: tuple[re.Pattern[str], ...]
    kinds: Mapping[str, str]
    passive: re.Pattern[str]
    adjunct: re.Pattern[str]
    topic: re.Pattern[str]


def arrangement(one: str, other: str) -> Order:
    """What becomes of the remark `one` in the order that `other` has its words in."""
    if max(len(one), len(other)) > _LONGEST:
        return Order.KEPT
    if not _same_words(one, other):
        return Order.KEPT
    ours, theirs = _parts(one), _parts(other)
    if ours is not None and theirs is not None and ours.kind == theirs.kind:
        straight = min(_alike(ours.main, theirs.main), _alike(ours.dependent, theirs.dependent))
        crossed = min(_alike(ours.main, theirs.dependent), _alike(ours.dependent, theirs.main))
        if max(straight, crossed) >= _ALIKE and straight != crossed:
            return Order.REARRANGED if straight > crossed else Order.EXCHANGED
        return Order.KEPT
    if not _subjects_exchanged(one, other):
        return Order.KEPT
    passive = _patterns().passive
    one_is, other_is = (passive.search(_folded(text)) is not None for text in (one, other))
    return Order.REARRANGED if one_is != other_is else Order.EXCHANGED


def other_topics(one: str, other: str) -> bool:
    """Do both begin with what they are about, and each with something else: `对于渔民的诉求，…`, `As for the mills, …`?"""
    topic = _patterns().topic
    ours, theirs = topic.match(one), topic.match(other)
    if ours is None or theirs is None:
        return False
    return set(_words(ours["topic"])).isdisjoint(_words(theirs["topic"]))


@lru_cache(maxsize=4_096)
def _folded(text: str) -> str:
    text = plain(text)
    return simplified(text).lower() if has_han(text) else text.lower()


@lru_cache(maxsize=4_096)
def _words(text: str) -> tuple[str, ...]:
    """What two wordings share wherever it stands: words without the grammar, Chinese characters without the particles."""
    folded = _folded(text)
    if has_han(folded):
        tables = lexicon()
        grammar = tables.particles | tables.function_characters
        return tuple(sign for sign in folded if sign.isalnum() and sign not in grammar)
    return tuple(key for key, kind in zip(*keys_of(text), strict=True) if kind != "light")


def _same_words(one: str, other: str) -> bool:
    """The same words, up to a few, and the same numbers and denials, in another order."""
    ours, theirs = _words(one), _words(other)
    if ours == theirs:
        return False
    counts, others = Counter(ours), Counter(theirs)
    exact = [key for key in counts.keys() | others.keys() if key.startswith("#") or key in _DENIALS]
    if any(counts[key] != others[key] for key in exact):
        return False
    return (counts & others).total() >= _SAME_WORDS * max(len(ours), len(theirs))


def _parts(text: str) -> _Parts | None:
    """The two clauses of a remark of two, by whichever stands first: `If A, B`, `B if A`."""
    patterns = _patterns()
    folded = _folded(text).strip().strip("\"'.。 ")
    for pattern in patterns.clauses:
        found = pattern.fullmatch(folded)
        if found is not None:
            kind = patterns.kinds[found["mark"]]
            return _Parts(frozenset(_words(found["main"])), frozenset(_words(found["side"])), kind)
    return None


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one), len(other), 1)


def _subjects_exchanged(one: str, other: str) -> bool:
    """Does each begin with what stands later in the other, where neither begins with where or when it was?"""
    opens = _patterns().adjunct
    if opens.match(_folded(one)) or opens.match(_folded(other)):
        return False
    ours, theirs = _words(one), _words(other)
    if len(ours) < _FEWEST or len(theirs) < _FEWEST:
        return False
    first, second = ours[0], theirs[0]
    if first == second or second not in ours or first not in theirs:
        return False
    return Counter(ours)[first] == 1 == Counter(theirs)[second]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    data = lexicon().arrangement
    kinds = {mark: row.split("|")[0] for row in data["joins"] for mark in row.split("|")}
    latin = "|".join(sorted((re.escape(mark) for mark in kinds if mark.isascii()), key=len, reverse=True))
    han = "|".join(sorted((mark for mark in kinds if not mark.isascii()), key=len, reverse=True))
    side, main = r"(?P<side>[^.!?。！？]{4,300}?)", r"(?P<main>[^.!?。！？]{4,300}?)"
    return _Patterns(
        clauses=(
            re.compile(rf"(?P<mark>{latin})\s{side},\s(?:then\s)?(?P<main>[^.!?]{{4,300}})"),
            re.compile(rf"{main},?\s(?P<mark>{latin})\s(?P<side>[^.!?]{{4,300}})"),
            re.compile(
                rf"(?P<mark>{han}){side}[，,](?:{data['consequences']})?(?P<main>[^.!?。！？]{{4,300}})"
            ),
            re.compile(rf"{main}[，,](?P<mark>{han})(?P<side>[^.!?。！？]{{4,300}})"),
        ),
        kinds=kinds,
        passive=re.compile(data["passive"]),
        adjunct=re.compile(data["adjunct"]),
        topic=re.compile(data["topic"], re.IGNORECASE),
    )
