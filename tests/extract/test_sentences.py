"""One place decides where sentences end, for every language and every rule."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.extract.sentences import sentences
from tests.timing import within


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Smith left. He won.", ["Mr. Smith left.", "He won."]),
        ("George W. Bush won. Gore lost.", ["George W. Bush won.", "Gore lost."]),
        ("He is in the U.S. The deal failed.", ["He is in the U.S.", "The deal failed."]),
        ("The U.S. Senate met.", ["The U.S. Senate met."]),
        ("“No.” She left! Why?", ["“No.”", "She left!", "Why?"]),
        ("It cost 3.5 million.", ["It cost 3.5 million."]),
        ("李强说：“好。”他走了！为什么？", ["李强说：“好。”", "他走了！", "为什么？"]),
        ("One\n\nTwo", ["One", "Two"]),
        ("", []),
    ],
)
def test_sentences_are_cut(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet="aA. \n“”!?。李UMr", max_size=60))
def test_spans_are_in_order_trimmed_and_lose_nothing_but_white_space(text: str) -> None:
    spans = list(sentences(text))
    assert all(a < b <= c for (a, b), (c, _) in pairwise(spans))
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())


@pytest.mark.parametrize("unit", [". ", "A.", ".”", "\n", '"', "。"])
def test_sentences_are_linear(unit: str) -> None:
    with within(3):
        assert sum(1 for _ in sentences(unit * (300_000 // len(unit)))) >= 0


def test_an_abbreviation_that_is_a_word_too_needs_its_capital() -> None:
    text = "He fell ill. Doctors came to Peoria, Ill. Tuesday."
    assert [text[a:b] for a, b in sentences(text)] == [
        "He fell ill.",
        "Doctors came to Peoria, Ill. Tuesday.",
    ]
