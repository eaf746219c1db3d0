"""Documents of very many of one thing: what each costs does not grow with how many there are before it."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.variants import VariantInput, group_variants
from tests.corpus.support import document_of
from tests.timing import within

_SYLLABLES = ("ka", "lo", "mi", "ren", "tu", "vel", "dor", "zha", "nel", "mo")


def _name(chance: random.Random) -> str:
    return " ".join("".join(chance.choices(_SYLLABLES, k=3)).title() for _ in range(2))


def _question_and_answer(chance: random.Random) -> str:
    return "Q: What is new?\n\nA: Nothing is.\n\n"


def _interviews(chance: random.Random) -> str:
    return f"We spoke to the mayor. {_name(chance)} left. "


@pytest.mark.parametrize(
    ("piece", "times", "seconds"),
    [
        (_question_and_answer, 12_000, 6),
        (_interviews, 12_000, 7),
    ],
)
def test_a_long_document_costs_in_proportion(
    piece: Callable[[random.Random], str], times: int, seconds: float, tmp_path: Path
) -> None:
    chance = random.Random(1)
    text = "".join(piece(chance) for _ in range(times))
    ending = "**Why?**\n\nI know.\n\n" * 4  # what makes an interview of it, where it says that it is one
    document = document_of(tmp_path, text + ending)
    with within(seconds):  # what is quadratic takes several times as long
        extract_document(document, Gazetteer([]))


@pytest.mark.parametrize("speaker", [None, "a"])
def test_one_document_of_many_like_quotations_is_grouped_at_once(speaker: str | None) -> None:
    chance = random.Random(1)
    words = ["countries", "markets", "treaties", "chips", "models", "rules", "borders", "ports", "rivers"]
    quotes = [VariantInput(at, 1, speaker, " ".join(chance.choices(words, k=12))) for at in range(1, 12_001)]
    with within(4):  # comparing each with the sixty-four that share three words takes ten times as long
        assert group_variants(quotes) == []


def test_a_long_document_of_like_quotations_still_meets_those_of_others() -> None:
    said = "The northern copper mines flooded overnight, so the railway unions slept"
    quotes = [VariantInput(at, 1, None, f"{said} {at} times.") for at in range(1, 40)]
    quotes += [
        VariantInput(100, 1, None, f"{said} again."),
        VariantInput(101, 2, None, f"{said} again and again."),
    ]
    (group,) = group_variants(quotes)
    assert {100, 101} <= set(group)


def test_a_document_of_several_sections_is_read_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "“The rules are for all of us,” said Minister Ana Karlo of Brazil on Monday, “and we will keep to each of them.”"
    document = document_of(tmp_path, "\n\n".join(f"{said} That was on day {day}." for day in range(40)))
    whole = extract_document(document, Gazetteer([]))
    monkeypatch.setattr("aigov_tui.extract.document.SECTION", 1_000)
    parts = extract_document(document, Gazetteer([]))
    assert parts.mentions == whole.mentions
    assert parts.quotes == whole.quotes
    assert {entity.key for entity in parts.entities} == {entity.key for entity in whole.entities}
    assert sum(quote.continues is not None for quote in parts.quotes) == 40


def test_memory_does_not_grow_with_the_sections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    document = document_of(tmp_path, "\n\n".join(f"Minister {_name(chance)} left." for _ in range(1_500)))
    extract_document(document, Gazetteer([]))  # what is read once is there from now on

    def peak() -> int:
        tracemalloc.start()
        extract_document(document, Gazetteer([]))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    together = peak()
    monkeypatch.setattr("aigov_tui.extract.document.SECTION", 4_000)
    assert peak() < 0.7 * together
