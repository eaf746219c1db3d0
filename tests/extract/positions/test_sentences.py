"""Sentences end where readers would say so."""

from __future__ import annotations

import pytest

from aigov_tui.extract.positions.topics import Topics
from aigov_tui.extract.sentences import sentences
from aigov_tui.model.position import Issue


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "expected",
    [
        ["One came.", "Two left!", "Who stayed?"],
        ["Dr. Bell met Mr. Hook in St. Ives.", "They spoke."],
        ["The talks in the U.S. Senate went on.", "It rained."],
        ["He left the U.S.", "The rest stayed."],
        ["“We know.”", "Nobody else did."],
        ["It costs 3.5 million.", "No. 7 is cheaper."],
        ["第一句。", "第二句！", "他说：“好。”", "第四句"],
        ["no capital follows. here it goes on"],
        ["Version 2.0 of e.g. the model came out.", "A week passed."],
    ],
)
def test_splitting(expected: list[str]) -> None:
    joint = "" if expected[0].endswith("。") else " "
    assert _split(joint.join(expected)) == expected


def test_spans_leave_out_outer_white_space() -> None:
    assert _split("  One.   Two.  ") == ["One.", "Two."]


def test_a_line_end_is_only_a_wrap_unless_an_item_follows() -> None:
    assert _split("One wrapped\nline.\nTwo") == ["One wrapped\nline.", "Two"]
    assert _split("We will:\n- row\n- sail\n2. swim") == ["We will:", "- row", "- sail", "2. swim"]


TOPICS = Topics(
    [
        Issue("a", "A", "?", "", vocabulary=("open-source", "tariff*", "Blue Treaty", "关税")),
        Issue("b", "B", "?", "", vocabulary=("treaty",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("They like open source code", ["a"]),
        ("They like open‑source code", ["a"]),  # a non-breaking hyphen
        ("New TARIFFS came", ["a"]),
        ("the blue treaty", ["a", "b"]),  # the phrase weighs more
        ("two treaties of treatyism", []),
        ("treaties and treatys", ["b"]),
        ("加征关税", ["a"]),
        ("an open door, a source", []),
        ("", []),
    ],
)
def test_topics(text: str, issues: list[str]) -> None:
    assert [topic.issue_key for topic in TOPICS.find(text)] == issues


def test_terms_are_spans_of_the_text() -> None:
    text = "The Blue Treaty on tariffs"
    assert [text[term.start : term.end] for term in TOPICS.find(text)[0].terms] == ["Blue Treaty", "tariffs"]
