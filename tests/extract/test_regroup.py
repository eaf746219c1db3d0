"""Whatever comes and goes, grouping what is concerned gives the groups that grouping everything gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from aigov_tui.extract.variants import VariantInput, group_variants
from aigov_tui.extract.variants.group import group_speakers
from aigov_tui.extract.variants.nodes import nodes_of
from aigov_tui.extract.variants.regroup import Kept, concerned

WORDS = [
    "copper",
    "prices",
    "doubled",
    "overnight",
    "because",
    "northern",
    "mines",
    "flooded",
    "again",
    "while",
    "railway",
    "unions",
    "slept",
]
SPEAKERS = ("a", "b", None, None)
OCCASIONS = (
    (None, False),
    ("2024-01-05", False),
    ("2024-01-20", False),
    ("2024-02-08", False),
    ("2025", False),
    ("2024-01-20", True),
    ("2024-02-08", True),
)


def _kept(quote: VariantInput) -> Kept:
    (node,) = nodes_of(quote.speaker_key, [quote])
    return Kept(quote.id, quote.speaker_key, node.code, node.triples)


class Grown:
    """Quotes, grouped step by step as an import does it."""

    def __init__(self) -> None:
        self.quotes: dict[int, VariantInput] = {}
        self.group_of: dict[int, tuple[int, ...]] = {}
        self.regrouped = 0

    def kept(self, triples: Collection[int], codes: Collection[int]) -> Iterable[Kept]:
        rows = [_kept(quote) for quote in self.quotes.values()]
        return [row for row in rows if row.code in codes or set(row.triples) & set(triples)]

    def of_speakers(self, keys: Collection[str]) -> Sequence[VariantInput]:
        return [quote for quote in self.quotes.values() if quote.speaker_key in keys]

    def with_ids(self, ids: Collection[int]) -> Sequence[VariantInput]:
        return [self.quotes[one] for one in ids]

    def step(self, came: Sequence[VariantInput], went: Collection[int]) -> None:
        gone = [_kept(self.quotes.pop(one)) for one in went]
        self.quotes |= {quote.id: quote for quote in came}
        found = concerned(self, [_kept(quote) for quote in came], gone)
        chosen = [quote.id for _, quotes in found.speakers for quote in quotes]
        self.regrouped = len(chosen)
        for one in (*chosen, *went):
            self.group_of.pop(one, None)
        for group in group_speakers(found.speakers, crowded=found.crowded):
            self.group_of |= dict.fromkeys(group, group)

    def groups(self) -> list[tuple[int, ...]]:
        return sorted(set(self.group_of.values()), key=min)


cut = st.tuples(
    st.sampled_from(SPEAKERS),
    st.integers(0, 8),
    st.integers(3, len(WORDS)),
    st.none() | st.integers(0, 12),
    st.sampled_from(OCCASIONS),
    st.integers(0, 4),
)
Cut = tuple[str | None, int, int, int | None, tuple[str | None, bool], int]
steps = st.lists(
    st.tuples(st.lists(cut, max_size=5), st.lists(st.integers(0, 30), max_size=3)), min_size=1, max_size=5
)


def _text(start: int, length: int, changed: int | None) -> str:
    words = list(WORDS[start : start + length])
    if changed is not None and changed < len(words):
        words[changed] = "silver"
    return " ".join(words)


@given(steps, st.sampled_from([1, 2, 64]))
@settings(max_examples=150)
def test_step_by_step_as_all_at_once(made: list[tuple[list[Cut], list[int]]], crowd: int) -> None:
    with (
        patch("aigov_tui.extract.variants.group.CROWD", crowd),
        patch("aigov_tui.extract.variants.regroup.CROWD", crowd),
    ):
        grown = Grown()
        number = 0
        for new, removed in made:
            came = []
            for speaker, start, length, changed, occasion, source in new:
                came.append(VariantInput(number, source, speaker, _text(start, length, changed), *occasion))
                number += 1
            present = list(grown.quotes)
            grown.step(came, {present[index % len(present)] for index in removed if present})
            assert grown.groups() == group_variants(grown.quotes.values())


def test_others_are_left_alone() -> None:
    """Ten speakers of ten remarks each: a new quote of one of them has that one's grouped again, and its like."""
    grown = Grown()
    grown.step(
        [
            VariantInput(
                10 * speaker + number,
                1,
                f"speaker {speaker}",
                f"remark {'x' * (number + 3)} of {'y' * (speaker + 3)} zealous walruses",
            )
            for speaker in range(10)
            for number in range(10)
        ],
        (),
    )
    assert grown.regrouped == 100
    grown.step([VariantInput(100, 2, "speaker 4", "an entirely different sentence about harvests")], ())
    assert grown.regrouped == 11
    grown.step([VariantInput(101, 3, None, "and another sentence about something else again")], ())
    assert grown.regrouped == 1
