"""Speakers by a description, and others whose name stands elsewhere in the sentence or the paragraph."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.model.quote import QuoteForm
from tests.gold.quotes import document_of

SENATE = """\
Sen. Walter Quince (R-Texas) and Sen. Dora Feld (D-Vt.) clashed over the amendment on Tuesday. Quince called it a trap.

{}"""
ONE_MAN = """\
Albert Solheim has fished these waters since 1961. His son now runs the boat.

{}"""
A_STRANGER = """\
Albert Solheim has fished these waters since 1961. On the quay stood a young man with a bucket.

{}"""
TWO = """\
Anton Krall says the tool is safe. “We tested it for a year,” Krall wrote.

{}"""


def speaker(text: str) -> str | None:
    """The name of who says the last words that are somebody's; the words for who does where there is no name."""
    result = extract_document(document_of("d", text), Gazetteer())
    quote = [quote for quote in result.quotes if quote.form is not QuoteForm.TERM][-1]
    names = {entity.key: entity.name for entity in result.entities}
    return names.get(quote.speaker_key or "", quote.speaker_text)


@pytest.mark.parametrize(
    ("before", "sentence", "name"),
    [
        (SENATE, "“I will not vote for a promise,” the Texas Republican said.", "Walter Quince"),
        (SENATE, "“Then read the text,” the Vermont Democrat replied.", "Dora Feld"),
        (SENATE, "“Then read the text,” the Vermont senator replied.", "Dora Feld"),
        (SENATE, "“I am for neither,” the Maine independent said.", "the Maine independent"),
        (ONE_MAN, "“The cod went first,” said the 81-year-old.", "Albert Solheim"),
        (ONE_MAN, "“I stayed,” the old man added.", "Albert Solheim"),
        (A_STRANGER, "“I came for the herring,” the young man said.", "the young man"),
        (ONE_MAN, "“He is stubborn,” the young woman said.", "the young woman"),
        (ONE_MAN, "“He is stubborn,” the woman at the counter said.", "the woman"),
    ],
)
def test_descriptions_lead_to_who_was_named(before: str, sentence: str, name: str) -> None:
    assert speaker(before.format(sentence)) == name


@pytest.mark.parametrize(
    ("before", "sentence", "name"),
    [
        ("{}", "“The water came at night,” Bela Kovac, a teacher in Mira said by phone.", "Bela Kovac"),
        ("{}", "“Come at night,” a friend of Bela Kovac said.", "a friend"),
        (
            TWO,
            "Bisi Adeyemi, a former regulator, agreed when she said: “Nobody tests anything.”",
            "Bisi Adeyemi",
        ),
        ("{}", "The Tribune got a letter by someone who said, “I feel watched.”", "someone"),
        (
            "{}",
            "Berg said that to keep it open will require “steady money” that “does not run out in May.”",
            "Berg",
        ),
        (
            "{}",
            "Ann Berg MP, the shadow minister, responding to reports of delays, said:\n\n“It is late.”",
            "Ann Berg",
        ),
        ("{}", 'He Jiashu, the chairman, resigned. "It is time," He said in a letter.', "He Jiashu"),
    ],
)
def test_speakers_of_other_clauses(before: str, sentence: str, name: str) -> None:
    assert speaker("A heading\n\n" + before.format(sentence)) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The message from Warsaw was “no more excuses”, and nobody mistook it.", "Warsaw"),
        ("For Senator Odette Marsh, the bill is “a gift to the lobby”.", "Odette Marsh"),
        ("In its complaint the chipmaker says Nandor “copied the layout line by line.”", "the chipmaker"),
        ("Thousands fled a storm deemed “unsurvivable” by forecasters.", "forecasters"),
        ("They found what a geologist calls “the oddest rock we have seen.”", "a geologist"),
        ("It led to what one aide described as “Krallmania.”", "one aide"),
    ],
)
def test_fragments_that_a_sentence_is_about(sentence: str, name: str) -> None:
    assert speaker("A heading\n\n" + sentence) == name


@pytest.mark.parametrize(
    ("cue", "name"),
    [
        ("said Secretary of Agriculture Norah Quill.", "Norah Quill"),
        ("said Secretary of Transportation Sean P. Duffy.", "Sean Duffy"),
        ("said the Administrator of the Environmental Protection Agency Lee Zeldin.", "Lee Zeldin"),
        ("said Assistant to the President for Science Michael Kratsios.", "Michael Kratsios"),
        ("the Secretary of Energy Chris Wright said.", "Chris Wright"),
        ("said Senior Adviser to President Biden.", "Senior Adviser"),
        ("said an adviser to President Biden.", "an adviser"),
        ("said the Secretary of State.", "the Secretary"),
    ],
)
def test_who_holds_an_office_is_named_behind_it(cue: str, name: str) -> None:
    assert speaker(f"“The bridge will open in May,” {cue}") == name


@pytest.mark.parametrize(
    "sentence",
    [
        "Wang Lei shrugged.",
        "Wang Lei has worked there for nine years.",
        "Wang Lei, 34, an engineer at a plant in Wuxi, shrugged.",
    ],
)
def test_he_is_whom_the_sentence_right_before_is_about(sentence: str) -> None:
    before = "Michael Krall, who leads the office, was having none of it: “We reject all of that.”"
    assert speaker(f"{before}\n\n{sentence} “We just build them,” he said.") == "Wang Lei"


@pytest.mark.parametrize(
    "words", ["the firm", "the software firm", "the California-based company", "the campaign group"]
)
def test_a_firm_may_be_described(words: str) -> None:
    text = f"Halvor-Baird, the software group, will cut jobs. “It is painful but necessary,” {words} said."
    assert speaker(f"A heading\n\n{text}") == "Halvor-Baird"


def test_who_goes_on_to_tell_is_whom_the_clause_is_about() -> None:
    text = "The paper was read to David Krall, who proceeded to tell his staff, “These are my instructions.”"
    assert speaker(f"A heading\n\n{text}") == "David Krall"
