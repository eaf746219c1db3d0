"""Laws, lists of sources and remarks by one person: what in them is nobody's speech, and whose the rest is."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.model.quote import Quote, QuoteForm
from aigov_tui.model.source import Document
from tests.gold.quotes import document_of


def quotes(text: str, *, titled: bool = False) -> tuple[Quote, ...]:
    """The quotes of a document, a paragraph a line; the first line is its title if `titled`."""
    document: Document = document_of("t", text, titled=titled)
    return extract_document(document, Gazetteer()).quotes


@pytest.mark.parametrize(
    "text",
    [
        "The rule requires labs to report a “critical incident” within a day.",
        "It prohibits any “covered transfer” to a third party.",
        "She spoke of a “war on common sense,” a phrase her aides have put on mugs.",
        "To call it inclusive is a way of saying “not yours”.",
        "They are T cells, or what we call “memory cells”.",
        "Keep your courage to say “yes.”",
        "The company’s “constitution” is forty pages long, Ana Ruiz said.",
        "Critics warn against reading “deference” as obedience.",
        "It ran a feature titled “What nine hundred ducks can teach the rest of us about keeping still in a storm of noise.”",
        "Goods admitted under “privileged foreign status” as defined in 19 CFR 146.41 pay twice.",
        "We welcome the report on the oversight of “global stablecoin” arrangements.",
        "- March 2023: “Virologist says report could make work harder”",
    ],
)
def test_words_that_nobody_says_are_terms(text: str) -> None:
    assert [quote.form for quote in quotes(text)] == [QuoteForm.TERM]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The charter requires labs to “keep a record of every change” they make.", "The charter"),
        ("I got a text that said, quote, “On my way.” Then I laughed.", "a text"),
        ("My dad used to say, “Joey, a job is about dignity.”", "My dad"),
        ("A union that represents technicians said the memo “apologizes in the passive voice.”", "A union"),
        ("It was, in the words of one attaché, “a very wet fish”.", "one attaché"),
        ("A report “confuses revenue with profit,” the company said.", "the company"),
        ("DERBY, Conn. (AP) — A judge called the law “a net so wide it catches the fishermen.”", "A judge"),
        (
            "In a statement, the ministers of Kenya, Rwanda and Uganda said: “We will pool our data.”",
            "the ministers",
        ),
    ],
)
def test_the_words_that_name_who_speaks(text: str, speaker: str) -> None:
    assert [quote.speaker_text for quote in quotes(text)] == [speaker]


def test_in_remarks_by_one_person_nobodys_he_is_the_speaker() -> None:
    remarks = "Remarks by President Joe Biden\nI asked my friend Tom Reed. He said, “Never mind.”\nHe said, “Go on.”"
    named = quotes(remarks, titled=True)
    assert [quote.speaker_key for quote in named] == ["x:person:tom reed", "x:person:tom reed"]


def test_a_statement_of_somebody_introduces_the_paragraph_after_it() -> None:
    found = quotes("**Statement from Secretary Ana Ruiz:**\n“I welcome the plan.”")
    assert [(quote.speaker_text, quote.text) for quote in found] == [("Ana Ruiz", "I welcome the plan.")]


def test_the_head_of_safety_is_who_the_paragraph_is_about_but_a_spokesman_is_not() -> None:
    told = "Priya Rao confirmed that Friday is her last day. “I came to build brakes,” the {} said."
    assert quotes(told.format("head of safety"))[0].speaker_key == "x:person:priya rao"
    assert quotes(told.format("spokesman"))[0].speaker_key is None
    before = "A founder was there. " + told.format("founder")
    assert quotes(before)[0].speaker_key is None


def test_they_are_not_a_country() -> None:
    told = "America sued. Their insurance company refused. They said, “It was no matter of life.”"
    assert quotes(told)[0].speaker_key is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A spokesman for the ministry said the report “did not reflect” recent progress.", "A spokesman"),
        ("To quote one European diplomat: “We are the tennis court.”", "one European diplomat"),
        ("Per the memo, agencies must “remove unnecessary barriers”.", "the memo"),
    ],
)
def test_more_ways_to_say_whose_words_they_are(text: str, speaker: str) -> None:
    (quote,) = quotes(text)
    assert (quote.form in ("direct", "partial"), quote.speaker_text) == (True, speaker)


def test_words_set_off_may_have_several_paragraphs_while_somebody_says_i() -> None:
    text = (
        "Secretary Ana Ruiz said:\nPeople expect us to talk to everyone who builds this technology.\n"
        "That is why I went to the summit.\nThe summit follows talks in January.\nWe publish the minutes below."
    )
    assert [quote.text for quote in quotes(text)] == text.split("\n")[1:3]
