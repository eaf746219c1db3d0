"""Quotes are grouped by several processes as by one."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby

import pytest

from aigov_tui.extract.variants import VariantInput
from aigov_tui.extract.variants import group as grouping
from aigov_tui.extract.variants.group import group_speakers
from aigov_tui.extract.variants.speakers import Group, Said, Speaker
from aigov_tui.pipeline.batches import shared_out

SPEAKERS = (None, "ada", "ben", "cyd", "dee", "eva")
TEXT = (
    "ministers regulators treaty compute talent export chips safety rules frontier models audits licences "
    "energy grids trawlers lighthouse unions winter bonuses fog harbour parliament summit verdict budget"
)
WORDS = TEXT.split()


def said(seed: int) -> list[VariantInput]:
    """Remarks that several documents print, whole and in part, with their speaker and without."""
    chance = random.Random(seed)
    quotes: list[VariantInput] = []
    for remark in range(120):
        words = chance.choices(WORDS, k=14)
        speaker = chance.choice(SPEAKERS)
        for _ in range(chance.randint(1, 3)):
            text = " ".join(words[chance.randint(0, 2) : chance.randint(10, 14)])
            known = speaker if chance.random() < 0.7 else None
            quotes.append(VariantInput(len(quotes), 1000 + len(quotes) % 40, known, f"{text} {remark}"))
    return sorted(quotes, key=lambda quote: (quote.speaker_key is not None, quote.speaker_key or ""))


def grouped(quotes: list[VariantInput], spread: grouping.Spread) -> tuple[list[Group], list[object]]:
    notes: list[object] = []

    def note(quote_id: int, code: int, triples: Iterable[int]) -> None:
        notes.append((quote_id, code, tuple(triples)))

    speakers = ((key, list(same)) for key, same in groupby(quotes, key=lambda quote: quote.speaker_key))
    return sorted(group_speakers(speakers, note=note, spread=spread)), notes


@pytest.mark.parametrize("known_alone", [False, True])
def test_speakers_may_be_shared_out(monkeypatch: pytest.MonkeyPatch, known_alone: bool) -> None:
    monkeypatch.setattr(grouping, "_BATCH", 10)
    quotes = [quote for quote in said(7) if not known_alone or quote.speaker_key is not None]
    batches = 0

    def counted(function: Callable[[list[Speaker]], Said], items: Iterable[list[Speaker]]) -> Iterator[Said]:
        nonlocal batches
        for result in shared_out(function, items, jobs=2):
            batches += 1
            yield result

    groups, notes = grouped(quotes, map)
    assert len(groups) > 20
    assert len(notes) == len(quotes)
    assert grouped(quotes, counted) == (groups, notes)
    assert batches > 3


def test_unknown_speakers_come_first() -> None:
    quotes = list(reversed(said(7)))
    with pytest.raises(ValueError, match="come first"):
        grouped(quotes, partial(shared_out, jobs=1))
