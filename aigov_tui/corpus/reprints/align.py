"""Which words of a text stand in another: the longest common subsequence first, then stretches of what is left of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import LCSseq

NONE = -2
"""The place of a word that stands nowhere: so that no word follows it in the other text."""

_ROUNDS = 4
_STRETCH = 3
"""Words that must agree in a row to be the same stretch, where nothing around them is."""

_GAP = 12
"""Words of a gap between stretches in which single words are looked for."""

Run = tuple[int, int]


def aligned(a: Sequence[str], b: Sequence[str]) -> tuple[list[int], list[int]]:
    """For each word of `a` its place in `b` or `NONE`, and the other way round."""
    there, back = [NONE] * len(a), [NONE] * len(b)
    _pair_up(_in_one_order(a, b), there, back)
    for _ in range(1, _ROUNDS):
        if there.count(NONE) < _STRETCH or back.count(NONE) < _STRETCH:
            break
        rest_a = [index for index, partner in enumerate(there) if partner == NONE]
        rest_b = [index for index, partner in enumerate(back) if partner == NONE]
        if not _pair_up(_in_the_rests(a, b, rest_a, rest_b), there, back):
            break
    if NONE in there and NONE in back:
        _fill_gaps(a, b, there, back)
    return there, back


def runs(partners: Sequence[int]) -> list[Run]:
    """Stretches without partner, as (start, end)."""
    found = []
    start = end = -1
    for index in [index for index, partner in enumerate(partners) if partner == NONE]:
        if start < 0:
            start = index
        elif index != end:
            found.append((start, end))
            start = index
        end = index + 1
    if start >= 0:
        found.append((start, end))
    return found


def opposite(run: Run, there: Sequence[int], back: Sequence[int]) -> list[Run]:
    """The stretches of the other text without partner that stand where this one does: between the same words."""
    start, end = run
    found = []
    after = there[start - 1] + 1 if start else 0
    stop = after
    while stop < len(back) and back[stop] == NONE:
        stop += 1
    if stop > after:
        found.append((after, stop))
    before = there[end] if end < len(there) else len(back)
    begin = before
    while begin > 0 and back[begin - 1] == NONE:
        begin -= 1
    if begin < before and (begin, before) not in found:
        found.append((begin, before))
    return found


def _pair_up(stretches: Iterable[tuple[int, int, int]], there: list[int], back: list[int]) -> bool:
    """Note stretches, as (start in a, start in b, length); False where there are none."""
    found = False
    for start_a, start_b, length in stretches:
        there[start_a : start_a + length] = range(start_b, start_b + length)
        back[start_b : start_b + length] = range(start_a, start_a + length)
        found = True
    return found


def _in_one_order(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """What two texts have in common, in one order; single words where what differs beside them is no longer than they
    would be as a stretch."""
    codes = list(LCSseq.opcodes(a, b))
    sizes = [
        0 if code.tag == "equal" else max(code.src_end - code.src_start, code.dest_end - code.dest_start)
        for code in codes
    ]
    sizes.append(0)  # after the last, and before the first
    for index, code in enumerate(codes):
        if code.tag == "equal":
            length = code.src_end - code.src_start
            if length >= _STRETCH or min(sizes[index - 1], sizes[index + 1]) <= _STRETCH:
                yield code.src_start, code.dest_start, length


def _in_the_rests(
    a: Sequence[str], b: Sequence[str], rest_a: list[int], rest_b: list[int]
) -> Iterator[tuple[int, int, int]]:
    """The stretches of two texts that the words left over have in common."""
    words_a, words_b = [a[i] for i in rest_a], [b[j] for j in rest_b]
    if set(words_a).isdisjoint(words_b):
        return
    for code in LCSseq.opcodes(words_a, words_b):
        length = code.src_end - code.src_start
        if code.tag == "equal" and length >= _STRETCH:
            yield from _unbroken(rest_a, rest_b, code.src_start, code.dest_start, length)


def _unbroken(
    rest_a: list[int], rest_b: list[int], start_a: int, start_b: int, length: int
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
        if step - begin >= _STRETCH:
            yield rest_a[start_a + begin], rest_b[start_b + begin], step - begin
        begin = step


def _fill_gaps(a: Sequence[str], b: Sequence[str], there: list[int], back: list[int]) -> None:
    """Pair the single words, too, that agree in short gaps at the same place of both texts."""
    for start, end in runs(there):
        for begin, stop in opposite((start, end), there, back):
            if max(end - start, stop - begin) > _GAP or set(a[start:end]).isdisjoint(b[begin:stop]):
                continue
            for code in LCSseq.opcodes(a[start:end], b[begin:stop]):
                if code.tag == "equal":
                    length = code.src_end - code.src_start
                    _pair_up([(start + code.src_start, begin + code.dest_start, length)], there, back)
