"""Who speaks in the manners of trade press, newsletters, court reports and collections of clippings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aigov_tui.corpus.read import read_text
from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.quote import Quote, QuoteForm
from aigov_tui.model.source import Paragraph, ParagraphKind
from tests.gold.quotes import document_of

_GAZETTEER = Gazetteer()


def _quotes(text: str) -> tuple[Quote, ...]:
    return extract_document(document_of("d", text), _GAZETTEER).quotes


def _of_markdown(text: str) -> Extraction:
    """What is found in a document whose paragraphs are cut as a Markdown file's are."""
    _, paragraphs, _ = read_text(text, markdown=True)
    return extract_document(replace(document_of("d", text), paragraphs=paragraphs), _GAZETTEER)


def _speakers(extraction: Extraction) -> list[str | None]:
    names = {entity.key: entity.name for entity in extraction.entities}
    return [names.get(quote.speaker_key or "", quote.speaker_text) for quote in extraction.quotes]


@pytest.mark.parametrize(
    "text",
    [
        "As Ana Ruiz and co-authors put it in a paper, ports need “rules, records and a register of all boats”.",
        "As Ana Ruiz and her colleagues wrote, “A port needs rules.”",
        "Ana Ruiz and others said the text was “weak”.",
        "“It is a weak text,” Ana Ruiz and her co-authors wrote.",
    ],
)
def test_whoever_is_named_speaks_for_the_company(text: str) -> None:
    assert [quote.speaker_text for quote in _quotes(text)] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Expect the others to rely on the appeals panel’s statement that “storage is storage”.", "panel"),
        ("The essay is long. Ana Ruiz’s claim is that “it will feel like convenience”.", "Ana Ruiz"),
        ("A panel pulled up the ministry over what it termed “persistent under-use” of funds.", "A panel"),
        ("Ana Ruiz termed the delay “very unfortunate”.", "Ana Ruiz"),
    ],
)
def test_whose_words_a_noun_or_a_verb_reports(text: str, speaker: str) -> None:
    quote = _quotes(text)[-1]
    assert quote.form is QuoteForm.PARTIAL
    assert speaker in (quote.speaker_text or "")


def test_a_clause_of_somebody_elses_words_is_no_aside() -> None:
    text = (
        "The coalition Harbour Watch called it “a gift to those it binds”, and its head, Ana Ruiz, has argued"
        " that “voluntary steps” are no use."
    )
    assert [quote.speaker_text for quote in _quotes(text)] == ["Harbour Watch", "Ana Ruiz"]


def test_an_aside_may_begin_with_an_office() -> None:
    text = (
        "“As winter comes, families look for ways to keep warm” while paying for food,"
        " Department of Fisheries Secretary Ana Ruiz said."
    )
    assert _quotes(text)[0].speaker_text == "Ana Ruiz"


def test_an_outlet_over_its_report_does_not_speak() -> None:
    text = (
        "**Harbour News:** [**Port to get a crane: what to\nknow**](https://example.org/a)  \n"
        "“It is a start” for us all, Ana Ruiz said on Monday. “We are\nproud of it.”\n\n"
        "**Dunmore Post:** [**The crane is here**](https://example.org/b)  \n"
        "“After years of hard work, it is official. The crane is coming to Dunmore.”\n"
    )
    assert _speakers(_of_markdown(text)) == ["Ana Ruiz", "Ana Ruiz", None]


def test_an_editors_brackets_are_part_of_a_name() -> None:
    found = _of_markdown("“No one should have to choose,” \\[Sen. Mary\\] Oduya added.\n")
    assert _speakers(found) == ["Mary Oduya"]
    assert [mention.text for mention in found.mentions] == ["Mary\\] Oduya"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Her chief of staff Ana Ruiz said, “It is done.”", "Ana Ruiz"),
        ("“It is done,” said her director of port policy Ana Ruiz.", "Ana Ruiz"),
        ("The head of lender Ana Ruiz & Sons said, “It is done.”", "The head"),
        ("The wife of banker Ivo Santos said, “It is done.”", "The wife"),
        ("Mayor of Dunmoreville Maria Ruiz said, “It is done.”", "Maria Ruiz"),
    ],
)
def test_who_has_an_office(text: str, speaker: str) -> None:
    assert [quote.speaker_text for quote in _quotes(text)] == [speaker]


def test_whoever_asks_is_not_whom_the_sentence_tells_of() -> None:
    text = (
        "Ivo Santos, a pilot, gave evidence for two days.\n\n"
        "Questioned by Peter Berg KC, for the family, he accepted that he slept. “I should not have,” he said."
    )
    assert [quote.speaker_text for quote in _quotes(text)] == ["he"]
    extraction = extract_document(document_of("d", text), _GAZETTEER)
    assert _speakers(extraction) == ["Ivo Santos"]


def test_labels_before_words_in_marks_make_no_transcript() -> None:
    text = (
        "**ADLO**: “We applaud the show of support for the port.” \\[[Post](https://example.org/a)\\]\n\n"
        "**AIPO**: “Thank you for your incredible leadership.”\n\n"
        "**Ana Ruiz, Executive Director for the Great Union of Harbour Work\n"
        "Center: **“We thank them all for defending the port, and for standing\n"
        "by those who work there.”\n"
    )
    found = _of_markdown(text)
    assert _speakers(found) == ["ADLO", "AIPO", "Ana Ruiz"]
    assert found.quotes[0].text == "We applaud the show of support for the port."


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The majority was careful to note that it did “not decide whether it is fair use,” a question it said"
            " was “for another day”.",
            ["The majority", "The majority"],
        ),
        (
            "It is the “largest plant in the country,” according to a release from Harbour Cranes.",
            ["Harbour Cranes"],
        ),
        (
            "Port Watch found that firms changed their rules. From the paper:\n\n“A rule was raised.”",
            ["the paper"],
        ),
    ],
)
def test_what_it_and_a_paper_stand_for(text: str, speakers: list[str]) -> None:
    assert [quote.speaker_text for quote in _quotes(text)] == speakers


def test_an_interview_may_begin_with_a_question_that_is_no_heading() -> None:
    text = (
        "“We don't want to be a mine with a flag”: Wanjiru Kamau on the strategy\n\n"
        "Wanjiru Kamau spent eleven years at the ministry. The interview has been edited for length.\n\n"
        "Your strategy has the word harbour in it thirty times. What does it mean in practice?\n\n"
        "It means that when a fisher sells a catch, the record of it is hers.\n\n"
        "What did the others say in Dunmore?\n\nThey listened. I remember what I was told.\n\n"
        "And the buyers?\n\nThey came with a list of terms.\n\n"
        "Does that worry you?\n\nEverything worries me.\n"
    )
    found = _of_markdown(text)
    assert [quote.form for quote in found.quotes] == [QuoteForm.DIRECT, *[QuoteForm.BLOCK] * 4]
    assert set(_speakers(found)) == {"Wanjiru Kamau"}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Ivo Santos leads it. According to him, boats are “carted away like crude oil in the sixties”.",
            ["him"],
        ),
        (
            "Reacting, a spokesperson for one of the firms, who pleaded anonymity, said: “We will not.”",
            ["a spokesperson"],
        ),
        (
            "Quotes attributable to Premier Ivo Santos:\n\n“We will.”\n\n“It is good.”\n\n"
            "Quotes attributable to Professor Ana Ruiz, inaugural Director:\n\n“We did.”",
            ["Ivo Santos", "Ivo Santos", "Ana Ruiz"],
        ),
        ("Statement attributable to a spokesperson:\n\n“We will not.”", ["a spokesperson"]),
    ],
)
def test_more_that_tells_whose_words_they_are(text: str, speakers: list[str]) -> None:
    assert [quote.speaker_text for quote in _quotes(text)] == speakers


def test_whoever_the_questions_are_for_answers_them() -> None:
    text = (
        "Five questions for Ana Ruiz\n\n**Q: The port calls it simple.**\n\nA: I call it what it is.\n\n"
        "**Q: What did Ivo Santos say to that?**\n\nA: Nothing that I have heard.\n\n"
        "**Q: Will it hold?**\n\nA: I pay for my own.\n"
    )
    answers = [quote for quote in _quotes(text) if quote.text.startswith(("I ", "Nothing"))]
    assert len({quote.speaker_key for quote in answers} - {None}) == 1
    assert all(quote.speaker_key is not None for quote in answers)


def test_what_a_headline_over_a_report_quotes_is_a_term() -> None:
    text = (
        "**Press:** [‘We Have to Be Creative.’ How the Port Answers](https://example.org/a)  \n"
        "Ana Ruiz said that work on the pier goes on."
    )
    whole = Paragraph(0, ParagraphKind.BODY, 0, len(text), text)
    found = extract_document(replace(document_of("d", text), paragraphs=(whole,)), _GAZETTEER)
    assert [quote.form for quote in found.quotes] == [QuoteForm.TERM]
