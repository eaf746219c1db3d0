"""Short questions of a conversation are no headings; headings in two parts stay headings."""

from __future__ import annotations

import pytest

from aigov_tui.corpus.turns import questions_in_turns
from tests.corpus.support import BODY, kinds_of

TALK = (
    "Harbour Post: Why now?",
    "Okafor: Because the rules are being written without us, and waiting makes it harder to change them.",
    "Harbour Post: Is anybody helping?",
    "Okafor: Some are. Others would rather decide on their own, and tell us afterwards what they decided.",
)


def test_questions_that_another_label_answers() -> None:
    assert questions_in_turns(TALK) == {0, 2}
    assert kinds_of("\n\n".join((BODY, *TALK)))[1:] == ["body"] * 4


@pytest.mark.parametrize("bold", ["**Harbour Post:** Why now?", "**Harbour Post: Why now?**"])
def test_labels_or_whole_questions_may_be_in_bold(bold: str) -> None:
    assert questions_in_turns((bold, TALK[1], bold, TALK[3])) == {0, 2}


@pytest.mark.parametrize(
    "texts",
    [
        ("Chips: Who Decides?", BODY, "Energy: Who Pays?", BODY),
        ("Harbour Post: Why now?", BODY, "Harbour Post: Is anybody helping?", BODY),
        (*TALK[:2], "Then they parted.", BODY),
        ("Why now?", "Okafor: Because.", "Is anybody helping?", "Okafor: Some are."),
        (),
    ],
)
def test_what_is_no_conversation(texts: tuple[str, ...]) -> None:
    assert questions_in_turns(texts) == set()


@pytest.mark.parametrize(
    "question", ["Senator OKAFOR. Do you agree, Dr. Berg?", "Ms. Okafor (Ghana): Who pays?"]
)
def test_a_question_in_an_official_record(question: str) -> None:
    assert questions_in_turns((question,)) == {0}


def test_a_heading_in_two_parts_stays_a_heading() -> None:
    assert kinds_of(f"{BODY}\n\n{BODY}x\n\nChips: Who Decides?\n\n{BODY}y")[2] == "heading"
