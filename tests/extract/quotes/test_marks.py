"""Pairing quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.extract.quotes.marks import marked_spans, starts_with_opener
from tests.timing import within


def words(text: str, *, reopened_next: bool = False) -> list[str]:
    return [text[span.start : span.end] for span in marked_spans(text, reopened_next=reopened_next)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said, “two.”", ["One,", "two."]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("«Un», «deux».", ["Un", "deux"]),
        ("„Eins“ und „zwei“.", ["Eins", "zwei"]),
        ("他说：「一」和『二』。", ["一", "二"]),
        ('他说："一"，又说："二"。', ["一", "二"]),
        ("''Two apostrophes,'' she said.", ["Two apostrophes,"]),
        ('“Mixed," he said.', ["Mixed,"]),
        ("”Reversed,” he said.", ["Reversed,"]),
    ],
)
def test_every_kind_of_mark(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"One. Two. "Three, I think," he said.', ["One. Two.", "Three, I think,"]),
        ('He said "one." "Two," she said.', ["one.", "Two,"]),
        ("“”One, two,” he said.", ["One, two,"]),
        ('"One," he said. "Two. "Three," he said.', ["One,", "Two.", "Three,"]),
    ],
)
def test_a_mark_that_opens_anew_closes_what_nobody_closed(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_nested_quotation_may_end_a_paragraph_that_goes_on_in_the_next() -> None:
    text = '"They know it is "the one thing that holds."'
    assert words(text, reopened_next=True) == [text[1:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“When they say ‘trust us’ I run.”", ["When they say ‘trust us’ I run."]),
        ("“The “smart” port,” he said.", ["The “smart” port,"]),
        ('"The "smart" port," he said.', ['The "smart" port,']),
        ("‘He said “no” twice,’ she said.", ["He said “no” twice,"]),
        ("林说：「他們說『好』。」", ["他們說『好』。"]),
    ],
)
def test_a_nested_quotation_belongs_to_the_outer_one(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the workers' view that the '90s weren't kind, and 'twas ever so.",
        'The rack is 19" wide.',
        "rock 'n' roll and the ministers' cars",
        "",
        '"',
        "“”",
        "' ' '",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert words(text) == []


def test_single_marks_know_a_possessive_from_a_closer() -> None:
    assert words("‘The workers’ council was not asked,’ she said.") == ["The workers’ council was not asked,"]
    assert words("She called it ‘a gift’ and left.") == ["a gift"]
    assert words("'It isn't over,' she said.") == ["It isn't over,"]


def test_an_opener_without_a_closer_runs_to_the_end() -> None:
    spans = marked_spans("She said, “We go on.", reopened_next=True)
    assert [(span.closed, span.end) for span in spans] == [(False, 20)]


def test_a_stray_opener_does_not_swallow_the_quotations_after_it() -> None:
    assert words("The “odd mark. He said “yes” and “no”.")[-2:] == ["yes", "no"]


def test_a_paragraph_that_reopens_is_recognised() -> None:
    assert starts_with_opener("“And so")
    assert starts_with_opener('"And so')
    assert not starts_with_opener("And “so”")
    assert not starts_with_opener("")


@given(st.text(alphabet="ab .,'\"“”‘’«»「」„\n5", max_size=80))
def test_no_text_fails_and_spans_are_in_order(text: str) -> None:
    position = 0
    for span in marked_spans(text):
        assert position <= span.outer_start <= span.start < span.end <= span.outer_end <= len(text)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        position = span.outer_end


@pytest.mark.parametrize("unit", ["“", '"', "‘a ", "'a ", "“a ", '"a" ', "“a ‘b", "``", "''", '"a "b '])
def test_a_hundred_thousand_marks_take_linear_time(unit: str) -> None:
    text = unit * 100_000
    with within(3):
        marked_spans(text)
