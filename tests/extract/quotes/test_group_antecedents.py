from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from tests.gold.quotes import document_of


def speakers(text: str) -> list[str | None]:
    """Who is found to speak each quote of `text`, by name; None for nobody named."""
    result = extract_document(document_of("test", text), Gazetteer())
    names = {entity.key: entity.name for entity in result.entities}
    return [None if q.speaker_key is None else names[q.speaker_key] for q in result.quotes]


@pytest.mark.parametrize(
    "text",
    [
        "Critics of the scheme met in Vermont. They sent a letter to the U.S. Senate on Thursday.\n\n"
        "“The program has become plagued by fraud,” they wrote.",
        "Aides had long complained to the Internal Revenue Service. The forms ran to forty pages. "
        "“We filled them in twice,” they said.",
        "The Supreme Court heard the case in May.\n\nThe flood came in June. It took the bridge. It took the mill. "
        "Nobody was paid.\n\n“We lost everything,” they said.",
        "The program was marred by fraud. Prosecutors charged Ariel Quiros and Will Stenger with it. "
        "Their clients wrote to a judge. “Nobody was told,” they said.",
    ],
)
def test_whom_something_was_done_to_or_who_acted_long_ago_is_not_them(text: str) -> None:
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Meridian Trust switched to a hotline in March. Complaints tripled. People left. "
            "“We thought we were saving time,” they said.",
            "Meridian Trust",
        ),
        (
            "The European Commission opened an inquiry on Monday. “The rules are clear,” it said.",
            "European Commission",
        ),
        ("Ann Berg and Will Stone left the board in May. “We were tired,” they said.", "Ann Berg"),
    ],
)
def test_who_acted_just_now_is(text: str, name: str) -> None:
    assert speakers(text) == [name]


def test_a_paper_goes_by_its_last_word() -> None:
    text = (
        "The New York Times covered the fair. Years ago, a Times article hailed its founder.\n\n"
        "“He built it alone,” the article read.\n\n“Nobody else came,” it added.\n\n“He is still here,” the Times wrote."
    )
    assert speakers(text) == [None, "New York Times", "New York Times"]


def test_no_paper_goes_by_a_word_that_ends_two_or_begins_another_name() -> None:
    text = (
        "The New York Times and the Financial Times covered it. The Times wrote more. "
        "The Washington Post did not, said Ann Berg of the Post Office."
    )
    result = extract_document(document_of("test", text), Gazetteer())
    assert "Times" not in {m.text for m in result.mentions}
    assert "Post" not in {m.text for m in result.mentions}
