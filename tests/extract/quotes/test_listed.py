"""Quotations in a list below a line that names who says them all."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from tests.gold.quotes import document_of

SHOWS = """\
The cabinet took to the Sunday shows.

**Secretary of State Marco Rubio on This Week**

- [On peace](https://example.org/a): “We should all be glad that somebody tries to stop a war.”

- [On the next round](https://example.org/b):

“We will see what happens in Geneva on Friday.”

**Press Secretary Karoline Leavitt on Media Hour**

- [On President Trump delivering results](https://example.org/c): “The people got to see it for themselves.”

{}
"""


def speakers(text: str) -> list[str | None]:
    result = extract_document(document_of("d", text), Gazetteer())
    names = {entity.key: entity.name for entity in result.entities}
    return [names.get(quote.speaker_key or "") for quote in result.quotes]


def test_items_are_said_by_whom_the_line_above_names() -> None:
    assert speakers(SHOWS.format("")) == ["Marco Rubio", "Marco Rubio", "Karoline Leavitt"]


@pytest.mark.parametrize(
    "after",
    [
        "The week went on.\n\n- On rain: it fell. “Nobody knows who called that one.”",
        "**What the papers say**\n\n- On cameras: “It was a strange hour of television.”",
        "**Marco Rubio and Karoline Leavitt**\n\n- On cameras: “It was a strange hour of television.”",
    ],
)
def test_what_comes_after_the_list_is_not(after: str) -> None:
    assert speakers(SHOWS.format(after))[3] is None


def test_a_list_below_a_paragraph_about_somebody_is_what_they_said() -> None:
    text = (
        "Governor Ruth Castell sat down for an interview on Friday.\n\n**Here is what you may have missed:**\n\n"
        "- On taxes: “I cut them twice, and I will again.”\n\n- “Every well in the county is tested.”"
    )
    assert speakers(text) == ["Ruth Castell", "Ruth Castell"]


def test_an_item_under_a_name_is_said_by_it() -> None:
    text = (
        "Governor Ruth Castell signed the bill on Friday. Here is what others say:\n\n"
        "- Sheriff Phil Moss: “It is a win for the law.”\n\n- The Growers' Union: “It is a sad day for farms.”"
    )
    assert "Ruth Castell" not in speakers(text)
    assert speakers(text)[0] == "Phil Moss"


def test_what_is_shown_below_a_title_is_said_by_whom_the_title_names() -> None:
    text = "Secretary Vera Lund on Morning Report: “We Will Win”\n\nOn wires: “They are older than I am.”"
    result = extract_document(document_of("d", text, titled=True), Gazetteer())
    assert [quote.speaker_text for quote in result.quotes] == [None, "Vera Lund"]


def test_statements_in_marks_are_those_of_whom_the_line_above_names() -> None:
    text = (
        "The office named a new judge today.\n\n**Statement from Governor Lee Adair on the Passing of Ruth Simms:**\n\n"
        "“She was a giant of the bench.”\n\n**Statement from Omar Diaz:**\n\n“I am honored to follow her.”"
    )
    assert speakers(text) == ["Lee Adair", "Omar Diaz"]


def test_who_has_no_name_speaks_after_a_paragraph_about_them() -> None:
    text = "Her neighbour is less patient.\n\n“I have written ninety letters.”"
    (quote,) = extract_document(document_of("d", text), Gazetteer()).quotes
    assert (quote.speaker_text, quote.speaker_key) == ("Her neighbour", None)
