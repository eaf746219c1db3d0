"""Whether what differs between two aligned texts changes what is said: a number, a name, a negation, an opposite."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from aigov_tui.corpus.reprints.align import Run, opposite, runs
from aigov_tui.corpus.reprints.reading import Mark, Reading
from aigov_tui.extract.variants.lexicon import lexicon, stem

_CUT = 4
"""Words missing in a row that are a passage cut out, rather than a word taken out of a sentence."""

_ROMAN_DIGITS = {"i", "v", "x"}
"""Not marked, since the first is mostly a pronoun."""
_NUMERIC = {Mark.NUMBER, Mark.PERHAPS_NUMBER}
_NOMINAL = {Mark.NAME, Mark.PERHAPS_NAME}
_NUMBER, _NEGATION = int(Mark.NUMBER), int(Mark.NEGATION)  # looked for among bytes
_STEMS = 1 << 14


def is_altered(
    shorter: Reading, longer: Reading, there: Sequence[int], back: Sequence[int], lost: Sequence[Run]
) -> bool:
    """True where what differs changes what is said. `lost` are the stretches of the shorter without partner.

    Names are looked at last: to find Chinese ones takes longer than all the rest.
    """
    for start, end in lost:
        marks = shorter.marks[start:end]
        if _NUMBER in marks or _NEGATION in marks:
            return True
    if any(_inserted(longer, run, there, back) for run in runs(back)):
        return True
    exchanged = [
        pair
        for run in lost
        for other in opposite(run, there, back)
        if (pair := _own(shorter.words, run, longer.words, other)) is not None
    ]
    if any(
        _other_numbers(shorter, mine, longer, others) or _opposed(mine, others) for mine, others in exchanged
    ):
        return True
    return any(_other_names(shorter, mine, longer, others) for mine, others in exchanged)


def _inserted(longer: Reading, run: Run, there: Sequence[int], back: Sequence[int]) -> bool:
    """True where the longer has a number or a negation within a sentence that the shorter has without."""
    start, end = run
    marks = longer.marks[start:end]
    if _NUMBER not in marks and _NEGATION not in marks:
        return False
    instead = sum(stop - begin for begin, stop in opposite(run, back, there))
    at_an_end = start == 0 or end == len(back)
    if end - start < max(2 if at_an_end else _CUT, 3 * instead):
        return True
    beside = longer.marks[max(0, start - 1) : start] + longer.marks[end : end + 1]
    return _NUMBER in beside and _NUMBER in (marks[0], marks[-1])


Places = dict[str, int]
"""Words that one has in place of others, and where they stand."""


def _own(ours: Sequence[str], run: Run, theirs: Sequence[str], other: Run) -> tuple[Places, Places] | None:
    """What each of two stretches has that the other has not; None where one has nothing of its own."""
    mine = dict(zip(ours[run[0] : run[1]], range(*run), strict=True))
    others = dict(zip(theirs[other[0] : other[1]], range(*other), strict=True))
    for word in mine.keys() & others.keys():
        del mine[word], others[word]
    return (mine, others) if mine and others else None


def _other_numbers(shorter: Reading, mine: Places, longer: Reading, others: Places) -> bool:
    return all(
        not _NUMERIC.isdisjoint([reading.marks[place] for place in words.values()])
        or not _ROMAN_DIGITS.isdisjoint(words)
        for reading, words in ((shorter, mine), (longer, others))
    )


def _opposed(mine: Places, others: Places) -> bool:
    ours = _opposable().intersection(map(_stem, mine))
    if not ours:
        return False
    opposites = lexicon().opposites
    return any((x, y) in opposites for x in ours for y in map(_stem, others))


@cache
def _opposable() -> frozenset[str]:
    """The words that have an opposite."""
    return frozenset(one for one, _ in lexicon().opposites)


@lru_cache(maxsize=_STEMS)
def _stem(word: str) -> str:
    return stem(word)


def _other_names(shorter: Reading, mine: Places, longer: Reading, others: Places) -> bool:
    """True where one has a name in place of the other's."""
    ours = _names(shorter, mine)
    if not ours:
        return False
    theirs = _names(longer, others)
    if not theirs or Mark.NAME not in (*ours.values(), *theirs.values()):
        return False
    return not (_abbreviates(list(ours), list(theirs)) or _abbreviates(list(theirs), list(ours)))


def _names(reading: Reading, words: Places) -> dict[str, int]:
    """Those of the words that are names or may be, and their marks."""
    marks = reading.named()
    return {word: mark for word, place in words.items() if (mark := marks[place]) in _NOMINAL}


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """True for `UN` beside `United Nations`: one name, the others' initials."""
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)
