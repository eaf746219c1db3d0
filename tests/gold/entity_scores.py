"""How close found names come to gold ones: strict spans by kind, and links between mentions. Shared with the benchmark."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from tests.gold.entities import GoldMention

Found = tuple[int, int, str, str]
"""Start, end (code points), kind, entity key."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of right, found and gold things."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Of what was found, the part that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of what is there, the part that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def by_kind(pairs: Iterable[tuple[Sequence[GoldMention], Sequence[Found]]]) -> dict[str, Score]:
    """Strict scores (same span, same kind) for each kind, and for `all`."""
    scores: dict[str, Score] = defaultdict(Score)
    for gold, found in pairs:
        wanted = {(m.start, m.end, m.kind) for m in gold}
        had = {(start, end, kind) for start, end, kind, _ in found}
        for name, counts in _counted(wanted, had).items():
            scores[name] += counts
            scores["all"] += counts
    return dict(scores)


def _counted(wanted: set[tuple[int, int, str]], had: set[tuple[int, int, str]]) -> dict[str, Score]:
    right, found, gold = (Counter(kind for *_, kind in spans) for spans in (wanted & had, had, wanted))
    return {kind: Score(right[kind], found[kind], gold[kind]) for kind in found | gold}


def links(pairs: Iterable[tuple[Sequence[GoldMention], Sequence[Found]]]) -> Score:
    """Pairs of mentions said to be one referent, among mentions whose span both sides have."""
    total = Score()
    for gold, found in pairs:
        ours = {(start, end): key for start, end, _, key in found}
        both = [(m.entity, ours[m.start, m.end]) for m in gold if (m.start, m.end) in ours]
        same_gold = {(i, j) for (i, a), (j, b) in combinations(enumerate(both), 2) if a[0] == b[0]}
        same_ours = {(i, j) for (i, a), (j, b) in combinations(enumerate(both), 2) if a[1] == b[1]}
        total += Score(len(same_gold & same_ours), len(same_ours), len(same_gold))
    return total
