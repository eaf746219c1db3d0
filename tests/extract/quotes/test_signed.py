"""Words whose speaker a line below them names, and quotations set in `>`."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigov_tui.corpus.found import FoundFile
from aigov_tui.corpus.read import read_document
from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.quotes.signed import mark_around
from aigov_tui.model.source import Document
from tests.gold.quotes import document_of

AFTER = "\n\nThe plant closed in March, and its owners have left the country.\n"


def quotes(document: Document) -> list[tuple[str, str, str | None]]:
    """Form, words and speaker: an entity's name, else the words that name whoever speaks."""
    result = extract_document(document, Gazetteer())
    names = {entity.key: entity.name for entity in result.entities}
    return [
        (quote.form.value, quote.text, names.get(quote.speaker_key or "", quote.speaker_text))
        for quote in result.quotes
    ]


def in_markdown(folder: Path, text: str) -> list[tuple[str, str, str | None]]:
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8")
    document = read_document(FoundFile(path, path.name, path.stem, len(text))).document
    assert document is not None
    return quotes(document)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("— Oskar Lindqvist, Minister for Water", "Oskar Lindqvist"),
        ("– Dame Greta Moss", "Greta Moss"),
        ("— Press Secretary Irene Marlow", "Irene Marlow"),
        ("— Irene Marlow (@imarlow) March 4, 2024", "Irene Marlow"),
        ("– City Hall spokesman", "City Hall spokesman"),
    ],
)
def test_a_line_below_says_whose_words_they_are(line: str, speaker: str) -> None:
    words = "Nobody promised a quiet river. We promised a clean one."
    found = quotes(document_of("d", f"The pledge is old.\n\n{words}\n\n{line}{AFTER}"))
    assert found == [("block", words, speaker)]


def test_in_marks_the_line_needs_no_dash() -> None:
    text = f"“I found out in the supermarket queue.”\nIrene Marlow, former shift leader{AFTER}"
    assert quotes(document_of("d", text)) == [
        ("direct", "I found out in the supermarket queue.", "Irene Marlow")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "— Reporting by Irene Marlow; editing by Omar Diaz",
        "— With Irene Marlow in Lisbon",
        "— Irene Marlow said she would not return",
        "— and that is what Irene Marlow wanted",
        "Irene Marlow, former shift leader",
    ],
)
def test_a_line_that_is_no_signature_names_nobody(line: str) -> None:
    assert quotes(document_of("d", f"The plant is old. Nobody works there.\n\n{line}{AFTER}")) == []


def test_who_signs_a_letter_is_not_quoted_in_it() -> None:
    assert quotes(document_of("d", "Dear friends,\n\nIt has been a long winter.\n\n— Maria Holt")) == []


def test_a_post_is_quoted_at_the_end_too() -> None:
    found = quotes(document_of("d", "Reaction was swift.\n\nThe vote is a scandal.\n\n— Maria Holt (@mholt)"))
    assert found == [("block", "The vote is a scandal.", "Maria Holt")]


def test_a_quotation_in_markdown_is_one_whatever_its_lines(tmp_path: Path) -> None:
    text = (
        "Judge Rosa Delgado was blunt:\n\n> The agency has had nine years to\n> write a rule. It has none.\n>\n"
        "> Its patience is not ours.\n\nI have read it twice.\n"
    )
    assert in_markdown(tmp_path, text) == [
        ("block", "The agency has had nine years to\n> write a rule. It has none.", "Rosa Delgado"),
        ("block", "Its patience is not ours.", "Rosa Delgado"),
    ]


def test_a_quotation_in_markdown_may_be_signed_below(tmp_path: Path) -> None:
    text = (
        "# The wards\n\n> Nobody asked the nurses.\n>\n> That is the whole story.\n> — Mae Abernathy, union steward\n"
        "\n> **“We are\n> a nation of builders.”**\n> — Press Secretary Irene Marlow\n\nThe hospital is silent.\n"
    )
    assert in_markdown(tmp_path, text) == [
        ("block", "Nobody asked the nurses.", "Mae Abernathy"),
        ("block", "That is the whole story.", "Mae Abernathy"),
        ("direct", "We are\n> a nation of builders.", "Irene Marlow"),
    ]


def test_an_office_may_stand_before_who_signs_in_italics(tmp_path: Path) -> None:
    text = (
        "# The wards\n\n*“We are a nation of builders and of nurses, and will be one\nfor as long as there are wards.”*  \n*President Irene Marlow*\n\n"
        "*“The wards and the roads belong together.”*  \n*Vice President Mae Abernathy*\n\nThe hospital is silent.\n"
    )
    assert [speaker for _, _, speaker in in_markdown(tmp_path, text)] == ["Irene Marlow", "Mae Abernathy"]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Governor Irene Marlow, 2024 State of the State", "Irene Marlow"),
        ("President Irene Marlow", "Irene Marlow"),
        ("Governor Irene Marlow, after a vote, signed it.", None),
    ],
)
def test_an_office_may_stand_before_who_signs_a_line_that_is_no_sentence(
    line: str, speaker: str | None
) -> None:
    text = f"“Nobody promised a quick way to any of it, and nobody will.”\n\n{line}{AFTER}"
    assert quotes(document_of("d", text)) == [
        ("direct", "Nobody promised a quick way to any of it, and nobody will.", speaker)
    ]


def test_marks_around_a_whole_paragraph() -> None:
    assert mark_around("*“All of it.”*") is not None
    assert mark_around("“Some of it,” she said.") is None
    assert mark_around("None of it.") is None
