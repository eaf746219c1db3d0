"""Whether one paragraph says again what another says: most of its words, in stretches, and nothing changed that counts.

Stretches may stand in another order (as in greedy string tiling: Wise, "YAP3", SIGCSE 1996, here with a longest common
subsequence for each round). A number, a name, a negation exchanged, added or taken away within a sentence makes
another paragraph of it; a passage cut out does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from aigov_tui.corpus.reprints.reading import Mark, Reading
from aigov_tui.extract.variants.words import lexicon, stem

_NEEDED = ((12, 0.8), (18, 0.7), (26, 0.65))
NEEDED = 0.6
"""Share of the shorter's words that must stand in the longer: the fewer words, the more (up to 12, 18, 26 words)."""

_TELLING = 4
"""Words that are not grammar that two texts must share at least: "And you are ready for it" is said every day."""

_STRETCHES = 0.3
"""Stretches that the shared words may stand in, for each of them. A copy with one word in five replaced has a fifth; two
reports of two calls, in an office's own phrases, have two fifths."""

_ROUNDS = 4
_STRETCH = 3
"""Words that must agree in a row to be the same stretch, where nothing around them is."""

_GAP = 12
"""Words of a gap between stretches in which single words are looked for."""

_CUT = 4
"""Words missing in a row that are a passage cut out, rather than a word taken out of a sentence."""

_GRAMMAR_COUNTS = 0.5

Run = tuple[int, int]


def similarity(shorter: Reading, longer: Reading) -> float:
    """The share of `shorter` that `longer` says too, 0 to 1; 0 where that is too little, or something was altered.

    Words of grammar count half. `shorter` must have no more words than `longer`.
    """
    size = len(shorter.words)
    if not size:
        return 0.0
    if shorter.words == longer.words:
        return 1.0
    least = needed(size)
    vocabulary = set(shorter.words)
    if len(vocabulary.intersection(longer.words)) < (least - 0.1) * len(vocabulary):
        return 0.0
    if _numbers(shorter) - _numbers(longer):
        return 0.0
    there, back = _aligned(shorter.words, longer.words)
    if sum(1 for mark, place in zip(shorter.marks, there, strict=True) if mark and place >= 0) < _TELLING:
        return 0.0
    score = _matched(shorter.marks, there)
    if score < least or _is_scattered(there) or _altered(shorter, longer, there, back):
        return 0.0
    return score


def needed(words: int) -> float:
    """The share of that many words that must stand in the longer text."""
    return next((share for most, share in _NEEDED if words <= most), NEEDED)


def _numbers(reading: Reading) -> Counter[str]:
    number = Mark.NUMBER
    if number not in reading.marks:
        return Counter()
    return Counter(word for word, mark in zip(reading.words, reading.marks, strict=True) if mark == number)


def _matched(marks: bytes, partners: Sequence[int]) -> float:
    """The share of words that have a partner."""
    grammar = marks.count(Mark.GRAMMAR)
    total = len(marks) - (1 - _GRAMMAR_COUNTS) * grammar
    lost = sum(
        _GRAMMAR_COUNTS if mark == Mark.GRAMMAR else 1
        for mark, partner in zip(marks, partners, strict=True)
        if partner < 0
    )
    return 1 - lost / total


def _is_scattered(partners: Sequence[int]) -> bool:
    """True where the texts share words rather than stretches of words."""
    shared = stretches = 0
    previous = -2
    for partner in partners:
        if partner >= 0:
            shared += 1
            stretches += partner != previous + 1
        previous = partner if partner >= 0 else -2
    return stretches > 1 + _STRETCHES * shared


def _aligned(a: Sequence[str], b: Sequence[str]) -> tuple[list[int], list[int]]:
    """For each word of `a` its place in `b` or -1, and the other way round."""
    there, back = [-1] * len(a), [-1] * len(b)
    rest_a, rest_b = list(range(len(a))), list(range(len(b)))
    for number in range(_ROUNDS):
        found = False
        for start_a, start_b, length in _stretches(a, b, rest_a, rest_b, keep_near=number == 0):
            for step in range(length):
                there[start_a + step] = start_b + step
                back[start_b + step] = start_a + step
            found = True
        rest_a = [index for index in rest_a if there[index] < 0]
        rest_b = [index for index in rest_b if back[index] < 0]
        if not found or len(rest_a) < _STRETCH or len(rest_b) < _STRETCH:
            break
    if rest_a and rest_b:
        _fill_gaps(a, b, there, back)
    return there, back


def _fill_gaps(a: Sequence[str], b: Sequence[str], there: list[int], back: list[int]) -> None:
    """Pair the single words, too, that agree in short gaps at the same place of both texts."""
    for start, end in list(_runs(there)):
        for begin, stop in _opposite((start, end), there, back):
            if max(end - start, stop - begin) > _GAP:
                continue
            for code in LCSseq.opcodes(a[start:end], b[begin:stop]):
                for step in range(code.src_end - code.src_start if code.tag == "equal" else 0):
                    i, j = start + code.src_start + step, begin + code.dest_start + step
                    there[i], back[j] = j, i


def _stretches(
    a: Sequence[str], b: Sequence[str], rest_a: list[int], rest_b: list[int], *, keep_near: bool
) -> Iterator[tuple[int, int, int]]:
    """What the words left over have in common, as (start in a, start in b, length).

    With `keep_near`, single words too, where what differs beside them is no longer than they would be as a stretch.
    """
    codes = list(LCSseq.opcodes([a[i] for i in rest_a], [b[j] for j in rest_b]))
    sizes = [
        0 if code.tag == "equal" else max(code.src_end - code.src_start, code.dest_end - code.dest_start)
        for code in codes
    ]
    last = len(codes) - 1
    for index, code in enumerate(codes):
        if code.tag != "equal":
            continue
        length = code.src_end - code.src_start
        before = sizes[index - 1] if index else 0
        after = sizes[index + 1] if index < last else 0
        fewest = 1 if keep_near and min(before, after) <= _STRETCH else _STRETCH
        yield from _unbroken(rest_a, rest_b, code.src_start, code.dest_start, length, fewest)


def _unbroken(
    rest_a: list[int], rest_b: list[int], start_a: int, start_b: int, length: int, fewest: int
) -> Iterator[tuple[int, int, int]]:
    """The parts of a stretch of the rests that are a stretch of the texts, too."""
    begin = 0
    for step in range(1, length + 1):
        goes_on = (
            step < length
            and rest_a[start_a + step] == rest_a[start_a + step - 1] + 1
            and rest_b[start_b + step] == rest_b[start_b + step - 1] + 1
        )
        if goes_on:
            continue
        if step - begin >= fewest:
            yield rest_a[start_a + begin], rest_b[start_b + begin], step - begin
        begin = step


def _altered(shorter: Reading, longer: Reading, there: list[int], back: list[int]) -> bool:
    """True where what differs changes what is said."""
    for run in _runs(there):
        marks = shorter.marks[slice(*run)]
        if Mark.NUMBER in marks or Mark.NEGATION in marks:
            return True
        for other in _opposite(run, there, back):
            if _exchanged(shorter, run, longer, other):
                return True
    return any(_inserted(longer, run, there, back) for run in _runs(back))


def _runs(partners: Sequence[int]) -> Iterator[Run]:
    """Stretches without partner, as (start, end)."""
    start = -1
    for index, partner in enumerate(partners):
        if partner >= 0:
            if start >= 0:
                yield start, index
                start = -1
        elif start < 0:
            start = index
    if start >= 0:
        yield start, len(partners)


def _opposite(run: Run, there: Sequence[int], back: Sequence[int]) -> set[Run]:
    """The runs without partner that stand in the other text where this one stands in its own (one, or two where
    passages changed places)."""
    start, end = run
    found: set[Run] = set()
    after = there[start - 1] + 1 if start else 0
    stop = after
    while stop < len(back) and back[stop] < 0:
        stop += 1
    if stop > after:
        found.add((after, stop))
    before = there[end] if end < len(there) else len(back)
    begin = before
    while begin > 0 and back[begin - 1] < 0:
        begin -= 1
    if begin < before:
        found.add((begin, before))
    return found


def _inserted(longer: Reading, run: Run, there: Sequence[int], back: Sequence[int]) -> bool:
    """True where the longer has a number or a negation within a sentence that the shorter has without."""
    start, end = run
    marks = longer.marks[start:end]
    if Mark.NUMBER not in marks and Mark.NEGATION not in marks:
        return False
    instead = sum(stop - begin for begin, stop in _opposite(run, back, there))
    at_an_end = start == 0 or end == len(back)
    if end - start < max(2 if at_an_end else _CUT, 3 * instead):
        return True
    beside = longer.marks[max(0, start - 1) : start] + longer.marks[end : end + 1]
    return Mark.NUMBER in beside and Mark.NUMBER in (marks[0], marks[-1])


def _exchanged(shorter: Reading, run: Run, longer: Reading, other: Run) -> bool:
    """True where one has a number, a name or a word's opposite in place of the other's."""
    ours = _words(shorter, run)
    theirs = _words(longer, other)
    mine = {word: mark for word, mark in ours.items() if word not in theirs}
    others = {word: mark for word, mark in theirs.items() if word not in ours}
    a, b = set(mine.values()), set(others.values())
    if (a & _NUMERIC or _DIGITS & mine.keys()) and (b & _NUMERIC or _DIGITS & others.keys()):
        return True
    if ((Mark.NAME in a and b & _NOMINAL) or (Mark.NAME in b and a & _NOMINAL)) and not (
        _abbreviates(mine, others) or _abbreviates(others, mine)
    ):
        return True
    opposites = lexicon().opposites
    return any((stem(x), stem(y)) in opposites for x in mine for y in others)


_DIGITS = {"i", "v", "x"}
"""Roman ones: not marked, since the first is mostly a pronoun."""
_NUMERIC = {Mark.NUMBER, Mark.PERHAPS_NUMBER}
_NOMINAL = {Mark.NAME, Mark.PERHAPS_NAME}


def _words(reading: Reading, run: Run) -> dict[str, int]:
    start, end = run
    return dict(zip(reading.words[start:end], reading.marks[start:end], strict=True))


def _abbreviates(short: dict[str, int], long: dict[str, int]) -> bool:
    """True for `UN` beside `United Nations`: one name, the others' initials."""
    names = [word for word, mark in short.items() if mark in _NOMINAL]
    theirs = [word for word, mark in long.items() if mark in _NOMINAL]
    return len(names) == 1 and len(theirs) > 1 and names[0] == "".join(word[0] for word in theirs)
