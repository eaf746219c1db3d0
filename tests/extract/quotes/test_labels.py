"""Transcripts whose labels name nobody in full, and marks that quote nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.source import Metadata
from tests.gold.quotes import document_of

TRANSCRIPT = """THE FIRST LADY:  Thank you all.

THE PRESIDENT:  I was told that President Kennedy liked this room.

President Kennedy had taste.

Q Ana, when is it over?

THE PRESIDENT:  Soon.

ADMINISTRATOR VALE:  I have nothing to add."""


def extracted(text: str, title: str | None = None) -> Extraction:
    document = document_of("x", text)
    if title is not None:
        document = replace(document, metadata=Metadata(title=title))
    return extract_document(document, Gazetteer())


def speakers(extraction: Extraction) -> list[str | None]:
    names = {entity.key: entity.name for entity in extraction.entities}
    return [names.get(quote.speaker_key or "") for quote in extraction.quotes]


def test_the_title_says_who_holds_the_office() -> None:
    title = "Remarks by President Biden Honoring Teachers, First Lady Jill Biden, and Administrator Ruth Vale"
    found = extracted(TRANSCRIPT, title)
    assert speakers(found) == ["Jill Biden", "Joe Biden", "Joe Biden", None, "Joe Biden", "Ruth Vale"]
    assert found.quotes[3].text == "Ana, when is it over?"


def test_without_a_title_an_office_stays_a_nominal() -> None:
    assert "John F. Kennedy" not in speakers(
        extracted(TRANSCRIPT.replace("President Kennedy had taste.\n\n", ""))
    )


def test_bold_subjects_of_a_fact_sheet_are_no_speakers() -> None:
    text = "RESTORING BALANCE TO TRADE: We did it.\n\nSECURING THE BORDER: We did it again.\n\nTAKING ACTION: More."
    assert extracted(text).quotes == ()


def test_marks_in_links_and_tags_quote_nobody() -> None:
    text = (
        'Jo Li said: [“We win,”](https://example.org/a "The whole title") and <a title="Our plan">left</a>.'
    )
    assert [quote.text for quote in extracted(text).quotes] == ["We win,"]


def test_what_a_narrative_is_called_is_no_speech() -> None:
    text = "This framing contrasts with the American plan, which promotes a “winning the race” narrative."
    (quote,) = extracted(text).quotes
    assert (quote.form, quote.speaker_text) == ("term", None)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The two sides said they go on as “tomodachi” (friends) in all things.", "term"),
        ("Mayor Jo Li said it was “bad” (her word) for everybody.", "partial"),
        ("The Secretary shall require all importers to maintain “good standing” with the agency.", "term"),
        ("The government issued lengthy rules, redefining “showerhead” as a part of a pipe.", "term"),
        ("The two leaders “welcomed the progress made” in Geneva.", "partial"),
        ("Schools rated “outstanding” will be visited less often.", "term"),
        ("In 1954 the Supreme Court declared the “separate but equal” doctrine dead.", "term"),
        ("She believed in the promise of “never again” all her life.", "term"),
        ("He is what Australians call a “larrikin”, and proud of it.", "term"),
        ("He is what critics call a “larrikin”, and proud of it.", "partial"),
    ],
)
def test_a_fragment_is_speech_or_a_term_by_what_stands_around_it(text: str, form: str) -> None:
    assert [quote.form.value for quote in extracted(text).quotes] == [form]


def test_a_nickname_is_a_term_and_part_of_the_name() -> None:
    found = extracted("Rep. Robert C. “Bobby” Hale rose. “Not yet,” said Bobby Hale.")
    assert [(q.form.value, q.text) for q in found.quotes] == [("term", "Bobby"), ("direct", "Not yet,")]
    assert [mention.text for mention in found.mentions] == ["Robert C. “Bobby” Hale", "Bobby Hale"]
    assert len(found.entities) == 1


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Remarks by Prime Minister Tove Lindqvist at the Summit", "Tove Lindqvist"),
        ("Remarks By Prime Minister Tove Lindqvist at the Summit", "Tove Lindqvist"),
        ("Letter from President Tove Lindqvist", "Tove Lindqvist"),
        ("Remarks by President Tove Lindqvist and Prime Minister Omar Haddad", None),
        ("How President Tove Lindqvist met us", None),
    ],
)
def test_i_is_the_one_whose_remarks_these_are(title: str, speaker: str | None) -> None:
    found = extracted(
        "It rained. I called my brother and said, “Come and see this with your own eyes.”", title
    )
    assert speakers(found) == [speaker]


def test_i_is_anybody_where_others_have_turns() -> None:
    text = f"Before, I asked him, “Will you come back to us next year?”\n\n{TRANSCRIPT}"
    found = extracted(text, "Remarks by Prime Minister Tove Lindqvist")
    assert speakers(found)[0] is None


def test_outlets_called_by_plain_words_ask_where_somebody_answers() -> None:
    text = """The Paper: Will the talks on chips go on?

Mao Ning: You may ask the competent authorities about that.

China News Service: What about the summit in July?

Mao Ning: Premier Li Qiang will attend it."""
    assert [quote.speaker_text for quote in extracted(text).quotes] == [
        "The Paper",
        "Mao Ning",
        "China News Service",
        "Mao Ning",
    ]


def test_headings_of_plain_words_ask_nobody() -> None:
    assert extracted("The Point: Is it late?\n\nIt is.\n\nThe Price: Is it high?\n\nIt is.").quotes == ()


def test_a_headline_goes_on_behind_the_name() -> None:
    found = extracted(
        "Statement from President Lindqvist:\n\n“We win.”", "President Lindqvist Announces Ada Vale"
    )
    assert {entity.name for entity in found.entities} == {"Lindqvist"}
